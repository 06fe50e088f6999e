"""Contrast cards: those an author wrote, and those made of two taglines."""

from dataclasses import replace

import pytest

from quizapp.core.card import CardKind
from quizapp.core.concept import Contrast
from quizapp.core.generate import Context, generate
from quizapp.core.generate.context import Kin
from tests.core.generate.concepts import CONTEXT, ENZYMES, MEIOSIS, card, cards, context_of, titled


def contrast(on: str, this: str, that: str, other: str = "meiosis") -> tuple[str, str, str]:
    """Slot, prompt and answer of a contrast of enzymes with another concept."""
    made = card(replace(ENZYMES, contrasts=(Contrast(other, on, this, that),)), CardKind.CONTRAST)
    return str(made.id).rpartition("#")[2], made.prompt, made.answer


def test_contrast() -> None:
    """The question names both and the point, the answer tells which does what without naming them again."""
    assert contrast("Given a cell", "feeds it", "Splits it.") == (
        "meiosis",
        "Given a cell: how do “Enzymes” and “Meiosis” differ?",
        "The first feeds it; the second splits it.",
    )


@pytest.mark.parametrize(
    ("this", "that", "answer"),
    [
        ("proteins of one chain", "a division", "The first: proteins of one chain; the second: a division."),
        ("Paris", "London", "The first: Paris; the second: London."),
        ("is fast", "has four rounds", "The first is fast; the second has four rounds."),
        ("The fast one", "A slow one", "The first: the fast one; the second: a slow one."),
    ],
)
def test_contrasts_of_any_form(this: str, that: str, answer: str) -> None:
    """Verbs are joined to their subject; anything else follows a colon. Names keep their capital."""
    assert contrast("", this, that)[1:] == ("How do “Enzymes” and “Meiosis” differ?", answer)


def test_contrast_with_a_concept_of_another_deck() -> None:
    """Its slot has the deck in front; a title or an alias may be written instead of the id."""
    far = replace(titled("Yeast", aliases=("baker's yeast",)), id="bread/yeast", deck="bread")
    concept = replace(ENZYMES, contrasts=(Contrast("Baker's Yeast", "", "is small", "is large"),))
    made = card(concept, CardKind.CONTRAST, context_of(ENZYMES, far))

    assert str(made.id) == "cells/enzymes#contrast#bread/yeast"
    assert "“Yeast”" in made.prompt


def test_contrast_with_an_unknown_concept() -> None:
    """The card is made with what was written, and the author hears that there is no such concept."""
    concept = replace(ENZYMES, contrasts=(Contrast("Vita mins", "", "is made", "is eaten", line=12),))
    result = generate(concept, CONTEXT)

    assert "cells/enzymes#contrast#vita-mins" in [str(made.id) for made in result.cards]
    assert [(problem.code, problem.line) for problem in result.problems] == [("R01", 12)]


def test_two_contrasts_with_one_concept() -> None:
    """The second needs an id of its own."""
    pair = (
        Contrast("meiosis", "In size", "is small", "is large"),
        Contrast("meiosis", "In time", "is fast", "is slow"),
    )
    named = (pair[0], replace(pair[1], id="time"))

    assert len(cards(replace(ENZYMES, contrasts=pair), CardKind.CONTRAST)) == 1
    assert [str(made.id) for made in cards(replace(ENZYMES, contrasts=named), CardKind.CONTRAST)] == [
        "cells/enzymes#contrast#meiosis",
        "cells/enzymes#contrast#time",
    ]


def told_apart(tagline: str = MEIOSIS.tagline) -> Context:
    """A context in which enzymes are told apart from meiosis, which has this tagline."""
    [name] = context_of(MEIOSIS).names
    return Context(CONTEXT.names, (Kin(ENZYMES.id, name, tagline, "confusable_with"),))


def test_contrast_of_two_taglines() -> None:
    """The question names both, the answer says which line is whose, and the source is the field that says so."""
    made = card(replace(ENZYMES, field_lines=(("confusable_with", 12),)), CardKind.CONTRAST, told_apart())

    assert (made.id, made.line) == ("cells/enzymes#contrast#meiosis", 12)
    assert made.prompt == "How do “Enzymes” and “Meiosis” differ?"
    assert made.answer == (
        "“Enzymes”: Helpers that hurry the chemistry of life along. "
        "“Meiosis”: Two divisions that halve the chromosomes."
    )


@pytest.mark.parametrize("tagline", ["It (halves them", "word " * 61, "The the division"])
def test_contrasts_of_taglines_keep_the_rules(tagline: str) -> None:
    """One that breaks a rule is not made, and the author, who did not write it, hears nothing."""
    result = generate(ENZYMES, told_apart(tagline))

    assert CardKind.CONTRAST not in {made.kind for made in result.cards}
    assert result.problems == ()
