"""No answer is ever lost: real processes, killed at random points."""

import json
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from quizapp.core.history import replay
from quizapp.core.schedule import Schedule
from quizapp.storage import library, log, queue
from quizapp.storage.database import open_database
from tests.conftest import write_concept
from tests.processes import Home

CARDS = 200
NOW = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}


@pytest.fixture
def big_home(tmp_path: Path) -> Home:
    """A deck of two hundred concepts, with no limit in the way."""
    decks = tmp_path / "decks"
    write_concept(decks, "numbers/deck.yaml", "title: Numbers\n")
    for n in range(CARDS):
        write_concept(
            decks, f"numbers/{n:03}-number.yaml", f"title: Number\nid: n{n}\nfacts: [{{q: 'Name {n}?', a: yes}}]\n"
        )
    home = Home(tmp_path / "home", decks)
    (home.folder / "config" / "quizapp").mkdir(parents=True)
    settings = "show_pages = false\nnew_per_day = 1000\nreviews_per_day = 2000\n"
    (home.folder / "config" / "quizapp" / "settings.toml").write_text(settings)
    home.run("due", env=NOW)
    return home


def answer_until_killed(home: Home, dice: random.Random) -> int:
    """Answer cards as fast as they come, and kill the process after some of them; returns what was acknowledged.

    Counted from its start, it would depend on the machine whether there is an answer at all.
    """
    process = home.start(["review", "--plain"], **NOW)
    assert process.stdin and process.stdout
    killer = threading.Timer(dice.uniform(0, 0.01), process.send_signal, [signal.SIGKILL])
    acknowledged, enough = 0, dice.randrange(1, 25)
    try:
        process.stdin.write("\n4\n" * CARDS)
        process.stdin.flush()
    except BrokenPipeError:
        pass  # killed before it had read everything, which is the point
    for line in process.stdout:
        acknowledged += "Saved: " in line
        if acknowledged == enough and not killer.ident:
            killer.start()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        try:
            pipe.close()  # type: ignore[union-attr]  # all three are pipes
        except BrokenPipeError:
            continue  # what was still unsent has nobody to go to
    return acknowledged


def test_kill_at_any_moment_of_a_long_session(big_home: Home) -> None:
    """Every acknowledged answer is there, the database is sound, and the session goes on where it stood."""
    dice = random.Random(20261123)
    acknowledged = 0
    for _ in range(6):
        acknowledged += answer_until_killed(big_home, dice)

        assert big_home.answers() >= acknowledged  # one may have been saved and not yet said
        acknowledged = big_home.answers()
        due = json.loads(big_home.run("due", "--json", env=NOW).stdout)
        assert CARDS - acknowledged == due["new"]
    assert 6 <= acknowledged < CARDS


def test_the_cache_equals_the_log_after_kills(big_home: Home) -> None:
    """An answer and its schedule are one transaction."""
    dice = random.Random(7)
    for _ in range(3):
        answer_until_killed(big_home, dice)
    db = open_database(big_home.database)
    replayed = replay(log.all_events(db))
    cached = {card.id: found.schedule for card in library.cards(db) if (found := queue.find(db, card.id))}
    db.close()

    assert cached == {card: replayed.get(card, Schedule()) for card in cached}


def test_a_kill_during_the_first_sync_leaves_all_or_nothing(tmp_path: Path, big_home: Home) -> None:
    """The next start finds a sound database and finishes the work."""
    dice = random.Random(11)
    for _ in range(5):
        for file in big_home.folder.glob("quizapp.db*"):
            file.unlink()
        process = big_home.start(["due"], **NOW)
        time.sleep(dice.uniform(0.05, 0.6))
        process.kill()
        process.communicate()

        assert json.loads(big_home.run("due", "--json", env=NOW).stdout)["new"] == CARDS


def test_two_processes_on_one_database(big_home: Home) -> None:
    """Both answer at once; nothing is lost, nothing is counted twice, nobody sees a traceback."""
    both = [big_home.start(["review", "--plain"], **NOW) for _ in range(2)]
    said = []
    for process in both:
        assert process.stdin
        process.stdin.write("\n4\n" * 30)
        process.stdin.flush()
    for process in both:
        out, err = process.communicate(timeout=60)
        assert "Traceback" not in err + out
        said.append(out.count("Saved: "))

    assert sum(said) == big_home.answers()
