"""Backups and the doctor on the command line."""

import json
from pathlib import Path

import pytest

from tests.processes import Home

NOW = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}
LATER = {"QUIZAPP_NOW": "2026-11-23T10:00:00+01:00"}
ONE_ANSWER = "\n\n4\n"


@pytest.fixture
def used(home: Home) -> Home:
    """One answer was given this morning."""
    home.run("review", "--plain", typed=ONE_ANSWER, env=NOW)
    return home


def backups(home: Home) -> list[Path]:
    """Those made by themselves."""
    return sorted((home.folder / "backups").glob("*.db"))


def test_the_first_answers_of_a_day_are_backed_up(used: Home) -> None:
    """Once a day; a command that writes nothing makes none."""
    first = backups(used)
    used.run("review", "--plain", typed=ONE_ANSWER, env=LATER)

    assert [path.name for path in first] == ["quizapp-2026-11-23-090000.db"]
    assert backups(used) == first


def test_a_folder_that_takes_no_backup_spoils_no_command(home: Home) -> None:
    """It is told on stderr, and the answer is saved."""
    (home.folder / "backups").touch()
    done = home.run("review", "--plain", typed=ONE_ANSWER, env=NOW)

    assert done.returncode == 0 and "No backup was made today" in done.stderr
    assert home.answers() == 1


def test_a_backup_goes_where_one_likes(used: Home, tmp_path: Path) -> None:
    """The path is printed."""
    done = used.run("backup", str(tmp_path / "mine.db"))

    assert done.stdout.strip() == str(tmp_path / "mine.db")
    assert (tmp_path / "mine.db").is_file()


def test_going_back_to_a_backup(used: Home) -> None:
    """Listed, shown, asked, done; and the old file is kept and can be gone back to."""
    [backup] = backups(used)
    used.run("review", "--plain", typed=ONE_ANSWER, env=LATER)
    listed = used.run("restore").stdout
    declined = used.run("restore", backup.name, typed="n\n")
    still = used.answers()
    done = used.run("restore", backup.name, typed="y\n", env=LATER)
    back = used.answers()
    [old] = [path for path in backups(used) if "before-restore" in path.name]
    used.run("restore", str(old), "--yes", env={"QUIZAPP_NOW": "2026-11-23T11:00:00+01:00"})

    assert "23 Nov 2026, 09:00" in listed and "1 answer" in listed
    assert "would lose: 1 answer, 23 Nov 2026" in declined.stdout and "Nothing was changed" in declined.stdout
    assert str(old) in done.stdout
    assert (still, back, used.answers()) == (2, 1, 2)


def test_no_such_backup(used: Home) -> None:
    """A file and a card are told apart; each says where to look."""
    file, card = used.run("restore", "nowhere.db"), used.run("restore", "tides/no-such-concept")

    assert (file.returncode, card.returncode) == (2, 2)
    assert "lists the backups" in file.stderr and "cards --retired" in card.stderr


def test_a_damaged_database_is_offered_its_backup(used: Home) -> None:
    """Every command says so and names the newest good backup; restoring it is one command."""
    [backup] = backups(used)
    used.database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 50_000)
    for side in ("-wal", "-shm"):
        used.database.with_name(f"quizapp.db{side}").unlink(missing_ok=True)
    said = [used.run(*command.split(), typed=ONE_ANSWER).stderr for command in ("due", "review --plain", "doctor")]
    done = used.run("restore", backup.name, "--yes", env=LATER)

    assert all("damaged" in text and backup.name in text and "Traceback" not in text for text in said)
    assert done.returncode == 0
    assert used.answers() == 1


def test_a_damaged_database_without_a_backup(used: Home) -> None:
    """What can be read is saved into a new one."""
    for backup in backups(used):
        backup.unlink()
    used.database.write_bytes(used.database.read_bytes()[:30_000])
    said = used.run("due").stderr
    done = used.run("doctor", "--repair", env=LATER)

    assert "doctor --repair" in said
    assert done.returncode == 0
    assert used.run("doctor", env=LATER).returncode == 0


def test_the_doctor_reports_for_scripts(used: Home) -> None:
    """All is well."""
    found = json.loads(used.run("doctor", "--json", env=NOW).stdout)

    assert {finding["state"] for finding in found["findings"]} == {"ok"}
