"""What is said about an answer: the verdict, why, and the sentence it rests on."""

from collections.abc import Callable

from textual.content import Content

from quizapp.core.card import ItemKind
from quizapp.core.quiz.item import TYPED, Item
from quizapp.core.quiz.marking import mark
from quizapp.tui.widgets.text import MUTED, paragraphs, prose, styled
from quizapp.tui.widgets.verdict import shows_answer, verdict_lines, verdict_word
from quizapp.workspace.quiz import Feedback

SUCCESS, FAILURE = "bold $success", "bold $error"

RIGHT, WRONG = styled("✓", SUCCESS), styled("✗", FAILURE)
"""The signs beside what is right, and beside an answer that is not."""

_NOT_KNOWN = styled("Not known.", FAILURE)


def feedback_text(feedback: Feedback, taken_for: str, note: str, told: Callable[[str], str] = str) -> Content:
    """All there is to say about an answer.

    Args:
        taken_for: the title of the concept that a wrong answer belongs to.
        note: what else is to be said, quietly.
        told: makes of what an author wrote what is shown.
    """
    item = feedback.item
    mixed_up = f"What you chose belongs to {taken_for}." if taken_for and taken_for != feedback.response else ""
    return paragraphs(
        [
            _verdict(feedback),
            _answer(feedback, told),
            styled(mixed_up),
            prose(told(item.explain)),
            _source(item, told),
            styled(note, MUTED),
        ]
    )


def is_overruled(feedback: Feedback) -> bool:
    """Whether the learner turned the verdict round."""
    return feedback.marked.verdict is not mark(feedback.item, feedback.response).verdict


def _verdict(feedback: Feedback) -> Content:
    item, response, marked = feedback.item, feedback.response, feedback.marked
    word = verdict_word(marked.verdict)
    if is_overruled(feedback):
        word += styled(" By your own judgement.", MUTED)
    elif not response:
        word = _NOT_KNOWN
    elif item.kind is ItemKind.MATCH and not marked.is_right:
        right = sum(line == given for (_, line), given in zip(item.pairs, response, strict=True))
        word += styled(f" {right} of {len(item.pairs)} lines are where they belong.", MUTED)
    return verdict_lines(str(response), marked.graded, word) if response and marked.graded else word


def _answer(feedback: Feedback, told: Callable[[str], str]) -> Content:
    """What is right, unless it can be seen already: among the options, or in the verdict."""
    item, response, graded = feedback.item, feedback.response, feedback.marked.graded
    if item.kind in TYPED:
        return Content() if graded and shows_answer(str(response), graded, item.answer) else styled(told(item.answer))
    if item.kind is ItemKind.ORDER and response != item.right_order:
        order = "\n".join(f"{place}. {told(part)}" for place, part in enumerate(item.right_order, 1))
        return Content("\n").join([styled("The right order", MUTED), styled(order)])
    return Content()


def _source(item: Item, told: Callable[[str], str]) -> Content:
    """The sentence that the answer rests on, unless it was just asked about."""
    if not item.source or item.source in item.prompt:
        return Content()
    return Content("\n").join([styled(f"From “{item.concept}”", MUTED), styled(told(item.source))])
