"""`quizapp check` as its users run it."""

import json
import os
from pathlib import Path
from signal import SIGINT

import pytest

from quizapp.config import Places, Settings
from quizapp.core.card import CardId
from quizapp.workspace import Workspace
from tests.conftest import NOON, write_concept
from tests.processes import Home
from tests.workspace.test_leeches import make_leech

BAD = "title: Ebb  # of the sea\ntagine: The water goes out\nfacts:\n  - {q: Which way?, a: out}\n"


@pytest.fixture
def bad(home: Home) -> Path:
    """A file with a misspelt key."""
    return write_concept(home.decks, "tides/03-bad.yaml", BAD)


def test_fix_mends_and_shows_the_difference(home: Home, bad: Path) -> None:
    """The rest of the file is as its author wrote it, comments and rights included."""
    bad.chmod(0o640)
    done = home.run("check", "--fix")

    assert done.returncode == 0, done.stdout
    assert "-tagine: The water goes out\n+tagline: The water goes out\n" in done.stdout
    assert done.stdout.endswith("No problems.\n")
    assert bad.read_text(encoding="utf-8") == BAD.replace("tagine", "tagline")
    assert bad.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in bad.parent.iterdir() if file.name.startswith(".")] == []


def test_fix_keeps_stdout_for_data(home: Home, bad: Path) -> None:
    """A script reads the findings that are left; the difference is talk."""
    done = home.run("check", "--fix", "--json")

    assert json.loads(done.stdout) == []
    assert "+tagline" in done.stderr


def test_fix_writes_through_a_link(home: Home, bad: Path) -> None:
    """The link stays one."""
    real = home.folder / "real.yaml"
    bad.replace(real)
    bad.symlink_to(real)
    home.run("check", "--fix")

    assert bad.is_symlink()
    assert "tagline" in real.read_text(encoding="utf-8")


def test_a_file_that_may_not_be_written_is_as_it_was(processes: Home, bad: Path) -> None:
    """With a message, and no half of a file beside it."""
    os.chmod(bad.parent, 0o500)  # noqa: PTH101
    done = processes.run("check", "--fix")
    os.chmod(bad.parent, 0o700)  # noqa: PTH101

    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert bad.read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize(("form", "begin"), [("github", "::error file="), ("sarif", "{"), ("json", "[")])
def test_formats(home: Home, bad: Path, form: str, begin: str) -> None:
    """Each with the exit code of the text."""
    done = home.run("check", "--format", form)

    assert done.returncode == 1
    assert done.stdout.startswith(begin)
    assert "unknown-key" in done.stdout


def test_hints_are_no_failure(home: Home) -> None:
    """They are told all the same."""
    write_concept(home.decks, "tides/03-x.yaml", BAD.replace("tagine", "tagline").replace("out}", "1.10}"))
    done = home.run("check")

    assert done.returncode == 0
    assert "hint untyped-value: `1.10`" in done.stdout
    assert "Why it matters:" in done.stdout


def test_a_comment_silences(home: Home) -> None:
    """With the exit code of a clean deck."""
    write_concept(
        home.decks, "tides/03-x.yaml", BAD.replace("goes out", "goes out  # quizapp: ignore unknown-key, R01")
    )
    done = home.run("check", "tides/03-x.yaml", cwd=home.decks)

    assert done.stdout == "No problems.\n"
    assert done.returncode == 0


def test_a_run_after_a_run_says_the_same(home: Home, bad: Path) -> None:
    """What was kept is what was found."""
    assert home.run("check").stdout == home.run("check").stdout


def test_any_code_can_be_explained(home: Home) -> None:
    """Not only the rules."""
    done = home.run("check", "--explain", "few-cards")

    assert done.returncode == 0
    assert all(f"\n{part}:" in done.stdout for part in ("Level", "To mend", "Why"))


def test_watch_tells_each_save_and_survives_anything(home: Home, bad: Path) -> None:
    """Half-saved files and a folder that goes away are words on the screen."""
    with home.start(["check", "--watch"]) as process:

        def until(words: str) -> None:
            assert process.stdout is not None
            while words not in (line := process.stdout.readline()):
                assert line, "it has ended"

        try:
            until("unknown-key")
            bad.write_text("title: Ebb\nfacts: [{q: ", encoding="utf-8")
            until("yaml-syntax")
            home.decks.rename(home.folder / "away")
            until("The decks folder")
            (home.folder / "away").rename(home.decks)
            until("yaml-syntax")
            bad.unlink()
            until("No problems.")
            process.send_signal(SIGINT)

            assert process.wait(timeout=30) == 0
        finally:
            process.kill()


def test_watch_goes_alone(home: Home) -> None:
    """What would never end is refused at once."""
    assert home.run("check", "--watch", "--fix").returncode == 2
    assert home.run("check", "--watch", "--json").returncode == 2


def test_what_is_kept_being_forgotten_is_a_hint(home: Home) -> None:
    """A check looks at the answers in the database, and does not fail for what they tell."""
    places = Places(home.decks, home.database, home.folder / "settings.toml", own_decks=False)
    with Workspace(places, Settings(), NOON) as space:
        space.refresh()
        make_leech(space, CardId("tides/neap-tide#why#"))
    done = home.run("check", "--json")

    assert done.returncode == 0
    assert [(one["code"], one["level"]) for one in json.loads(done.stdout)] == [("leech", "hint")]
