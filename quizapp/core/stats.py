"""Honest numbers: what an answer says of memory, and how sure one can be of a share."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from quizapp.core.card import CardId
from quizapp.core.history import Event, EventKind, Form, apply, in_order, undone
from quizapp.core.memory import GUESS_FREE, Rating, Weights, retrievability
from quizapp.core.schedule import Phase, Schedule

MATURE_DAYS = 21
"""From this interval on a card is mature (as in Anki)."""

AHEAD_DAYS = 30
"""How far ahead mastery looks."""

_Z = 1.959964
"""Standard deviations around a mean that hold 95 % of a normal distribution."""


class Trial(IntEnum):
    """Whether an answer tested memory: the first on a later day than the one before, by the interval waited for.

    Steps within a day are no test: what was just read is remembered.
    """

    NONE = 0
    YOUNG = 1
    MATURE = 2


class Answered(NamedTuple):
    """What the statistics keep of an answer that counts."""

    day: int
    hour: int
    """By the learner's clock at that moment."""
    took_ms: int
    passed: bool
    new: bool
    """It was the card's first."""
    trial: Trial
    recall: float | None
    """The probability of recall that was to be expected; None where the answer was no test."""
    form: Form | None
    guess: float

    @property
    def bin(self) -> int:
        """The group of `BOUNDS` that the expected recall lies in; -1 where the answer tells nothing of predictions."""
        return -1 if self.recall is None or self.guess > GUESS_FREE else group(self.recall, BOUNDS)


def answers(events: Iterable[Event], card: CardId, weights: Weights) -> list[Answered]:
    """The answers to a card that count, in order.

    Args:
        events: all events of the card, under every name it ever had.
    """
    told: dict[CardId, tuple[Schedule, list[Answered]]] = {}
    ordered = in_order(events)
    gone = undone(ordered)
    for event in ordered:
        if event.key in gone:
            continue
        before, given = told.pop(event.card, (Schedule(), []))
        name = CardId(str(event.detail["to"])) if event.kind is EventKind.RENAME else event.card
        if event.kind is EventKind.ANSWER:
            given.append(_answered(before, event))
        told[name] = apply(before, event, weights), given
    return told[card][1] if card in told else []


def _answered(before: Schedule, event: Event) -> Answered:
    trial = _trial(before, event.day)
    return Answered(
        day=event.day,
        hour=(event.at_ms // 60_000 + event.offset_min) // 60 % 24,
        took_ms=event.took_ms,
        passed=event.rating is not Rating.AGAIN,
        new=before.phase is Phase.NEW,
        trial=trial,
        recall=before.recall(event.day) if trial else None,
        form=event.form,
        guess=event.guess,
    )


def _trial(before: Schedule, day: int) -> Trial:
    if before.interval < 1 or before.elapsed_days(day) < 1:
        return Trial.NONE
    return Trial.MATURE if before.interval >= MATURE_DAYS else Trial.YOUNG


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many."""

    passed: int = 0
    asked: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.passed + other.passed, self.asked + other.asked)

    @property
    def rate(self) -> float | None:
        """The share that passed; None where nothing was asked."""
        return self.passed / self.asked if self.asked else None

    @property
    def bounds(self) -> tuple[float, float]:
        """Between which shares the true one lies with 95 % confidence (Wilson's score interval)."""
        if not self.asked:
            return 0.0, 1.0
        share, spread = self.passed / self.asked, _Z * _Z / self.asked
        middle = (share + spread / 2) / (1 + spread)
        reach = _Z * sqrt((share * (1 - share) + spread / 4) / self.asked) / (1 + spread)
        return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))


@dataclass(frozen=True, slots=True)
class Retention:
    """True retention: reviews remembered, of cards with a short and with a long interval."""

    young: Tally = Tally()
    mature: Tally = Tally()

    def __add__(self, other: "Retention") -> "Retention":
        return Retention(self.young + other.young, self.mature + other.mature)

    @property
    def all(self) -> Tally:
        """Both together."""
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on a study day, or on several."""

    answers: int = 0
    took_ms: int = 0
    new: int = 0
    retention: Retention = Retention()

    def __add__(self, other: "Day") -> "Day":
        return Day(
            self.answers + other.answers,
            self.took_ms + other.took_ms,
            self.new + other.new,
            self.retention + other.retention,
        )


@dataclass(frozen=True, slots=True)
class Hour:
    """What was done in an hour of the day, over many days."""

    hour: int
    answers: int
    took_ms: int
    remembered: Tally


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose expected recall lay between two bounds, and what came of them."""

    low: float
    high: float
    expected: float
    """The mean of what was expected."""
    remembered: Tally

    def __add__(self, other: "Bin") -> "Bin":
        both = self.remembered + other.remembered
        expected = self.expected * self.remembered.asked + other.expected * other.remembered.asked
        return Bin(self.low, self.high, expected / both.asked, both)


BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
"""The bins of expected recall: narrower where most answers are."""


def miscalibration(bins: Iterable[Bin]) -> float | None:
    """How far expectation and outcome lie apart on average, each answer weighing the same; None without any."""
    filled = [found for found in bins if found.remembered.rate is not None]
    asked = sum(found.remembered.asked for found in filled)
    off = sum(abs(found.expected * found.remembered.asked - found.remembered.passed) for found in filled)
    return off / asked if asked else None


def without_guesses(share: float, guess: float) -> float:
    """The share known, told from the share right: (x - g) / (1 - g), never below zero.

    Raises:
        ValueError: every answer would have been right by chance.
    """
    if not 0.0 <= guess < 1.0:
        raise ValueError(f"a chance of {guess} leaves nothing to know")
    return max(0.0, (share - guess) / (1 - guess))


Remembered = tuple[int, float, float, float, int]
"""The number of a card's concept, its memory (as `memory.Memory`), and when it was last answered: a plain row, because
there may be a hundred thousand."""


@dataclass(frozen=True, slots=True)
class Mastery:
    """How much of something would be recalled: means over its cards that were ever answered."""

    begun: int
    older: int
    """Those of the cards that were not answered today."""
    now: float | None
    """Of the older ones; None without any: a prediction for the same day means nothing."""
    ahead: float
    """`AHEAD_DAYS` from now, nothing answered until then."""


def masteries(memories: Iterable[Remembered], day: int) -> dict[int, Mastery]:
    """The mastery of each concept, by its number, told from the memories of its cards."""
    sums: dict[int, list[float]] = {}
    for concept, stability, _, decay, last_day in memories:
        found = sums.setdefault(concept, [0, 0, 0.0, 0.0])
        elapsed = max(0, day - last_day)
        found[0] += 1
        found[3] += retrievability(stability, elapsed + AHEAD_DAYS, decay)
        if elapsed:
            found[1] += 1
            found[2] += retrievability(stability, elapsed, decay)
    return {
        concept: Mastery(int(begun), int(older), now / older if older else None, ahead / begun)
        for concept, (begun, older, now, ahead) in sums.items()
    }


def together(masteries: Sequence[Mastery]) -> Mastery | None:
    """The mastery of all of these as one, each card weighing the same; None without any."""
    begun, older = sum(each.begun for each in masteries), sum(each.older for each in masteries)
    if not begun:
        return None
    now = sum((each.now or 0.0) * each.older for each in masteries) / older if older else None
    return Mastery(begun, older, now, sum(each.ahead * each.begun for each in masteries) / begun)


STABILITIES = (0.0, 1.0, 7.0, 21.0, 90.0, 365.0, float("inf"))
"""Bounds, in days, of the groups by stability."""


def spread(values: Iterable[float], bounds: Sequence[float]) -> list[int]:
    """How many of the values lie in each group: from its lower bound up to, not including, the next."""
    ordered = sorted(values)
    ends = [0, *(bisect_left(ordered, bound) for bound in bounds[1:-1]), len(ordered)]
    return [end - begin for begin, end in pairwise(ends)]


def group(value: float, bounds: Sequence[float]) -> int:
    """The group in which a value lies; the last holds its upper bound, and what is beyond it."""
    return min(bisect_right(bounds, value), len(bounds) - 1) - 1


def days_back(day: int, days: int) -> Iterator[int]:
    """So many study days up to a day, oldest first."""
    yield from range(day - days + 1, day + 1)
