"""The questions of quizzes stay as good as they are."""

from collections.abc import Mapping, Sequence

import pytest

from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.shelf import Shelf
from tests.core.quiz.questions.shelves import shipped
from tests.quality.pages import concepts
from tests.quality.questions import FIGURES, asked

AT_LEAST: Mapping[str, float] = {
    "kinds of cards and questions, median": 8,
    "kinds of questions, median": 6,
    "wrong options of the section, %": 90,
    "true statements, %": 40,
}
AT_MOST: Mapping[str, float] = {
    "violations per 1,000 questions": 3,
    "concepts without questions": 0,
    "true statements, %": 60,
    "right option longest, %": 30,
}


@pytest.fixture(scope="module", params=["the evaluation set", "the shipped decks"])
def found(request: pytest.FixtureRequest) -> tuple[Sequence[Item], Shelf]:
    """Every question of a collection."""
    return asked(concepts() if request.param == "the evaluation set" else shipped())


@pytest.mark.parametrize("name", AT_LEAST)
def test_what_must_not_sink(found: tuple[Sequence[Item], Shelf], name: str) -> None:
    """A change of the makers that lowers a figure is noticed."""
    assert FIGURES[name](*found) >= AT_LEAST[name]


@pytest.mark.parametrize("name", AT_MOST)
def test_what_must_not_rise(found: tuple[Sequence[Item], Shelf], name: str) -> None:
    """A change of the makers that lets flaws through is noticed."""
    assert FIGURES[name](*found) <= AT_MOST[name]
