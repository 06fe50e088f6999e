"""What the app thinks of a typed answer, and where it differs from the right one."""

from difflib import SequenceMatcher

from textual.content import Content

from quizapp.core.quiz.typed import Graded, Verdict
from quizapp.tui.widgets.text import MUTED, styled

_WORDS = {
    Verdict.RIGHT: ("Right.", "bold $success"),
    Verdict.NEAR: ("Nearly right.", "bold $warning"),
    Verdict.WRONG: ("Not this.", "bold $error"),
}

_DIFFERENT = "bold underline"


def verdict_lines(typed: str, graded: Graded) -> Content:
    """The verdict in words; below it both texts, with the letters marked in which they differ."""
    word = styled(*_WORDS[graded.verdict])
    if not typed:
        return Content.assemble(word, (" Nothing was typed.", MUTED))
    if typed == graded.expected:
        return word
    yours, right = compared(typed, graded.expected)
    rows = {"You typed": yours, "Expected": right}
    return Content("\n").join([word, *(Content.assemble((f"{name:11}", MUTED), text) for name, text in rows.items())])


def compared(typed: str, expected: str) -> tuple[Content, Content]:
    """Both texts, with what only one of them has marked."""
    yours, right = styled(typed), styled(expected)
    for kind, start, end, from_, to in SequenceMatcher(None, yours.plain, right.plain, autojunk=False).get_opcodes():
        if kind != "equal":
            yours = yours.stylize(_DIFFERENT, start, end)
            right = right.stylize(_DIFFERENT, from_, to)
    return yours, right
