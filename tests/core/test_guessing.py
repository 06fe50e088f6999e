"""Two years of a simulated learner who is asked everything as a choice, and guesses what is forgotten."""

from functools import cache

import pytest

from tests.core.learner import Asked, chosen


@cache
def two_years(guess: float) -> list[list[Asked]]:
    """The answers to each card."""
    return chosen(600, guess)


@pytest.mark.parametrize("guess", [0.25, 0.5])
def test_who_may_guess_still_remembers(guess: float) -> None:
    """A card that comes back is truly recalled about as often as was desired.

    Were lucky guesses counted in full, recall would fall to 0.87 and 0.85.
    """
    recalls = [asked.recall for card in two_years(guess) for asked in card[1:]]

    assert sum(recalls) / len(recalls) >= 0.88


@pytest.mark.parametrize("guess", [0.25, 0.5])
def test_doubt_costs_few_answers(guess: float) -> None:
    """At most a tenth more than a learner gives who has to recall everything.

    A mixture that doubts too much (the harmonic mean of both stabilities) asks two to four times as often.
    """
    answers, recalled = (sum(map(len, two_years(chance))) for chance in (guess, 0.0))

    assert answers <= 1.1 * recalled
