"""FSRS-6 in study days, against the crate that Anki uses."""

import math
import random

import fsrs_rs_python
import pytest

from quizapp.core.memory import DEFAULT_WEIGHTS, Memory, Rating, Weights, interval_days, next_memory, retrievability


def sequences(count: int) -> list[list[tuple[Rating, int]]]:
    """Random histories: ratings with the days since the answer before."""
    dice = random.Random(20261123)
    return [
        [(Rating(dice.choice([1, 2, 3, 3, 3, 4])), dice.choice([0, 0, 1, 2, 5, 13, 60, 400])) for _ in range(12)]
        for _ in range(count)
    ]


def test_agrees_with_fsrs_rs_on_a_hundred_random_histories() -> None:
    """Stability and difficulty within 1e-5, rounded intervals equal."""
    oracle = fsrs_rs_python.FSRS(list(DEFAULT_WEIGHTS))
    for history in sequences(100):
        memory: Memory | None = None
        state = None
        for rating, days in history:
            elapsed = 0 if memory is None else days
            memory = next_memory(memory, rating, elapsed)
            states = oracle.next_states(state, 0.9, elapsed)
            expected = [states.again, states.hard, states.good, states.easy][rating - 1]
            state = expected.memory

            assert memory.stability == pytest.approx(state.stability, rel=1e-5)
            assert memory.difficulty == pytest.approx(state.difficulty, rel=1e-5)
            assert round(interval_days(memory.stability, 0.9)) == round(expected.interval)


def test_recall_is_ninety_percent_after_a_stability() -> None:
    """That is what stability means."""
    assert retrievability(12.5, 12.5) == pytest.approx(0.9)


@pytest.mark.parametrize("retention", [0.7, 0.8, 0.9, 0.97])
def test_interval_is_the_inverse_of_retrievability(retention: float) -> None:
    """After the interval for a desired retention, recall is that retention."""
    assert retrievability(30.0, interval_days(30.0, retention)) == pytest.approx(retention)


def test_a_possible_guess_counts_for_less() -> None:
    """The more likely a lucky guess, the less stability a right answer gives."""
    memory = Memory(10.0, 5.0)
    sure, choice, coin = (next_memory(memory, Rating.GOOD, 10, guess=guess) for guess in (0.0, 0.25, 0.5))

    assert sure.stability > choice.stability > coin.stability > next_memory(memory, Rating.AGAIN, 10).stability


def test_a_guess_changes_no_other_grade() -> None:
    """Wrong is wrong, and a grade that the learner chose is theirs."""
    memory = Memory(10.0, 5.0)
    for rating in (Rating.AGAIN, Rating.HARD, Rating.EASY):
        assert next_memory(memory, rating, 10, guess=0.5) == next_memory(memory, rating, 10)


@pytest.mark.parametrize(("days", "guess"), [(-1, 0.0), (1, -0.1), (1, 1.1)])
def test_refuses_what_has_no_meaning(days: int, guess: float) -> None:
    """Negative days and impossible chances are refused before the library is asked."""
    with pytest.raises(ValueError, match="out of range"):
        next_memory(None, Rating.GOOD, days, guess=guess)


@pytest.mark.parametrize("weights", [DEFAULT_WEIGHTS[:19], (*DEFAULT_WEIGHTS[:20], math.nan)])
def test_weights_that_cannot_be_are_refused(weights: Weights) -> None:
    """Too few, or no numbers: before any memory is made of them."""
    with pytest.raises(ValueError, match="parameters"):
        next_memory(None, Rating.GOOD, 0, weights)


def test_stability_is_bounded_by_a_century() -> None:
    """As in Anki and fsrs-rs; a longer memory has no meaning."""
    memory = Memory(36_000.0, 1.0)

    assert next_memory(memory, Rating.EASY, 36_000).stability == 36_500.0
