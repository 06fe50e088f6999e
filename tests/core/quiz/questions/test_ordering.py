"""Putting things in order."""

from dataclasses import replace

import pytest

from quizapp.core.card import ItemKind
from quizapp.core.generate.draft import ARROW
from tests.core.quiz.questions.shelves import PLANETS, items, only, planets, shelf_of

STEPS = ("Look up", "Find it", "Write it down")


def test_steps_are_never_shown_in_their_order() -> None:
    """Whatever the seed."""
    shelf = shelf_of([replace(PLANETS[0], steps=STEPS), *PLANETS[1:]])
    found = [item for seed in range(20) for item in only(items(shelf, seed=seed), ItemKind.ORDER)]
    steps = [item for item in found if "#steps#" in item.card]

    assert {item.answer for item in steps} == {ARROW.join(STEPS)}
    assert STEPS not in {item.options for item in steps}
    assert steps[0].guess == pytest.approx(1 / 6)
    assert all(item.is_evidence for item in steps)


def test_neighbours_are_put_in_the_order_they_are_taught() -> None:
    """Three to five of them, the concept itself among them; it tells nothing of its card."""
    titles = [planet.title for planet in PLANETS]
    found = only(items(planets()), ItemKind.ORDER)

    assert len(found) == len(titles)
    for item in found:
        row = item.answer.split(ARROW)
        first = titles.index(row[0])
        assert row == titles[first : first + len(row)]
        assert item.concept in row
        assert sorted(item.options) == sorted(row)
        assert not item.is_evidence


def test_two_concepts_are_no_order() -> None:
    """A coin would do."""
    assert only(items(shelf_of(PLANETS[:2])), ItemKind.ORDER) == []
