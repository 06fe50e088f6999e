"""Taking back what was done."""

from dataclasses import dataclass

from quizapp.core.card import CardId
from quizapp.core.day import Moment
from quizapp.core.history import Entry, Event, EventKey, EventKind
from quizapp.storage import events
from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An event that no longer counts, and what its card is called by now."""

    event: Event
    card: CardId


def undo(db: Database, now: Moment, key: EventKey | None = None) -> TakenBack | None:
    """Take back the newest event that a person made, or the one named (a rename too); None if nothing is left.

    Raises:
        StorageError: there is no event of that name, or the database could not be written.
    """
    event = events.find(db, key) if key else events.last_undoable(db)
    if event is None:
        return None
    undoing = undoing_entry(event, now)
    if event.kind is EventKind.RENAME:
        from quizapp.storage.sync import undo_rename  # rare, and 2 ms before every first card

        undo_rename(db, event, undoing)
        return TakenBack(event, event.card)
    return TakenBack(event, events.undo(db, event, undoing))


def undoing_entry(event: Event, now: Moment) -> Entry:
    """The entry that takes back an event."""
    return Entry(
        card=event.card,
        kind=EventKind.UNDO,
        at_ms=now.at_ms,
        offset_min=now.offset_min,
        day=now.day,
        detail={"device": event.device, "seq": event.seq},
    )
