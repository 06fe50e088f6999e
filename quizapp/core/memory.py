"""FSRS-6 in whole study days: how a memory changes with an answer, and when it will have faded.

The only door to `fsrs`. Days, learning steps and fuzz are ours: the library is fed midnights that lie a whole
number of study days apart, so that its own calendar never matters.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import fsrs

Weights = tuple[float, ...]

DEFAULT_WEIGHTS: Weights = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The published weights of FSRS-6 (open-spaced-repetition)."""

LEAST_ANSWERS = 64
"""With fewer usable answers these weights are as good as any that could be fitted."""

MAXIMUM_STABILITY = 36500.0
"""A hundred years. fsrs bounds stability from below only; Anki and fsrs-rs bound it here too."""

_MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)
"""Any midnight: only the distance to it counts."""

GUESS_FREE = 0.02
"""Up to this chance of a lucky guess a right answer counts in full."""


class Rating(IntEnum):
    """How well a card was remembered."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """The state of one memory: days until recall falls to 90 %, and difficulty from 1 to 10."""

    stability: float
    difficulty: float
    decay: float = DEFAULT_WEIGHTS[20]
    """How the curve falls, by the weights that the state was computed with."""

    def recall(self, elapsed_days: float) -> float:
        """The probability of recall so many days after the last answer."""
        return retrievability(self.stability, elapsed_days, self.decay)


def next_memory(
    memory: Memory | None,
    rating: Rating,
    elapsed_days: int,
    weights: Weights = DEFAULT_WEIGHTS,
    guess: float = 0.0,
) -> Memory:
    """The memory after an answer, `elapsed_days` study days after the last one.

    A Good that may have been a lucky guess is softened: the new state lies between Good and Again, weighted by the
    probability that the answer was really recalled (quizapp's own rule; prior art: Ebisu's soft quizzes).

    Raises:
        ValueError: negative days, a guess outside 0..1, or a wrong number of weights.
    """
    if elapsed_days < 0 or not 0.0 <= guess <= 1.0:
        raise ValueError(f"elapsed days {elapsed_days} or guess {guess} is out of range")
    after = _step(memory, rating, elapsed_days, weights)
    if rating is not Rating.GOOD or guess <= GUESS_FREE:
        return after
    recalled = recalled_share(0.5 if memory is None else memory.recall(elapsed_days), guess)
    forgotten = _step(memory, Rating.AGAIN, elapsed_days, weights)
    return Memory(
        after.stability**recalled * forgotten.stability ** (1 - recalled),
        recalled * after.difficulty + (1 - recalled) * forgotten.difficulty,
        after.decay,
    )


def retrievability(stability: float, elapsed_days: float, decay: float = DEFAULT_WEIGHTS[20]) -> float:
    """The probability of recall `elapsed_days` after the last answer (FSRS-6 forgetting curve)."""
    decay = -decay
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * elapsed_days / stability) ** decay)


def interval_days(stability: float, retention: float, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """Days, unrounded, until recall has fallen to `retention` (FSRS-6, the inverse of `retrievability`)."""
    decay = -weights[20]
    factor = 0.9 ** (1 / decay) - 1
    return float(stability / factor * (retention ** (1 / decay) - 1))


def recalled_share(recall: float, guess: float) -> float:
    """The probability that a right answer was recalled, not guessed. A new card has even odds (0.5) of being known."""
    return recall / (recall + (1 - recall) * guess)


@lru_cache(maxsize=32)  # an answer leads where its card's grades have just been said to lead
def _step(memory: Memory | None, rating: Rating, elapsed_days: int, weights: Weights) -> Memory:
    import fsrs  # 24 ms: off the start path, the first reveal pays

    last_review = _MIDNIGHT
    card = fsrs.Card(
        card_id=0,  # without an id the library waits a millisecond to make one up
        state=fsrs.State.Learning if memory is None else fsrs.State.Review,
        stability=None if memory is None else memory.stability,
        difficulty=None if memory is None else memory.difficulty,
        due=last_review,
        last_review=None if memory is None else last_review,
    )
    reviewed = last_review + timedelta(days=elapsed_days)
    after, _ = _scheduler(weights).review_card(card, fsrs.Rating(rating), reviewed)
    if after.stability is None or after.difficulty is None:
        raise ValueError("fsrs returned no memory state")
    return Memory(min(after.stability, MAXIMUM_STABILITY), after.difficulty, weights[20])


@cache
def _scheduler(weights: Weights) -> "fsrs.Scheduler":
    import fsrs

    return fsrs.Scheduler(weights, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
