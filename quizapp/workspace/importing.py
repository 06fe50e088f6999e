"""What comes from elsewhere becomes concept files: pages of learning sites, tables, cards in Markdown."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import DeckError, QuizappError

if TYPE_CHECKING:
    from quizapp.authoring.foreign.note import Left, Notes
    from quizapp.authoring.page import Page
    from quizapp.authoring.write import Overwrite
    from quizapp.workspace.pictures import Gallery, Pictures

LONGEST_SOURCE = 20_000_000
"""Bytes. More is no text that a person wrote."""

_TABLES = (".csv", ".tsv")
_TEXTS = (".md", ".markdown", ".txt", *_TABLES)
"""What is looked at in a folder."""

CONCEPTS_A_FILE = 500
"""More would make a file that is slow to read and to write in."""


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """What was understood of a page, and where it was written."""

    page: "Page"
    path: Path
    cards: int


@dataclass(frozen=True, slots=True)
class ImportedCards:
    """What was made of another tool's cards, and what could not be."""

    source: str
    paths: tuple[Path, ...]
    concepts: int
    cards: int
    pictures: int
    """Those that were copied beside the concept files, and were not there before."""
    left: "tuple[Left, ...]"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of a folder of which nothing could be made."""

    source: str
    error: QuizappError


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person said about an import."""

    overwrite: "Overwrite"
    deck: str | None = None
    """A deck's folder or title; None: what the source says, else its name."""
    columns: str = ""
    """What the columns of a table hold: see `table_notes`."""


def import_source(root: str, source: str, wishes: Wishes) -> "Iterator[ImportedPage | ImportedCards | Refused]":
    """Make concept files below `root` of a file (`-`: standard input), or of every text in a folder.

    In a folder one file that cannot be used does not stop the others.

    Raises:
        QuizappError: a source that is no folder cannot be read or used, or its concept file exists already.
    """
    from quizapp.workspace.pictures import Gallery

    if source == "-" or not Path(source).is_dir():
        gallery = None if source == "-" else Gallery(Path(source).parent, whole=False)
        yield _import_text(root, source, _text(source), wishes, gallery)
        return
    found = [path for path in sorted(Path(source).rglob("*")) if _is_wanted(path, Path(source))]
    if not found:
        raise DeckError(f"{source} holds nothing to import.", f"Files that end in {', '.join(_TEXTS)} are looked at.")
    gallery = Gallery(Path(source), whole=True)
    for path in found:
        try:
            yield _import_text(root, str(path), _text(str(path)), wishes, gallery)
        except QuizappError as error:
            yield Refused(str(path), error)


def _is_wanted(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.casefold() in _TEXTS and path.is_file() and not hidden


def _import_text(
    root: str, source: str, text: str, wishes: Wishes, gallery: "Gallery | None"
) -> ImportedPage | ImportedCards:
    from quizapp.workspace.pictures import Pictures

    pictures = Pictures(gallery, Path(source), text.split("\n"))
    if Path(source).suffix.casefold() in _TABLES or text.startswith("#separator:"):
        from quizapp.authoring.foreign.table import table_notes

        return _write_cards(root, source, table_notes(text, wishes.columns), pictures, wishes)
    from quizapp.authoring.page import is_page, parse_page

    name = "The pasted text" if source == "-" else source
    if is_page(text):
        return _write_page(root, parse_page(text, name), wishes)
    notes = _markdown_notes(text)
    if not notes.notes:
        raise DeckError(
            f"{name} is neither a concept page nor cards.",
            "A page has a title above a heading `What it is`; cards are Q: and A: lines, C: lines with [blanks], "
            "question::answer, or the rows of a .csv file.",
        )
    return _write_cards(root, source, notes, pictures, wishes)


def _markdown_notes(text: str) -> "Notes":
    from quizapp.anki.media import SUFFIXES
    from quizapp.authoring.foreign.front_matter import source
    from quizapp.authoring.foreign.marked_lines import is_marked, marked_notes
    from quizapp.authoring.foreign.pictures import from_embeds
    from quizapp.authoring.foreign.separated import separated_notes

    text = from_embeds(text, SUFFIXES)
    return marked_notes(source(text)) if is_marked(text) else separated_notes(source(text))


def _write_page(root: str, page: "Page", wishes: Wishes) -> ImportedPage:
    from quizapp.authoring.write import concept_yaml, target_path, write_new

    path = target_path(root, page, wishes.deck)
    write_new(root, path, concept_yaml(page), wishes.overwrite)
    return ImportedPage(page, Path(root) / path, _cards_in(root, [path]))


def _write_cards(root: str, source: str, notes: "Notes", pictures: "Pictures", wishes: Wishes) -> ImportedCards:
    from quizapp.authoring.folder import DECK_FILES
    from quizapp.authoring.foreign.files import planned
    from quizapp.authoring.write import write_together
    from quizapp.workspace.new_files import NewFiles

    if not notes.notes:
        reasons = sorted({left.reason for left in notes.left})
        raise DeckError(f"{source} holds no card that can be taken over.", "; ".join(reasons).capitalize())
    stem = "pasted" if source == "-" else Path(source).stem
    notes = replace(notes, notes=pictures.renamed(notes.notes))
    texts = planned(root, notes, wishes.deck, stem, CONCEPTS_A_FILE)
    with NewFiles() as new:
        for path in texts:
            new.expect(Path(root, path))
        write_together(root, texts, wishes.overwrite)
        copied = pictures.copy(root, texts, new)
    paths = [path for path in texts if not path.endswith(DECK_FILES)]
    left = sorted([*notes.left, *dict.fromkeys(pictures.left)], key=lambda left: left.line)
    return ImportedCards(
        source, tuple(Path(root, path) for path in paths), len(notes.notes), _cards_in(root, paths), copied, tuple(left)
    )


def _cards_in(root: str, paths: Iterable[str]) -> int:
    """How many cards some files make."""
    from quizapp.authoring.read import read_file
    from quizapp.core.generate import generate
    from quizapp.workspace.contexts import contexts

    concepts = [concept for path in paths for concept in read_file(root, path).concepts]
    known = contexts(concepts)
    return sum(len(generate(concept, known[concept.deck]).cards) for concept in concepts)


def _text(source: str) -> str:
    from quizapp.authoring.foreign.note import cleaned

    try:
        data = sys.stdin.buffer.read(LONGEST_SOURCE + 1) if source == "-" else _file_bytes(Path(source))
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise DeckError(f"{source} cannot be read: {error.strerror}.", "Name a text file, or - to paste.") from error
    except UnicodeDecodeError as error:
        raise DeckError(f"{source} is not text in UTF-8.", "Save it as plain text in UTF-8 first.") from error
    if len(data) > LONGEST_SOURCE:
        raise DeckError(f"{source} is larger than a text can be.", "Split it.")
    return cleaned(text)


def _file_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LONGEST_SOURCE + 1)
