"""A simulated learner whose memory follows FSRS-6 with weights of their own."""

from random import Random

from quizapp.core.memory import DEFAULT_WEIGHTS, Memory, Rating, Weights, interval_days, next_memory
from quizapp.core.training import Answer

FORGETFUL: Weights = (0.1, 0.5, 0.9, 3.0, *DEFAULT_WEIGHTS[4:8], 1.2, *DEFAULT_WEIGHTS[9:20], 0.3)
"""Forgets much faster than the published weights expect."""


def lived(
    cards: int, truth: Weights, seed: int = 1, days: int = 120, guess: float = 0.0, quizzed: float = 0.0
) -> list[list[Answer]]:
    """The answers of a learner who is asked when the published weights say so.

    Args:
        guess: the chance of a lucky guess in a quiz, and `quizzed` the share of answers given in one.
    """
    random, found = Random(seed), []
    for card in range(cards):
        day = last = random.randrange(days // 3)
        real: Memory | None = None
        believed: Memory | None = None
        answers: list[Answer] = []
        while day < days:
            elapsed = day - last
            chance = guess if answers and random.random() < quizzed else 0.0
            knows = random.random() < (real.recall(elapsed) if real else 0.5)
            right = knows or random.random() < chance
            rating = Rating.GOOD if right else Rating.AGAIN
            answers.append(Answer(int(rating), elapsed, chance, day * 100_000 + card))
            real = next_memory(real, Rating.GOOD if knows else Rating.AGAIN, elapsed, truth)
            believed = next_memory(believed, rating, elapsed, DEFAULT_WEIGHTS)
            last, day = day, day + max(1, round(interval_days(believed.stability, 0.9)))
        found.append(answers)
    return found
