"""Lists among answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quiz.lists import bullets, halves, items, readings


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        ("red, green and blue", ["red", "green", "blue"]),
        ("red, green, and blue", ["red", "green", "blue"]),
        ("red, green or blue", ["red", "green", "blue"]),
        ("red, green, blue", ["red", "green", "blue"]),
        ("iron; copper", ["iron", "copper"]),
        ("iron; copper; and tin", ["iron", "copper", "tin"]),
        ("trial and error; salt and pepper", ["trial and error", "salt and pepper"]),
        ("milk, eggs, and salt and pepper", ["milk", "eggs", "salt and pepper"]),
        ("1,000, 2,000 and 3,000", ["1,000", "2,000", "3,000"]),
    ],
)
def test_what_is_a_list_for_certain(answer: str, parts: list[str]) -> None:
    """Semicolons, or commas between three things; with or without a word before the last."""
    assert parts == items(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "token",
        "Paris, France",
        "Trial and error",
        "yes, and no",
        "1,000,000",
        "print(a, b, c)",
        "f(a, b), g(c) and h",
        '"x, y, z"',
        "; ;",
    ],
)
def test_what_is_none(answer: str) -> None:
    """A comma within a phrase, a number or brackets; a pair."""
    assert items(answer) == []


def test_the_two_sides_of_a_pair() -> None:
    """One word holds them together; two such words leave it open where."""
    assert halves("salt and pepper") == ["salt", "pepper"]
    assert halves("plus & minus") == ["plus", "minus"]
    assert halves("salt and pepper and oil") == halves("sandstone") == halves("and so on") == []


def test_a_markdown_list() -> None:
    """All of its lines are items, bulleted or numbered; one line is none."""
    assert bullets("- iron\n- copper\n\n* tin") == ["iron", "copper", "tin"]
    assert bullets("1. iron\n2) copper") == ["iron", "copper"]
    assert bullets("- iron") == bullets("Two metals:\n- iron\n- copper") == []


def test_what_was_typed_is_read_in_several_ways() -> None:
    """The surest signs first."""
    assert list(readings("trial and error, 1,000; x,y")) == [
        ["trial and error, 1,000", "x,y"],
        ["trial and error", "1,000", "x", "y"],
        ["trial", "error", "1,000", "x", "y"],
        ["trial", "and", "error", "1", "000", "x", "y"],
    ]


@given(st.text())
def test_no_part_is_empty(text: str) -> None:
    """Whatever stands in the text."""
    assert all(part.strip() for parts in (items(text), halves(text), bullets(text), *readings(text)) for part in parts)
