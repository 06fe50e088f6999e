"""What was done, newest first, one step an action: what undo and redo take, and what the history shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.card import CardId
from quizapp.core.history import EDITED, Event, EventKey, EventKind, target, undone
from quizapp.core.query import Word
from quizapp.storage import log
from quizapp.storage.database import Database
from quizapp.storage.search import match_expression

_UNDOABLE = frozenset(EventKind) - {EventKind.UNDO, EventKind.RENAME}
_NOT_BY_HAND = "device <> 'anki'"
_MANY = 200
"""Found cards from which on it is quicker to walk along the log."""

_IS_FIRST = "coalesce(json_extract(detail, '$.batch'), seq) = seq"
"""Of what was done in one go, the first event stands for all."""

Place = tuple[int, str, int]
"""Clock, device and sequence number: where an event stands in the order of truth."""

LATEST: Place = (2**62, "", 0)
"""After everything."""


class Kinds(StrEnum):
    """Which steps to look at."""

    ALL = "everything"
    ANSWERS = "answers"
    OTHERS = "all but answers"


_OF_KINDS = {
    Kinds.ALL: "kind <> 'undo'",
    Kinds.ANSWERS: "kind IN ('answer', 'practice')",
    Kinds.OTHERS: "kind NOT IN ('answer', 'practice', 'undo')",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done."""

    event: Event
    """The first, where several were done in one go."""
    card: CardId
    """What its card is called by now."""
    concept: str
    """The title of its concept, and `prompt`, what it asks: empty where nothing is known of it any more."""
    prompt: str
    is_taken_back: bool

    @property
    def place(self) -> Place:
        """Where the step stands in the log."""
        return (self.event.clock, self.event.device, self.event.seq)


def last_undoable(db: Database) -> Event | None:
    """The newest event that a person made in quizapp and that still counts."""
    gone: set[EventKey] = set()
    for event in _newest_first(db):
        if event.kind is EventKind.UNDO:
            if event.key not in gone:
                gone.add(target(event))
        elif event.key not in gone and _is_by_hand(event):
            return event
    return None


def _is_by_hand(event: Event) -> bool:
    """Whether a person did it: renames and what follows from an edited file come with a sync."""
    return event.kind in _UNDOABLE and event.detail.get("why") != EDITED


def last_redoable(db: Database) -> Event | None:
    """The newest undo that still counts, unless something else was done since."""
    gone: set[EventKey] = set()
    for event in _newest_first(db):
        if event.key in gone:
            continue
        if event.kind is EventKind.UNDO:
            if log.find(db, target(event)).kind is not EventKind.UNDO:
                return event
            gone.add(target(event))
        elif _is_by_hand(event):
            return None
    return None


def counts(db: Database, event: Event) -> bool:
    """Whether an event was not taken back."""
    return event.key not in undone(log.corrections(db, event.clock))


def undoing_of(db: Database, event: Event) -> Event | None:
    """The undo by which an event was taken back; None if it counts."""
    later = log.corrections(db, event.clock)
    gone = undone(later)
    undos = [each for each in later if each.kind is EventKind.UNDO and each.key not in gone]
    return next((each for each in reversed(undos) if target(each) == event.key), None)


def page(db: Database, before: Place, size: int, kinds: Kinds = Kinds.ALL, words: str = "") -> list[Step]:
    """The steps before a place, newest first.

    Args:
        words: only steps of cards whose prompt or answer has words that begin so.
    """
    clauses, values = [_OF_KINDS[kinds], _IS_FIRST, "(clock, device, seq) < (?, ?, ?)"], [*before]
    if words:
        query = match_expression([*map(Word, words.split())])
        many = db.number(f"SELECT count(*) FROM ({_FOUND} LIMIT ?)", (query, _MANY + 1)) > _MANY
        # Of many cards there are events on every page: walk along the log. Of few: look only at theirs.
        clauses.append(f"{'+' if many else ''}card IN ({_FOUND} UNION {_FOUND_ONCE})")
        values += [query] * 2
    found = log.select(
        db, f"{' AND '.join(clauses)} ORDER BY clock DESC, device DESC, seq DESC LIMIT ?", [*values, size]
    )
    return _steps(db, found)


_FOUND = "SELECT c.id FROM cards c JOIN cards_fts f ON f.rowid = c.n WHERE cards_fts MATCH ?"
_FOUND_ONCE = f"SELECT r.card FROM events r WHERE r.kind = 'rename' AND json_extract(r.detail, '$.to') IN ({_FOUND})"
"""What the cards that were found were called before."""


def _steps(db: Database, found: Sequence[Event]) -> list[Step]:
    if not found:
        return []
    gone = undone(log.corrections(db, found[-1].clock))
    names = log.present_names(db, found)
    asked = {name: _asked(db, name) for name in names}
    return [Step(event, name, *asked[name], event.key in gone) for event, name in zip(found, names, strict=True)]


def _asked(db: Database, card: CardId) -> tuple[str, str]:
    row = db.row("SELECT k.title, c.prompt FROM cards c JOIN concepts k ON k.n = c.concept WHERE c.id = ?", (card,))
    return (row[0], row[1]) if row else ("", "")


def _newest_first(db: Database) -> Iterator[Event]:
    """In slices, so that undoing the last answer does not read years of them."""
    before = LATEST
    where = f"{_NOT_BY_HAND} AND (clock, device, seq) < (?, ?, ?) ORDER BY clock DESC, device DESC, seq DESC LIMIT 50"
    while found := log.select(db, where, before):
        yield from found
        before = (found[-1].clock, found[-1].device, found[-1].seq)
