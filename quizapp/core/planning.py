"""What must be done a day to know a deck on the day of an exam, by simulation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from quizapp.core.memory import Weights
from quizapp.core.simulation import SAMPLE, Habits, Known, Learner

RETENTIONS = (0.80, 0.85, 0.90, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98)
"""The desired retentions that are tried, the cheapest first."""

LAST_DAYS = 7
"""At most so many days before the exam are kept free of new cards; a quarter of the time if it is short."""

_HALVINGS = 7
"""How closely the number of new cards that fit into the day is searched."""


@dataclass(frozen=True, slots=True)
class Stock:
    """The cards of a concept. No two of them are asked on one day, so that a concept takes its time."""

    known: tuple[Known, ...] = ()
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A deck as it is, and the time there is."""

    stocks: Sequence[Stock]
    reading_minutes: int
    """What there is to read and watch about concepts not begun yet."""
    days: int
    """Study days from today to the day before the exam."""
    weights: Weights
    habits: Habits
    new_days: int | None = None
    """Of them, those on which new cards are begun; None: all but the last ones."""

    @property
    def unseen(self) -> int:
        """The cards that were never asked."""
        return sum(stock.unseen for stock in self.stocks)

    @property
    def cards(self) -> int:
        """All cards of the deck."""
        return self.unseen + sum(len(stock.known) for stock in self.stocks)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to the exam."""

    retention: float
    """The desired retention until then."""
    begun: int
    """New cards that are to be begun."""
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
    studies = _Studies(task, Learner(task.weights, retention), begun / max(1, task.unseen), Random(seed))
    studies.go_on()
    reading = task.reading_minutes / max(1, task.unseen)
    spent = [
        answers * task.habits.answer_ms / 60_000 + new * reading
        for answers, new in zip(studies.answers, studies.new, strict=True)
    ]
    return Way(
        retention=retention,
        begun=begun,
        new_per_day=-(-begun // studies.new_days),
        answers_per_day=sum(studies.answers) / task.days,
        minutes=sum(spent) / task.days,
        busiest=max(spent),
        recall=studies.recalls / task.cards,
    )


class _Studies:
    """The days until the exam, simulated concept by concept; some stand for all where there are many."""

    def __init__(self, task: Task, learner: Learner, share: float, random: Random) -> None:
        self._learner, self._random, self._passed_first = learner, random, task.habits.passed_first
        self._share = share
        self.new_days = new_days(task.days) if task.new_days is None else task.new_days
        self.answers = [0.0] * task.days
        self.new = [0.0] * task.days
        self.recalls = 0.0
        """The sum of the probabilities of recall on the day of the exam."""
        few = max(1, len(task.stocks) * SAMPLE // task.cards)
        self._stocks = task.stocks if task.cards <= SAMPLE else random.sample(task.stocks, few)
        self._weight = task.cards / sum(len(stock.known) + stock.unseen for stock in self._stocks)

    def go_on(self) -> None:
        """Study all concepts until the exam."""
        owed = 0.0
        for place, stock in enumerate(self._stocks):
            owed += stock.unseen * self._share
            to_begin = round(owed)
            owed -= to_begin
            self._study(stock, to_begin, (place + 0.5) / len(self._stocks))

    def _study(self, stock: Stock, to_begin: int, turn: float) -> None:
        """One card a day at most: the most overdue one, else a new one as soon as it is its turn.

        Args:
            turn: from 0 to 1; the concepts take turns, so that every day has as many new cards.
        """
        interval = self._learner.interval
        cards = [_Studied(*card[:2], -card.elapsed, interval(card.stability)) for card in stock.known]
        begun = 0
        for day in range(len(self.answers)):
            if due := [card for card in cards if card.last + card.interval <= day]:
                self._answer(max(due, key=lambda card: (day - card.last) / card.interval), day)
            elif begun + turn < to_begin * min(1.0, (day + 1) / self.new_days):
                begun += 1
                cards.append(self._begin(day))
        self.recalls += self._weight * sum(
            self._learner.recall(card.stability, len(self.answers) - card.last) for card in cards
        )

    def _answer(self, card: "_Studied", day: int) -> None:
        state, given = self._learner.answer((card.stability, card.difficulty), day - card.last, self._random)
        self.answers[day] += self._weight * given
        card.stability, card.difficulty = state
        card.last, card.interval = day, self._learner.interval(card.stability)

    def _begin(self, day: int) -> "_Studied":
        (stability, difficulty), given = self._learner.begin(self._passed_first, self._random)
        self.answers[day] += self._weight * given
        self.new[day] += self._weight
        return _Studied(stability, difficulty, day, self._learner.interval(stability))


@dataclass(slots=True)
class _Studied:
    """A card in a simulation: its memory, the day of its last answer, and the interval since."""

    stability: float
    difficulty: float
    last: int
    interval: int


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
