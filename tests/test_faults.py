"""What may go wrong on a person's machine: always a clear message, never a traceback, and nothing lost."""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_cli import PAGE
from tests.conftest import write_concept
from tests.processes import QUIZAPP, Home

NOW = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}
ANSWERS = "\n\n4\n"


def complaint(done: "subprocess.CompletedProcess[str]") -> str:
    """The message of a command that could not do its work."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert done.stderr.startswith("quizapp: ")
    return done.stderr


def bombs() -> dict[str, bytes]:
    """Files that no concept reader should choke on."""
    lol = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    return {
        "five megabytes": b"title: Big\nwhat_it_is: " + b"word " * 1_000_000,
        "billion laughs": b"title: Lol\n" + lol.encode(),
        "a cycle": b"title: Loop\nrelated: &a [*a]\n",
        "deep nesting": b"title: Deep\nrelated: " + b"[" * 50_000,
        "binary": bytes(range(256)) * 50,
        "invalid utf-8": b"title: Caf\xe9\n",
        "utf-16": "title: Wide\n".encode("utf-16"),
        "an escape": b'title: "Esc \\e]52;c;aGk=\\a"\n',
        "a python tag": b"title: !!python/object/apply:os.system [ls]\n",
        "a tab": b"title: Tab\nfacts:\n\t- x\n",
        "empty": b"",
    }


@pytest.mark.parametrize("name", bombs())
def test_a_bad_file_is_named_and_hides_nothing(home: Home, name: str) -> None:
    """`check` points at it with exit code 1; the other concepts are asked as ever."""
    (home.decks / "tides" / "03-bad.yaml").write_bytes(bombs()[name])
    check = home.run("check")
    due = home.run("due", "--json", env=NOW)

    assert check.returncode == 1 and "03-bad.yaml:" in check.stdout
    assert "Traceback" not in check.stderr + due.stderr and "\x1b" not in check.stdout
    assert json.loads(due.stdout)["new"] >= 2


def test_an_unreadable_file_is_named(home: Home) -> None:
    """The permission is the author's to mend."""
    (home.decks / "tides" / "01-spring-tide.yaml").chmod(0)

    assert "01-spring-tide.yaml:" in home.run("check").stdout


def test_a_pipe_in_the_deck_blocks_nobody(home: Home) -> None:
    """Only regular files are read."""
    os.mkfifo(home.decks / "tides" / "pipe.yaml")

    assert home.run("check").returncode == 1
    assert home.run("due").returncode == 0


def test_an_empty_decks_folder(home: Home, tmp_path: Path) -> None:
    """It says what to do next."""
    (tmp_path / "empty").mkdir()
    done = home.run("--decks", str(tmp_path / "empty"), "due")

    assert done.returncode == 0 and "Nothing due" in done.stdout


def test_no_decks_folder(home: Home, tmp_path: Path) -> None:
    """A wrong path is a wrong path."""
    assert "cannot be read" in complaint(home.run("--decks", str(tmp_path / "nowhere"), "due"))


def test_a_file_instead_of_a_decks_folder(home: Home, tmp_path: Path) -> None:
    """The message names it."""
    (tmp_path / "file").touch()

    assert str(tmp_path / "file") in complaint(home.run("--decks", str(tmp_path / "file"), "due"))


def test_a_damaged_database(home: Home) -> None:
    """It is refused and left as it is."""
    home.database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    before = home.database.read_bytes()

    complaint(home.run("due"))
    assert before == home.database.read_bytes()


def test_a_folder_that_cannot_hold_the_database(home: Home, tmp_path: Path) -> None:
    """A file is in the way."""
    (tmp_path / "file").touch()

    assert "--db" in complaint(home.run("--db", str(tmp_path / "file" / "q.db"), "due"))


def test_a_read_only_database(home: Home) -> None:
    """Nothing can be saved, and that is said instead of taking answers."""
    home.run("review", "--plain", typed=ANSWERS, env=NOW)
    home.database.chmod(0o400)
    home.folder.chmod(0o500)
    message = complaint(home.run("review", "--plain", typed=ANSWERS, env=NOW))
    home.folder.chmod(0o700)
    home.database.chmod(0o600)

    assert "writable" in message
    assert len(home.run("history", "--json").stdout.splitlines()) == 1


def test_a_read_only_decks_folder(home: Home) -> None:
    """Reviewing needs no right to write into the decks; importing does, and says so."""
    (home.decks / "tides").chmod(0o500)
    due = home.run("due", env=NOW)
    imported = home.run("import", "-", "--deck", "tides", typed=PAGE)
    (home.decks / "tides").chmod(0o700)

    assert due.returncode == 0
    complaint(imported)


def test_a_full_disk_loses_nothing(home: Home) -> None:
    """The answer that does not fit is not acknowledged; all earlier ones are there, and later ones go on."""
    home.run("review", "--plain", typed=ANSWERS, env=NOW)
    size = max(file.stat().st_size for file in home.folder.glob("quizapp.db*"))

    def no_more_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (min(size, 4096), resource.RLIM_INFINITY))

    full = subprocess.run(
        [*QUIZAPP, "review", "--plain"], input=ANSWERS, env=home.environment(**NOW), capture_output=True, text=True,
        timeout=60, check=False, preexec_fn=no_more_room,
    )  # fmt: skip
    events = home.run("history", "--json").stdout.splitlines()
    home.run("review", "--plain", typed=ANSWERS, env=NOW)

    assert "Saved" not in full.stdout and "Traceback" not in full.stderr + full.stdout
    assert "nothing was saved" in full.stderr + full.stdout
    assert len(events) == 1
    assert len(home.run("history", "--json").stdout.splitlines()) == 2


def test_a_reader_that_leaves_early_is_no_error(home: Home) -> None:
    """`quizapp cards | head -1`."""
    done = subprocess.run(
        f"{' '.join(QUIZAPP)} cards | head -1", shell=True, env=home.environment(), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip

    assert "Traceback" not in done.stderr and "Error" not in done.stderr


def test_the_decks_vanish_while_the_app_is_away(home: Home) -> None:
    """The history waits for them."""
    home.run("review", "--plain", typed=ANSWERS, env=NOW)
    kept = home.decks.rename(home.decks.with_name("elsewhere"))
    complaint(home.run("due"))
    kept.rename(home.decks)

    assert len(home.run("history", "--json").stdout.splitlines()) == 1
    assert json.loads(home.run("due", "--json", env=NOW).stdout)["new"] == 1


def test_a_bug_is_told_politely(home: Home) -> None:
    """Even our own mistakes show no traceback; with QUIZAPP_DEBUG they do."""
    script = (
        "import quizapp.workspace as w, quizapp.cli; w.open_workspace = lambda *a: 1 / 0; quizapp.cli.main(['due'])"
    )

    def run(**env: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", script], env=home.environment(**env), capture_output=True, text=True, check=False
        )

    polite, frank = run(), run(QUIZAPP_DEBUG="1")

    assert (polite.returncode, "bug in quizapp" in polite.stderr) == (2, True)
    assert "Traceback" not in polite.stderr and "Traceback" in frank.stderr


def test_a_huge_deck_of_rubbish_is_reported_whole(home: Home) -> None:
    """All problems at once, whatever the number."""
    for n in range(30):
        write_concept(home.decks, f"tides/9{n:02}-bad.yaml", f"tagine: {n}\n")

    assert len(json.loads(home.run("check", "--json").stdout)) >= 60


def test_a_link_to_itself(home: Home) -> None:
    """Folders that contain themselves are read once."""
    (home.decks / "tides" / "again").symlink_to(home.decks / "tides")

    assert home.run("due").returncode == 0
    shutil.rmtree(home.decks / "tides" / "again", ignore_errors=True)
