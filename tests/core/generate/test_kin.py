"""Which concepts are told apart by a generated card."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.concept import Concept, ConceptId, Contrast, DeckId
from quizapp.core.generate.kin import kin
from tests.core.generate.concepts import context_of, titled

SPRING = "The largest range of the sea, twice a month"
NEAP = "The smallest range of the sea, twice a month"


def concept(slug: str, tagline: str, **fields: Any) -> Concept:
    """A concept of the deck of tides, called like its slug."""
    deck = fields.pop("deck", DeckId("tides"))
    return titled(
        fields.pop("title", slug.title()), id=ConceptId(f"{deck}/{slug}"), deck=deck, tagline=tagline, **fields
    )


def pairs(*concepts: Concept) -> list[tuple[str, str, str]]:
    """Who is told apart from whom, and because of which field."""
    found = kin(concepts, context_of(*concepts))
    return [(one.concept.rpartition("/")[2], one.other.concept.rpartition("/")[2], one.field) for one in found]


def confusable(slug: str, *others: str, tagline: str | None = None, **fields: Any) -> Concept:
    """A concept that is mistaken for others."""
    return concept(slug, f"Known for its {slug}" if tagline is None else tagline, confusable_with=others, **fields)


def test_the_one_that_names_the_other_has_the_card() -> None:
    """Whatever their order."""
    assert pairs(confusable("ebb"), confusable("wave", "ebb")) == [("wave", "ebb", "confusable_with")]


def test_two_that_name_each_other_make_one_card() -> None:
    """It belongs to the one with the smaller id."""
    assert pairs(confusable("wave", "ebb"), confusable("ebb", "Wave")) == [("ebb", "wave", "confusable_with")]


def test_references_lead_to_other_decks() -> None:
    """And those that lead nowhere, or to the concept itself, are passed over."""
    far = confusable("wave", deck=DeckId("physics"))

    assert pairs(confusable("ebb", "physics/wave", "no-such", "ebb"), far) == [("ebb", "wave", "confusable_with")]


@pytest.mark.parametrize("tagline", ["", "known for its ebb.", "![](x.png)"])
def test_both_need_a_tagline_of_their_own(tagline: str) -> None:
    """Without two different lines there is nothing to answer."""
    assert pairs(confusable("ebb"), confusable("wave", "ebb", tagline=tagline)) == []


@pytest.mark.parametrize("writer", ["ebb", "wave"])
def test_a_written_contrast_is_enough(writer: str) -> None:
    """The author's own, on either side, takes the place of a generated one."""
    both = [confusable("ebb", "wave"), confusable("wave")]
    other = {"ebb": "wave", "wave": "ebb"}[writer]
    written = (Contrast(other, "", "comes", "goes"),)

    assert pairs(*(replace(one, contrasts=written) if one.id.endswith(writer) else one for one in both)) == []


def test_siblings_one_point_apart() -> None:
    """Taglines that are the same but for one word each."""
    assert pairs(concept("spring", SPRING), concept("neap", NEAP)) == [("neap", "spring", "tagline")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cells that carry oxygen through the blood", "Cells that carry signals of pain through the blood"),
        ("Sweet and made in the leaf", "Bitter, dark and made in the leaf"),
        ("The slow rise of a great flood", "The slow rise of a meadow"),
    ],
)
def test_the_point_may_stand_anywhere(one: str, other: str) -> None:
    """At the beginning, in the middle, at the end; up to three words, and not as many on both sides."""
    assert len(pairs(concept("a", one), concept("b", other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The largest of all ranges", "The smallest of all ranges"),
        (SPRING, "The smallest range of the sea, twice a year"),
        (SPRING, SPRING),
        (SPRING, "The very largest range of the sea, twice a month"),
        ("The rise of the sea with the moon", "The rise of the sea without the moon"),
        ("The range of one sea in a year", "The range of one big old blue salty sea in a year"),
    ],
)
def test_no_pair_without_certainty(one: str, other: str) -> None:
    """Lines that are short, differ in two points, in nothing, in a mere addition, in grammar, or in too much."""
    assert pairs(concept("a", one), concept("b", other)) == []


def test_a_series_is_no_contrast() -> None:
    """Of three that differ in the same point none is compared: which two would it be?"""
    middle = "The usual range of the sea, twice a month"

    assert pairs(concept("spring", SPRING), concept("neap", NEAP), concept("mean", middle)) == []


def test_strangers_are_not_compared() -> None:
    """Another section or deck may mean another thing by the same words."""
    assert pairs(concept("spring", SPRING, section="Tides"), concept("neap", NEAP, section="Seas")) == []
    assert pairs(concept("spring", SPRING), concept("neap", NEAP, deck=DeckId("seas"))) == []


@pytest.mark.parametrize("fields", [{"title": "Spring"}, {"title": "Deep spring"}, {"aliases": ("spring",)}])
def test_one_concept_under_two_names_is_not_told_apart(fields: dict[str, Any]) -> None:
    """Nor a kind from its broader term."""
    assert pairs(concept("spring", SPRING), concept("neap", NEAP, **fields)) == []


words = st.lists(st.sampled_from(["the", "sea", "moon", "rises", "falls", "far", "of"]), max_size=9).map(" ".join)


@given(st.lists(st.tuples(words, st.lists(st.sampled_from("abcdef"), max_size=2)), max_size=6))
def test_each_pair_once(rows: list[tuple[str, list[str]]]) -> None:
    """Two concepts are told apart by one card at most, whatever they say; both have a tagline."""
    concepts = [
        concept(slug, tagline, confusable_with=tuple(others))
        for slug, (tagline, others) in zip("abcdef", rows, strict=False)
    ]
    found = [frozenset((one.concept, one.other.concept)) for one in kin(concepts, context_of(*concepts))]

    assert len(set(found)) == len(found)
    assert all(len(pair) == 2 for pair in found)
    assert {one for pair in found for one in pair} <= {one.id for one in concepts if one.tagline}
