"""What the app thinks of a typed answer, and where it differs from the right one."""

from difflib import SequenceMatcher

from textual.content import Content

from quizapp.core.quiz.typed import Graded, Verdict
from quizapp.tui.widgets.text import MUTED, styled

_WORDS = {
    Verdict.RIGHT: ("Right.", "bold $success"),
    Verdict.NEAR: ("Nearly right.", "bold $warning"),
    Verdict.WRONG: ("Not right.", "bold $error"),
}

_DIFFERENT = "bold underline"


def verdict_word(verdict: Verdict) -> Content:
    """The verdict in words."""
    return styled(*_WORDS[verdict])


def verdict_lines(typed: str, graded: Graded, word: Content | None = None) -> Content:
    """The verdict in words; unless it is right, both texts below it, with the letters marked in which they differ.

    Args:
        word: stands for the verdict where the learner overruled it.
    """
    word = word or verdict_word(graded.verdict)
    if graded.remark:
        word += styled(f" {graded.remark}", MUTED)
    if graded.verdict is Verdict.RIGHT:
        return word
    if not typed:
        return word + styled(" Nothing was typed.", MUTED)
    yours, right = compared(typed, graded.expected)
    return Content("\n").join([word, styled("You typed  ", MUTED) + yours, styled("Answer     ", MUTED) + right])


def compared(typed: str, expected: str) -> tuple[Content, Content]:
    """Both texts, with what only one of them has marked; capitals do not count."""
    yours, right = styled(typed), styled(expected)
    one, other = ([letter.casefold() for letter in text.plain] for text in (yours, right))
    for kind, start, end, from_, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yours = yours.stylize(_DIFFERENT, start, end)
            right = right.stylize(_DIFFERENT, from_, to)
    return yours, right


def shows_answer(typed: str, graded: Graded, answer: str) -> bool:
    """Whether the lines of the verdict hold the answer already."""
    return graded.verdict is not Verdict.RIGHT and bool(typed) and graded.expected == answer
