"""Taking back what was done, and doing again what was taken back."""

from dataclasses import dataclass

from quizapp.core.card import CardId
from quizapp.core.day import Moment
from quizapp.core.history import Entry, Event, EventKey, EventKind, entry_now
from quizapp.errors import UsageError
from quizapp.storage import events, log, steps
from quizapp.storage.database import Database
from quizapp.storage.steps import LATEST, Kinds, Place, Step

PAGE = 100
"""Steps read at once, so that a million events show as soon as ten."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An event that no longer counts (or counts again), and what its card is called by now; the first of those done
    together."""

    event: Event
    card: CardId
    is_one_of_many: bool = False


def undo(db: Database, now: Moment, key: EventKey | None = None) -> TakenBack | None:
    """Take back the newest event that a person made, or the one named (a rename too); None if nothing is left.

    What was done to several cards in one go is taken back in one go. To take back an undo is to redo.

    Raises:
        UsageError: the event named was taken back already.
        StorageError: there is no event of that name, or the database could not be written.
    """
    event = log.find(db, key) if key else steps.last_undoable(db)
    if key and event and not steps.counts(db, event):
        raise UsageError("That was taken back already.", f"Do it again with `quizapp redo {key[0]}:{key[1]}`.")
    return _take_back(db, event, now) if event else None


def redo(db: Database, now: Moment, key: EventKey | None = None) -> TakenBack | None:
    """Do again what was taken back last, unless something else was done since, or the event named; None if nothing is.

    Raises:
        UsageError: the event named was not taken back.
        StorageError: there is no event of that name, or the database could not be written.
    """
    undoing = steps.undoing_of(db, log.find(db, key)) if key else steps.last_redoable(db)
    if key and undoing is None:
        raise UsageError("That was not taken back.", "`quizapp undo` takes it back.")
    return _take_back(db, undoing, now) if undoing else None


def past(
    db: Database, before: Place = LATEST, size: int = PAGE, kinds: Kinds = Kinds.ALL, words: str = ""
) -> list[Step]:
    """What was done before a place in the log, newest first.

    Args:
        words: only what was done to cards that have words beginning so.
    """
    return steps.page(db, before, size, kinds, words)


def undoing_entry(event: Event, now: Moment) -> Entry:
    """The entry that takes back an event."""
    return entry_now(event.card, EventKind.UNDO, now, {"device": event.device, "seq": event.seq})


def _take_back(db: Database, event: Event, now: Moment) -> TakenBack:
    done = log.origin(db, event)
    if done.kind is EventKind.RENAME:
        from quizapp.storage import sync  # rare, and 2 ms before every first card

        take = sync.undo_rename if event is done else sync.redo_rename
        take(db, done, undoing_entry(event, now))
        return TakenBack(done, done.card)
    together = log.done_together(db, event)
    with db.transaction():
        names = events.take_back_together(db, [(each, undoing_entry(each, now)) for each in together])
    return TakenBack(log.origin(db, together[0]), names[0], len(together) > 1)
