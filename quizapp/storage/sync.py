"""Bringing the database up to date with the concept files. No edit loses history: cards are renamed, or retired."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from quizapp.core.card import Card, CardId
from quizapp.core.concept import Concept, ConceptId, Deck, DeckId, to_json
from quizapp.core.history import Entry, Event
from quizapp.core.renames import Comparison, Pair, Trace, compare
from quizapp.core.schedule import Schedule
from quizapp.errors import StorageError
from quizapp.storage import events, log, schedules
from quizapp.storage.database import Database, Row
from quizapp.storage.schedules import Queue

Edited: TypeAlias = Callable[[Trace, Trace, Schedule], Entry | None]

DIAGONAL = 3
"""A concept's next new card comes when about this many further concepts have begun: breadth and depth in turn."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What was last seen of a file: enough to know that it need not be parsed again."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    problems: int = 0
    """How many things are wrong in it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A concept as written, with the section it stands in, its place in its deck's order, and the cards it makes."""

    concept: Concept
    section: str
    position: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What changed on the disk since the last sync of this decks folder."""

    root: str
    generation: str
    """The version of the generator that made the cards."""
    decks: tuple[Deck, ...]
    """All decks of the folder, changed or not."""
    files: tuple[FileState, ...] = ()
    touched_files: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Size and mtime_ns of files whose time changed and whose bytes did not."""
    removed_files: tuple[str, ...] = ()
    concepts: tuple[Placed, ...] = ()
    """Concepts that are new or changed, or whose cards must be made anew."""
    positions: Mapping[ConceptId, int] = field(default_factory=dict)
    """The place of every concept in a deck whose order may have changed."""
    gone: tuple[ConceptId, ...] = ()
    """Concepts whose source vanished from this folder; a new one may be the same under another name."""
    away: tuple[ConceptId, ...] = ()
    """Concepts of another decks folder, which was in use before."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did to cards, by id."""

    added: tuple[CardId, ...] = ()
    changed: tuple[CardId, ...] = ()
    renamed: tuple[Pair, ...] = ()
    retired: tuple[CardId, ...] = ()
    returned: tuple[CardId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """A card as the database has it."""

    n: int
    present: bool
    trace: Trace


def sync(
    db: Database, update: Update, renamed: Callable[[Pair], Entry], edited: Edited = lambda old, new, schedule: None
) -> Synced:
    """Apply an update in one transaction.

    Args:
        renamed: makes the rename event of a pair of old and new card id.
        edited: makes the event, if there is to be one, of a card that was answered before and has another text now.

    Raises:
        StorageError: the database could not be written; it is as it was before.
    """
    with db.transaction():
        _write_files(db, update)
        decks = _write_decks(db, update.decks)
        known = _known_cards(db, [*(placed.concept.id for placed in update.concepts), *update.gone])
        concepts = _write_concepts(db, update, decks)
        result = _sync_cards(db, update, known, concepts, renamed, edited)
        _place(db, update.positions)
        _put_away(db, update.away)
        db.set_meta("root", update.root)
        db.set_meta("generation", update.generation)
    return result


def undo_rename(db: Database, event: Event, undoing: Entry) -> None:
    """Take back a rename: the old card has its history again (retired, unless its source is back), the new one none.

    Raises:
        StorageError: the card was renamed once more since, or the database could not be written; the rename stands.
    """
    old, new = event.card, CardId(str(event.detail["to"]))
    with db.transaction():
        row = db.row("SELECT n FROM cards WHERE id = ?", (new,))
        if row is None:
            raise StorageError(f"The card {new} was renamed once more since.", "Take back the later rename first.")
        events.append(db, undoing)
        if db.row("SELECT 1 FROM cards WHERE id = ?", (old,)) is None:
            _part(db, row[0], old, new)
        for name in (old, new):
            for (n,) in db.rows("SELECT n FROM cards WHERE id = ?", (name,)):
                schedules.write(db, n, events.rederived(db, name))


def redo_rename(db: Database, event: Event, undoing: Entry) -> None:
    """Let a rename that was taken back count again: the new card, whatever it is called by now, takes the history.

    Raises:
        StorageError: the database could not be written; nothing was changed.
    """
    with db.transaction():
        events.append(db, undoing)
        for name in (event.card, *log.present_names(db, [event])):
            for (n,) in db.rows("SELECT n FROM cards WHERE id = ?", (name,)):
                schedules.write(db, n, events.rederived(db, name))


def _part(db: Database, n: int, old: CardId, new: CardId) -> None:
    """One row becomes two: itself under its old name and concept, retired, and a copy under the new name."""
    columns = "concept, kind, prompt, answer, digest, line, ordinal, rank, more"
    concept = "SELECT k.n FROM concepts k WHERE substr(?, 1, length(k.id) + 1) = k.id || '#'"
    db.execute("UPDATE cards SET id = ? WHERE n = ?", (old, n))
    db.execute(f"INSERT INTO cards (id, present, {columns}) SELECT ?, 1, {columns} FROM cards WHERE n = ?", (new, n))
    db.execute(f"UPDATE cards SET concept = coalesce(({concept}), concept) WHERE n = ?", (old, n))
    _add_schedules(db, [new])
    _retire(db, [n])


def _write_files(db: Database, update: Update) -> None:
    db.execute_many(
        "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
        [(file.path, file.size, file.mtime_ns, file.sha256, file.problems) for file in update.files],
    )
    db.execute_many(
        "UPDATE files SET size = ?, mtime_ns = ? WHERE path = ?",
        [(*stamp, path) for path, stamp in update.touched_files.items()],
    )
    db.execute_many("DELETE FROM files WHERE path = ?", [(path,) for path in update.removed_files])


def _write_decks(db: Database, decks: Iterable[Deck]) -> dict[DeckId, int]:
    db.execute("UPDATE decks SET present = 0")
    db.execute_many(
        """INSERT INTO decks (id, title, new_per_day, reviews_per_day, retention, present, data)
        VALUES (?, ?, ?, ?, ?, 1, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,
        new_per_day = excluded.new_per_day, reviews_per_day = excluded.reviews_per_day,
        retention = excluded.retention, present = 1, data = excluded.data""",
        [
            (deck.id, deck.title, deck.new_per_day, deck.reviews_per_day, deck.retention, to_json(deck))
            for deck in decks
        ],
    )
    return dict(db.rows("SELECT id, n FROM decks WHERE present"))


def _write_concepts(db: Database, update: Update, decks: Mapping[DeckId, int]) -> dict[ConceptId, int]:
    db.execute_many("UPDATE concepts SET present = 0 WHERE id = ?", [(concept,) for concept in update.gone])
    db.execute_many(
        """INSERT INTO concepts (id, deck, path, position, title, section, present, data)
        VALUES (?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (id) DO UPDATE SET deck = excluded.deck, path = excluded.path,
        title = excluded.title, section = excluded.section, present = 1,
        data = excluded.data""",
        [
            (
                placed.concept.id,
                decks[placed.concept.deck],
                placed.concept.path,
                placed.position,
                placed.concept.title,
                placed.section,
                to_json(placed.concept),
            )
            for placed in update.concepts
        ],
    )
    return dict(db.rows("SELECT id, n FROM concepts"))


def _known_cards(db: Database, concepts: Sequence[ConceptId]) -> dict[CardId, _Known]:
    known = {}
    for concept in concepts:
        for n, name, present, title, path, digest, prompt, answer in db.rows(
            "SELECT c.n, c.id, c.present, k.title, k.path, c.digest, c.prompt, c.answer FROM cards c "
            "JOIN concepts k ON k.n = c.concept WHERE k.id = ?",
            (concept,),
        ):
            known[name] = _Known(n, bool(present), Trace(name, concept, title, path, digest, prompt, answer))
    return known


def _sync_cards(
    db: Database,
    update: Update,
    known: Mapping[CardId, _Known],
    concepts: Mapping[ConceptId, int],
    renamed: Callable[[Pair], Entry],
    edited: Edited,
) -> Synced:
    wanted = {
        card.id: (card, placed.concept, ordinal)
        for placed in update.concepts
        for ordinal, card in enumerate(placed.cards)
    }
    found = compare(
        {name: old.trace for name, old in known.items()},
        {name: trace_of(card, concept) for name, (card, concept, _) in wanted.items()},
        {name for name, old in known.items() if not old.present},
    )
    numbers = {name: old.n for name, old in known.items()}
    for old, new in found.renamed:
        _rename(db, numbers[old.id], new.id, renamed((old.id, new.id)))
        numbers[new.id] = numbers[old.id]
    _write_cards(db, wanted.values(), numbers, concepts)
    _retire(db, [numbers[trace.id] for trace in found.retired])
    _return(db, [numbers[trace.id] for trace in found.returned])
    _note_edits(db, found, numbers, edited)
    return Synced(
        added=tuple(trace.id for trace in found.added),
        changed=tuple(new.id for _, new in found.changed),
        renamed=tuple((old.id, new.id) for old, new in found.renamed),
        retired=tuple(trace.id for trace in found.retired),
        returned=tuple(trace.id for trace in found.returned),
    )


def trace_of(card: Card, concept: Concept) -> Trace:
    """What is compared of a card when a deck was edited."""
    return Trace(card.id, concept.id, concept.title, concept.path, card.digest, card.prompt, card.answer)


def _note_edits(db: Database, found: Comparison, numbers: Mapping[CardId, int], edited: Edited) -> None:
    """The events that follow from other texts; one undo takes back those of one sync together."""
    entries = []
    for old, new in found.rewritten:
        schedule = schedules.read(db, numbers[new.id])
        if schedule.reps and (entry := edited(old, new, schedule)):
            entries.append((entry, schedule))
    events.take_together(db, entries)


def _rename(db: Database, n: int, new: CardId, entry: Entry) -> None:
    """The row keeps its number, and with it the schedule."""
    events.append(db, entry)
    db.execute("UPDATE cards SET id = ? WHERE n = ?", (new, n))


def _write_cards(
    db: Database,
    wanted: Iterable[tuple[Card, Concept, int]],
    numbers: Mapping[CardId, int],
    concepts: Mapping[ConceptId, int],
) -> None:
    fresh: list[Row] = []
    old: list[Row] = []
    for card, concept, ordinal in wanted:
        row = _card_row(card, ordinal, concepts[concept.id])
        n = numbers.get(card.id)
        if n is None:
            fresh.append((card.id, *row))
        else:
            old.append((*row, n))
    db.execute_many(
        "UPDATE cards SET concept = ?, kind = ?, prompt = ?, answer = ?, digest = ?, line = ?, ordinal = ?, rank = ?, "
        "more = ?, present = 1 WHERE n = ?",
        old,
    )
    db.execute_many(
        f"UPDATE schedules SET (concept, deck, position) = (SELECT k.n, k.deck, k.position + {DIAGONAL} * c.ordinal "
        "FROM cards c JOIN concepts k ON k.n = c.concept WHERE c.n = card) WHERE card = ?",
        [(row[-1],) for row in old],
    )
    db.execute_many(
        "INSERT INTO cards (id, concept, kind, prompt, answer, digest, line, ordinal, rank, more, present) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        fresh,
    )
    _add_schedules(db, [row[0] for row in fresh])
    _recall(db, [row[0] for row in fresh])


def _recall(db: Database, names: Iterable[CardId]) -> None:
    """A new card may have a history: in a log that was saved from a damaged database, or brought from elsewhere."""
    if db.row("SELECT 1 FROM events LIMIT 1") is None:
        return
    for name in names:
        schedule = events.rederived(db, name)
        if schedule != Schedule():
            [(n,)] = db.rows("SELECT n FROM cards WHERE id = ?", (name,))
            schedules.write(db, n, schedule)


def _add_schedules(db: Database, names: Iterable[CardId]) -> None:
    new = schedules.to_row(Schedule())
    db.execute_many(
        f"INSERT INTO schedules (card, deck, concept, queue, position, {schedules.COLUMNS}) SELECT c.n, k.deck, k.n, "
        f"{Queue.NEW:d}, k.position + {DIAGONAL} * c.ordinal, {', '.join('?' * len(new))} FROM cards c "
        "JOIN concepts k ON k.n = c.concept WHERE c.id = ?",
        [(*new, name) for name in names],
    )


def _card_row(card: Card, ordinal: int, concept: int) -> Row:
    more = json.dumps({"options": card.options, "accept": card.accept, "explain": card.explain}, ensure_ascii=False)
    return (concept, card.kind.value, card.prompt, card.answer, card.digest, card.line, ordinal, card.rank, more)


def _retire(db: Database, numbers: Sequence[int]) -> None:
    db.execute_many("UPDATE cards SET present = 0 WHERE n = ?", [(n,) for n in numbers])
    db.execute_many(f"UPDATE schedules SET queue = {Queue.RETIRED:d} WHERE card = ?", [(n,) for n in numbers])


def _return(db: Database, numbers: Sequence[int]) -> None:
    for n in numbers:
        queue = schedules.queue_of(schedules.read(db, n))
        db.execute("UPDATE schedules SET queue = ? WHERE card = ?", (queue, n))


def _place(db: Database, positions: Mapping[ConceptId, int]) -> None:
    """The order in which new cards are met follows the order of the concepts."""
    moved = [
        (position, concept)
        for concept, position in positions.items()
        if db.execute("UPDATE concepts SET position = ? WHERE id = ? AND position <> ?", (position, concept, position))
    ]
    db.execute_many(
        f"UPDATE schedules SET position = ? + {DIAGONAL} * (SELECT ordinal FROM cards WHERE n = card) "
        "WHERE concept = (SELECT n FROM concepts WHERE id = ?)",
        moved,
    )


def _put_away(db: Database, concepts: Iterable[ConceptId]) -> None:
    """Retire what another decks folder holds; nothing is compared, so that no card of this folder takes its history."""
    for concept in concepts:
        db.execute("UPDATE concepts SET present = 0 WHERE id = ?", (concept,))
        cards = db.rows("SELECT c.n FROM cards c JOIN concepts k ON k.n = c.concept WHERE k.id = ?", (concept,))
        _retire(db, [n for (n,) in cards])
