"""Looking at a concept file again and again while somebody writes it. Nothing of it is taken in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import sleep

from quizapp.authoring.folder import Stamp
from quizapp.workspace.draft import Draft, Sketch

LOOK_EVERY_SECONDS = 0.3
"""Often enough to seem at once; one look at a file's stamp takes some microseconds."""


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
