"""What must be done a day to know a deck on the day of an exam, by simulation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from quizapp.core.memory import Weights
from quizapp.core.simulation import Habits, Known, Learner, course, evenly

RETENTIONS = (0.80, 0.85, 0.90, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98)
"""The desired retentions that are tried, the cheapest first."""

LAST_DAYS = 7
"""At most so many days before the exam are kept free of new cards; a quarter of the time if it is short."""

_HALVINGS = 7
"""How closely the number of new cards that fit into the day is searched."""


@dataclass(frozen=True, slots=True)
class Task:
    """A deck as it is, and the time there is."""

    known: Sequence[Known]
    unseen: int
    reading_minutes: int
    """What there is to read and watch about concepts not begun yet."""
    days: int
    """Study days from today to the day before the exam."""
    weights: Weights
    habits: Habits
    new_days: int | None = None
    """Of them, those on which new cards are begun; None: all but the last ones."""

    @property
    def cards(self) -> int:
        """All cards of the deck."""
        return len(self.known) + self.unseen


@dataclass(frozen=True, slots=True)
class Way:
    """One way to the exam."""

    retention: float
    """The desired retention until then."""
    begun: int
    """New cards that will have been begun."""
    new_per_day: int
    answers_per_day: float
    minutes: float
    """A day on average, reading included."""
    busiest: float
    """Minutes on the busiest day."""
    recall: float
    """The share of all cards to be recalled on the day of the exam; what was never begun is not."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The way to take, and whether it leads where it should."""

    way: Way
    reaches: bool
    needed: float | None
    """Minutes a day that would be needed, where the minutes given are too few; None where no time would be enough."""


def advise(task: Task, wanted: float, minutes: float | None, seed: int = 1) -> Advice:
    """The cheapest way that reaches the recall wanted; if none does, the one that comes nearest.

    Args:
        minutes: a day on average, at most; None: whatever it takes.

    Raises:
        ValueError: there is no card, or no day.
    """
    if not task.cards or task.days < 1:
        raise ValueError("a plan needs a card and a day")
    whole = [way(task, retention, task.unseen, seed) for retention in RETENTIONS]
    enough = next((found for found in whole if found.recall >= wanted), None)
    if enough and (minutes is None or enough.minutes <= minutes):
        return Advice(enough, True, None)
    within = whole if minutes is None else list(_within(task, minutes, seed))
    nearest = max(within, key=lambda found: (round(found.recall, 3), -found.minutes))
    return Advice(nearest, nearest.recall >= wanted, enough.minutes if enough else None)


def way(task: Task, retention: float, begun: int, seed: int = 1) -> Way:
    """What comes of beginning so many of the new cards, evenly, at a desired retention."""
    new = _paced(begun, task.days, new_days(task.days) if task.new_days is None else task.new_days)
    found = course(task.known, new, Learner(task.weights, retention), task.habits, Random(seed))
    reading = [task.reading_minutes * count / task.unseen if task.unseen else 0.0 for count in new]
    spent = [
        answers * task.habits.answer_ms / 60_000 + read for answers, read in zip(found.answers, reading, strict=True)
    ]
    return Way(
        retention=retention,
        begun=begun,
        new_per_day=max(new),
        answers_per_day=sum(found.answers) / task.days,
        minutes=sum(spent) / task.days,
        busiest=max(spent),
        recall=found.recalls / task.cards,
    )


def _within(task: Task, minutes: float, seed: int) -> Iterator[Way]:
    """For each retention the way with as many new cards as the minutes allow."""
    for retention in RETENTIONS:
        fitting = way(task, retention, 0, seed)
        low, high = 0, task.unseen
        for _ in range(_HALVINGS):
            if low >= high:
                break
            middle = (low + high + 1) // 2
            tried = way(task, retention, middle, seed)
            if tried.minutes <= minutes:
                low, fitting = middle, tried
            else:
                high = middle - 1
        yield fitting


def new_days(days: int) -> int:
    """On how many of the days before an exam new cards are begun."""
    return days - min(LAST_DAYS, days // 4)


def _paced(cards: int, days: int, new_days: int) -> list[int]:
    """New cards on each day: evenly, with the last days kept free."""
    return [*evenly(cards, new_days), *[0] * (days - new_days)]
