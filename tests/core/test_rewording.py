"""Advice about cards that keep being forgotten."""

import pytest

from quizapp.core.card import Card, CardId, CardKind
from quizapp.core.concept import ConceptId, Level
from quizapp.core.rewording import rewording


def card(kind: CardKind, answer: str = "twice") -> Card:
    """A card of the concept Ebb, written in line 7."""
    return Card(CardId(f"sea/ebb#{kind}#"), kind, ConceptId("sea/ebb"), "Ebb", "Sea", "?", answer, line=7)


@pytest.mark.parametrize("kind", CardKind)
def test_every_kind_has_advice_at_its_line(kind: CardKind) -> None:
    """A whole sentence, and no failure of the check."""
    found = rewording("sea/ebb.yaml", card(kind), 9)

    assert (found.path, found.line, found.code, found.level) == ("sea/ebb.yaml", 7, "leech", Level.HINT)
    assert found.message.startswith(f"The {kind} card") and found.message.endswith("was forgotten 9 times.")
    assert found.hint[0].isupper() and found.hint.endswith(".")


@pytest.mark.parametrize(
    ("kind", "answer", "rival", "is_told_apart", "advice"),
    [
        (CardKind.FACT, "the sun and the moon in one line", "", False, "Split it: the answer has 8 words"),
        (CardKind.FACT, "the sun and the moon in one line", "Flood", False, "Split it: the answer has 8 words"),
        (CardKind.FACT, "twice", "", False, "Put a cue into the question"),
        (CardKind.FACT, "twice", "Flood", False, "Add a contrast with “Flood”"),
        (CardKind.TERM, "Ebb", "Flood", False, "Add a contrast with “Flood”"),
        (CardKind.TERM, "Ebb", "Flood", True, "Begin `what_it_is`"),
        (CardKind.CLOZE, "moon", "", False, "Say in its sentence what kind of thing is missing"),
    ],
)
def test_advice_suits_what_is_wrong(kind: CardKind, answer: str, rival: str, is_told_apart: bool, advice: str) -> None:
    """What is long is split, what is mixed up is told apart, a blank is given more context."""
    found = rewording("sea/ebb.yaml", card(kind, answer), 8, rival, is_told_apart)

    assert found.hint.startswith(advice)
    assert ("“Ebb” mixed up with “Flood”" in found.message) == bool(rival)


def test_of_several_blanks_in_one_line_the_one_is_named() -> None:
    """Or nobody would know which to reword."""
    found = rewording("sea/ebb.yaml", card(CardKind.CLOZE, "moon"), 8)

    assert found.message == "The cloze card for “moon” was forgotten 8 times."
