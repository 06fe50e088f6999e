"""One file among many, and the same folder again and again."""

from pathlib import Path

import pytest

from quizapp.authoring.read import read_folder
from quizapp.core.concept import Problem
from quizapp.workspace.checker import Checker, TextChecker
from tests.conftest import write_concept


@pytest.fixture
def typing(decks: Path) -> TextChecker:
    """A checker of what is typed, among the concepts of the folder."""
    files = read_folder(str(decks))
    return TextChecker(
        [concept for file in files for concept in file.concepts], [file.deck for file in files if file.deck]
    )


def shown(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of each."""
    return [(problem.code, problem.line, problem.column) for problem in problems]


def test_a_file_that_is_typed_is_checked_among_the_others(typing: TextChecker) -> None:
    """It need not be on the disk; links lead to what is."""
    text = "title: Ebb\ntagline: The sea goes out\nrelated: [Neap tide, neap tiid]\nfacts: [{q: Which way?, a: out}]\n"

    assert shown(typing.check("tides/03-ebb.yaml", text)) == [("unknown-concept", 3, 22)]


def test_a_file_is_not_compared_with_what_it_was(decks: Path, typing: TextChecker) -> None:
    """Its concepts on the disk give way to those that are typed."""
    path = "tides/01-spring-tide.yaml"

    assert typing.check(path, (decks / path).read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize("text", ["", "title", "title: [", "title: x\n  y: z", "\x1b", "facts: {", "concepts: [{}]"])
def test_half_typed_text_is_a_problem(typing: TextChecker, text: str) -> None:
    """And never more than that."""
    assert typing.check("tides/03-x.yaml", text)


def test_a_deck_file_that_is_typed(typing: TextChecker) -> None:
    """Its order is held against the concepts of the deck."""
    assert shown(typing.check("tides/deck.yaml", "order: [spring-tide, ebb]\n")) == [("unknown-in-order", 1, 22)]


def test_what_changed_is_seen_the_next_time(decks: Path) -> None:
    """In the file itself, and in files that hang on it."""
    checker = Checker(str(decks))
    write_concept(
        decks, "tides/03-x.yaml", "title: Ebb\ntagline: Out\nrelated: [flood]\nfacts: [{q: Which?, a: out}]\n"
    )
    before = shown(checker.check().problems)
    write_concept(decks, "tides/04-y.yaml", "title: Flood\ntagline: In\nfacts: [{q: Which way?, a: in}]\n")
    after = shown(checker.check().problems)

    assert (before, after) == ([("unknown-concept", 3, 11)], [])


def test_looking_twice_finds_the_same(decks: Path) -> None:
    """Whether or not a file was looked at anew."""
    write_concept(decks, "tides/03-x.yaml", "title: Ebb\nfacts: [{q: Is it low?, a: it is}]\n")
    checker = Checker(str(decks))

    assert checker.check() == checker.check() == Checker(str(decks)).check()
    assert shown(checker.check().problems) == [("few-cards", 1, 1), ("R30", 2, 9)]
