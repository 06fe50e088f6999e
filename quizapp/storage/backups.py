"""Copies of the database: made whole or not at all, checked, and put in the place of a lost one."""

import os
import re
import shutil
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from quizapp.core.keeping import kept
from quizapp.errors import DamagedError, StorageError
from quizapp.storage import events, log
from quizapp.storage.database import BUSY_TIMEOUT_MS, in_plain_words, open_database

_NAMED = "%Y-%m-%d-%H%M%S"
_SIDE_FILES = ("-wal", "-shm")
_STALE_SECONDS = 3600
"""A copy that was begun so long before the newest backup has nobody who finishes it."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that quizapp made by itself, or on `quizapp backup`."""

    path: Path
    at: datetime
    """The learner's wall clock when it was made."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some events: how many answers and others, and their first and last study day (0: there are none)."""

    answers: int = 0
    others: int = 0
    first_day: int = 0
    last_day: int = 0

    def __bool__(self) -> bool:
        return bool(self.answers or self.others)


@dataclass(frozen=True, slots=True)
class Difference:
    """What putting a backup in the place of the database would do."""

    lost: Share
    """What the database holds and the backup lacks."""
    gained: Share
    """What the backup holds and the database lacks."""
    is_damaged: bool
    """The database is; then what can still be read of it (`lost`) is saved, and taken into the backup."""


def folder(database: Path) -> Path:
    """Where the backups of a database are."""
    return database.parent / "backups"


def backup_path(database: Path, at: datetime) -> Path:
    """Where a backup made at that time goes."""
    return folder(database) / f"{database.stem}-{at.strftime(_NAMED)}.db"


def backups(database: Path) -> list[Backup]:
    """All backups of a database, newest first; none of them has been looked into."""
    pattern = re.compile(rf"{re.escape(database.stem)}-(\d{{4}}-\d\d-\d\d-\d{{6}})\.db")
    found = []
    for path in folder(database).glob("*.db"):
        if named := pattern.fullmatch(path.name):
            found.append(Backup(path, datetime.strptime(named[1], _NAMED)))  # noqa: DTZ007  # a wall clock
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def copy(database: Path, target: Path) -> None:
    """Copy a database that may be in use, by SQLite's own means, and check the copy.

    Raises:
        DamagedError: the database is damaged; there is no copy.
        StorageError: it cannot be read, or the copy not be written; an older file at `target` is still there.
    """
    part = target.with_name(f"{target.name}.{token_hex(3)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _connected(database) as source, closing(sqlite3.connect(part)) as connection:
            source.backup(connection)
            connection.execute("PRAGMA journal_mode = DELETE")  # so that one file is the whole of it
            _check(connection, database)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise in_plain_words(error, database) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def thin(database: Path) -> None:
    """Remove the backups that are not worth their room, and what an interrupted copy left."""
    all_backups = backups(database)
    worth = kept(backup.at for backup in all_backups)
    for backup in all_backups:
        if backup.at not in worth:
            backup.path.unlink(missing_ok=True)
    for part in folder(database).glob(f"{database.stem}-*.part"):
        if all_backups and part.stat().st_mtime < all_backups[0].path.stat().st_mtime - _STALE_SECONDS:
            part.unlink(missing_ok=True)


def contents(database: Path) -> Share:
    """All events of a database.

    Raises:
        DamagedError: it is damaged.
        StorageError: it cannot be read.
    """
    with _plain_errors(database), _connected(database) as connection:
        _check(connection, database)
        return _share(connection, "SELECT * FROM events")


def difference(database: Path, backup: Path) -> Difference:
    """What restoring a backup would lose and gain.

    Raises:
        DamagedError: the backup is damaged.
        StorageError: one of them cannot be read.
    """
    contents(backup)
    with _readable(database) as (readable, is_damaged), _plain_errors(database), _connected(backup) as connection:
        connection.execute("ATTACH ? AS now", (str(readable),))
        lost = _share(connection, _only_in("now", "main"))
        gained = _share(connection, _only_in("main", "now"))
    return Difference(lost, gained, is_damaged)


def restore(database: Path, backup: Path | None, old: Path) -> int:
    """Put a backup in the place of the database. Returns how many events of a damaged database were saved into it.

    Args:
        backup: None for an empty database.
        old: where the present database is kept.

    Raises:
        DamagedError: the backup is damaged.
        StorageError: the files cannot be read or written; the database is as it was before.
    """
    new = database.with_name(f"{database.name}.restoring")
    try:
        if backup is not None:
            copy(backup, new)
        with _readable(database) as (readable, is_damaged):
            saved = _prepare(new, readable if is_damaged else None)
            if is_damaged:
                _swap_files(database, new, old)
            else:
                copy(readable, old)
                _pour(new, database)
    except OSError as error:
        raise in_plain_words(error, database) from error
    finally:
        for path in (new, *(new.with_name(new.name + side) for side in _SIDE_FILES)):
            path.unlink(missing_ok=True)
    return saved


def _prepare(new: Path, damaged: Path | None) -> int:
    """Bring a copy up to date: its schema, its own name in the log, and what a damaged database still tells."""
    db = open_database(new)
    try:
        with db.transaction():
            # Its numbers go on from an earlier state: under the old name, two events could have one key.
            db.set_meta("device", token_hex(4))
            saved = events.take_over(db, _rows(damaged)) if damaged else 0
        if saved:
            events.rebuild(db)
        db.execute("PRAGMA journal_mode = DELETE")
    finally:
        db.close()
    return saved


def _pour(new: Path, database: Path) -> None:
    """Fill a sound database with another one's contents: all or nothing, and other processes see it at once."""
    with _plain_errors(database), _connected(new) as source, _connected(database) as target:
        source.backup(target)


def _swap_files(database: Path, new: Path, old: Path) -> None:
    """Put a file in the place of one that SQLite cannot use; at no moment there is none."""
    old.parent.mkdir(parents=True, exist_ok=True)
    for side in ("", *_SIDE_FILES):
        path = database.with_name(database.name + side)
        if path.exists():
            shutil.copy2(path, old.with_name(old.name + side))
    for side in _SIDE_FILES:  # a log that is left would be played into the new file
        database.with_name(database.name + side).unlink(missing_ok=True)
    new.replace(database)


@contextmanager
def _readable(database: Path) -> Generator[tuple[Path, bool], None, None]:
    """A file with the events of a database, whatever its state: itself, or what can be read of a damaged one."""
    if _is_sound(database):
        yield database, False
        return
    with TemporaryDirectory() as place:
        rest = Path(place) / "rest.db"
        open_database(rest).close()
        if database.exists():
            _save_rest(database, rest)
        yield rest, True


def _is_sound(database: Path) -> bool:
    try:
        contents(database)
    except DamagedError:
        return False
    return database.exists()


def _save_rest(damaged: Path, rest: Path) -> None:
    """Read a damaged database's events from both ends, as far as it lets us. It is left as it is."""
    with TemporaryDirectory() as place:
        twin = Path(place) / "twin.db"
        for side in ("", "-wal"):
            if (path := damaged.with_name(damaged.name + side)).exists():
                shutil.copy2(path, twin.with_name(twin.name + side))
        db = open_database(rest)
        with closing(db.connection), db.transaction():
            events.take_over(db, _rows(twin))


def _rows(path: Path) -> Iterable[tuple[object, ...]]:
    """The rows of a log, from both ends; where a page cannot be read, from the other end only."""
    with closing(sqlite3.connect(path)) as connection:
        for order in ("ASC", "DESC"):
            try:
                yield from connection.execute(f"SELECT {log.COLUMNS} FROM events NOT INDEXED ORDER BY rowid {order}")
            except sqlite3.DatabaseError:
                continue


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Every page is looked at. Whether indexes agree with their tables takes ten times as long: `doctor` asks that."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedError(f"The database is damaged ({path}).", f"SQLite says: {found}.")
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'events'").fetchone():
        raise StorageError(f"{path} is not a quizapp database.", "`quizapp restore` lists the backups there are.")


def _only_in(here: str, there: str) -> str:
    return (
        f"SELECT * FROM {here}.events e WHERE NOT EXISTS "
        f"(SELECT 1 FROM {there}.events o WHERE o.device = e.device AND o.seq = e.seq)"
    )


def _share(connection: sqlite3.Connection, some: str) -> Share:
    answers, others, first, last = connection.execute(
        "SELECT coalesce(sum(kind = 'answer'), 0), coalesce(sum(kind <> 'answer'), 0), min(day), max(day) "
        f"FROM ({some})"
    ).fetchone()
    return Share(answers, others, first or 0, last or 0)


@contextmanager
def _connected(path: Path) -> Generator[sqlite3.Connection, None, None]:
    """A connection to a file that is there: none is made."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)) as connection:
        yield connection


@contextmanager
def _plain_errors(path: Path) -> Generator[None, None, None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise in_plain_words(error, path) from error
