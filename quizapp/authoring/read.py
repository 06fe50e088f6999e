"""Concept files from disk: bytes in, concepts and problems out, whatever the bytes."""

import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from quizapp.authoring.folder import DECK_FILES, scan
from quizapp.core.concept import Concept, Deck, DeckId, Level, Problem
from quizapp.core.text import control_characters, normal, visible

if TYPE_CHECKING:
    from quizapp.authoring.yaml_text import Document

MAX_BYTES = 1_000_000
"""A concept is a page of a few thousand characters; a file this big is something else, and slow to parse."""

_SPELT_OUT = re.compile(r"\\u[0-9a-f]{4}")
"""How `scan` writes forbidden characters in a name."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS_UTF8 = "Save it as UTF-8 in your editor."


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file says.

    `path` is the file below the decks folder; `sha256` is the hex digest of its bytes, empty if they could not be
    read; `deck` is set for a readable deck.yaml.
    """

    path: str
    sha256: str
    deck: Deck | None
    concepts: tuple[Concept, ...]
    problems: tuple[Problem, ...]
    document: "Document | None" = field(default=None, compare=False, repr=False)
    """Its text with the place of everything in it; None where there was no text."""

    @property
    def is_broken(self) -> bool:
        """Whether some of it cannot be read."""
        return any(problem.level is Level.ERROR for problem in self.problems)


class _Refused(Exception):
    """The file's bytes cannot be a concept file."""

    def __init__(self, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> None:
        self.code, self.message, self.hint, self.line, self.column = code, message, hint, line, column


def deck_of(path: str) -> DeckId:
    """The deck whose folder holds the file at `path` (below the decks folder)."""
    return DeckId(str(PurePosixPath(path).parent))


def slug_of(path: str) -> str:
    """How a file names its concept in ids: its stem without a leading number (`07-base-models.yaml`: base-models)."""
    return normal(_unnumbered(PurePosixPath(path).stem))


def default_deck(deck: DeckId) -> Deck:
    """The deck of a folder without deck.yaml: called like its folder."""
    name = _unnumbered(PurePosixPath(deck).name)
    title = re.sub(r"[-_\s]+", " ", name).strip() or name
    return Deck(deck, title[:1].upper() + title[1:])


def read_folder(root: str) -> Sequence[FileRead]:
    """Every file of the decks folder `root`.

    Raises:
        DeckError: `root` cannot be read at all.
    """
    return [read_file(root, path) for path in scan(root)]


def digest_of(root: str, path: str) -> str:
    """The hex digest of a file's bytes, as `FileRead` has it; empty if they cannot be read."""
    try:
        return sha256(_bytes(root, path)).hexdigest()
    except _Refused:
        return ""


def read_file(root: str, path: str) -> FileRead:
    """The file at `path` below `root`. Never raises: what is wrong with it is among its problems."""
    try:
        data = _bytes(root, path)
    except _Refused as reason:
        return _refused(path, "", reason)
    return read_data(path, data)


def read_data(path: str, data: bytes) -> FileRead:
    """What a file at `path` (below the decks folder) with these bytes says."""
    digest = sha256(data).hexdigest()
    try:
        text = _text(data)
    except _Refused as reason:
        return _refused(path, digest, reason)
    return read_text(path, text, digest)


def read_text(path: str, text: str, digest: str = "") -> FileRead:
    """What a file at `path` (below the decks folder) with this content says; the content need not be saved yet."""
    from quizapp.authoring.parse import parsed_concepts, parsed_deck  # pydantic, 48 ms: only when a file has changed

    deck = deck_of(path)
    if PurePosixPath(path).name in DECK_FILES:
        described, document = parsed_deck(text, path, default_deck(deck))
        return FileRead(path, digest, described, (), tuple(document.problems), document)
    concepts, document = parsed_concepts(text, path, deck, slug_of(path))
    return FileRead(path, digest, None, concepts, tuple(document.problems), document)


def _refused(path: str, digest: str, reason: _Refused) -> FileRead:
    problem = Problem(visible(path), reason.line, reason.column, reason.code, reason.message, reason.hint)
    return FileRead(path, digest, None, (), (problem,))


def _bytes(root: str, path: str) -> bytes:
    file = Path(root, path)
    if control_characters(path) or (_SPELT_OUT.search(path) and not file.exists()):
        message = "The file's name holds a character that can change what a terminal shows or does."
        raise _Refused("control-character", message, "Rename the file.")
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would block whoever opens it
            raise _Refused("not-a-file", "This is not a file.", "Rename it, or remove it from the deck's folder.")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _Refused(
            "unreadable", f"The file cannot be read: {error.strerror}.", "Check that you may read it."
        ) from error
    if len(data) > MAX_BYTES:
        message = f"The file is larger than {MAX_BYTES // 1000:,} kB."
        raise _Refused("too-large", message, "Split it: one file for each concept.")
    return data


def _text(data: bytes) -> str:
    if data.startswith(_UTF16):
        raise _Refused("not-utf-8", "The file is UTF-16 text.", _SAVE_AS_UTF8)
    if b"\x00" in data:
        raise _Refused("not-text", "The file is not a text file.", "Remove it from the deck's folder, or rename it.")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"The file is not UTF-8 text: byte {error.start + 1} is 0x{error.object[error.start]:02X}."
        raise _Refused("not-utf-8", message, _SAVE_AS_UTF8, line, column) from error


def _unnumbered(name: str) -> str:
    """`name` without the number that puts it in order."""
    return re.sub(r"^\d+[-_ ]+(?=.)", "", name)
