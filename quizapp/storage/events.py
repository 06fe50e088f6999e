"""The event log: append, take back, read, and rebuild the schedules from it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from quizapp.core.batches import batches
from quizapp.core.card import CardId
from quizapp.core.history import Detail, Entry, Event, EventKey, EventKind, Form, apply, replay, target, undone
from quizapp.core.memory import Rating, Weights
from quizapp.core.schedule import Schedule
from quizapp.errors import StaleCardError, StorageError
from quizapp.storage import schedules, weights
from quizapp.storage.database import Database, Row

COLUMNS = (
    "device, seq, clock, card, at_ms, offset_min, day, kind, rating, took_ms, form, guess, interval, retention, "
    "params, detail"
)
_INSERT = f"INSERT INTO events ({COLUMNS}) VALUES ({', '.join('?' * 16)})"
_MERGE = _INSERT.replace("INSERT", "INSERT OR IGNORE", 1)
_NAMED = "SELECT value FROM json_each(?)"
_CARDS_AT_ONCE = 500
_KINDS = {kind.value: kind for kind in EventKind}  # quicker than to call the enum, a hundred thousand times
_RATINGS = {rating.value: rating for rating in Rating}
_FORMS = {form.value: form for form in Form}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event safe on the disk, and what it made of its card."""

    event: Event
    schedule: Schedule


def record(db: Database, entry: Entry, before: Schedule) -> Recorded:
    """Append what happened to a card and bring its schedule up to date, in one transaction.

    Args:
        before: the schedule that the learner acted on.

    Raises:
        StaleCardError: the card's schedule is another one by now.
        StorageError: the database could not be written.
    """
    with db.transaction():
        return take(db, entry, before)


def take(db: Database, entry: Entry, before: Schedule) -> Recorded:
    """What `record` does, inside a transaction that holds more than this.

    Raises:
        StaleCardError: the card's schedule is another one by now.
    """
    card = _card_number(db, entry.card)
    if card is None or schedules.read(db, card) != before:
        raise StaleCardError(
            "This card was changed by another quizapp meanwhile: nothing was saved.",
            "It comes again with its new state.",
        )
    used = weights.current(db)
    event = append(db, replace(entry, params=entry.params or used.name))
    after = apply(before, event, used.weights)
    schedules.write(db, card, after)
    return Recorded(event, after)


def take_together(db: Database, entries: Sequence[tuple[Entry, Schedule]]) -> list[Recorded]:
    """What `take` does, for entries that one undo takes back together; each with the schedule it was based on."""
    named = as_batch(db, [entry for entry, _ in entries])
    return [take(db, entry, before) for entry, (_, before) in zip(named, entries, strict=True)]


def append(db: Database, entry: Entry) -> Event:
    """Give an entry its place in the log, inside a transaction. The caller keeps the schedules right."""
    device = db.meta("device") or ""
    seq = _next_seq(db, device)
    clock = max(entry.at_ms, db.number("SELECT max(clock) FROM events") + 1)
    facts = {field.name: getattr(entry, field.name) for field in fields(entry)}
    event = Event(**{**facts, "params": entry.params or weights.current(db).name}, device=device, seq=seq, clock=clock)
    db.execute(_INSERT, _to_row(event))
    return event


def take_back(db: Database, event: Event, undoing: Entry) -> CardId:
    """Take back one event by the entry `undoing`, and derive its card's schedule anew from what remains.

    Inside a transaction. Returns the card's present name: it may have been renamed since.
    """
    return take_back_together(db, [(event, undoing)])[0]


def take_back_together(db: Database, undoings: Sequence[tuple[Event, Entry]]) -> list[CardId]:
    """What `take_back` does, for several events, each with the entry that takes it back."""
    names = present_names(db, [event for event, _ in undoings])
    for undoing in as_batch(db, [entry for _, entry in undoings]):
        append(db, undoing)
    for name in dict.fromkeys(names):
        card = _card_number(db, name)
        if card is not None:
            schedules.write(db, card, rederived(db, name))
    if any(not name for name in names):  # other weights hold from now on
        write_all(db, outdated(db))
    return names


def done_together(db: Database, event: Event) -> list[Event]:
    """All events that were done in one go with this one, itself included, in order."""
    if "batch" not in event.detail:
        return [event]
    first, size = int(event.detail["batch"]), int(event.detail["cards"])
    return select(db, "device = ? AND seq >= ? AND seq < ? ORDER BY seq", (event.device, first, first + size))


def merge(db: Database, coming: Iterable[Event]) -> int:
    """Take in events of another device, each under its card's present name; returns how many were new.

    The log is a set: an event that is there already changes nothing. The schedules of the cards follow from the log.

    Raises:
        StorageError: the database could not be written; nothing was taken in.
    """
    with db.transaction():
        new = [event for event in coming if db.execute(_MERGE, _to_row(event)) == 1]
        used = weights.current(db).weights
        for names in batches(list(dict.fromkeys(event.card for event in new)), _CARDS_AT_ONCE):
            for name, history in lineages(db, names).items():
                card = _card_number(db, name)
                if card is not None:
                    schedules.write(db, card, replay(history, used).get(name, Schedule()))
    return len(new)


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


def rederived(db: Database, card: CardId) -> Schedule:
    """The schedule of one card, replayed from all events of it and of the names it had before."""
    return replay(lineage(db, card), weights.current(db).weights).get(card, Schedule())


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
        yield _from_row(row)


def lineages(db: Database, cards: Sequence[CardId]) -> dict[CardId, list[Event]]:
    """What `lineage` says of each of these cards, in a few queries for all of them."""
    heirs = _heirs(db, cards)
    found: dict[CardId, list[Event]] = {card: [] for card in cards}
    for row in db.each(
        f"SELECT {COLUMNS} FROM events WHERE card IN ({_NAMED}) ORDER BY clock, device, seq", (json.dumps([*heirs]),)
    ):
        event = _from_row(row)
        for card in heirs[event.card]:
            found[card].append(event)
    return found


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


def all_events(db: Database) -> Iterator[Event]:
    """The whole log in the order of truth, row by row."""
    for row in db.each(f"SELECT {COLUMNS} FROM events ORDER BY clock, device, seq"):
        yield _from_row(row)


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


def corrections(db: Database, since: int = 0) -> list[Event]:
    """All undos and renames from a clock on, in order: what changes the meaning of earlier events."""
    rows = db.rows(
        f"SELECT {COLUMNS} FROM events INDEXED BY ix_events_corrections WHERE kind IN ('rename', 'undo') "
        "AND clock >= ? ORDER BY clock, device, seq",
        (since,),
    )
    return [_from_row(row) for row in rows]


def reinterpreted(db: Database) -> set[str]:
    """The names of all cards with events that later ones took back, gave another card, or made to count no more."""
    rows = db.rows(
        "SELECT card FROM events INDEXED BY ix_events_corrections WHERE kind IN ('rename', 'undo') "
        "UNION SELECT json_extract(detail, '$.to') FROM events WHERE kind = 'rename' "
        "UNION SELECT card FROM events INDEXED BY ix_events_others "
        "WHERE kind NOT IN ('answer', 'practice', 'undo') AND kind = 'reset'"
    )
    return {name for (name,) in rows}


def outdated(
    db: Database, under: Weights | None = None, step: Callable[[int, int], None] = lambda done, total: None
) -> list[tuple[int, Schedule]]:
    """The cards whose schedule is not what the log leads to, with the one that it leads to.

    Args:
        under: the weights to replay with; None: those in use.
        step: told how many cards are done, and how many there are; an exception that it raises cancels.
    """
    used = weights.current(db).weights if under is None else under
    cards = {name: card for card, name in db.rows("SELECT n, id FROM cards")}
    found: list[tuple[int, Schedule]] = []
    for done, names in enumerate(batches(cards, _CARDS_AT_ONCE)):
        step(done * _CARDS_AT_ONCE, len(cards))
        for name, history in lineages(db, names).items():
            schedule = replay(history, used).get(name, Schedule())
            if schedules.read(db, cards[name]) != schedule:
                found.append((cards[name], schedule))
    return found


def rebuild(db: Database) -> int:
    """Replay the whole log and write every schedule anew that is not as it says; returns how many cards changed.

    Raises:
        StorageError: the database could not be written; the old schedules stand.
    """
    with db.transaction():
        found = outdated(db)
        write_all(db, found)
    return len(found)


def write_all(db: Database, found: Iterable[tuple[int, Schedule]]) -> None:
    """Replace these schedules, inside a transaction."""
    for card, schedule in found:
        schedules.write(db, card, schedule)


def take_over(db: Database, rows: Iterable[Row]) -> int:
    """Add rows of another copy of this log, inside a transaction; returns how many were new.

    Rows that are no events any more, as a damaged file has them, are left out. The caller brings the schedules up to
    date.
    """
    added = 0
    for row in rows:
        try:
            _from_row(row)
            added += db.execute(_MERGE, row)
        except (KeyError, ValueError, StorageError):
            continue
    return added


def select(db: Database, where: str, values: Sequence[object]) -> list[Event]:
    """The events of a query, in its order.

    Args:
        where: SQL from behind WHERE on.
    """
    return [_from_row(row) for row in db.rows(f"SELECT {COLUMNS} FROM events WHERE {where}", values)]


def find(db: Database, key: EventKey) -> Event:
    """The event of this name.

    Raises:
        StorageError: there is none.
    """
    found = select(db, "device = ? AND seq = ?", key)
    if not found:
        raise StorageError(f"There is no event {key[0]}:{key[1]}.", "`quizapp history --json` lists them.")
    return found[0]


def _followed(event: Event, renames: Iterable[Event]) -> CardId:
    """The name of an event's card after the renames that came later."""
    name = event.card
    for rename in renames:
        if rename.clock >= event.clock and rename.card == name:
            name = CardId(str(rename.detail["to"]))
    return name


def _next_seq(db: Database, device: str) -> int:
    return db.number("SELECT max(seq) FROM events WHERE device = ?", (device,)) + 1


def as_batch(db: Database, entries: Sequence[Entry]) -> list[Entry]:
    """The entries about to be appended, marked as belonging together if there are several; inside a transaction."""
    if len(entries) < 2:
        return list(entries)
    batch: Detail = {"batch": _next_seq(db, db.meta("device") or ""), "cards": len(entries)}
    return [replace(entry, detail={**entry.detail, **batch}) for entry in entries]


def _card_number(db: Database, card: CardId) -> int | None:
    row = db.row("SELECT n FROM cards WHERE id = ?", (card,))
    return int(row[0]) if row else None


def _to_row(event: Event) -> Row:
    return (
        event.device,
        event.seq,
        event.clock,
        event.card,
        event.at_ms,
        event.offset_min,
        event.day,
        event.kind.value,
        event.rating,
        event.took_ms,
        event.form,
        event.guess,
        event.interval,
        event.retention,
        event.params,
        json.dumps(event.detail, ensure_ascii=False, separators=(",", ":")),
    )


def _from_row(row: Row) -> Event:
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
