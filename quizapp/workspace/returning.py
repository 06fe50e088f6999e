"""Reviews that were done in Anki come home."""

from dataclasses import dataclass
from pathlib import Path

from quizapp.anki.archive import open_package
from quizapp.anki.collection import Collection
from quizapp.anki.returning import DEVICE, Known, LeftOut, returning
from quizapp.core.day import Moment
from quizapp.storage import events, exports
from quizapp.storage.database import Database

CLOCKS_DIFFER_MS = 86_400_000
"""A phone's clock may be ahead of ours; a row that lies further in the future is not believed."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a package brought."""

    new: int
    """Reviews that were not in the log."""
    known: int
    left_out: tuple[LeftOut, ...]
    foreign: int
    """Notes that quizapp did not export."""


def take_in_reviews(db: Database, path: Path, now: Moment, day_start: int) -> TakenIn:
    """Merge the reviews of the notes that quizapp exported. The same package twice adds nothing.

    Raises:
        QuizappError: the package cannot be read, or the database not be written; nothing was taken in.
    """
    ours = exports.cards_of_guids(db)
    with open_package(path) as package:
        collection = Collection(package)
        found = returning(
            collection.cards(),
            collection.reviews(),
            {(guid, 0): card for guid, card in ours.items()},
            Known(*exports.logged(db, DEVICE)),
            now.at_ms + CLOCKS_DIFFER_MS,
            day_start=day_start,
        )
        foreign = sum(note.guid not in ours for note in collection.notes())
    return TakenIn(events.merge(db, found.events), found.known, found.left_out, foreign)
