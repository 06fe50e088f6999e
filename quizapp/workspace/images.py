"""Pictures that concept files name and that are not there."""

import re
from collections.abc import Iterator
from pathlib import Path

from quizapp.authoring.read import FileRead
from quizapp.authoring.wording import quoted
from quizapp.core.concept import Level, Problem

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How an address on the web begins."""


def dead_images(file: FileRead, root: str) -> Iterator[Problem]:
    """Each picture of a file that cannot be shown: missing, outside the decks folder, or no picture."""
    if file.document is None or "![" not in file.document.text:
        return
    from quizapp.anki.media import Missing, images_of  # few decks have pictures

    lines = file.document.text.split("\n")
    for concept in file.concepts:
        for reference, image in images_of(concept, Path(root)).items():
            if isinstance(image, Missing) and not _ELSEWHERE.match(reference):
                line = next((n for n, line in enumerate(lines, 1) if f"]({reference}" in line), concept.line)
                column = lines[line - 1].find(f"]({reference}") + len("](") + 1
                message = f"The picture {quoted(reference)} cannot be shown. {image.reason}"
                hint = "Write its path from this file's folder, or remove it."
                yield Problem(file.path, line, max(1, column), "dead-image", message, hint, Level.WARNING)
