"""Whether the database is as it should be, and mending what can be made anew."""

from contextlib import closing
from sqlite3 import connect
from typing import NamedTuple

from quizapp.core.day import SET_BACK_MS
from quizapp.storage.database import Database


class Part(NamedTuple):
    """An index or a trigger."""

    name: str
    sql: str


def complaints(db: Database) -> list[str]:
    """What SQLite itself says is wrong."""
    found = [str(text) for (text,) in db.rows("PRAGMA integrity_check(5)") if text != "ok"]
    return [*found, *(f"a row of {table} points nowhere" for table, *_ in db.rows("PRAGMA foreign_key_check"))]


def missing_parts(db: Database) -> list[Part]:
    """Indexes and triggers that a new database has and this one lacks."""
    here = {name for (name,) in db.rows("SELECT name FROM sqlite_master")}
    return [part for part in _all_parts() if part.name not in here]


def mend_parts(db: Database) -> int:
    """Make the missing indexes and triggers anew; returns how many.

    Raises:
        StorageError: the database could not be written; nothing was changed.
    """
    missing = missing_parts(db)
    with db.transaction():
        for part in missing:
            db.execute(part.sql)
    return len(missing)


def unknown_cards(db: Database) -> int:
    """Cards that have events and that nothing else is known of."""
    return db.number(
        "SELECT count(DISTINCT card) FROM events WHERE card <> '' AND card NOT IN (SELECT id FROM cards) "
        "AND card NOT IN (SELECT card FROM events WHERE kind = 'rename')"
    )


def retired_cards(db: Database) -> int:
    """Cards with a history whose source is gone."""
    return db.number("SELECT count(*) FROM cards c JOIN schedules s ON s.card = c.n WHERE NOT c.present AND s.reps > 0")


def vanished_decks(db: Database) -> list[str]:
    """Decks with a history that are no longer in the decks folder."""
    rows = db.rows(
        "SELECT d.id FROM decks d WHERE NOT d.present AND EXISTS "
        "(SELECT 1 FROM schedules s WHERE s.deck = d.n AND s.reps > 0) ORDER BY d.id"
    )
    return [name for (name,) in rows]


def backward_jumps(db: Database) -> tuple[int, int]:
    """How often the clock went back between two events of one device, and the study day of the last time."""
    [(count, day)] = db.rows(
        "SELECT count(*), max(day) FROM (SELECT day, at_ms, lag(at_ms) OVER (PARTITION BY device ORDER BY seq) "
        "AS before FROM events WHERE device <> 'anki') WHERE at_ms < before - ?",
        (SET_BACK_MS,),
    )
    return count, day or 0


def newest_ms(db: Database) -> int:
    """The newest time of any event that was made here, UTC milliseconds; 0 without one."""
    return db.number("SELECT max(at_ms) FROM events WHERE device <> 'anki'")


def _all_parts() -> list[Part]:
    import sqlite_utils

    from quizapp.storage.migrations import migrations

    with closing(connect(":memory:")) as connection:
        migrations.apply(sqlite_utils.Database(connection))
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql <> ''"
        )
        return [Part(*row) for row in rows]
