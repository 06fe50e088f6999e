"""Opening a package of Anki's. It may come from a stranger: nothing in it is believed, and its size is watched."""

import json
import sqlite3
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from quizapp.anki.untrusted import EXPORT_AGAIN, UNREADABLE, damaged, open_untrusted, too_new
from quizapp.anki.wire import Message, WireError
from quizapp.core.text import visible
from quizapp.errors import QuizappError

MAX_DATABASE_BYTES = 2**30
MAX_MEDIA_BYTES = 100 * 2**20
"""Of one file."""
MAX_TOTAL_BYTES = 4 * 2**30
"""Of all media that are read: many small members may unpack the same bytes again and again."""
MAX_MEMBERS = 200_000
_MAX_MAP_BYTES = 32 * 2**20
_MAX_META_BYTES = 2**10
_MAX_NAME_BYTES = 255

_PIECE = 2**18
_ZSTD_PIECE = 2**10
"""Packed bytes at a time: zstd can make 32,000 times as many of them, and cannot be told to make fewer."""
_ENCRYPTED = 1
"""The flag of a member that needs a password."""

_UNPACKING = (BadZipFile, EOFError, RuntimeError, ValueError, zlib.error)
"""What the standard library raises for members that cannot be unpacked."""


class _Collection(StrEnum):
    """The members that hold the notes, newest first. With a newer one, the others are placeholders."""

    ZSTD = "collection.anki21b"
    ANKI21 = "collection.anki21"
    ANKI2 = "collection.anki2"


_NEWEST_VERSION = 3
"""The newest version of the format that is known, as `meta` tells it."""


@dataclass(slots=True)
class Package:
    """An open package."""

    path: Path
    database: sqlite3.Connection
    """The collection; it can be read, and in no way written or made to work for long."""
    media: Mapping[str, str]
    """The member of each file that is really there, by the file's name. Names have no folder."""
    _members: "_Members"
    _left: int

    def media_file(self, name: str) -> Iterator[bytes]:
        """A media file piece by piece.

        Raises:
            QuizappError: it is damaged, or larger than a media file may be.
        """
        limit = min(MAX_MEDIA_BYTES, self._left)
        for piece in self._members.pieces(self.media[name], limit):
            self._left -= len(piece)
            yield piece


@contextmanager
def open_package(path: Path) -> Generator[Package, None, None]:
    """An .apkg or .colpkg of any version of Anki. Nothing of it is on the disk any more when it is closed.

    Raises:
        QuizappError: it is no package, is damaged, is too large, or cannot be read for another reason.
    """
    with _zip(path) as archive, TemporaryDirectory(prefix="quizapp-") as folder:
        members = _Members(path, archive)
        collection = members.collection()
        file = Path(folder, "collection")
        members.unpack(collection, file, MAX_DATABASE_BYTES)
        with closing(open_untrusted(file, path)) as database:
            _refuse_placeholder(database, path)
            yield Package(path, database, members.media(), members, MAX_TOTAL_BYTES)


@contextmanager
def _zip(path: Path) -> Generator[ZipFile, None, None]:
    try:
        archive = ZipFile(path)
    except OSError as error:
        raise QuizappError(f"{path} cannot be read: {error.strerror}.", "Name a package that Anki exported.") from error
    except _UNPACKING as error:
        raise QuizappError(f"{path} is no package of Anki's, or only a part of one.", EXPORT_AGAIN) from error
    with archive:
        yield archive


class _Members:
    """The members of the zip file, unpacked within limits."""

    def __init__(self, path: Path, archive: ZipFile) -> None:
        self._path = path
        self._archive = archive
        self._infos = {info.filename: info for info in archive.infolist()}
        if len(archive.infolist()) > MAX_MEMBERS:
            raise QuizappError(f"{path} holds more than {MAX_MEMBERS:,} files.", "Export a smaller part of it.")
        self._zstd = _Collection.ZSTD in self._infos

    def collection(self) -> str:
        """The member with the notes."""
        if "meta" in self._infos and self._version() > _NEWEST_VERSION:
            raise too_new(self._path)
        for member in _Collection:
            if member in self._infos:
                return member
        raise QuizappError(f"{self._path} holds no Anki collection.", EXPORT_AGAIN)

    def media(self) -> dict[str, str]:
        """The member of each media file by the file's name; names without a member are left out."""
        if "media" not in self._infos:
            return {}
        data = b"".join(self.pieces("media", _MAX_MAP_BYTES))
        try:
            names = _zstd_names(data) if self._zstd else _json_names(data)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise damaged(self._path) from error
        for name in names.values():
            self._check_name(name)
        return {name: member for member, name in names.items() if member in self._infos}

    def unpack(self, member: str, file: Path, limit: int) -> None:
        """Write a member to a file.

        Raises:
            QuizappError: it is damaged or too large, or the disk is full.
        """
        try:
            with closing(self.pieces(member, limit)) as pieces, file.open("wb") as stream:
                stream.writelines(pieces)
        except OSError as error:
            raise QuizappError(f"{self._path} cannot be unpacked: {error.strerror}.", "Free some space.") from error

    def pieces(self, member: str, limit: int) -> Generator[bytes, None, None]:
        """A member as it was before it was packed, piece by piece.

        Raises:
            QuizappError: it is damaged, or has more than `limit` bytes.
        """
        info = self._infos[member]
        if info.flag_bits & _ENCRYPTED:
            raise QuizappError(f"{self._path} is locked with a password.", EXPORT_AGAIN)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(self._path)
        read = _unzstd if self._zstd and member != "meta" else _read
        size = 0
        try:
            with self._archive.open(info) as stream:
                for piece in read(stream):
                    size += len(piece)
                    if size > limit:
                        raise _too_large(self._path, member, limit)
                    yield piece
        except (OSError, *_UNPACKING) as error:
            raise damaged(self._path) from error

    def _version(self) -> int:
        try:
            return Message(b"".join(self.pieces("meta", _MAX_META_BYTES))).number(1)
        except WireError as error:
            raise damaged(self._path) from error

    def _check_name(self, name: str) -> None:
        """A file's name is a name: no folder, nothing that a terminal or a file system reads as more than letters."""
        unsafe = any(letter < " " or letter in "/\\:" for letter in name) or visible(name) != name
        if unsafe or name in ("", ".", ".."):
            raise QuizappError(f"{self._path} holds a file with an unsafe name: {visible(name)!r}.", EXPORT_AGAIN)
        if len(name.encode()) > _MAX_NAME_BYTES:
            raise QuizappError(
                f"{self._path} holds a file with a name of more than {_MAX_NAME_BYTES} bytes.", EXPORT_AGAIN
            )


def _read(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _unzstd(stream: IO[bytes]) -> Iterator[bytes]:
    """What a zstd stream holds; one that is cut off, or goes on after its end, is refused (ValueError)."""
    import zstandard  # 8 ms, for this one kind of package

    unpacker = zstandard.ZstdDecompressor().decompressobj()
    while piece := stream.read(_ZSTD_PIECE):
        try:
            yield unpacker.decompress(piece)
        except zstandard.ZstdError as error:
            raise ValueError("this is no zstd stream") from error
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("the zstd stream ends elsewhere")


def _json_names(data: bytes) -> dict[str, str]:
    """The names in the file `media` of older packages: member to name."""
    return {str(member): str(name) for member, name in json.loads(data).items()}


def _zstd_names(data: bytes) -> dict[str, str]:
    """The names in the file `media` of packages since 2022: the n-th entry is of the member n."""
    return {str(n): Message(entry).text(1) for n, entry in enumerate(Message(data).all(1))}


def _refuse_placeholder(database: sqlite3.Connection, path: Path) -> None:
    """Old versions of Anki find a collection with one note in new packages, which says that they are too old."""
    try:
        notes = database.execute("SELECT substr(flds, 1, 100) FROM notes LIMIT 2").fetchall()
    except UNREADABLE as error:
        raise damaged(path) from error
    if len(notes) == 1 and str(notes[0][0]).startswith("Please update to the latest Anki version"):
        raise QuizappError(f"{path} holds only a placeholder: its notes are missing.", EXPORT_AGAIN)


def _too_large(path: Path, member: str, limit: int) -> QuizappError:
    size = f"{limit / 2**20:,.0f} MiB"
    return QuizappError(f"{path} is too large: {member} has more than {size}.", "Export a smaller part of it.")
