"""What only shows when all concepts are looked at together."""

from typing import Any

import pytest

from quizapp.authoring.check import check_links
from quizapp.core.concept import Concept, ConceptId, Contrast, Deck, DeckId, Level


def concept(slug: str, title: str = "", deck: str = "d", **fields: Any) -> Concept:
    """A concept of a deck, in a file of its own."""
    path = f"{deck}/{slug}.yaml"
    return Concept(ConceptId(f"{deck}/{slug}"), DeckId(deck), title or slug, "", path, **fields)


@pytest.mark.parametrize(
    "reference", ["neap-tide", "d/neap-tide", "Neap tide", "neap tide", "e/ebb", "Ebb", "Nip tide"]
)
def test_a_link_may_be_an_id_a_title_or_an_alias(reference: str) -> None:
    """In its own deck or in another."""
    others = [concept("neap-tide", "Neap tide", aliases=("Nip tide",)), concept("ebb", "Ebb", deck="e")]

    assert check_links([concept("a", related=(reference,)), *others], []) == ()


@pytest.mark.parametrize("field", ["related", "requires", "confusable_with"])
def test_a_link_to_nothing_is_a_warning_at_its_field(field: str) -> None:
    """The concept can be learnt; the nearest name is offered."""
    links: dict[str, Any] = {field: ("neap tiid",)}
    one = concept("a", field_lines=((field, 7),), **links)
    (problem,) = check_links([one, concept("neap-tide", "Neap tide")], [])

    assert (problem.path, problem.line, problem.code) == ("d/a.yaml", 7, "unknown-concept")
    assert problem.level is Level.WARNING
    assert problem.hint == "Did you mean `Neap tide`?"


def test_a_contrast_with_nothing_is_a_warning_at_its_line() -> None:
    """Its card would name a concept nobody can look up."""
    contrast = Contrast("qqq", "range", "large", "small", line=9)
    (problem,) = check_links([concept("a", contrasts=(contrast,))], [])

    assert (problem.line, problem.code, problem.level) == (9, "unknown-concept", Level.WARNING)
    assert "`qqq`" in problem.message
    assert "Did you mean" not in problem.hint


def test_two_concepts_with_one_id_are_an_error() -> None:
    """The second is told where the first is."""
    first = concept("tide")
    second = Concept(first.id, first.deck, "Other", "", "d/02-tide.yaml", line=1, field_lines=(("id", 3),))
    (problem,) = check_links([first, second], [])

    assert (problem.path, problem.line, problem.code) == ("d/02-tide.yaml", 3, "duplicate-id")
    assert problem.level is Level.ERROR
    assert "d/tide.yaml" in problem.message


def test_an_order_may_hold_ids_slugs_and_titles() -> None:
    """Whatever the author finds easiest."""
    concepts = [concept("a"), concept("b", "Bore"), concept("c")]

    assert check_links(concepts, [Deck(DeckId("d"), "D", "d/deck.yaml", order=("d/a", "Bore", "c"))]) == ()


def test_an_order_that_names_nothing_of_its_deck_is_a_warning() -> None:
    """A concept of another deck cannot be put in order here."""
    deck = Deck(DeckId("d"), "D", "d/deck.yaml", order=("a", "ebb"))
    (problem,) = check_links([concept("a"), concept("ebb", deck="e")], [deck])

    assert (problem.path, problem.code, problem.level) == ("d/deck.yaml", "unknown-in-order", Level.WARNING)
    assert "`ebb`" in problem.message
