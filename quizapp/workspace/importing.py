"""A pasted concept page becomes a concept file."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import DeckError

if TYPE_CHECKING:
    from quizapp.authoring.page import Page
    from quizapp.authoring.write import Overwrite

LONGEST_PAGE = 1_000_000
"""Bytes. More is no page of text."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was understood, and where it was written."""

    page: "Page"
    path: Path
    cards: int


def import_page(root: str, source: str, deck: str | None, overwrite: "Overwrite") -> Imported:
    """Read a page from a file (`-`: standard input) and write its concept file below `root`.

    Raises:
        DeckError: the page cannot be read, is none, or its concept file exists already.
    """
    from quizapp.authoring.page import parse_page
    from quizapp.authoring.read import read_file
    from quizapp.authoring.write import concept_yaml, target_path, write_new
    from quizapp.core.generate import generate
    from quizapp.workspace.contexts import contexts

    page = parse_page(_text(source), "The pasted text" if source == "-" else source)
    path = target_path(root, page, deck)
    write_new(root, path, concept_yaml(page), overwrite)
    concepts = read_file(root, path).concepts
    known = contexts(concepts)
    made = [card for concept in concepts for card in generate(concept, known[concept.deck]).cards]
    return Imported(page, Path(root) / path, len(made))


def _text(source: str) -> str:
    try:
        data = sys.stdin.buffer.read(LONGEST_PAGE + 1) if source == "-" else _file_bytes(Path(source))
        text = data.decode("utf-8")
    except OSError as error:
        raise DeckError(f"{source} cannot be read: {error.strerror}.", "Name a text file, or - to paste.") from error
    except UnicodeDecodeError as error:
        raise DeckError(f"{source} is not text in UTF-8.", "Save the page as plain text first.") from error
    if len(data) > LONGEST_PAGE:
        raise DeckError(f"{source} is larger than a page of text can be.", "Save the text of one page.")
    return text


def _file_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LONGEST_PAGE + 1)
