"""The months ahead, simulated card by card: what a desired retention costs, and what would be known on a day.

Own Monte Carlo over real cards. The formulas are those of FSRS-6 (see `memory`, whose library is a hundred times
slower); a test holds the two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from random import Random
from typing import NamedTuple

from quizapp.core.memory import MAXIMUM_STABILITY, Weights

SAMPLE = 600
"""So many cards are simulated, and stand for all: a mean over a month is then within some per cent."""


class Known(NamedTuple):
    """A card that was answered before."""

    stability: float
    difficulty: float
    elapsed: int
    """Study days since the last answer."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the learner's own answers say."""

    passed_first: float = 0.7
    """The share of first answers that are right."""
    answer_ms: int = 8_000


@dataclass(frozen=True, slots=True)
class Course:
    """What the days ahead bring."""

    answers: tuple[float, ...]
    """Answers on each day."""
    recalls: float
    """The sum, over all cards begun, of the probability of recall on the day after the last."""
    begun: float

    def minutes(self, habits: Habits) -> float:
        """Minutes a day on average."""
        return sum(self.answers) * habits.answer_ms / 60_000 / len(self.answers)


class Learner:
    """A memory that follows FSRS-6; answers are Good or Again."""

    def __init__(self, weights: Weights, retention: float) -> None:
        self._w = weights
        self._decay = -weights[20]
        self._factor = 0.9 ** (1 / self._decay) - 1
        self._wait: float = (retention ** (1 / self._decay) - 1) / self._factor
        self._easiest = weights[4] - exp(3 * weights[5]) + 1
        self._firmest = exp(weights[17] * weights[18])

    def recall(self, stability: float, days: float) -> float:
        """The probability of recall."""
        return float((1 + self._factor * days / stability) ** self._decay)

    def interval(self, stability: float) -> int:
        """Days until the card comes back."""
        return max(1, round(stability * self._wait))

    def first(self, passed: bool) -> tuple[float, float]:
        """Stability and difficulty after the first answer."""
        rating = 3 if passed else 1
        difficulty = self._w[4] - exp(self._w[5] * (rating - 1)) + 1
        return self._w[rating - 1], min(10.0, max(1.0, difficulty))

    def after(self, stability: float, difficulty: float, recall: float, passed: bool) -> tuple[float, float]:
        """Stability and difficulty after an answer on a later day, at this probability of recall."""
        w = self._w
        if passed:
            gain = exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp(w[10] * (1 - recall)) - 1)
            firm = stability * (1 + gain)
        else:
            left = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp(w[14] * (1 - recall))
            firm = min(left, stability / self._firmest)
        step = 0.0 if passed else 2 * w[6] * (10 - difficulty) / 9
        harder = w[7] * self._easiest + (1 - w[7]) * (difficulty + step)
        return min(MAXIMUM_STABILITY, max(0.001, firm)), min(10.0, max(1.0, harder))

    def begin(self, passed_first: float, random: Random) -> tuple[tuple[float, float], int]:
        """The state after the first study day of a card, and how many answers it took: a learning step follows each."""
        passed = random.random() < passed_first
        return self.first(passed), 2 if passed else 3

    def answer(self, state: tuple[float, float], days: int, random: Random) -> tuple[tuple[float, float], int]:
        """The state after so many days without an answer and then one, and how many it took: a lapse costs a step."""
        recall = self.recall(state[0], days)
        passed = random.random() < recall
        return self.after(*state, recall, passed), 1 if passed else 2


def course(known: Sequence[Known], new: Sequence[int], learner: Learner, habits: Habits, random: Random) -> Course:
    """Simulate as many days as `new` has entries.

    Args:
        known: the cards begun; each comes back when its interval under the learner's retention is over.
        new: how many cards are begun on each day.
    """
    days = len(new)
    answers = [0.0] * days
    recalls = 0.0
    sample, weight = (known, 1.0) if len(known) <= SAMPLE else (random.sample(known, SAMPLE), len(known) / SAMPLE)
    for stability, difficulty, elapsed in sample:
        day = max(0, learner.interval(stability) - elapsed)
        recalls += weight * _lived(answers, weight, (stability, difficulty), -elapsed, day, learner, random)
    begun = sum(new)
    new_weight = max(1.0, begun / SAMPLE)
    for day, state in _begun(new, new_weight, answers, learner, habits, random):
        recalls += new_weight * _lived(
            answers, new_weight, state, day, day + learner.interval(state[0]), learner, random
        )
    return Course(tuple(answers), recalls, len(known) + begun)


def _begun(
    new: Sequence[int], weight: float, answers: list[float], learner: Learner, habits: Habits, random: Random
) -> list[tuple[int, tuple[float, float]]]:
    """The simulated new cards: the day of each, and its state after its first answers."""
    found, owed = [], 0.0
    for day, count in enumerate(new):
        owed += count / weight
        while owed >= 0.5:
            owed -= 1
            state, given = learner.begin(habits.passed_first, random)
            answers[day] += weight * given
            found.append((day, state))
    return found


def _lived(
    answers: list[float],
    weight: float,
    state: tuple[float, float],
    last: int,
    due: int,
    learner: Learner,
    random: Random,
) -> float:
    """Answer one card whenever it is due; its probability of recall on the day after the last."""
    days = len(answers)
    while due < days:
        state, given = learner.answer(state, due - last, random)
        answers[due] += weight * given
        last, due = due, due + learner.interval(state[0])
    return learner.recall(state[0], days - last)


@dataclass(frozen=True, slots=True)
class Price:
    """What a desired retention costs, and what it gives."""

    retention: float
    minutes: float
    """A day, on average."""
    known: float
    """The share of the cards that would be recalled at the end; those never begun count as not known."""


RETENTIONS = (0.80, 0.85, 0.88, 0.90, 0.92, 0.94, 0.95, 0.96, 0.97)


def prices(
    known: Sequence[Known], unseen: int, new: Sequence[int], weights: Weights, habits: Habits, seed: int = 1
) -> list[Price]:
    """What each of `RETENTIONS` would cost over the days that `new` has entries for.

    Args:
        unseen: cards never begun; those that `new` does not begin stay unknown.
    """
    cards = len(known) + unseen
    found = []
    for retention in RETENTIONS:
        simulated = course(known, new, Learner(weights, retention), habits, Random(seed))
        share = simulated.recalls / cards if cards else 0.0
        found.append(Price(retention, simulated.minutes(habits), share))
    return found


def evenly(cards: int, days: int) -> list[int]:
    """So many cards spread over so many days."""
    return [(day + 1) * cards // days - day * cards // days for day in range(days)]
