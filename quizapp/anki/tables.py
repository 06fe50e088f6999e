"""Filling the collection file of a package: notes, cards and the review log as rows."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from quizapp.anki import schema
from quizapp.anki.note import Note, NoteKind
from quizapp.anki.note_types import FIELDS, MODEL_IDS, model_json
from quizapp.anki.progress import Calendar, CardState, Progress, Review, card_state, new_card, reviews
from quizapp.core.card import CardId
from quizapp.core.day import Moment
from quizapp.core.schedule import Policy
from quizapp.errors import StorageError

ProgressOf: TypeAlias = Callable[[Sequence[CardId]], Mapping[CardId, Progress]]
"""Tells what is known of some cards."""

_SEPARATOR = "\x1f"

_HOUR_MS = 3_600_000
"""Ids are times to Anki, and it repairs those of the future: ours count up from an hour before the export. They only
hold inside the package, since Anki knows notes by their guids; rows in the order of their ids take half the time."""

_FIRST_DECK_ID = 2**30

_DEFAULT = "default"
"""The deck that every collection has; under another id Anki would take it for a second one."""

_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, '', 0, 0, '')"
"""Anki computes sort field and checksum itself when it imports."""

_CARD = "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)"
_REVIEW = """
    INSERT INTO revlog VALUES (
        CASE WHEN ?1 NOT IN (SELECT id FROM revlog) THEN ?1 ELSE (
            WITH RECURSIVE taken(id) AS (
                VALUES (?1) UNION ALL SELECT id + 1 FROM taken WHERE id IN (SELECT id FROM revlog))
            SELECT max(id) FROM taken) END,
        ?8, -1, ?2, ?3, ?4, ?5, ?6, ?7)
"""
"""Where two devices answered in one millisecond, the first free one after it is the row's id."""


@dataclass(frozen=True, slots=True)
class _Deck:
    id: int
    name: str
    options: Policy | None
    """What its options shall say."""


class Tables:
    """The tables of a new collection. Notes come in batches by `add`; `finish` makes it whole."""

    def __init__(
        self,
        db: sqlite3.Connection,
        progress: ProgressOf,
        options: Mapping[str, Policy],
        now: Moment,
        day_start: int,
    ) -> None:
        """Make them.

        Args:
            options: see `package.write_package`, as all others.
        """
        self._db = db
        self._progress = progress
        self._options = {name.casefold(): policy for name, policy in options.items()}
        self._now_s = now.at_ms // 1000
        self._first_id = now.at_ms - _HOUR_MS
        self._decks: dict[str, _Deck] = {}
        """By their names without regard to capitals: Anki takes `Tides` and `tides` for one."""
        self._kinds: set[NoteKind] = set()
        self.count = 0
        """How many notes there are so far."""
        schema.create(db)
        db.execute("BEGIN")
        schema.update_json(db, "conf", schema.clock_json(now.offset_min, day_start))
        self._calendar = Calendar(_first_day(db, now.offset_min), now.day)

    def add(self, batch: Sequence[tuple[Note, int]]) -> None:
        """Notes, each with the time its content changed, in epoch seconds.

        Raises:
            StorageError: a note has no guid, an empty first field, or another number of fields than its type.
        """
        notes, cards, log = [], [], list[tuple[int, ...]]()
        known = self._progress([note.card for note, _ in batch])
        for note, changed in batch:
            self.count += 1
            number, (state, rows) = self._first_id + self.count, self._state(note.card, known.get(note.card))
            mod = min(max(1, changed), self._now_s)  # Anki takes no time of the future, and 0 breaks its own check
            tags = f" {' '.join(note.tags)} " if note.tags else ""
            notes.append((number, note.guid, MODEL_IDS[note.kind], mod, tags, _fields(note)))
            cards.append((number, number, self._deck(note.deck).id, mod, *state))
            log.extend((*row, number) for row in rows)
            self._kinds.add(note.kind)
        self._db.executemany(_NOTE, notes)
        self._db.executemany(_CARD, cards)
        self._db.executemany(_REVIEW, log)

    def finish(self, descriptions: Mapping[str, str]) -> None:
        """Write what the notes need: note types, decks, indexes.

        Raises:
            StorageError: two notes have the same guid.
        """
        twice = self._db.execute("SELECT guid FROM notes GROUP BY guid HAVING count(*) > 1").fetchone()
        if twice:
            raise StorageError(f"Two notes are called {twice[0]}: Anki could not tell them apart.")
        presets = {
            deck.options: schema.preset_json(self._db, deck.options) for deck in self._decks.values() if deck.options
        }
        schema.update_json(self._db, "dconf", {str(preset["id"]): preset for preset in presets.values()})
        told = {name.casefold(): text for name, text in descriptions.items()}
        decks = {
            str(deck.id): schema.deck_json(
                deck.id,
                deck.name,
                told.get(name, ""),
                presets[deck.options]["id"] if deck.options else schema.DEFAULT_PRESET,
            )
            for name, deck in self._decks.items()
        }
        schema.update_json(self._db, "decks", decks)
        schema.update_json(
            self._db, "models", {str(MODEL_IDS[kind]): model_json(kind) for kind in NoteKind if kind in self._kinds}
        )
        schema.create_indexes(self._db)
        self._db.execute("COMMIT")

    def _state(self, card: CardId, known: Progress | None) -> tuple[CardState, list[Review]]:
        """A card's columns and its rows of the review log."""
        if known is None:
            return new_card(self.count), []
        rows = reviews(card, known.events)
        return card_state(known, rows, self.count, self._calendar), rows

    def _deck(self, name: str) -> _Deck:
        """A deck. Those above it are made too, for their descriptions, and whoever comes first says how it is spelt."""
        key = name.casefold()
        known = self._decks.get(key)
        if known is not None:
            return known
        above, _, last = name.rpartition("::")
        parent = self._deck(above) if above else None
        deck = _Deck(
            id=schema.DEFAULT_DECK if key == _DEFAULT else self._free_id(key),
            name=f"{parent.name}::{last}" if parent else name,
            options=self._options.get(key, parent.options if parent else None),
        )
        self._decks[key] = deck
        return deck

    def _free_id(self, name: str) -> int:
        taken = {deck.id for deck in self._decks.values()}
        number = _FIRST_DECK_ID + schema.number_of(name) % _FIRST_DECK_ID
        while number in taken:
            number += 1
        return number


def _first_day(db: sqlite3.Connection, offset_min: int) -> int:
    """Day 0 of a collection: the local date of its creation."""
    (created_s,) = db.execute("SELECT crt FROM col").fetchone()
    return (datetime.fromtimestamp(created_s, UTC) + timedelta(minutes=offset_min)).toordinal()


def _fields(note: Note) -> str:
    """The fields as one text. One note that breaks Anki's rules would make it refuse the whole package."""
    fields = _SEPARATOR.join(note.fields)
    has_all = fields.count(_SEPARATOR) == len(FIELDS[note.kind]) - 1
    if not (note.guid and has_all and note.fields[0].strip()):
        raise StorageError(f"{note.card} cannot be a note of Anki: a field or its guid is missing.")
    return fields
