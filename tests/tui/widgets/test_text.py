"""Text on the screen: styled, never obeyed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.core.text import control_characters
from quizapp.tui.widgets.text import inline, paragraphs, prose, styled

ANY = st.text() | st.text(alphabet="*`[]/\\_#|-1. \n\x1bab", max_size=60)


def styles(text: str) -> list[tuple[str, str]]:
    """The styled parts of a paragraph."""
    content = inline(text)
    return [(content.plain[start:end], str(style)) for start, end, style in content.spans]


@given(ANY)
def test_no_text_reaches_the_terminal_as_a_command(text: str) -> None:
    """Whatever it is, and however it is shown."""
    for content in (styled(text), inline(text), prose(text)):
        assert control_characters(content.plain) == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cf"])))
def test_plain_text_is_kept_to_the_letter(text: str) -> None:
    """Brackets, backslashes and all."""
    assert text == styled(text).plain


@given(ANY)
@example("**a** `b` *c*")
def test_styling_removes_nothing_but_marks(text: str) -> None:
    """Every other letter stays, in order."""
    kept = inline(text).plain
    shown = styled(text).plain
    marks = iter(shown)

    assert all(letter in marks for letter in kept)
    assert not set(shown) - set(kept) - set("*`")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a `list[int]` b", [("list[int]", "on $panel")]),
        ("the **key term** here", [("key term", "bold")]),
        ("an *aside* here", [("aside", "italic")]),
        ("2 * 3 * 4, a*b*c and ____", []),
        ("`**` is power", [("**", "on $panel")]),
        ("[b]no[/b]", []),
    ],
)
def test_marks_become_styles(text: str, found: list[tuple[str, str]]) -> None:
    """Code, strong and soft words; nothing else is a mark."""
    assert found == styles(text)


def test_prose_flows_but_lists_and_code_keep_their_lines() -> None:
    """As an author meant it."""
    written = """# Title
One paragraph
in two lines.

- an item
  that goes on
- another
1. first

```
x = 1
y  = 2
```
| a | b |
|---|---|"""
    shown = """Title
One paragraph in two lines.

• an item that goes on
• another
1. first

x = 1
y  = 2
| a | b |
|---|---|"""

    assert shown == prose(written).plain


def test_empty_parts_leave_no_gap() -> None:
    """Two parts, one empty line."""
    assert paragraphs([styled("a"), styled(""), styled("b")]).plain == "a\n\nb"
