"""The limits of the day: the learner's and the decks', and what is allowed for today only."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.config import Settings
from quizapp.core.day import Moment
from quizapp.errors import UsageError
from quizapp.storage import limits as storage
from quizapp.storage import queue
from quizapp.storage.database import Database
from quizapp.storage.limits import DeckToday, Limits, TodayOnly

if TYPE_CHECKING:
    from quizapp.core.concept import DeckId

MORE = 10
"""How many more cards are let in at once."""


def limits(db: Database, settings: Settings, now: Moment) -> Limits:
    """The limits that hold at this moment."""
    return Limits(settings.new_per_day, settings.reviews_per_day, storage.today_only(db, now.day))


def allow_more(db: Database, settings: Settings, now: Moment, decks: "Sequence[DeckId]") -> None:
    """Let in `MORE` cards today: of these decks and those below them, or of all if none is named."""
    _keep(db, _raised(db, limits(db, settings, now), now, decks))


def would_let_in(db: Database, settings: Settings, now: Moment, decks: "Sequence[DeckId]") -> int:
    """How many cards `allow_more` would let in now."""
    present = limits(db, settings, now)
    wider = replace(present, today=_raised(db, present, now, decks))
    asked, let_in = (queue.due(db, now, some) for some in (present, wider))
    return len(let_in.reviews) + len(let_in.new) - len(asked.reviews) - len(asked.new)


def set_today(
    db: Database,
    settings: Settings,
    now: Moment,
    decks: "Sequence[DeckId]",
    new: int | None = None,
    reviews: int | None = None,
) -> None:
    """Set how many new cards, and how many reviews and new cards together, these decks ask today (none named: all).

    What is None stays as it is. The limits of other days stay, too.

    Raises:
        UsageError: a number is negative.
    """
    if min(new or 0, reviews or 0) < 0:
        raise UsageError("A limit cannot be negative.", "0 asks no card.")
    present = limits(db, settings, now)
    today = present.today
    if not decks:
        today = replace(
            today,
            new=today.new if new is None else new,
            reviews=today.reviews if reviews is None else reviews,
        )
    for deck in decks:
        granted = _granted(db, replace(present, today=today), now, deck)
        wanted_new = granted.new if new is None else new
        wanted = granted.reviews - granted.new + wanted_new if reviews is None else reviews
        today = _with(today, deck, replace(granted, new=wanted_new, reviews=wanted))
    _keep(db, today)


def _raised(db: Database, present: Limits, now: Moment, decks: "Sequence[DeckId]") -> TodayOnly:
    today = present.today
    if not decks:
        return replace(today, extra=today.extra + MORE)
    for deck in decks:
        granted = _granted(db, replace(present, today=today), now, deck)
        today = _with(today, deck, replace(granted, new=granted.new + MORE, reviews=granted.reviews + MORE))
    return today


def _granted(db: Database, present: Limits, now: Moment, deck: "DeckId") -> DeckToday:
    """What a deck has of today as things stand: asked already, and still to be asked."""
    known = present.today.decks.get(deck)
    new, reviews = queue.share_of(db, now, present, deck)
    return (
        replace(known, new=new, reviews=new + reviews) if known else DeckToday(new, new + reviews, new, new + reviews)
    )


def _with(today: TodayOnly, deck: "DeckId", wanted: DeckToday) -> TodayOnly:
    """A deck that asks less than it was granted leaves the rest to the others."""
    wanted = replace(
        wanted,
        granted_new=min(wanted.granted_new, wanted.new),
        granted_reviews=min(wanted.granted_reviews, wanted.reviews),
    )
    return replace(today, decks={**today.decks, deck: wanted})


def _keep(db: Database, today: TodayOnly) -> None:
    with db.transaction():
        storage.keep(db, today)
