"""New concept files: written so that an author likes to go on with them, and never over an old one unasked."""

import os
import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from pathlib import Path
from shutil import copymode

from quizapp.authoring.emit import Fields, block, dumped, resource_fields
from quizapp.authoring.folder import DECK_FILES, scan
from quizapp.authoring.page import Page
from quizapp.authoring.parse import parse_concepts
from quizapp.authoring.read import deck_of, default_deck, read_file, slug_of
from quizapp.core.concept import DeckId
from quizapp.core.text import normal
from quizapp.errors import DeckError

_LONGEST_SLUG = 60
"""Characters. File systems take 255 bytes."""


class Overwrite(Enum):
    """What to do about a file that is there already."""

    REFUSE = auto()
    FORCE = auto()


def concept_yaml(page: Page) -> str:
    """The concept file of a page; read again, it gives the page's fields.

    What stands below unknown headings becomes the end of `what_it_is`, each part below its heading in Markdown:
    so it is kept where it is seen, and nothing is added to it.
    """
    prose = [page.what_it_is, *(part for heading, text in page.other for part in (f"## {heading}", text))]
    groups: list[Fields] = [
        {"title": page.title, "section": page.section, "tagline": page.tagline},
        {"what_it_is": block("\n\n".join(part for part in prose if part), 2)},
        {"why_it_matters": block(page.why_it_matters, 2)},
        {"related": list(page.related)},
        {"resources": [resource_fields(resource, 6) for resource in page.resources]},
        {"previous": page.previous, "next": page.next},
    ]
    return "\n".join(dumped(group) for group in groups if any(group.values()))


def target_path(root: str, page: Page, deck: str | None) -> str:
    """Where the page's concept file belongs, below `root`: `<deck>/<nn>-<slug>.yaml`.

    A file that is there already under this slug keeps its name; a new one gets the next number of the deck.

    Args:
        root: the decks folder; it need not exist.
        page: the page.
        deck: a deck's folder or title; the page's section if None.

    Raises:
        DeckError: neither the caller nor the page names a deck.
    """
    folder = deck_folder(root, deck) if deck else deck_folder(root, page.section, whole=True)
    if not folder:
        raise DeckError(f"Nothing says which deck {page.title} belongs to.", "Choose one with --deck NAME.")
    slug = slug_for(page.title)
    same = same_slug(root, folder, slug)
    return f"{folder}/{same}" if same else new_path(root, folder, slug)


def deck_folder(root: str, name: str, whole: bool = False) -> str:
    """The folder of the deck whose folder or title is `name`; where there is none, the one to make for it.

    Args:
        root: the decks folder; it need not exist.
        name: a title, or a path with `/` between its parts.
        whole: a `/` in it parts nothing.
    """
    return deck_called(root, name) or new_folder([name] if whole else name.split("/"))


def write_deck(root: str, folder: str, title: str) -> None:
    """Write the deck.yaml of a folder that has none; the folder is made if missing.

    Raises:
        DeckError: it cannot be written.
    """
    try:
        _describe(Path(root, folder), title)
    except OSError as error:
        raise DeckError(f"{folder} cannot be written: {error.strerror}.", "Check that you may write there.") from error


def same_slug(root: str, folder: str, slug: str) -> str | None:
    """The file of a deck's folder that names its concept so, if there is one."""
    return next((name for name in _names(root, folder) if slug_of(name) == slug), None)


def new_path(root: str, folder: str, slug: str) -> str:
    """The next numbered file of a deck's folder, below `root`."""
    return f"{folder}/{next_number(root, folder):02}-{slug}.yaml"


def next_number(root: str, folder: str) -> int:
    """The number of the next file of a deck's folder."""
    return _next_number(_names(root, folder))


def slug_for(title: str) -> str:
    """How the file of a title is called, without number and ending."""
    return normal(title)[:_LONGEST_SLUG].strip("-")


def write_new(root: str, path: str, text: str, overwrite: Overwrite) -> None:
    """Write a concept file, whole or not at all, and a deck.yaml beside it if its deck has none.

    Args:
        root: the decks folder; made if missing.
        path: the file below `root`, as `target_path` gives it.
        text: what to write, as `concept_yaml` gives it.
        overwrite: whether a file that is there already is replaced.

    Raises:
        DeckError: there is such a file already, or it cannot be written; then it is as it was.
    """
    file = Path(root, path)
    _refuse(root, path, overwrite)
    try:
        if file.name in DECK_FILES:
            file.parent.mkdir(parents=True, exist_ok=True)
        else:
            _describe(file.parent, _deck_title(path, text))
        _write(file, text)
    except OSError as error:
        raise DeckError(
            f"{path} cannot be written: {error.strerror}.", "Check that there is room and that you may write there."
        ) from error


def write_together(root: str, texts: Mapping[str, str], overwrite: Overwrite) -> None:
    """Write several new files below `root`, each whole; none if one of them is there already.

    Raises:
        DeckError: one is there already, or cannot be written.
    """
    for path in texts:
        _refuse(root, path, overwrite)
    for path, text in texts.items():
        write_new(root, path, text, overwrite)


def _refuse(root: str, path: str, overwrite: Overwrite) -> None:
    if overwrite is Overwrite.REFUSE and os.path.lexists(Path(root, path)):
        raise DeckError(f"{path} is there already.", "Overwrite it with --force.")


def read_text(file: Path) -> str:
    """The text of a concept file, its line ends as they are.

    Raises:
        DeckError: it cannot be read, or is not UTF-8.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DeckError(f"{file} cannot be read.", "`quizapp check` says why.") from error


def rewrite(file: Path, text: str) -> None:
    """Replace a concept file, whole or not at all.

    Raises:
        DeckError: it cannot be written; then it is as it was.
    """
    try:
        _write(file, text)
    except OSError as error:
        raise DeckError(f"{file} cannot be written: {error.strerror}.", "Check that you may write there.") from error


def _names(root: str, folder: str) -> list[str]:
    """The concept files of a deck's folder."""
    return sorted(file.name for file in Path(root, folder).glob("*.y*ml") if file.name not in DECK_FILES)


def _describe(folder: Path, title: str) -> None:
    """Make a deck's folder, and a deck.yaml in it where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    if not any((folder / name).exists() for name in DECK_FILES):
        _write(folder / DECK_FILES[0], dumped({"title": title}))


def _write(file: Path, text: str) -> None:
    """Write beside the file, then put it in its place: whoever looks sees the old content or the new."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            copymode(file, draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _deck_title(path: str, text: str) -> str:
    """The section of the concept in `text` if the deck is called like it, else the folder's name."""
    deck = default_deck(deck_of(path))
    concepts, _ = parse_concepts(text, path, deck.id, slug_of(path))
    sections = (concept.section for concept in concepts)
    return next((section for section in sections if normal(section) == normal(deck.title)), deck.title)


def deck_called(root: str, name: str) -> DeckId | None:
    """The deck whose folder or title is `name`, if there is one."""
    files = scan(root) if Path(root).exists() else {}
    if name in {deck_of(path) for path in files}:
        return DeckId(name)
    decks = (read_file(root, path).deck for path in files if path.endswith(DECK_FILES))
    return next((deck.id for deck in decks if deck and normal(deck.title) == normal(name)), None)


def new_folder(names: Sequence[str]) -> str:
    """The folder of a deck of this name, one part a level; empty if no part holds a letter."""
    return "/".join(normal(name) for name in names if re.search(r"\w", name))


def _next_number(names: Sequence[str]) -> int:
    """One more than the highest number that begins a name; a year is no number."""
    found = (re.match(r"\d{1,3}(?=[-_ ])", name) for name in names)
    return max((int(number.group()) for number in found if number), default=0) + 1
