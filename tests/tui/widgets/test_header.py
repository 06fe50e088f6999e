"""The line at the top."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.tui.widgets.header import header_line, progress
from quizapp.tui.widgets.text import styled

BOTH = (styled("7 of 24"), styled("7/24"))


def test_on_a_wide_terminal_all_of_it() -> None:
    """Context left, progress right."""
    line = header_line(["Model types", "Base models"], BOTH, 60).plain

    assert line == "Model types › Base models" + " " * 28 + "7 of 24"


def test_on_a_narrow_terminal_only_the_last_part() -> None:
    """And the short form of the progress."""
    assert header_line(["Model types", "Base models"], BOTH, 30).plain == "Base models" + " " * 15 + "7/24"


def test_progress_counts_the_present_card() -> None:
    """The bar shows what is done."""
    wide, narrow = progress(5, 10)

    assert (wide.plain, narrow.plain) == ("6 of 10  ▓▓▓▓▓░░░░░", "6/10")


def test_progress_never_passes_the_end() -> None:
    """After the last card it is full."""
    assert progress(10, 10)[0].plain == "10 of 10  ▓▓▓▓▓▓▓▓▓▓"


@given(st.lists(st.text(), max_size=3), st.text(max_size=20), st.integers(0, 100))
def test_the_line_never_outgrows_the_width(context: list[str], right: str, width: int) -> None:
    """As long as the progress fits at all."""
    aside = styled(right.replace("\n", " "))
    line = header_line(context, (aside, aside), width)

    assert line.cell_length <= max(width, aside.cell_length)
