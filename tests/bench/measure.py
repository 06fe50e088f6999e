"""Processes from outside: how long they run, when they paint, how much memory they take. Always in turn."""

import json
import os
import re
import select
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from tests.bench.collection import NOW, ROOT, Collection

QUIZAPP = (sys.executable, "-c", "from quizapp.cli import main; main()")
"""What the installed command does."""

IMPORT_TEXTUAL = (sys.executable, "-c", "import textual.app")

ONE_LINE_TEXT = "one line of text"
ONE_LINE_APP = (
    sys.executable,
    "-c",
    f"""
from textual.app import App
from textual.widgets import Static
class OneLine(App):
    def compose(self):
        yield Static("{ONE_LINE_TEXT}")
OneLine().run()
""",
)

ROWS, COLUMNS = 24, 80
PATIENCE_S = 60
_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)")


def medians(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """Take each measure once, then each again, so that a busy minute falls on all alike; the median of each.

    A first round is thrown away: it warms the disk's cache and leaves compiled modules behind.
    """
    for measure in measures:
        measure()
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [median(column) for column in zip(*taken, strict=True)]


def p95(values: Sequence[float]) -> float:
    """The value that one in twenty exceeds."""
    return quantiles(values, n=20)[-1]


def run_ms(command: Sequence[str], environment: Mapping[str, str], fine: Sequence[int] = (0,)) -> float:
    """Milliseconds from starting a process to its end, which must have one of the exit codes that are fine."""
    begun = perf_counter()
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    took = (perf_counter() - begun) * 1000
    if done.returncode not in fine:
        done.check_returncode()
    return took


def probe(
    name: str, collection: Collection, *scratch: str, module: str = "tests.bench.probes", now: str = NOW
) -> dict[str, Any]:
    """What a fresh process measured inside itself: see `probes`, also for what is written into the scratch folder."""
    command = [sys.executable, "-m", module, name, *scratch]
    done = subprocess.run(command, env=collection.environment(now), cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@dataclass(frozen=True, slots=True)
class Painted:
    """A process in a terminal, from its start until a text stood on the screen (then it was ended)."""

    ms: float
    peak_mb: float
    """Peak resident memory. A spawned process starts with ours as its peak, so we import nothing large."""


def painted(
    command: Sequence[str], environment: Mapping[str, str], text: str, then: Sequence[tuple[bytes, str]] = ()
) -> Painted:
    """Start a process in a terminal of 80x24 and wait until it paints `text`.

    Args:
        then: keys to press afterwards, each with the text to wait for; they count for the memory, not for the time.
    """
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
    streams = [(os.POSIX_SPAWN_DUP2, theirs, stream) for stream in (0, 1, 2)]
    begun = perf_counter()
    process = os.posix_spawn(command[0], [*command], environment, file_actions=streams)
    os.close(theirs)
    try:
        _wait_for(ours, text)
        ms = (perf_counter() - begun) * 1000
        for keys, following in then:
            os.write(ours, keys)
            _wait_for(ours, following)
    finally:
        os.kill(process, 9)
        _, _, usage = os.wait4(process, 0)
        os.close(ours)
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, kilobytes elsewhere
    return Painted(ms, usage.ru_maxrss * unit / 1e6)


def _wait_for(terminal: int, text: str) -> None:
    """Read what is painted until `text` is in it, its styles aside."""
    wanted, seen = text.encode(), b""
    give_up = perf_counter() + PATIENCE_S
    while wanted not in _ESCAPE.sub(b"", seen):
        if not select.select([terminal], [], [], max(0.0, give_up - perf_counter()))[0]:
            raise SystemExit(f"`{text}` was not painted; the screen says: {_ESCAPE.sub(b'', seen)[-500:]!r}")
        seen += os.read(terminal, 65_536)
