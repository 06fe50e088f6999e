"""Reading the event log: one event, a card's lineage, what later events make of earlier ones."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from quizapp.core.card import CardId
from quizapp.core.history import Detail, Event, EventKey, EventKind, Form, target, undone
from quizapp.core.memory import Rating
from quizapp.errors import StorageError
from quizapp.storage.database import Database, Row

COLUMNS = (
    "device, seq, clock, card, at_ms, offset_min, day, kind, rating, took_ms, form, guess, interval, retention, "
    "params, detail"
)
_NAMED = "SELECT value FROM json_each(?)"
_KINDS = {kind.value: kind for kind in EventKind}  # quicker than to call the enum, a hundred thousand times
_RATINGS = {rating.value: rating for rating in Rating}
_FORMS = {form.value: form for form in Form}


def all_events(db: Database) -> Iterator[Event]:
    """The whole log in the order of truth, row by row."""
    for row in db.each(f"SELECT {COLUMNS} FROM events ORDER BY clock, device, seq"):
        yield from_row(row)


def select(db: Database, where: str, values: Sequence[object]) -> list[Event]:
    """The events of a query, in its order.

    Args:
        where: SQL from behind WHERE on.
    """
    return [from_row(row) for row in db.rows(f"SELECT {COLUMNS} FROM events WHERE {where}", values)]


def find(db: Database, key: EventKey) -> Event:
    """The event of this name.

    Raises:
        StorageError: there is none.
    """
    found = select(db, "device = ? AND seq = ?", key)
    if not found:
        raise StorageError(f"There is no event {key[0]}:{key[1]}.", "`quizapp history --json` lists them.")
    return found[0]


def lineage(db: Database, card: CardId) -> list[Event]:
    """All events of a card, under every name it ever had, in order."""
    return lineages(db, [card])[card]


def newest_first(db: Database, card: CardId) -> Iterator[Event]:
    """What `lineage` says, from its end on, for a reader that may stop early."""
    names = [*_heirs(db, [card])]
    named = ", ".join("?" * len(names))  # of a single one the index knows the order: nothing has to be sorted
    for row in db.each(
        f"SELECT {COLUMNS} FROM events WHERE card IN ({named}) ORDER BY clock DESC, device DESC, seq DESC", names
    ):
        yield from_row(row)


def lineages(db: Database, cards: Sequence[CardId]) -> dict[CardId, list[Event]]:
    """What `lineage` says of each of these cards, in a few queries for all of them."""
    heirs = _heirs(db, cards)
    found: dict[CardId, list[Event]] = {card: [] for card in cards}
    for row in db.each(
        f"SELECT {COLUMNS} FROM events WHERE card IN ({_NAMED}) ORDER BY clock, device, seq", (json.dumps([*heirs]),)
    ):
        event = from_row(row)
        for card in heirs[event.card]:
            found[card].append(event)
    return found


def corrections(db: Database, since: int = 0) -> list[Event]:
    """All undos and renames from a clock on, in order: what changes the meaning of earlier events."""
    rows = db.rows(
        f"SELECT {COLUMNS} FROM events INDEXED BY ix_events_corrections WHERE kind IN ('rename', 'undo') "
        "AND clock >= ? ORDER BY clock, device, seq",
        (since,),
    )
    return [from_row(row) for row in rows]


def reinterpreted(db: Database) -> set[str]:
    """The names of all cards with events that later ones took back, gave another card, or made to count no more."""
    rows = db.rows(
        "SELECT card FROM events INDEXED BY ix_events_corrections WHERE kind IN ('rename', 'undo') "
        "UNION SELECT json_extract(detail, '$.to') FROM events WHERE kind = 'rename' "
        "UNION SELECT card FROM events INDEXED BY ix_events_others "
        "WHERE kind NOT IN ('answer', 'practice', 'undo') AND kind = 'reset'"
    )
    return {name for (name,) in rows}


def origin(db: Database, event: Event) -> Event:
    """What an undo takes back or, if it takes back an undo, brings back; any other event is its own origin."""
    while event.kind is EventKind.UNDO:
        event = find(db, target(event))
    return event


def present_names(db: Database, events: Sequence[Event]) -> list[CardId]:
    """What the card of each event is called by now; an undo is about the card of what it takes back."""
    origins = [origin(db, event) for event in events]
    later = corrections(db, min((event.clock for event in origins), default=0))
    gone = undone(later)
    renames = [rename for rename in later if rename.kind is EventKind.RENAME and rename.key not in gone]
    return [_followed(event, renames) for event in origins]


def done_together(db: Database, event: Event) -> list[Event]:
    """All events that were done in one go with this one, itself included, in order."""
    if "batch" not in event.detail:
        return [event]
    first, size = int(event.detail["batch"]), int(event.detail["cards"])
    return select(db, "device = ? AND seq >= ? AND seq < ? ORDER BY seq", (event.device, first, first + size))


def log_end(db: Database) -> int:
    """A number that grows with every event."""
    return db.number("SELECT max(rowid) FROM events")


def answers_since(db: Database, mark: int, most: int) -> int:
    """How many answers were logged after an end of the log, counted up to `most`."""
    return db.number(
        "SELECT count(*) FROM (SELECT 1 FROM events WHERE rowid > ? AND kind = 'answer' LIMIT ?)", (mark, most)
    )


def first_day(db: Database) -> int:
    """The study day of the earliest event; 0 without one."""
    return db.number("SELECT min(day) FROM events")


def _heirs(db: Database, cards: Sequence[CardId]) -> dict[CardId, set[CardId]]:
    """Each name that one of these cards ever had, with the cards that had it."""
    heirs = {card: {card} for card in cards}
    unseen = set(heirs)
    while unseen:
        found = db.rows(
            "SELECT json_extract(detail, '$.to'), card FROM events "
            f"WHERE kind = 'rename' AND json_extract(detail, '$.to') IN ({_NAMED})",
            (json.dumps([*unseen]),),
        )
        unseen = set()
        for later, earlier in found:
            if not heirs[later] <= heirs.setdefault(earlier, set()):
                heirs[earlier] |= heirs[later]
                unseen.add(earlier)
    return heirs


def _followed(event: Event, renames: Iterable[Event]) -> CardId:
    """The name of an event's card after the renames that came later."""
    name = event.card
    for rename in renames:
        if rename.clock >= event.clock and rename.card == name:
            name = CardId(str(rename.detail["to"]))
    return name


def from_row(row: Row) -> Event:
    (
        device,
        seq,
        clock,
        card,
        at_ms,
        offset_min,
        day,
        kind,
        rating,
        took_ms,
        form,
        guess,
        interval,
        retention,
        params,
        detail,
    ) = row
    return Event(
        device=device,
        seq=seq,
        clock=clock,
        card=CardId(card),
        at_ms=at_ms,
        offset_min=offset_min,
        day=day,
        kind=_KINDS[kind],
        rating=_RATINGS[rating] if rating else None,
        took_ms=took_ms,
        form=_FORMS[form] if form else None,
        guess=guess,
        interval=interval,
        retention=retention,
        params=params,
        detail=_detail(detail),
    )


@lru_cache(maxsize=256)  # most events have the same few; nobody changes a detail
def _detail(text: str) -> Detail:
    detail: Detail = json.loads(text)
    return detail
