"""Grading what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import Card, CardId, CardKind
from quizapp.core.concept import ConceptId
from quizapp.core.quiz.typed import Graded, Verdict, grade_typed


def asking(answer: str, *accept: str) -> Card:
    """A card with this answer."""
    return Card(CardId("d/x#fact#q"), CardKind.FACT, ConceptId("d/x"), "X", "S", "Which?", answer, accept=accept)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("base model", "Base models"),
        ("the Base-Model", "base model"),
        ("pretraining", "pre-training"),
        ("cafe", "café"),
        ("naive bayes", "Naïve Bayes"),
        ("Bayes's theorem", "Bayes' theorem"),
        ("bakers percentage", "baker’s percentage"),
        ("1000", "1,000"),
        ("two layers", "2 layers"),
        ("c#", "C#"),
        ("E=mc2", "E = mc²"),
        ("&&", "&&"),
        ("print(x)", "`print(x)`"),
        ("retrieval augmented generation", "Retrieval-augmented generation (RAG)"),
        ("  space ", "**space**"),
    ],
)
def test_the_same_answer(typed: str, answer: str) -> None:
    """Case, accents, articles, signs, hyphens, plurals and marks do not count."""
    assert grade_typed(typed, asking(answer)).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("tokan", "token"), ("overfiting", "overfitting"), ("next tokne", "next token"), ("mitocondira", "mitochondria")],
)
def test_a_slip_is_near(typed: str, answer: str) -> None:
    """One slip in a word of five letters, two in a longer answer."""
    assert grade_typed(typed, asking(answer)).verdict is Verdict.NEAR


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "token"),
        ("  ", "token"),
        ("...", "token"),
        ("", ""),
        ("roue", "roux"),
        ("3.5", "3.4"),
        ("-5", "5"),
        ("1 2", "12"),
        ("1980", "1981"),
        ("seven layers", "eleven layers"),
        ("version 2.10", "version 2.1"),
        ("hepatitis B", "hepatitis A"),
        ("hepatitis", "hepatitis A"),
        ("type I diabetes", "type II diabetes"),
        ("C", "C++"),
        ("||", "&&"),
        ("supervised", "unsupervised"),
        ("unsupervised", "supervised"),
        ("asymetric", "symmetric"),
        ("hypotension", "hypertension"),
        ("macroeconomics", "microeconomics"),
        ("not guilty", "guilty"),
        ("が", "か"),
        ("x" * 100_000, "token"),
    ],
)
def test_another_answer_is_wrong(typed: str, answer: str) -> None:
    """Nothing, a short word with a slip, another number, another label and the opposite are not nearly right."""
    assert grade_typed(typed, asking(answer)).verdict is Verdict.WRONG


def test_other_accepted_answers() -> None:
    """Each accepted form counts, and the nearest one is shown."""
    card = asking("Large language model", "LLM", "text generator")

    assert grade_typed("llms", card) == Graded(Verdict.RIGHT, "LLM")
    assert grade_typed("text generatr", card) == Graded(Verdict.NEAR, "text generator")
    assert grade_typed("", card) == Graded(Verdict.WRONG, "Large language model")


@given(st.text(), st.text())
def test_any_text_can_be_graded(typed: str, answer: str) -> None:
    """Grading never fails, and always says what was expected."""
    graded = grade_typed(typed, asking(answer))

    assert graded.verdict in Verdict
    assert isinstance(graded.expected, str)


@given(st.from_regex(r"[a-zA-Z0-9]{1,12}(?:[ -][a-z0-9]{2,9}){0,3}", fullmatch=True))
def test_what_is_expected_is_right(answer: str) -> None:
    """Typing the answer as it stands is right, in capitals too."""
    assert grade_typed(answer, asking(answer)).verdict is Verdict.RIGHT
    assert grade_typed(answer.upper(), asking(answer)).verdict is Verdict.RIGHT
