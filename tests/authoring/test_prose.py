"""Paragraphs in a file and in a concept."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.authoring.prose import one_line, unwrap, wrap

MARKED = ["- item", "  - inner", "1. first", "> quote", "# head", "| a | b |", "```", "    code", "\tcode", "---"]
PLAIN = ["", "text that goes on", "2020. Then", "end  ", "end\\", "**bold** start", "#1 of many", "word " * 30]
LINES = st.sampled_from([*MARKED, *PLAIN])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one  \ntwo"),
        ("one\\\ntwo", "one\\\ntwo"),
        ("one\n\ntwo\nthree", "one\n\ntwo three"),
        ("- a\n  goes on\n- b", "- a goes on\n- b"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("in the year\n2020. Then", "in the year 2020. Then"),
        ("text\n```\na\n b\n```\ntext", "text\n```\na\n b\n```\ntext"),
        ("> a\n> b", "> a\n> b"),
        ("# Head\ntext", "# Head\ntext"),
        ("| a | b |\n| - | - |", "| a | b |\n| - | - |"),
        ("text\n\n    code\n    code", "text\n\n    code\n    code"),
        ("text\n---\ntext", "text\n---\ntext"),
        ("see\n#1 above", "see #1 above"),
        ("see\n**bold**", "see **bold**"),
        ("", ""),
    ],
)
def test_a_paragraph_is_one_line(written: str, read: str) -> None:
    """What Markdown sets on lines of its own stays there."""
    assert unwrap(written) == read


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_unwrapping_twice_changes_nothing(text: str) -> None:
    """A concept's text is in its final form."""
    assert unwrap(unwrap(text)) == unwrap(text)


@given(st.lists(LINES, max_size=12).map("\n".join), st.integers(20, 90))
@example("word " * 10 + "- word 1. word", 20)
@example("```\n" + "word " * 30 + "\n```", 40)
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    """What was wrapped for a file is read as it was."""
    whole = unwrap(text)

    assert unwrap(wrap(whole, columns)) == whole


def test_long_paragraphs_are_wrapped() -> None:
    """A file is read in an editor too."""
    lines = wrap("word " * 50 + "end\n\n- " + "item " * 40 + "end", 60).split("\n")

    assert max(len(line) for line in lines) <= 60


def test_a_title_has_no_line_breaks() -> None:
    """However it was written; a no-break space is the author's."""
    assert one_line("a\n b\tc\u00a0d") == "a b c\u00a0d"
