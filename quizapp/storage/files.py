"""What was last seen on the disk. Small, because every start looks here and most find nothing changed."""

from quizapp.storage.database import Database


def synced_root(db: Database) -> str | None:
    """The decks folder that the database was last brought up to date with."""
    return db.meta("root")


def known_stamps(db: Database) -> dict[str, tuple[int, int]]:
    """Size and mtime_ns last seen of each file of that folder, by path."""
    return {path: (size, mtime_ns) for path, size, mtime_ns in db.rows("SELECT path, size, mtime_ns FROM files")}


def known_digests(db: Database) -> dict[str, str]:
    """The digest last seen of each file of that folder, by path; empty where its bytes could not be read."""
    return dict(db.rows("SELECT path, sha256 FROM files"))


def sound_paths(db: Database) -> set[str]:
    """The files with which nothing was wrong, as last read."""
    return {path for (path,) in db.rows("SELECT path FROM files WHERE problems = 0")}


def problem_count(db: Database) -> int:
    """How many problems all files have, as last read."""
    return db.number("SELECT sum(problems) FROM files")
