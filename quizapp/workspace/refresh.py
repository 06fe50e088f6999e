"""Noticing that concept files changed. With nothing changed, only their stamps are looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.authoring.folder import Stamp, scan
from quizapp.config import ChangedCards
from quizapp.core.day import Moment
from quizapp.storage.database import Database
from quizapp.storage.files import known_stamps, synced_root

if TYPE_CHECKING:
    from quizapp.storage.sync import Synced

GENERATION = "4"
"""Raise it when the same concept file makes other cards than before: all files are then read anew."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What the disk holds beside what the database last saw."""

    stamps: Mapping[str, Stamp]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    same_folder: bool
    same_generation: bool


def refresh(db: Database, root: str, now: Moment, changed_cards: ChangedCards = ChangedCards.VERIFY) -> "Synced | None":
    """Bring the database up to date with the concept files; None when nothing had changed.

    Args:
        changed_cards: what to do with cards that were learnt and mean something else now.

    Raises:
        DeckError: the decks folder cannot be read.
        StorageError: the database could not be written; it is as it was before.
    """
    write = prepare(db, root, now, changed_cards)
    return write() if write else None


def prepare(db: Database, root: str, now: Moment, changed_cards: ChangedCards) -> "Callable[[], Synced] | None":
    """All that `refresh` does before it writes; what is returned writes."""
    edit = edit_of(db, root)
    if edit.same_folder and not edit.changed and not edit.removed:
        return None
    from quizapp.workspace.update import syncing  # brings yaml, pydantic and the generator: only for changed files

    return syncing(db, root, edit, now, changed_cards)


def edit_of(db: Database, root: str) -> Edit:
    """What was edited since the last sync.

    Raises:
        DeckError: the decks folder cannot be read.
    """
    stamps = scan(root)
    same_folder = synced_root(db) == root
    known = known_stamps(db)
    same_generation = db.meta("generation") == GENERATION
    current = known if same_folder and same_generation else {}
    changed = [path for path, stamp in stamps.items() if current.get(path) != (stamp.size, stamp.mtime_ns)]
    removed = tuple(path for path in known if path not in stamps)
    return Edit(stamps, tuple(changed), removed, same_folder, same_generation)
