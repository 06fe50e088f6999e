"""Packages for Anki from the command line, and what comes back in them."""

import csv
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from socket import socket

from tests.anki.stand_in import StandIn
from tests.conftest import write_concept
from tests.processes import Home


def test_a_package_is_written_and_named(home: Home) -> None:
    """Its path on stdout, for scripts; what is in it on stderr."""
    done = home.run("export", "anki", "-o", "tides.apkg")

    assert (done.returncode, done.stdout) == (0, "tides.apkg\n")
    assert re.search(r"^\d+ notes, \d+ kB\.$", done.stderr, re.MULTILINE)
    assert zipfile.ZipFile(home.folder / "tides.apkg").namelist()[:2] == ["collection.anki2", "media"]


def test_the_same_content_and_time_make_the_same_bytes(processes: Home) -> None:
    """In every process, wherever the package is written to; and nothing else is left behind, there or elsewhere."""
    env = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00", "TMPDIR": str(processes.folder / "scratch")}
    (processes.folder / "scratch").mkdir()
    processes.run("review", "--plain", typed="\n\n4\nq\n", env=env)
    for seed, folder in (("1", "one"), ("2", "two")):
        (processes.folder / folder).mkdir()
        processes.run("export", "anki", "-o", f"{folder}/all.apkg", env={**env, "PYTHONHASHSEED": seed})
    first, second = ([*(processes.folder / folder).iterdir()] for folder in ("one", "two"))

    assert [file.name for file in (*first, *second)] == ["all.apkg", "all.apkg"]
    assert first[0].read_bytes() == second[0].read_bytes()
    assert not [*(processes.folder / "scratch").iterdir()]


def test_what_goes_along_can_be_chosen(home: Home) -> None:
    """Progress unless it is not wanted, deck options only if they are."""
    chosen = {
        "quiet.apkg": ["--without-progress"],
        "plain.apkg": ["--with-progress"],
        "whole.apkg": ["--with-deck-options"],
    }
    home.run("review", "--plain", typed="\n\n4\nq\n")
    for name, options in chosen.items():
        assert home.run("export", "anki", "-o", name, *options).returncode == 0
    found = {name: inside(home.folder / name) for name in chosen}

    assert found == {"quiet.apkg": (0, 1), "plain.apkg": (1, 1), "whole.apkg": (1, 2)}


def inside(package: Path) -> tuple[int, int]:
    """How many reviews and presets are in a package."""
    with zipfile.ZipFile(package) as archive:
        file = archive.extract("collection.anki2", package.with_suffix(""))
    with closing(sqlite3.connect(file)) as db:
        (presets,) = db.execute("SELECT dconf FROM col").fetchone()
        return db.execute("SELECT count(*) FROM revlog").fetchone()[0], len(json.loads(presets))


def test_decks_that_anki_would_mix_up_are_named(home: Home) -> None:
    """It makes no difference between capitals; their cards go into one deck."""
    for folder, title in (("sea/tides", "TIDES"), ("air", "Winds")):
        write_concept(home.decks, f"{folder}/deck.yaml", f"title: {title}\n")
        write_concept(home.decks, f"{folder}/one.yaml", f"title: In {title}\nfacts: [{{q: What?, a: That}}]\n")
    done = home.run("export", "anki")

    assert "One deck in Anki, because their titles are alike: sea/tides, tides." in done.stderr.splitlines()


def test_a_card_that_cannot_go_is_named(home: Home) -> None:
    """The others go all the same."""
    write_concept(
        home.decks, "tides/03-bore.yaml", "title: Bore\nfacts:\n  - {q: What rises?, a: '![moon](moon.png)'}\n"
    )
    done = home.run("export", "anki")

    assert done.returncode == 0
    assert "Image left out: tides/03-bore.yaml: moon.png: There is no such file." in done.stderr


def test_an_unknown_deck_is_refused(home: Home) -> None:
    """With the decks there are; nothing is written."""
    done = home.run("export", "anki", "rivers")

    assert done.returncode == 2
    assert "There is no deck `rivers`." in done.stderr
    assert not (home.folder / "quizapp.apkg").exists()


def test_a_place_that_cannot_be_written_is_named(home: Home) -> None:
    """In words, without a traceback."""
    done = home.run("export", "anki", "-o", "nowhere/tides.apkg")

    assert done.returncode == 2
    assert "tides.apkg cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_own_package_brings_nothing_new(home: Home) -> None:
    """Its notes are ours, and nobody has reviewed them in Anki."""
    home.run("export", "anki", "-o", "tides.apkg")
    done = home.run("import", "tides.apkg")

    assert (done.returncode, done.stdout) == (0, "0 new reviews, 0 known already.\n")


def test_what_is_no_package_is_refused(home: Home) -> None:
    """Whatever its name says."""
    (home.folder / "fake.apkg").write_text("no zip file", encoding="utf-8")
    done = home.run("import", "fake.apkg")

    assert done.returncode == 2
    assert "fake.apkg" in done.stderr
    assert "Traceback" not in done.stderr


def test_everything_can_be_taken_along_as_text(home: Home) -> None:
    """On stdout, or in a file that is named."""
    cards = len(json.loads(home.run("cards", "--json").stdout))
    rows = list(csv.DictReader(home.run("export", "csv").stdout.splitlines()))
    history = json.loads(home.run("export", "json").stdout)
    home.run("export", "markdown", "-o", "cards.md")

    assert len(rows) == len(history) == cards
    assert "# Tides" in (home.folder / "cards.md").read_text(encoding="utf-8")


def test_a_text_that_cannot_be_written_is_told(home: Home) -> None:
    """In words, without a traceback."""
    done = home.run("export", "csv", "-o", "nowhere/cards.csv")

    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_a_push_without_anki_says_what_to_do(home: Home) -> None:
    """Nobody listens there."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    done = home.run("push", "--anki-url", f"http://127.0.0.1:{port}")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "AnkiConnect" in done.stderr


def test_a_push_hands_the_package_over(home: Home) -> None:
    """Anki is asked for its permission, then given the path of the file."""
    with StandIn() as anki:
        done = home.run("push", "tides", "--anki-url", anki.url)

    assert (done.returncode, done.stdout) == (0, "Anki has taken it in.\n"), done.stderr
