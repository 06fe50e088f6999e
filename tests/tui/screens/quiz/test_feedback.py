"""What is said about an answer."""

from dataclasses import replace

import pytest

from quizapp.core.quiz.item import Item
from quizapp.core.quiz.marking import Response, mark, overridden
from quizapp.core.quiz.wish import Counting
from quizapp.tui.screens.quiz.feedback import feedback_text, is_overruled
from quizapp.workspace.quiz import Feedback
from tests.tui.quizzes import CHOICE, MATCH, ORDER, TYPED


def feedback(item: Item, response: Response) -> Feedback:
    """An answer, marked."""
    return Feedback(item, response, mark(item, response), Counting.GRADED)


def said(item: Item, response: Response, taken_for: str = "", note: str = "") -> list[str]:
    """The paragraphs about an answer."""
    return feedback_text(feedback(item, response), taken_for, note).plain.split("\n\n")


def test_everything_in_its_order() -> None:
    """Verdict, mix-up, explanation, sentence, note."""
    assert said(CHOICE, "flows east", "Amazon", "Practice only.") == [
        "Not right.",
        "What you chose belongs to Amazon.",
        "Its delta lies north of Cairo.",
        "From “Nile”\nThe Nile crosses the Sahara from south to north.",
        "Practice only.",
    ]


def test_a_title_is_not_said_to_belong_to_itself() -> None:
    """Whoever chose Amazon took it for Amazon."""
    assert "What you chose" not in "".join(said(CHOICE, "Amazon", "Amazon"))


def test_a_sentence_just_asked_about_is_not_repeated() -> None:
    """A true statement is its own reason."""
    assert said(replace(CHOICE, prompt=f"True or false? {CHOICE.source}"), "Nile") == [
        "Right.",
        "Its delta lies north of Cairo.",
    ]


@pytest.mark.parametrize(
    ("item", "response", "answer"),
    [
        (TYPED, "", "Amazon"),
        (TYPED, "amazonas", "Amazon"),
        (ORDER, "", "The right order\n1. Ulm\n2. Vienna\n3. Budapest\n4. Belgrade"),
    ],
)
def test_the_answer_is_told_where_nothing_else_shows_it(item: Item, response: str, answer: str) -> None:
    """Options show theirs, and a difference has it in its second line."""
    assert said(item, response)[1] == answer


def test_a_match_says_how_much_of_it_was_right() -> None:
    """It is several answers."""
    lines = tuple(line for _, line in MATCH.pairs)

    assert said(MATCH, (lines[1], lines[0], lines[2])) == ["Not right. 1 of 3 lines are where they belong."]
    assert said(MATCH, lines) == ["Right."]


def test_overruling_twice_is_no_overruling() -> None:
    """The verdict is what it was."""
    first = feedback(CHOICE, "Amazon")
    once = replace(first, marked=overridden(CHOICE, first.marked))
    twice = replace(once, marked=overridden(CHOICE, once.marked))

    assert [is_overruled(each) for each in (first, once, twice)] == [False, True, False]
    assert feedback_text(once, "", "").plain.startswith("Right. By your own judgement.")
