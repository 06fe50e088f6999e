"""Opening the database: durable settings, migrations with a backup, and errors in plain words."""

import sqlite3
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from quizapp.errors import DamagedError, QuizappError, StorageError

SCHEMA_VERSION = 8
"""Equal to the number of migrations; a test holds the two together."""

BUSY_TIMEOUT_MS = 5_000
"""How long to wait for another process that is writing."""

CHECKPOINT_PAGES = 4_000
"""Write-ahead log pages before SQLite folds them in by itself. High, so that it seldom happens inside an answer's
commit (5-48 ms); `close` folds them in."""

Row = tuple[Any, ...]


class Database:
    """One connection. Reads and writes go through here, so that SQLite's errors become ours in one place."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def rows(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Row]:
        """All rows of a query. Its values are named, or stand in its order."""
        with self._plain_errors():
            return self.connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[object] = ()) -> Generator[Row, None, None]:
        """The rows of a query one by one, for a reader that may stop early."""
        with self._plain_errors():
            yield from self.connection.execute(sql, values)

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a query."""
        with self._plain_errors():
            found: Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def number(self, sql: str, values: Sequence[object] = ()) -> int:
        """The one number that a query asks for; 0 where there is none."""
        found = self.row(sql, values)
        return int(found[0] or 0) if found else 0

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """One statement inside `transaction`; returns how many rows it changed."""
        with self._plain_errors():
            return self.connection.execute(sql, values).rowcount

    def execute_many(self, sql: str, values: Sequence[Sequence[object]]) -> None:
        """One statement for many rows, inside `transaction`."""
        with self._plain_errors():
            self.connection.executemany(sql, values)

    @contextmanager
    def transaction(self) -> Generator[None, None, None]:
        """All or nothing, safe on the disk on leaving (WAL, synchronous=FULL). Within another it is a part of that.

        Raises:
            StorageError: the database could not be written; it is as it was before.
        """
        if self.connection.in_transaction:
            yield
            return
        with self._plain_errors():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself when the disk is full.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def meta(self, key: str) -> str | None:
        """A remembered text."""
        found = self.row("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0]) if found else None

    def set_meta(self, key: str, value: str) -> None:
        """Remember a text, inside `transaction`."""
        self.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
        )

    @property
    def has_written(self) -> bool:
        """Whether anything was written through this connection."""
        return self.connection.total_changes > 0

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that the file alone is whole, and let go."""
        with suppress(sqlite3.OperationalError):  # no room, or no right: all is safe in the log, and stays there
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        with self._plain_errors():
            self.connection.close()

    @contextmanager
    def _plain_errors(self) -> Generator[None, None, None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise  # our own mistake, not the disk's
        except sqlite3.Error as error:
            raise in_plain_words(error, self.path) from error


def open_database(path: Path) -> Database:
    """Open the database at `path`, making or migrating it when needed.

    Raises:
        StorageError: it cannot be opened, is damaged, or was written by a newer quizapp.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
    except (OSError, sqlite3.Error) as error:
        raise in_plain_words(error, path) from error
    try:
        version = _prepare(connection)
        if version > SCHEMA_VERSION:
            raise StorageError(
                f"The database {path} was written by a newer quizapp "
                f"(schema {version}, this one knows {SCHEMA_VERSION}).",
                "Update quizapp, or use another database with --db FILE.",
            )
        if version < SCHEMA_VERSION:
            _migrate(connection, path, version)
    except (OSError, sqlite3.Error) as error:
        connection.close()
        raise in_plain_words(error, path) from error
    except QuizappError:
        connection.close()
        raise
    return Database(connection, path)


def _prepare(connection: sqlite3.Connection) -> int:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Apply what is missing; another process that does the same meanwhile is waited for."""
    from secrets import token_hex

    import sqlite_utils

    from quizapp.storage.migrations import migrations

    if version:
        _back_up(connection, path, version)
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(sqlite_utils.Database(connection))
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('device', ?)", (token_hex(4),))
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """A whole copy beside the database, by SQLite's own means: a file copy could miss the write-ahead log."""
    copy = sqlite3.connect(path.with_name(f"{path.stem}-before-schema-{SCHEMA_VERSION}-from-{version}.db"))
    try:
        connection.backup(copy)
    finally:
        copy.close()


_PLAIN_WORDS = {
    "disk is full": (
        "The disk is full: nothing was saved",
        "Free some space and try again; all earlier answers are safe.",
    ),
    "disk I/O error": (
        "The disk refused the data: nothing was saved",
        "Look for a full or failing disk; all earlier answers are safe.",
    ),
    "readonly": (
        "The database cannot be written: nothing was saved",
        "Make the file and its folder writable, or use --db FILE.",
    ),
    "unable to open": ("The database cannot be opened", "Make its folder writable, or use --db FILE."),
    "locked": ("Another quizapp is busy with the database: nothing was saved", "Wait a moment and try again."),
}
"""What SQLite says, as it begins to concern a person: what is wrong, and what to do."""


_SIGNS_OF_DAMAGE = ("not a database", "malformed")


def in_plain_words(error: OSError | sqlite3.Error, path: Path) -> StorageError:
    """What SQLite or the system says, as an error that tells a person what to do."""
    if any(sign in str(error) for sign in _SIGNS_OF_DAMAGE):
        return DamagedError(
            f"The database is damaged, or this is not a quizapp database ({path}).",
            "`quizapp restore` lists your backups; what a damaged file still gives is taken over.",
        )
    for sign, (message, hint) in _PLAIN_WORDS.items():
        if sign in str(error):
            return StorageError(f"{message} ({path}).", hint)
    if isinstance(error, OSError):
        return StorageError(
            f"The database {path} cannot be opened: {error.strerror}.", "Use --db FILE for another place."
        )
    return StorageError(f"The database {path} cannot be used: {error}.", "Use --db FILE for another one.")
