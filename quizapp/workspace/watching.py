"""Looking at concept files again and again while somebody writes them. Nothing of them is taken in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time, sleep

from quizapp.authoring.folder import Stamp, scan
from quizapp.errors import DeckError
from quizapp.workspace.draft import Draft, Sketch

LOOK_EVERY_SECONDS = 0.3
"""Often enough to seem at once; one look at a file's stamp takes some microseconds."""

IDLE_FOR_EACH_LOOK = 150
"""A look at a whole folder is followed by so many times its processor time of rest: less than 1 % is spent."""


def changes(roots: Sequence[str]) -> Iterator[None]:
    """Now, and each time that a file in one of these decks folders was saved, came or went; without an end."""
    shown: object = None
    while True:
        begun = process_time()
        stamps = [_all_stamps(root) for root in roots]
        spent = process_time() - begun
        if stamps != shown:
            shown = stamps
            yield
        sleep(max(LOOK_EVERY_SECONDS, IDLE_FOR_EACH_LOOK * spent))


def _all_stamps(root: str) -> dict[str, Stamp]:
    try:
        return scan(root)
    except DeckError:  # gone for a moment, as when a branch is checked out
        return {}


def sketches(draft: Draft, file: Path) -> Iterator[Sketch]:
    """What a file makes, now and each time that it has been saved; without an end.

    A file that is away for a moment, as some editors save, is waited for. Where nothing can be read of it, its
    problems come with what could be read of it before.
    """
    last = Sketch()
    shown: Stamp | None = None
    before: Stamp | None = None
    while True:
        stamp = _stamp(file)
        # Two looks in a row see the same: whoever was writing has finished.
        if stamp is not None and stamp != shown and (stamp == before or shown is None):
            shown = stamp
            sketch = draft.saved()
            last = sketch if sketch.concepts else replace(last, problems=sketch.problems)
            yield last
        before = stamp
        sleep(LOOK_EVERY_SECONDS)


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns)
