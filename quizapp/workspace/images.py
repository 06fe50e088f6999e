"""Pictures that concept files name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from quizapp.authoring.read import FileRead
from quizapp.authoring.wording import quoted
from quizapp.core.concept import Level, Problem

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How an address on the web begins."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a file names by a path."""

    path: str
    """Where it is, or should be."""
    problem: Problem | None
    """Why it cannot be shown."""


def pictures(file: FileRead, root: str) -> Iterator[Picture]:
    """Each picture of a file; one that is missing, outside the decks folder, or no picture has a problem."""
    if file.document is None or "![" not in file.document.text:
        return
    from quizapp.anki.media import Missing, images_of  # few decks have pictures

    folder = Path(root, file.path).parent
    for concept in file.concepts:
        for reference, image in images_of(concept, Path(root)).items():
            if not _ELSEWHERE.match(reference):
                if isinstance(image, Missing):
                    problem = _problem(file, reference, image.reason, concept.line)
                    yield Picture(str(folder / unquote(reference)), problem)
                else:
                    yield Picture(str(image.path), None)


def _problem(file: FileRead, reference: str, reason: str, line: int) -> Problem:
    lines = file.document.text.split("\n") if file.document else []
    written = f"]({reference}"
    line = next((number for number, text in enumerate(lines, 1) if written in text), line)
    column = max(1, lines[line - 1].find(written) + len("](") + 1)
    message = f"The picture {quoted(reference)} cannot be shown. {reason}"
    hint = "Write its path from this file's folder, or remove it."
    return Problem(file.path, line, column, "dead-image", message, hint, Level.WARNING)
