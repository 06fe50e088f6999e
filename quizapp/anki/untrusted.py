"""Opening a SQLite file that may come from a stranger: it is read, and it can run nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from quizapp.errors import QuizappError

TABLES = frozenset(
    {"col", "notes", "cards", "revlog", "config", "deck_config", "decks", "notetypes", "fields", "templates"}
)
"""All that is ever read of a collection."""

EXPORT_AGAIN = "Export it again from Anki: File, Export, as .apkg or .colpkg."

MAX_VALUE_BYTES = 100 * 2**20
"""Of one value in a table, and of what a query makes of it."""

MAX_STEPS = 4_000_000_000
"""Of SQLite's machine, over all queries: far more than reading a gigabyte takes."""

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading may raise: SQLite quotes a broken file in its messages, and Python cannot always decode them."""

_STEPS_BETWEEN = 1_000_000
_NEEDED = frozenset({"col", "notes", "cards", "revlog"})
_CATALOGUE = "sqlite_master"


def damaged(path: Path) -> QuizappError:
    """The error for a package in which something is not as Anki writes it."""
    return QuizappError(f"{path} is damaged.", EXPORT_AGAIN)


def too_new(path: Path) -> QuizappError:
    """The error for a package in a format that came after this quizapp."""
    return QuizappError(
        f"{path} was made by a newer Anki than this quizapp knows.",
        "Tick “Support older Anki versions” in Anki's export dialog.",
    )


def open_untrusted(file: Path, path: Path) -> sqlite3.Connection:
    """A connection for reading the tables of a collection.

    Args:
        file: the database.
        path: the package that it came in, for messages.

    Raises:
        QuizappError: it is no Anki collection, or is damaged.
    """
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        _restrict(connection)
        if not _tables(connection) >= _NEEDED:
            raise QuizappError(f"{path} holds no Anki collection.", EXPORT_AGAIN)
    except UNREADABLE as error:
        connection.close()
        raise damaged(path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _restrict(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    connection.text_factory = _text
    connection.create_collation("unicase", _unicase)
    connection.set_progress_handler(_step_limit(), _STEPS_BETWEEN)
    connection.set_authorizer(_authorize)


def _tables(connection: sqlite3.Connection) -> set[str]:
    """The real tables: a virtual one, which could run code, has no page of its own."""
    rows = connection.execute(f"SELECT name FROM {_CATALOGUE} WHERE type = 'table' AND rootpage > 0")
    return {str(name) for (name,) in rows}


def _authorize(action: int, name: str | None, _column: str | None, _database: str | None, view: str | None) -> int:
    """Plain reading of the known tables; no view, no trigger, no recursion, no writing."""
    match action:
        case sqlite3.SQLITE_SELECT | sqlite3.SQLITE_FUNCTION:
            allowed = True
        case sqlite3.SQLITE_READ:
            allowed = view is None and (name in TABLES or name == _CATALOGUE)
        case _:
            allowed = False
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _step_limit() -> Callable[[], bool]:
    left = MAX_STEPS // _STEPS_BETWEEN

    def out_of_steps() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    return out_of_steps


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _unicase(one: str, other: str) -> int:
    """Anki's order of names, which its indexes are in; nothing here is looked up by it."""
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)
