"""Taking back what was done."""

from dataclasses import dataclass

from quizapp.core.card import CardId
from quizapp.core.day import Moment
from quizapp.core.history import Entry, Event, EventKey, EventKind
from quizapp.storage import events
from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An event that no longer counts, and what its card is called by now; the first of those done together."""

    event: Event
    card: CardId
    is_one_of_many: bool = False


def undo(db: Database, now: Moment, key: EventKey | None = None) -> TakenBack | None:
    """Take back the newest event that a person made, or the one named (a rename too); None if nothing is left.

    What was done to several cards in one go is taken back in one go.

    Raises:
        StorageError: there is no event of that name, or the database could not be written.
    """
    event = events.find(db, key) if key else events.last_undoable(db)
    if event is None:
        return None
    if event.kind is EventKind.RENAME:
        from quizapp.storage.sync import undo_rename  # rare, and 2 ms before every first card

        undo_rename(db, event, undoing_entry(event, now))
        return TakenBack(event, event.card)
    together = events.done_together(db, event)
    with db.transaction():
        names = events.take_back_together(db, [(each, undoing_entry(each, now)) for each in together])
    return TakenBack(together[0], names[0], len(together) > 1)


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
