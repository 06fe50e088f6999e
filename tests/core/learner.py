"""A simulated learner whose memory follows FSRS-6 with weights of their own."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from quizapp.core.memory import DEFAULT_WEIGHTS, Memory, Rating, Weights, interval_days, next_memory
from quizapp.core.simulation import Habits
from quizapp.core.training import Answer

FORGETFUL: Weights = (0.1, 0.5, 0.9, 3.0, *DEFAULT_WEIGHTS[4:8], 1.2, *DEFAULT_WEIGHTS[9:20], 0.3)
"""Forgets much faster than the published weights expect."""


class Asked(NamedTuple):
    """An answer, and how likely it was that the learner really recalled it."""

    answer: Answer
    recall: float


def lived(
    cards: int, truth: Weights, seed: int = 1, days: int = 120, guess: float = 0.0, quizzed: float = 0.0
) -> list[list[Answer]]:
    """The answers of a learner who is asked when the published weights say so, each right answer counted in full.

    Args:
        guess: the chance of a lucky guess in a quiz, and `quizzed` the share of answers given in one.
    """
    random, found = Random(seed), []

    def chance(first: bool) -> float:
        return guess if not first and random.random() < quizzed else 0.0

    for card in range(cards):
        start = random.randrange(days // 3)
        life = _life(random, range(start, days), truth, chance, first_known=0.5, softened=False)
        found.append([asked.answer._replace(clock=asked.answer.clock * 100_000 + card) for asked in life])
    return found


def chosen(cards: int, guess: float, seed: int = 1, days: int = 730) -> list[list[Asked]]:
    """What a learner answers who is asked everything as a choice, lucky guesses counted as softly as quizapp does."""
    random, first_known = Random(seed), Habits().passed_first
    return [
        list(_life(random, range(card % 30, days), DEFAULT_WEIGHTS, lambda _: guess, first_known, softened=True))
        for card in range(cards)
    ]


def _life(
    random: Random,
    days: range,
    truth: Weights,
    chance: Callable[[bool], float],
    first_known: float,
    softened: bool,
) -> Iterator[Asked]:
    """The answers to one card, due at a recall of 0.9 by what is believed of the memory; clocks are days.

    Args:
        chance: that of a lucky guess; told whether it is the first answer.
        softened: whether what is believed takes the chance of a guess into account.
    """
    day = last = days.start
    real: Memory | None = None
    believed: Memory | None = None
    while day < days.stop:
        elapsed = day - last
        guess = chance(real is None)
        recall = real.recall(elapsed) if real else first_known
        knows = random.random() < recall
        right = knows or random.random() < guess
        rating = Rating.GOOD if right else Rating.AGAIN
        yield Asked(Answer(int(rating), elapsed, guess, day), recall)
        real = next_memory(real, Rating.GOOD if knows else Rating.AGAIN, elapsed, truth)
        believed = next_memory(believed, rating, elapsed, DEFAULT_WEIGHTS, guess if softened else 0.0)
        last, day = day, day + max(1, round(interval_days(believed.stability, 0.9)))
