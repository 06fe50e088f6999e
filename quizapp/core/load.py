"""How much the days ahead hold, and which day suits a card best: balance inside the fuzz, easy days, days off.

The exponent of the balance and the share of a sibling follow Anki's load balancer; unlike there, the day chosen does
not lean to the short side, and easy days hold on empty days, too.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from quizapp.core.card import CardId

CROWDING = 2.15
"""A day that holds twice as much is chosen this power of two less often."""

SIBLINGS = (1e-6, 0.2, 0.4, 0.6, 0.8)
"""How gladly a card comes so many days from another of its concept."""

LEAST = 1e-4
"""An easy day that has its share is chosen only if no other day is near."""

WEEK = 7


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the learner wants of the days: a share of the usual load by weekday (Monday first), and days off."""

    shares: tuple[float, ...] = (1.0,) * WEEK
    days_off: tuple[tuple[int, int], ...] = ()
    """Ranges of study days, both ends included."""

    def share(self, day: int) -> float:
        """1 for a usual day, less for an easy one, 0 for a day off."""
        if any(first <= day <= last for first, last in self.days_off):
            return 0.0
        return self.shares[(day - 1) % WEEK]  # the first of all days is a Monday


@dataclass(frozen=True, slots=True)
class Load:
    """What is known of the days ahead when a card's next day is chosen."""

    counts: Mapping[int, int] = field(default_factory=dict)
    """Reviews due on each study day."""
    siblings: tuple[int, ...] = ()
    """Study days on which other cards of the concept are due."""
    wishes: Wishes = Wishes()

    def choose(self, days: Sequence[int], fraction: float) -> int:
        """One of these study days, all equally good for the memory.

        Args:
            fraction: in [0, 1): which one, by the weight of each; the same one gives the same day.
        """
        near = [day for day in self.siblings if days[0] - len(SIBLINGS) < day < days[-1] + len(SIBLINGS)]
        shares = {day: self.wishes.share(day) for day in days}
        weights = [self._weight(day, shares, near) for day in days]
        mark = fraction * sum(weights)
        return next((day for day, sum_ in zip(days, accumulate(weights), strict=True) if mark < sum_), days[-1])

    def _weight(self, day: int, shares: Mapping[int, float], siblings: Iterable[int]) -> float:
        """A day off counts nothing, unless all are off."""
        share = self._share_left(day, shares)
        if not share and any(shares.values()):
            return 0.0
        weight: float = max(1, self.counts.get(day, 0)) ** -CROWDING * max(share, LEAST)
        for sibling in siblings:
            away = abs(day - sibling)
            weight *= SIBLINGS[away] if away < len(SIBLINGS) else 1.0
        return weight

    def _share_left(self, day: int, shares: Mapping[int, float]) -> float:
        """An easy day is a usual one until it holds its share of what the other days hold."""
        share = shares[day]
        if share in (0.0, 1.0):
            return share
        others = [other for other in shares if other != day]
        capacity = sum(shares[other] for other in others)
        held = sum(self.counts.get(other, 0) for other in others)
        return LEAST if capacity and self.counts.get(day, 0) / share > held / capacity else 1.0


ANY_DAY = Load()
"""Nothing is known, nothing wished for."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A card that is due on a study day, and how far it may be moved without harm."""

    card: CardId
    due: int
    overdue: float
    """Days since the last answer over the interval: the larger, the more urgent."""
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Move:
    """A card that is to come on another study day."""

    card: CardId
    due: int
    to: int


def spread(cards: Iterable[Waiting], first: int, days: int, wishes: Wishes = Wishes()) -> list[Move]:
    """Share a backlog out over so many study days from `first` on: the most urgent first, each day its share."""
    waiting = sorted(cards, key=lambda card: (-card.overdue, card.card))
    open_days = [day for day in range(first, first + days) if wishes.share(day)] or [*range(first, first + days)]
    shares = [wishes.share(day) or 1.0 for day in open_days]
    ends = [round(len(waiting) * sum_ / sum(shares)) for sum_ in accumulate(shares)]
    to = [day for day, begin, end in zip(open_days, [0, *ends], ends, strict=False) for _ in range(begin, end)]
    return [Move(card.card, card.due, day) for card, day in zip(waiting, to, strict=True) if card.due != day]


def resettle(
    cards: Iterable[Waiting], counts: Mapping[int, int], wishes: Wishes, fraction: Callable[[CardId], float]
) -> list[Move]:
    """Choose the day of each card anew, inside the range that does its memory no harm.

    Args:
        counts: reviews due on each study day, these cards included.
        fraction: in [0, 1) for a card: which of its days, by their weights.
    """
    held = Counter(counts)
    moves = []
    for card in sorted(cards, key=lambda card: (card.due, card.card)):
        held[card.due] -= 1
        to = Load(held, (), wishes).choose(range(card.earliest, card.latest + 1), fraction(card.card))
        held[to] += 1
        if to != card.due:
            moves.append(Move(card.card, card.due, to))
    return moves


def after(counts: Mapping[int, int], moves: Iterable[Move]) -> dict[int, int]:
    """The counts of the days once the moves are made."""
    held = Counter(counts)
    for move in moves:
        held[move.due] -= 1
        held[move.to] += 1
    return {day: number for day, number in held.items() if number}
