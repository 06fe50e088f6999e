"""Opening, migrating and failing in plain words."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database as UtilsDatabase

from quizapp.errors import StorageError
from quizapp.storage import database
from quizapp.storage.database import Database, open_database
from quizapp.storage.migrations import migrations


def test_answers_survive_a_power_cut(db: Database) -> None:
    """Write-ahead log, flushed at every commit."""
    assert db.rows("PRAGMA journal_mode") + db.rows("PRAGMA synchronous") == [("wal",), (2,)]


def test_the_schema_version_is_the_number_of_migrations() -> None:
    """Otherwise a new migration would never run."""
    pending = migrations.pending(UtilsDatabase(memory=True))

    assert len(pending) == database.SCHEMA_VERSION


def test_opening_twice_makes_one_device(tmp_path: Path) -> None:
    """A database keeps its name in the log for ever."""
    first = open_database(tmp_path / "a.db")
    device = first.meta("device")
    first.close()
    second = open_database(tmp_path / "a.db")

    assert device == second.meta("device")
    second.close()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    """An old app must not write what it does not understand."""
    open_database(tmp_path / "a.db").close()
    raw = sqlite3.connect(tmp_path / "a.db")
    raw.execute("PRAGMA user_version = 99")
    raw.close()

    with pytest.raises(StorageError, match="newer quizapp"):
        open_database(tmp_path / "a.db")


def test_a_copy_is_kept_before_a_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a migration does, the database as it was is still there."""
    old = open_database(tmp_path / "a.db")
    with old.transaction():
        old.set_meta("kept", "yes")
    old.close()
    monkeypatch.setattr(database, "SCHEMA_VERSION", database.SCHEMA_VERSION + 1)
    open_database(tmp_path / "a.db").close()
    [backup] = tmp_path.glob("a-before-*.db")

    assert sqlite3.connect(backup).execute("SELECT value FROM meta WHERE key = 'kept'").fetchall() == [("yes",)]


def test_another_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A picture is not a database."""
    picture = tmp_path / "a.db"
    picture.write_bytes(b"\x89PNG" * 1000)

    with pytest.raises(StorageError, match="not a quizapp database"):
        open_database(picture)
    assert picture.read_bytes() == b"\x89PNG" * 1000


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    """The error says so, with a hint."""
    with pytest.raises(StorageError, match="cannot be opened") as caught:
        open_database(tmp_path)
    assert "--db" in caught.value.hint


def test_a_place_below_a_file_is_no_place(tmp_path: Path) -> None:
    """A database cannot be made inside a file."""
    (tmp_path / "file").touch()

    with pytest.raises(StorageError, match="cannot be opened"):
        open_database(tmp_path / "file" / "a.db")


def test_a_failed_transaction_changes_nothing(db: Database) -> None:
    """All or nothing."""
    with pytest.raises(StorageError), db.transaction():
        db.set_meta("half", "done")
        db.execute("INSERT INTO no_such_table VALUES (1)")

    assert db.meta("half") is None


def test_a_full_disk_is_told_and_loses_nothing(db: Database) -> None:
    """What was safe before is safe, and the message says what to do."""
    with db.transaction():
        db.set_meta("before", "x")
    pages = db.number("PRAGMA page_count")
    db.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="disk is full") as caught, db.transaction():
        db.set_meta("big", "x" * 10_000_000)

    assert "Free some space" in caught.value.hint
    assert (db.meta("before"), db.meta("big")) == ("x", None)


def test_a_second_writer_is_waited_for_and_then_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes never write at once; the one that has to give up says so."""
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    one, two = open_database(tmp_path / "a.db"), open_database(tmp_path / "a.db")
    with one.transaction(), pytest.raises(StorageError, match="busy"), two.transaction():
        pass
    one.close()
    two.close()
