"""How many cards a study day has room for: over all decks, deck by deck, and what was allowed for that day only."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from quizapp.storage.database import Database, Row

_KEPT = "today"

_NO_LIMIT = 2**62


class Why(StrEnum):
    """What holds cards back."""

    NEW = "new"
    """The new cards of the day are used up."""
    REVIEWS = "reviews"
    """The reviews of the day are used up; new cards count among them."""
    DECK = "deck"
    """The limit of their deck, or of one above it."""
    SIBLINGS = "siblings"
    """Another card of the concept is asked today."""


@dataclass(frozen=True, slots=True)
class DeckToday:
    """What a deck and those below it may ask on one day only, whatever any other limit says.

    The limits above know only the cards that were granted under them when this was set, so that no other deck gets
    more or less because of it.
    """

    new: int
    reviews: int
    """Reviews and new cards together."""
    granted_new: int
    granted_reviews: int


@dataclass(frozen=True, slots=True)
class TodayOnly:
    """What was allowed for one study day."""

    day: int
    extra: int = 0
    """So many more new cards and reviews, over all decks and in each."""
    new: int | None = None
    reviews: int | None = None
    """In place of the usual limits over all decks."""
    decks: Mapping[str, DeckToday] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a study day may hold, over all decks. New cards count as reviews, too."""

    new: int
    reviews: int
    today: TodayOnly = TodayOnly(0)

    def on(self, day: int) -> "Limits":
        """The limits of a study day: what was allowed for another one counts no more."""
        if self.today.day != day:
            return replace(self, today=TodayOnly(day))
        new, reviews = self.today.new, self.today.reviews
        return replace(self, new=self.new if new is None else new, reviews=self.reviews if reviews is None else reviews)


@dataclass(slots=True)
class _Room:
    """How many cards may still be taken."""

    new: int
    reviews: int

    def give(self, new: int, reviews: int) -> None:
        """Give up room for so many new cards and reviews."""
        self.new -= new
        self.reviews -= new + reviews


class Rooms:
    """The room that is left: a card needs room in its deck, in each one above it, and over all decks.

    Args:
        decks: number, id, and own limits (None: none) of every deck.
        limits: as they hold on this day.
        new: new cards asked today, by deck number; `reviews` the same for reviews.
    """

    def __init__(self, decks: Sequence[Row], limits: Limits, new: Counter[int], reviews: Counter[int]) -> None:
        extra = limits.today.extra
        self._overall = _Room(limits.new + extra, limits.reviews + extra)
        self._rooms = {name: _Room(_raised(own_new, extra), _raised(own, extra)) for _, name, own_new, own in decks}
        granted = [(name, deck) for name, deck in limits.today.decks.items() if name in self._rooms]
        self._rooms |= {name: _Room(deck.new, deck.reviews) for name, deck in granted}
        self._alone = {name for name, _ in granted}
        self._chains = {n: [*self._chain(name)] for n, name, _, _ in decks}
        for name, deck in granted:
            for room in self._above(name):
                room.give(deck.granted_new, deck.granted_reviews - deck.granted_new)
        for deck_number in {*new, *reviews}:
            for room in self._chains.get(deck_number, [self._overall]):
                room.give(new[deck_number], reviews[deck_number])

    def for_new(self, deck: int) -> int:
        """New cards that a deck may still give."""
        return max(0, min(min(room.new, room.reviews) for room in self._chains[deck]))

    def for_reviews(self, deck: int) -> int:
        """Reviews that a deck may still give."""
        return max(0, min(room.reviews for room in self._chains[deck]))

    def take_new(self, deck: int) -> None:
        """One new card of a deck is asked."""
        for room in self._chains[deck]:
            room.give(1, 0)

    def take_review(self, deck: int) -> None:
        """One review of a deck is asked."""
        for room in self._chains[deck]:
            room.give(0, 1)

    def most_reviews(self) -> int:
        """No more reviews than these can be taken, whatever deck they are of."""
        return sum(max(0, room.reviews) for room in (self._overall, *(self._rooms[name] for name in self._alone)))

    def why_new(self, decks: Sequence[int]) -> Why:
        """What keeps the new cards of these decks back."""
        if self._overall.new <= 0 < self._overall.reviews:
            return Why.NEW
        return Why.REVIEWS if self._overall.reviews <= 0 else self._why_decks(self.for_new(deck) for deck in decks)

    def why_reviews(self, decks: Sequence[int]) -> Why:
        """What keeps the reviews of these decks back."""
        if self._overall.reviews <= 0:
            return Why.REVIEWS
        return self._why_decks(self.for_reviews(deck) for deck in decks)

    def _why_decks(self, left: Iterator[int]) -> Why:
        return Why.DECK if 0 in left else Why.SIBLINGS

    def _chain(self, name: str) -> Iterator[_Room]:
        """The rooms that a card of a deck needs: the deck's, those above it, and that over all decks."""
        yield self._rooms[name]
        if name not in self._alone:
            yield from self._above(name)

    def _above(self, name: str) -> Iterator[_Room]:
        while name:
            name = name.rpartition("/")[0]
            if name in self._rooms:
                yield from self._chain(name)
                return
        yield self._overall


def today_only(db: Database, day: int) -> TodayOnly:
    """What was allowed for this study day."""
    kept = json.loads(db.meta(_KEPT) or "{}")
    if kept.get("day") != day:
        return TodayOnly(day)
    return TodayOnly(**{**kept, "decks": {name: DeckToday(**deck) for name, deck in kept["decks"].items()}})


def keep(db: Database, allowed: TodayOnly) -> None:
    """Remember what is allowed for a study day, inside a transaction."""
    db.set_meta(_KEPT, json.dumps(asdict(allowed)))


def _raised(limit: int | None, extra: int) -> int:
    return _NO_LIMIT if limit is None else limit + extra
