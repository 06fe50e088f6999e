"""Writing a package: a collection file and media in a zip archive, whole or not at all."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile

from quizapp.anki.note import Media, Note
from quizapp.anki.progress import Progress
from quizapp.anki.tables import ProgressOf, Tables
from quizapp.core.batches import batches
from quizapp.core.card import CardId
from quizapp.core.day import DAY_START_HOUR, Moment
from quizapp.core.schedule import Policy
from quizapp.errors import StorageError

_COLLECTION = "collection.anki2"
_PACKAGE = "package"

_WORKPLACE = ".quizapp-export-"
"""How the folder begins in which a package is made, beside where it goes."""

_STALE_SECONDS = 86_400
"""An export that has not ended after so long was killed."""

_BATCH = 1000
"""Notes between two calls of `step`."""

_COMPRESSION = 1
"""Deflate's fastest level."""


@dataclass(frozen=True, slots=True)
class Written:
    """A package on the disk."""

    path: Path
    notes: int
    bytes: int


def write_package(
    path: Path,
    notes: Iterable[tuple[Note, int]],
    descriptions: Mapping[str, str],
    progress: ProgressOf | None,
    media: Collection[Media],
    now: Moment,
    step: Callable[[int], None],
    *,
    options: Mapping[str, Policy] = MappingProxyType({}),
    day_start: int = DAY_START_HOUR,
) -> Written:
    """Write a package for Anki to import. The same arguments give the same bytes.

    Args:
        path: the file to write.
        notes: in the order in which new cards are to be learnt, each with the time its content changed, in epoch
            seconds. They are drawn as they are written, so a package of any size needs little memory.
        descriptions: HTML by deck name, for decks of notes and the decks above them.
        progress: tells what is known of some cards, asked batch by batch; None leaves all progress out.
        media: the files that the fields refer to; looked at when all notes were drawn.
        now: the time of the export.
        step: called with the number of notes written so far; an exception that it raises cancels the export.
        options: by deck name what its options in Anki shall say, for the decks below it too; the options of other
            decks are left alone.
        day_start: the hour at which the learner's days begin.

    Raises:
        StorageError: a note cannot stand in a package, two notes have one guid, or a file is missing or cannot be
            written. Whatever is raised, what was at `path` is still there, and nothing is left beside it.
    """
    try:
        with TemporaryDirectory(prefix=_WORKPLACE, dir=path.parent) as folder:
            _tidy_beside(Path(folder))
            collection, archive = Path(folder, _COLLECTION), Path(folder, _PACKAGE)
            with closing(_database(collection)) as db:
                tables = Tables(db, progress or _nothing_known, options, now, day_start)
                _fill(tables, notes, step)
                tables.finish(descriptions)
            _require(media)
            _pack(archive, collection, media, lambda: step(tables.count))
            archive.replace(path)
    except (OSError, sqlite3.Error) as error:
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise StorageError(
            f"{path} cannot be written: {reason}.",
            "Check that its folder is there, that there is room, and that you may write there.",
        ) from error
    return Written(path, tables.count, path.stat().st_size)


def _require(media: Iterable[Media]) -> None:
    """
    Raises:
        StorageError: a file is missing.
    """
    missing = next((file for file in media if not file.path.is_file()), None)
    if missing:
        raise StorageError(f"{missing.path} is gone.", "Put it back, or take it out of the concept file.")


def _tidy_beside(workplace: Path) -> None:
    """Remove what killed exports left: their folders, if they hold nothing but what an export makes."""
    stale = workplace.stat().st_mtime - _STALE_SECONDS
    for left in workplace.parent.glob(f"{_WORKPLACE}*"):
        with suppress(OSError):
            if left.stat().st_mtime < stale:
                for name in (_COLLECTION, _PACKAGE):
                    (left / name).unlink(missing_ok=True)
                left.rmdir()


def _nothing_known(_: Sequence[CardId]) -> Mapping[CardId, Progress]:
    return {}


def _database(file: Path) -> sqlite3.Connection:
    """A file that nobody needs after a crash: no journal, no waiting for the disk, one transaction."""
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    return db


def _fill(tables: Tables, notes: Iterable[tuple[Note, int]], step: Callable[[int], None]) -> None:
    for batch in batches(notes, _BATCH):
        tables.add(batch)
        step(tables.count)


def _pack(archive: Path, collection: Path, media: Collection[Media], step: Callable[[], None]) -> None:
    """The zip file, safe on the disk. Members are opened by name: so they all bear the same date, that of 1980."""
    files = {file.name: file.path for file in media}
    with archive.open("wb") as stream:
        with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as pack:
            _add(pack, _COLLECTION, collection)
            with pack.open("media", "w") as names:
                names.write(json.dumps({str(number): name for number, name in enumerate(files)}).encode())
            for number, file in enumerate(files.values()):
                step()
                _add(pack, str(number), file)
        os.fsync(stream.fileno())


def _add(pack: ZipFile, name: str, file: Path) -> None:
    with file.open("rb") as source, pack.open(name, "w", force_zip64=file.stat().st_size > 2**31) as member:
        shutil.copyfileobj(source, member, 2**20)
