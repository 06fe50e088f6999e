"""Simulated months."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory import DEFAULT_WEIGHTS, Memory, Rating, interval_days, next_memory, retrievability
from quizapp.core.simulation import SAMPLE, Habits, Known, Learner, course, evenly, prices


@given(st.floats(0.01, 5000), st.floats(1, 10), st.integers(1, 2000), st.booleans())
def test_the_learner_remembers_as_the_memory_model_does(
    stability: float, difficulty: float, days: int, passed: bool
) -> None:
    """The quick formulas agree with the library."""
    learner = Learner(DEFAULT_WEIGHTS, 0.9)
    recall = retrievability(stability, days)
    expected = next_memory(Memory(stability, difficulty), Rating.GOOD if passed else Rating.AGAIN, days)

    assert learner.recall(stability, days) == pytest.approx(recall)
    assert learner.after(stability, difficulty, recall, passed) == pytest.approx(
        (expected.stability, expected.difficulty), rel=1e-6
    )
    assert learner.interval(stability) == max(1, round(interval_days(stability, 0.9)))


@pytest.mark.parametrize("passed", [True, False])
def test_the_first_answer_is_that_of_the_memory_model(passed: bool) -> None:
    """Good or Again."""
    expected = next_memory(None, Rating.GOOD if passed else Rating.AGAIN, 0)

    assert Learner(DEFAULT_WEIGHTS, 0.9).first(passed) == pytest.approx((expected.stability, expected.difficulty))


def test_the_same_seed_gives_the_same_months() -> None:
    """A number that jumps at every look would not be believed."""
    known = [Known(10, 5, 3)] * 50
    one, other = (course(known, [2] * 60, Learner(DEFAULT_WEIGHTS, 0.9), Habits(), Random(7)) for _ in range(2))

    assert one == other


def test_a_sample_stands_for_all() -> None:
    """Ten times as many cards cost ten times as much, within some per cent."""
    few = [Known(1 + n % 40, 1 + n % 9, n % 15) for n in range(SAMPLE)]
    learner = Learner(DEFAULT_WEIGHTS, 0.9)
    small, large = (course(cards, [0] * 90, learner, Habits(), Random(3)) for cards in (few, few * 10))

    assert sum(large.answers) == pytest.approx(10 * sum(small.answers), rel=0.1)
    assert large.recalls == pytest.approx(10 * small.recalls, rel=0.03)


def test_remembering_more_costs_more() -> None:
    """From 0.85 to 0.97 minutes rise, and so does what is known."""
    known = [Known(1 + n % 60, 1 + n % 9, n % 20) for n in range(400)]
    found = {price.retention: price for price in prices(known, 100, evenly(100, 180), DEFAULT_WEIGHTS, Habits())}

    assert found[0.85].minutes < found[0.92].minutes < found[0.97].minutes
    assert found[0.85].known < found[0.92].known < found[0.97].known <= 1


def test_cards_never_begun_are_not_known() -> None:
    """Half of the cards unseen: at most half known."""
    found = prices([Known(1000, 5, 0)] * 10, 10, [0] * 30, DEFAULT_WEIGHTS, Habits())

    assert all(0.45 < price.known <= 0.5 for price in found)


def test_nothing_costs_nothing() -> None:
    """An empty deck."""
    assert all(price.minutes == price.known == 0 for price in prices([], 0, [0] * 30, DEFAULT_WEIGHTS, Habits()))


@given(st.integers(0, 500), st.integers(1, 90))
def test_evenly_is_even_and_whole(cards: int, days: int) -> None:
    """No card is lost, no day has two more than another."""
    found = evenly(cards, days)

    assert (len(found), sum(found)) == (days, cards)
    assert max(found) - min(found) <= 1
