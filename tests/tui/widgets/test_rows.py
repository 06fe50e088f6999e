"""Two columns, of which the second keeps to itself."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.tui.widgets.rows import facts, hanging
from quizapp.tui.widgets.text import styled


def test_a_text_that_wraps_keeps_to_its_column() -> None:
    """Below its own first line."""
    rows = [(styled("u"), styled("take back the last thing")), (styled("ctrl+p"), styled("find"))]

    assert hanging(rows, 20, 2).plain == "u       take back\n        the last\n        thing\nctrl+p  find"


def test_facts_without_a_value_are_left_out() -> None:
    """Nothing is said of what is not known."""
    assert [name.plain for name, _ in facts({"State": "new", "Due": ""})] == ["State"]


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=50)), max_size=4), st.integers(1, 60))
def test_no_letter_is_lost(named: list[tuple[str, str]], width: int) -> None:
    """At any width."""
    rows = [(styled(name), styled(text)) for name, text in named]
    letters = sorted("".join(name.plain + text.plain for name, text in rows))

    assert [letter for letter in letters if not letter.isspace()] == [
        letter for letter in sorted(hanging(rows, width, 2).plain) if not letter.isspace()
    ]
