"""Cards and concepts whose source is gone: they wait here with their history."""

from collections.abc import Iterator

from quizapp.core.card import Card, CardId
from quizapp.core.concept import Concept, ConceptId, concept_from_json
from quizapp.core.history import Entry
from quizapp.core.schedule import Schedule
from quizapp.storage import events, library, schedules
from quizapp.storage.database import Database

_ANSWERED = "c.n IN (SELECT card FROM schedules WHERE reps > 0)"


def cards(db: Database) -> Iterator[Card]:
    """Every card without a source that was ever answered, in teaching order; a forgotten one is not among them."""
    for card, _, _ in library.each_card(db, f"NOT c.present AND {_ANSWERED}"):
        yield card


def answered(db: Database) -> Iterator[tuple[Card, bool]]:
    """Every card that was ever answered, with whether its source exists."""
    for card, _, present in library.each_card(db, _ANSWERED):
        yield card, present


def schedule(db: Database, card: CardId) -> Schedule:
    """The schedule of a card, whether its source exists or not."""
    row = db.row("SELECT n FROM cards WHERE id = ?", (card,))
    return schedules.read(db, row[0]) if row else Schedule()


def is_taken(db: Database, card: CardId) -> bool:
    """Whether there is or ever was a card of this id."""
    return db.row("SELECT 1 FROM cards WHERE id = ?", (card,)) is not None


def concept(db: Database, name: ConceptId) -> tuple[Concept, bool] | None:
    """A concept as it was when last read, and whether its source exists; None if there never was one."""
    row = db.row("SELECT data, present FROM concepts WHERE id = ?", (name,))
    return (concept_from_json(row[0]), bool(row[1])) if row else None


def rename(db: Database, old: CardId, new: CardId, entry: Entry) -> None:
    """Give a retired card the id under which it comes back; its history goes along.

    Raises:
        StorageError: the database could not be written; nothing was renamed.
    """
    with db.transaction():
        events.append(db, entry)
        db.execute("UPDATE cards SET id = ? WHERE id = ?", (new, old))
