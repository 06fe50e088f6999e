"""What is said of a typed answer."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quiz.typed import Graded, Verdict
from quizapp.tui.widgets.verdict import compared, shows_answer, verdict_lines


def marked(typed: str, expected: str) -> tuple[list[str], list[str]]:
    """The parts marked in both texts."""
    yours, right = ([content.plain[s:e] for s, e, _ in content.spans] for content in compared(typed, expected))
    return yours, right


def test_the_difference_is_marked() -> None:
    """A letter that is missing, a letter too many; capitals do not count."""
    assert marked("amazn", "Amazon") == ([], ["o"])
    assert marked("overrshot", "Overshot") == (["r"], [])


def test_right_needs_no_comparison() -> None:
    """One word will do."""
    assert verdict_lines("amazon", Graded(Verdict.RIGHT, "Amazon")).plain == "Right."


def test_wrong_shows_both() -> None:
    """What was typed, and what is right."""
    graded = Graded(Verdict.WRONG, "Amazon")

    assert verdict_lines("Nile", graded).plain == "Not right.\nYou typed  Nile\nAnswer     Amazon"
    assert shows_answer("Nile", graded, "Amazon")


def test_errors_in_a_list_are_named() -> None:
    """What is missing, and what was not asked for."""
    graded = Graded(Verdict.WRONG, "blue, red", missing=("red",), wrong=("pink",))

    assert verdict_lines("blue, pink", graded).plain.startswith("Not right. Missing: red. Not asked for: pink.\n")


def test_nothing_typed_is_said() -> None:
    """The answer follows as on any card."""
    graded = Graded(Verdict.WRONG, "Amazon")

    assert verdict_lines("", graded).plain == "Not right. Nothing was typed."
    assert not shows_answer("", graded, "Amazon")


@given(st.text(), st.text())
def test_both_texts_are_kept(typed: str, expected: str) -> None:
    """Marks only mark."""
    yours, right = compared(typed, expected)

    assert all(0 <= start <= end <= len(text.plain) for text in (yours, right) for start, end, _ in text.spans)
