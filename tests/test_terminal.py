"""The app in a real terminal: answers survive whatever ends it."""

import os
import random
import re
import select
import signal
import sqlite3
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from tests.processes import QUIZAPP, Home, hear_signals

NOW = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00", "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)")


class Terminal:
    """A terminal of 80x24 with a command in it."""

    def __init__(self, home: Home, *arguments: str, before: Callable[[], object] = lambda: None) -> None:
        self._ours, theirs = os.openpty()

        def prepare() -> None:
            os.login_tty(theirs)  # so that closing it hangs up on the process
            hear_signals()
            before()

        termios.tcsetwinsize(theirs, (24, 80))
        self.process = subprocess.Popen(
            [*QUIZAPP, *arguments],
            env=home.environment(**NOW),
            cwd=home.folder,
            preexec_fn=prepare,
        )
        os.close(theirs)
        self.seen = b""

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._ours, keys.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text was painted since the last time; its styles aside."""
        self.seen = b""
        end = time.monotonic() + 30
        while text.encode() not in _ESCAPE.sub(b"", self.seen):
            if not select.select([self._ours], [], [], max(0.0, end - time.monotonic()))[0]:
                raise AssertionError(f"{text!r} was not painted: {_ESCAPE.sub(b'', self.seen)[-800:]!r}")
            self.seen += os.read(self._ours, 65_536)

    def close(self) -> None:
        """Close the window, as a person does without asking."""
        os.close(self._ours)
        self.process.wait(timeout=30)


@pytest.fixture
def terminal(home: Home) -> Iterator[Terminal]:
    """The app at its first page."""
    opened = Terminal(home, "review")
    opened.wait_for("Spring tide")
    yield opened
    if opened.process.poll() is None:
        opened.process.kill()
        opened.process.wait(timeout=30)


def answer_one(terminal: Terminal) -> None:
    """Read the page, reveal, grade, and wait until the next concept shows: the answer is acknowledged."""
    terminal.press(" ")
    terminal.wait_for("sum up")
    terminal.press(" ")
    terminal.wait_for("Easy")
    terminal.press("4")
    terminal.wait_for("Neap tide")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_an_acknowledged_answer_survives_a_signal(home: Home, terminal: Terminal, end: signal.Signals) -> None:
    """Killed, hung up or asked to end: the answer that was taken is there, and the next start goes on."""
    answer_one(terminal)
    terminal.process.send_signal(end)
    terminal.process.wait(timeout=30)
    again = Terminal(home, "review")
    again.wait_for("Neap tide")
    again.process.kill()
    again.close()

    assert home.answers() == 1


def test_closing_the_window_loses_nothing(home: Home, terminal: Terminal) -> None:
    """The terminal is gone in the middle of a card."""
    answer_one(terminal)
    terminal.close()

    assert home.answers() == 1


def test_a_terminal_that_vanishes_silently_ends_the_app(home: Home) -> None:
    """Under nohup nobody tells the process; it must not read nothing for ever."""
    opened = Terminal(home, "review", before=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    opened.wait_for("Spring tide")
    opened.close()

    assert opened.process.returncode is not None


def test_kills_at_random_moments_leave_a_sound_database(home: Home) -> None:
    """Between key and paint, wherever it falls."""
    dice = random.Random(5)
    for _ in range(3):
        opened = Terminal(home, "review")
        opened.wait_for("help")
        opened.press("  4" * 2)
        time.sleep(dice.uniform(0.0, 0.4))
        opened.process.kill()
        opened.close()

        assert home.answers() <= 2


def test_leaving_gives_the_terminal_back(home: Home, terminal: Terminal) -> None:
    """q to Today, q to the shell; exit code 0."""
    terminal.press("q")
    terminal.wait_for("quit")
    terminal.press("q")

    assert terminal.process.wait(timeout=30) == 0


def test_an_import_can_be_stopped(home: Home) -> None:
    """The terminal shows how far it is; after ctrl+c one line says that nothing was taken in, and nothing was."""
    home.run("export", "anki", "-o", "tides.apkg")
    new = ("--decks", "new", "--db", "new.db")
    (home.folder / "new").mkdir()
    home.run(*new, "due")
    with closing(sqlite3.connect(home.folder / "new.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # until it is stopped, it cannot come to its end
        opened = Terminal(home, *new, "import", "tides.apkg", "--deck", "mine")
        opened.wait_for("Making cards; ctrl+c leaves everything as it is")
        opened.press("\x03")
        other.execute("ROLLBACK")
        opened.wait_for("quizapp: Stopped: nothing of tides.apkg was taken in.")

        # Where the signal met an import, Python says on leaving that it was one.
        assert opened.process.wait(timeout=30) in (2, -signal.SIGINT)
        opened.close()
        assert [*(home.folder / "new").iterdir()] == []
        assert other.execute("SELECT count(*) FROM cards").fetchone() == (0,)
