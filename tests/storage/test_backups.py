"""Copies of the database, and going back to one."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import replay
from quizapp.core.schedule import Schedule
from quizapp.errors import DamagedError, QuizappError, StorageError
from quizapp.storage import backups, events, log, queue
from quizapp.storage.backups import Share
from quizapp.storage.database import Database, open_database
from tests.storage.conftest import answer, at, placed, synced

WHEN = datetime.fromisoformat("2026-11-28T09:30")


@pytest.fixture
def filled(db: Database) -> Database:
    """Two hundred cards, the first of them answered."""
    synced(db, placed("d/a", {f"Question {n}": f"Answer {n}" for n in range(200)}))
    answered(db, 0)
    return db


def answered(db: Database, n: int) -> None:
    """Answer the card of that number, on a day of that number."""
    events.record(db, answer(f"d/a#fact#q{n}", at(n)), Schedule())


def answers(path: Path) -> int:
    """How many answers a file holds."""
    return backups.contents(path).answers


@pytest.fixture
def backup(filled: Database) -> Path:
    """A copy made after the first answer; a hundred more were given since."""
    path = backups.backup_path(filled.path, WHEN)
    backups.copy(filled.path, path)
    for n in range(1, 101):
        answered(filled, n)
    return path


@pytest.fixture
def damaged(filled: Database, backup: Path, tmp_path: Path) -> Path:
    """The database, elsewhere, with a page of an index of its log overwritten."""
    path = tmp_path / "elsewhere" / "quizapp.db"
    backups.copy(filled.path, path)
    [(page,)] = filled.rows("SELECT rootpage FROM sqlite_master WHERE name = 'ix_events_clock'")
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    return path


def test_a_copy_is_whole_and_one_file(filled: Database) -> None:
    """Also while the database is in use, with its newest answers still in the write-ahead log."""
    target = filled.path.parent / "copy.db"
    backups.copy(filled.path, target)

    assert answers(target) == 1
    assert [path.name for path in filled.path.parent.glob("copy*")] == ["copy.db"]


def test_a_damaged_database_is_not_copied(damaged: Path) -> None:
    """A backup that is no use would push out one that is."""
    with pytest.raises(DamagedError):
        backups.copy(damaged, damaged.parent / "copy.db")
    assert not list(damaged.parent.glob("copy*"))


def test_what_is_no_database_is_no_backup(filled: Database, tmp_path: Path) -> None:
    """Neither rubbish nor another program's file; and nothing is made where nothing is."""
    (tmp_path / "rubbish.db").write_bytes(b"rubbish" * 1000)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")
    for name in ("rubbish.db", "other.db", "nowhere.db"):
        with pytest.raises(QuizappError):
            backups.restore(filled.path, tmp_path / name, tmp_path / "old.db")

    assert not (tmp_path / "nowhere.db").exists()
    assert answers(filled.path) == 1


def test_backups_are_listed_newest_first(filled: Database) -> None:
    """Those of this database only."""
    for days in range(3):
        backups.copy(filled.path, backups.backup_path(filled.path, WHEN - timedelta(days=days)))
    backups.copy(filled.path, backups.backup_path(filled.path.with_name("quizapp-2.db"), WHEN))

    assert [backup.at for backup in backups.backups(filled.path)] == [WHEN - timedelta(days=days) for days in range(3)]


def test_thinning_removes_what_is_not_worth_its_room(filled: Database) -> None:
    """And leaves every other file alone."""
    for name in ("quizapp-2026-11-28-080000.db", "quizapp-2026-11-28-093000.db", "quizapp-before-restore.db", "a.txt"):
        backups.folder(filled.path).mkdir(exist_ok=True)
        (backups.folder(filled.path) / name).touch()
    backups.thin(filled.path)

    left = {path.name for path in backups.folder(filled.path).iterdir()}
    assert left == {"quizapp-2026-11-28-093000.db", "quizapp-before-restore.db", "a.txt"}


def test_the_difference_tells_what_would_be_lost_and_gained(filled: Database, backup: Path) -> None:
    """A hundred answers since the backup, from the second day to the last."""
    found = backups.difference(filled.path, backup)

    assert (found.lost, found.gained) == (Share(100, 0, at(1).day, at(100).day), Share())


def test_restoring_keeps_the_old_and_is_seen_by_others(filled: Database, backup: Path) -> None:
    """Another window that has the database open goes on with the restored one."""
    old = filled.path.parent / "old.db"
    saved = backups.restore(filled.path, backup, old)

    assert (saved, answers(filled.path), answers(old)) == (0, 1, 101)
    assert filled.number("SELECT count(*) FROM events") == 1
    answered(filled, 150)
    assert answers(filled.path) == 2
    assert not list(filled.path.parent.glob("*.restoring*"))


def test_after_restoring_no_number_is_given_twice(filled: Database, backup: Path) -> None:
    """What comes next has another device's name: the old log and the new one can be merged."""
    old = filled.path.parent / "old.db"
    backups.restore(filled.path, backup, old)
    answered(filled, 150)

    assert backups.difference(old, filled.path).gained.answers == 1


def test_going_back_to_the_old_file_undoes_restoring(filled: Database, backup: Path) -> None:
    """Nothing that restoring does is final."""
    old = filled.path.parent / "old.db"
    backups.restore(filled.path, backup, old)
    backups.restore(filled.path, old, filled.path.parent / "old-2.db")

    assert answers(filled.path) == 101


def test_what_a_damaged_database_still_gives_is_taken_over(damaged: Path, backup: Path) -> None:
    """Only an index is broken here: all answers are saved, and every schedule follows from them."""
    old = damaged.parent / "old.db"
    found, before = backups.difference(damaged, backup), damaged.read_bytes()
    saved = backups.restore(damaged, backup, old)
    db = open_database(damaged)
    schedules = {name: queue.find(db, name) for (name,) in db.rows("SELECT id FROM cards")}
    replayed = replay(log.all_events(db))
    db.close()

    assert found.is_damaged and found.lost.answers == saved == 100
    assert answers(damaged) == 101 and old.read_bytes() == before
    assert {name: found.schedule for name, found in schedules.items() if found} == {
        name: replayed.get(name, Schedule()) for name in schedules
    }


def test_a_file_that_is_rubbish_from_its_first_byte_is_replaced(backup: Path) -> None:
    """There is nothing to save, and the backup is what it is."""
    path = backup.with_name("rubbish.db")
    path.write_bytes(b"\x00" * 50_000)
    backups.restore(path, backup, backup.with_name("old.db"))

    assert answers(path) == 1


def test_without_a_backup_the_rest_is_saved_into_an_empty_database(damaged: Path) -> None:
    """The events are the truth: the cards come back with the decks, and each has its history at once."""
    saved = backups.restore(damaged, None, damaged.parent / "old.db")
    db = open_database(damaged)
    synced(db, placed("d/a", {f"Question {n}": f"Answer {n}" for n in range(200)}))
    found = queue.find(db, CardId("d/a#fact#q7"))
    stale = events.outdated(db)
    db.close()

    assert saved == 101
    assert found is not None and found.schedule.reps == 1
    assert stale == []


def test_a_damaged_backup_is_refused(filled: Database, backup: Path) -> None:
    """The database stays as it is."""
    backup.write_bytes(backup.read_bytes()[:20_000])
    with pytest.raises(StorageError):
        backups.restore(filled.path, backup, filled.path.parent / "old.db")

    assert answers(filled.path) == 101
