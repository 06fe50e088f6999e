"""Reviews that were done in Anki come home."""

from dataclasses import dataclass
from pathlib import Path

from quizapp.anki.archive import open_package
from quizapp.anki.collection import Collection
from quizapp.anki.marks import marked
from quizapp.anki.moving import names_of, slug_of_guid
from quizapp.anki.returning import DEVICE, Known, LeftOut, returning
from quizapp.core.card import CardId
from quizapp.core.day import Moment
from quizapp.storage import events, exports, log
from quizapp.storage.database import Database

CLOCKS_DIFFER_MS = 86_400_000
"""A phone's clock may be ahead of ours; a row that lies further in the future is not believed."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a package brought."""

    new: int
    """Reviews that were not in the log."""
    known: int
    marks: int
    """Suspensions and flags that were not in the log."""
    left_out: tuple[LeftOut, ...]
    unfounded: tuple[CardId, ...]
    """Cards that Anki has learnt, but without a row that says how: here they are new."""
    foreign: int
    """Notes that neither were exported by quizapp nor moved in."""


def take_in_reviews(db: Database, path: Path, now: Moment, day_start: int) -> TakenIn:
    """Merge reviews, suspensions and flags of the notes that are cards here. The same package twice adds nothing.

    Raises:
        QuizappError: the package cannot be read, or the database not be written; nothing was taken in.
    """
    ours, moved = exports.cards_of_guids(db), exports.cards_by_slug(db)
    latest_ms = now.at_ms + CLOCKS_DIFFER_MS
    with open_package(path) as package:
        collection = Collection(package)
        cards = list(collection.cards())
        names = {(guid, 0): card for guid, card in ours.items()} | names_of(cards, moved)
        known = Known(*exports.logged(db, DEVICE))
        found = returning(cards, collection.reviews(), names, known, latest_ms, day_start=day_start)
        foreign = sum(note.guid not in ours and slug_of_guid(note.guid) not in moved for note in collection.notes())
    touched = [names[card.guid, card.ord] for card in cards if (card.guid, card.ord) in names]
    marks = marked(cards, names, log.lineages(db, touched), latest_ms, day_start=day_start)
    new = events.merge(db, found.events)
    return TakenIn(new, found.known, events.merge(db, marks), found.left_out, found.unfounded, foreign)
