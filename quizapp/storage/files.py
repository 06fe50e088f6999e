"""What was last seen on the disk. Small, because every start looks here and most find nothing changed."""

from dataclasses import dataclass

from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True)
class FileState:
    """What was last seen of a file: enough to know that it need not be parsed again."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    problems: int = 0
    """How many things are wrong in it."""


def synced_root(db: Database) -> str | None:
    """The decks folder that the database was last brought up to date with."""
    return db.meta("root")


def known_files(db: Database) -> dict[str, FileState]:
    """What was last seen of each file of that folder."""
    rows = db.rows("SELECT path, size, mtime_ns, sha256, problems FROM files")
    return {row[0]: FileState(*row) for row in rows}
