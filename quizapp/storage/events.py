"""Writing to the event log: append, take back, merge, and rebuild the schedules from it."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from quizapp.core.batches import batches
from quizapp.core.card import CardId
from quizapp.core.history import Detail, Entry, Event, apply, replay
from quizapp.core.memory import Weights
from quizapp.core.schedule import Schedule
from quizapp.errors import StaleCardError, StorageError
from quizapp.storage import log, schedules, weights
from quizapp.storage.database import Database, Row

_INSERT = f"INSERT INTO events ({log.COLUMNS}) VALUES ({', '.join('?' * 16)})"
_MERGE = _INSERT.replace("INSERT", "INSERT OR IGNORE", 1)
_CARDS_AT_ONCE = 500


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
    names = log.present_names(db, [event for event, _ in undoings])
    for undoing in as_batch(db, [entry for _, entry in undoings]):
        append(db, undoing)
    for name in dict.fromkeys(names):
        card = _card_number(db, name)
        if card is not None:
            schedules.write(db, card, rederived(db, name))
    if any(not name for name in names):  # other weights hold from now on
        write_all(db, outdated(db))
    return names


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
            for name, history in log.lineages(db, names).items():
                card = _card_number(db, name)
                if card is not None:
                    schedules.write(db, card, replay(history, used).get(name, Schedule()))
    return len(new)


def rederived(db: Database, card: CardId) -> Schedule:
    """The schedule of one card, replayed from all events of it and of the names it had before."""
    return replay(log.lineage(db, card), weights.current(db).weights).get(card, Schedule())


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
        for name, history in log.lineages(db, names).items():
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
            log.from_row(row)
            added += db.execute(_MERGE, row)
        except (KeyError, ValueError, StorageError):
            continue
    return added


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
