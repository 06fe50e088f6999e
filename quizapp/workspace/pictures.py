"""Pictures that come with imported texts: found in the folder that is imported, and copied beside concept files."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from urllib.parse import quote

from quizapp.anki.media import MAX_BYTES, SUFFIXES
from quizapp.authoring.foreign.note import Left, Note
from quizapp.authoring.foreign.pictures import with_pictures
from quizapp.core.text import normal
from quizapp.errors import DeckError
from quizapp.workspace.new_files import NewFiles

_MEDIA = "media"
"""The folder for pictures and sounds, beside the concept files."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How an address on the web begins."""


def reference_of(path: PurePath, content: bytes) -> str:
    """How a concept file is to name a copy of a file: what has another content never has the same name."""
    return f"{_MEDIA}/{normal(path.stem)[:60]}-{sha256(content).hexdigest()[:8]}{path.suffix.lower()}"


def put_beside(folder: Path, reference: str, content: bytes, new: NewFiles) -> bool:
    """Write a file, whole or not at all, to where concept files in `folder` look for it; False if it is there already.

    Raises:
        DeckError: it cannot be written.
    """
    file = folder / reference
    if file.exists():
        return False
    draft = new.expect(file.with_name(f".{file.name}.{os.getpid()}.tmp"))
    try:
        new.expect(file).parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as error:
        raise DeckError(f"{file} cannot be written: {error.strerror}.", "Check that there is room.") from error
    return True


class _Unfit(Exception):
    """Says why a picture does not come along."""


class Gallery:
    """The pictures in a folder that is imported. Nothing outside it is read, whatever a text or a link says."""

    def __init__(self, folder: Path, *, whole: bool) -> None:
        """`whole`: all of the folder is imported, so that a name alone may mean a file anywhere in it."""
        self._folder = folder.resolve()
        self._whole = whole
        self._named: dict[str, list[Path]] | None = None

    def find(self, reference: str, beside: Path) -> Path:
        """The picture that a text in the folder `beside` means.

        Raises:
            _Unfit: there is none, or none that may come along.
        """
        if Path(reference).suffix.lower() not in SUFFIXES:
            raise _Unfit("it is no picture such as a .png, .jpg or .svg")
        for folder in (beside, self._folder):
            if place := _file(folder / reference.lstrip("/")):
                return self._inside(place)
        found = self._names().get(reference, []) if self._whole else []
        if len(found) > 1:
            raise _Unfit("several pictures are called so")
        if not found:
            raise _Unfit("there is no such picture")
        return found[0]

    def _inside(self, place: Path) -> Path:
        if not place.is_relative_to(self._folder):
            raise _Unfit("the picture lies outside of what is imported")
        return place

    def _names(self) -> dict[str, list[Path]]:
        """The pictures of each name, wherever they are: so do vaults refer to them."""
        if self._named is None:
            self._named = {}
            for path in sorted(self._folder.rglob("*")):
                place = _file(path) if path.suffix.lower() in SUFFIXES else None
                if place and place.is_relative_to(self._folder):
                    self._named.setdefault(path.name, []).append(place)
        return self._named


def _file(path: Path) -> Path | None:
    """Where a file really lies; None where there is none."""
    try:
        place = path.resolve()
        return place if place.is_file() else None
    except (OSError, RuntimeError, ValueError):  # a name too long, links in a circle, a null character
        return None


@dataclass(slots=True)
class Pictures:
    """The pictures of one text."""

    gallery: Gallery | None
    """None: it was pasted, and lies in no folder."""
    source: Path
    lines: list[str]
    left: list[Left] = field(default_factory=list)
    """Those that do not come along, and why."""
    _taken: dict[str, Path] = field(default_factory=dict)
    """By the references that the text's concepts get."""

    def renamed(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """The notes with each picture named as it will lie beside their concept files."""
        return tuple(with_pictures(note, partial(self._reference, note.line)) for note in notes)

    def copy(self, root: str, texts: Mapping[str, str], new: NewFiles) -> int:
        """Put each picture beside the concept files that name it; returns how many were not there yet.

        Args:
            root: the decks folder.
            texts: the concept files by their path below it.
            new: told of each file before it is written.

        Raises:
            DeckError: one cannot be read any more, or not be written.
        """
        copied = 0
        for path, text in texts.items():
            for reference, picture in self._taken.items():
                if reference in text:
                    copied += put_beside(Path(root, path).parent, reference, self._again(picture), new)
        return copied

    def _again(self, picture: Path) -> bytes:
        try:
            return _content(picture)
        except _Unfit as unfit:
            raise DeckError(f"{picture} was changed meanwhile: {unfit}.", "Import it again.") from unfit

    def _reference(self, line: int, path: str) -> str | None:
        """How the picture at a path is to be named; None if it stays where it is."""
        if _ELSEWHERE.match(path):
            return None
        try:
            if self.gallery is None:
                raise _Unfit("a pasted text lies in no folder with pictures")
            found = self.gallery.find(path, self.source.parent)
            reference = reference_of(found, _content(found))
        except _Unfit as unfit:
            self.left.append(Left(self._line(path, line), path, str(unfit)))
            return None
        self._taken[reference] = found
        return reference

    def _line(self, path: str, first: int) -> int:
        """Where a picture of the note that begins on line `first` is named."""
        written = (path, quote(path))
        later = enumerate(self.lines[first - 1 :], first)
        return next((number for number, line in later if any(way in line for way in written)), first)


def _content(picture: Path) -> bytes:
    """
    Raises:
        _Unfit: it is too large, or cannot be read.
    """
    try:
        with picture.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _Unfit(f"the picture cannot be read: {error.strerror}") from error
    if len(content) > MAX_BYTES:
        raise _Unfit(f"the picture has more than {MAX_BYTES // 1024**2} megabytes")
    return content
