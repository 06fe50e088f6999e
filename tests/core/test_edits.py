"""What an edit does to a card."""

import pytest

from quizapp.core.card import Card, CardId, CardKind
from quizapp.core.concept import ConceptId
from quizapp.core.edits import Change, change
from quizapp.core.renames import Trace

NEAP = "A neap tide is the smallest rise and fall of the sea in a lunar month."


def trace(prompt: str, answer: str, kind: CardKind = CardKind.FACT) -> Trace:
    """A card as it is compared."""
    card = Card(CardId(f"d/x#{kind}#"), kind, ConceptId("d/x"), "X", "", prompt, answer)
    return Trace(card.id, card.concept_id, "X", "d/x.yaml", card.digest, prompt, answer)


ANSWERS = [
    ("at noon", "at noon", Change.NONE),
    ("at noon", "At noon.", Change.COSMETIC),
    ("**at** noon", "at noon", Change.COSMETIC),
    ("the tides", "a tide", Change.COSMETIC),
    ("naive", "naïve", Change.COSMETIC),
    ("Raymond Calvel", "Raymond Calvell", Change.COSMETIC),
    ("twelve eggs", "12 eggs", Change.COSMETIC),
    ("new and full", "full and new", Change.WORDING),
    ("at the right angle", "by a right angle", Change.WORDING),
    ("trained on text", "training with text", Change.WORDING),
    (NEAP, f"{NEAP[:-1]}, wherever.", Change.WORDING),
    (NEAP, NEAP.replace("rise and fall", "range"), Change.WORDING),
    (NEAP, NEAP.replace("smallest", "largest"), Change.MEANING),
    (NEAP, NEAP.replace("is the", "is not the"), Change.MEANING),
    (NEAP, NEAP.replace("lunar month", "solar year"), Change.MEANING),
    (NEAP, "Ships run aground when the harbour is empty and its gates are shut.", Change.MEANING),
    ("in 1914", "in 1915", Change.MEANING),
    ("two", "three", Change.MEANING),
    ("1.10", "1.1", Change.MEANING),
    ("hepatitis A", "hepatitis B", Change.MEANING),
    ("it can", "it can't", Change.MEANING),
    ("before the flood", "after the flood", Change.MEANING),
    ("Neap tide", "Spring tide", Change.MEANING),
    ("copper", "copper and tin", Change.MEANING),
    ("adduction", "abduction", Change.MEANING),
    ("`a == b`", "`a = b`", Change.MEANING),
    ("x < 3", "x > 3", Change.MEANING),
    ("潮汐", "海流", Change.MEANING),
    ("", "at noon", Change.MEANING),
]


@pytest.mark.parametrize(("old", "new", "expected"), ANSWERS)
def test_an_answer(old: str, new: str, expected: Change) -> None:
    """Numbers, negations, opposites and words of content weigh as meaning."""
    assert change(trace("Which?", old), trace("Which?", new)) is expected


QUESTIONS = [
    ("Which moon is it?", "Which moon is it", Change.COSMETIC),
    ("Who devised the autolyse in the 1970s?", "Who invented the autolyse?", Change.WORDING),
    ("When did the war begin?", "When did the great war begin?", Change.WORDING),
    ("When did the war of 1870 begin?", "When did the war of 1914 begin?", Change.MEANING),
    ("Which of them is a planet?", "Which of them is not a planet?", Change.MEANING),
    ("Which tide is the largest?", "Which tide is the smallest?", Change.MEANING),
    ("Which river has a bore?", "Where do hedgehogs sleep in winter?", Change.MEANING),
]


@pytest.mark.parametrize(("old", "new", "expected"), QUESTIONS)
def test_a_question_whose_answer_stays(old: str, new: str, expected: Change) -> None:
    """It may be put in other words; a number, a negation or an opposite asks for something else."""
    assert change(trace(old, "this"), trace(new, "this")) is expected


def test_a_statement_is_learnt_word_by_word() -> None:
    """Its answer is only true or false."""
    one, other = ("True or false? Cold slows the yeast.", "True or false? Cold slows the dough.")

    assert change(trace(one, "True", CardKind.STATEMENT), trace(other, "True", CardKind.STATEMENT)) is Change.MEANING


def test_an_order_is_its_meaning() -> None:
    """The same steps in another order are another answer."""
    one, other = trace("Order?", "mix → rest", CardKind.STEPS), trace("Order?", "rest → mix", CardKind.STEPS)

    assert change(one, other) is Change.MEANING
