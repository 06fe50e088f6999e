"""Comments, and those that silence findings."""

import pytest

from quizapp.authoring.comments import comments, ignores, silenced
from quizapp.authoring.yaml_text import LOADER, Loader, PythonLoader, read_yaml
from quizapp.core.concept import Problem

TEXT = """\
# above
title: "a # b"  # after quotes
tagline: it's #1  # cut? no: #1 begins a comment
what_it_is: |  # at a block
  # no comment
  text

# between
facts:
  - {q: C# or F#?, a: both}  # at the end
  - q: a
      # in a text?
    a: 'it''s # quoted
      # still quoted'
"""


@pytest.mark.parametrize("loader", [LOADER, PythonLoader])
def test_every_comment_is_found_and_no_text(loader: Loader) -> None:
    """Whichever parser reads the file."""
    found = comments(read_yaml(TEXT, "x", loader))

    assert [(one.line, one.column) for one in found] == [(1, 1), (2, 17), (3, 15), (4, 16), (8, 1), (10, 30), (12, 7)]


def told(text: str, *places: tuple[str, int]) -> list[str]:
    """What is left of problems with these codes in these lines, and what is said of idle comments."""
    document = read_yaml(text, "x")
    problems = [Problem("x", line, 1, code, "", "") for code, line in places]
    left = silenced(problems, ignores(document), "x", ["R02", "R31", "few-cards"])
    return [f"{one.code} {one.line}" for one in left]


def test_a_comment_silences_its_line() -> None:
    """And that code only."""
    text = "title: x  # quizapp: ignore R31\ntagline: y\n"

    assert told(text, ("R31", 1), ("R02", 1), ("R31", 2)) == ["R02 1", "R31 2"]


def test_several_codes() -> None:
    """In small letters too, whatever stands behind a second #."""
    text = "title: x  # quizapp: ignore r31, few-cards  # a list is what is asked\n"

    assert told(text, ("R31", 1), ("few-cards", 1)) == []


@pytest.mark.parametrize("head", ["facts:", "what_it_is: |", "what_it_is: >-"])
def test_a_line_that_opens_something_silences_what_is_below(head: str) -> None:
    """There is no room for a comment in a block of text."""
    text = f"title: x\n{head}  # quizapp: ignore R31\n  - a\n\n  - b\ntagline: y\n"

    assert told(text, ("R31", 2), ("R31", 5), ("R31", 6)) == ["R31 6"]


def test_entries_need_not_be_indented() -> None:
    """YAML takes a list below its key at the same indent."""
    text = "facts:  # quizapp: ignore R31\n- a\n- b\ntagline: y\n"

    assert told(text, ("R31", 3), ("R31", 4)) == ["R31 4"]


def test_a_title_silences_its_line_and_not_its_concept() -> None:
    """Or a comment for one thing would hide everything."""
    text = "concepts:\n  - title: x  # quizapp: ignore R31\n    tagline: y\n"

    assert told(text, ("R31", 2), ("R31", 3)) == ["R31 3"]


def test_above_everything_it_holds_for_the_file() -> None:
    """Other comments may stand around it."""
    text = "# My deck\n# quizapp: ignore R31\n\ntitle: x\ntagline: y\n"

    assert told(text, ("R31", 4), ("R31", 5), ("R02", 5)) == ["R02 5"]


@pytest.mark.parametrize(
    "text",
    [
        "title: x  # quizapp: ignore R31\n",
        "title: x\n# quizapp: ignore R31\n",
        "title: x  # quizapp: ignore R99\n",
        "title: x  # quizapp: ignore\n",
    ],
)
def test_a_comment_that_silences_nothing_is_told(text: str) -> None:
    """It would hide the next mistake."""
    assert [one.split()[0] for one in told(text)] == ["unused-ignore"]


def test_a_text_silences_nothing() -> None:
    """Only a comment does."""
    text = 'title: "x # quizapp: ignore R31"\n'

    assert told(text, ("R31", 1)) == ["R31 1"]
