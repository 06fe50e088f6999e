"""Running quizapp as its users do: as a process of its own, with a home of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUIZAPP = (sys.executable, "-m", "quizapp")

BOUND_BY_PERMISSIONS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Before a command: file permissions hold for it, also where the tests run as root."""


def bound_by_permissions(script: str, *arguments: str) -> str:
    """What a Python script prints in a process for which file permissions hold."""
    command = [*BOUND_BY_PERMISSIONS, sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def hear_signals() -> None:
    """Between fork and exec: whoever started the tests may have ignored what a person at a terminal would send."""
    for sent in (signal.SIGINT, signal.SIGHUP):
        signal.signal(sent, signal.SIG_DFL)


@dataclass(frozen=True, slots=True)
class Home:
    """An empty home folder with a decks folder and a place for the database."""

    folder: Path
    decks: Path

    @property
    def database(self) -> Path:
        """Where the answers go."""
        return self.folder / "quizapp.db"

    def answers(self) -> int:
        """Answers in the log, as another program sees them; the database must be sound."""
        raw = sqlite3.connect(self.database)
        try:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return int(raw.execute("SELECT count(*) FROM events WHERE kind = 'answer'").fetchone()[0])
        finally:
            raw.close()

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a person who has just come to this machine."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "PYTHONPATH": str(Path(__file__).parent.parent),
            "LANG": "C.UTF-8",
            "TZ": "Europe/Berlin",
            "QUIZAPP_DECKS": str(self.decks),
            "QUIZAPP_DB": str(self.database),
            **more,
        }

    def run(
        self, *arguments: str, typed: str = "", env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end."""
        return subprocess.run(
            [*BOUND_BY_PERMISSIONS, *QUIZAPP, *arguments],
            input=typed,
            env=self.environment(**(env or {})),
            cwd=cwd or self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def start(self, arguments: Sequence[str], **env: str) -> "subprocess.Popen[str]":
        """Start a command and talk to it line by line."""
        return subprocess.Popen(
            [*QUIZAPP, *arguments],
            env=self.environment(**env),
            cwd=self.folder,
            text=True,
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=hear_signals,
        )
