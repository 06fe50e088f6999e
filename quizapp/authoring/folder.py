"""What lies in a decks folder: names, sizes and times, without opening a file."""

import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quizapp.errors import DeckError

DECK_FILES = ("deck.yaml", "deck.yml")
"""The file that describes a deck's folder."""

SUFFIXES = (".yaml", ".yml")
_DEEPEST_DECK = 3
"""`is_decks_folder` looks no deeper: it is asked about any folder, even a home folder."""


class Stamp(NamedTuple):
    """What changes when a file is edited. `size` in bytes, `mtime_ns` in nanoseconds since 1970.

    A tuple, because every start makes and compares one for each file.
    """

    size: int
    mtime_ns: int


def scan(root: str) -> dict[str, Stamp]:
    """Each YAML file in a deck folder below `root`, at any depth, with its stamp.

    Keys are paths below `root` with `/` between their parts, in order. Hidden names are left out, and so are
    files directly in `root`, which belong to no deck. A folder reached twice through links is read once.
    What cannot be read is not passed over: a folder that cannot be listed stands in as its `deck.yaml`, and a name
    with forbidden characters is spelt out (`\\u001b`); reading such a file tells what is wrong.

    Raises:
        DeckError: `root` is missing, no folder, or cannot be listed.
    """
    try:
        os.scandir(root).close()
    except OSError as error:
        raise DeckError(
            f"The decks folder {root} cannot be read: {error.strerror}.",
            "Choose another with --decks DIR, or make this one.",
        ) from error
    stamps = ((path, _stamp(entry)) for path, entry in _files(root) if path.lower().endswith(SUFFIXES))
    return dict(sorted((_harmless(path), stamp) for path, stamp in stamps if stamp))


def is_decks_folder(path: str) -> bool:
    """Whether a folder inside `path`, at most three levels down, holds a deck.yaml."""
    return any(entry and entry.name in DECK_FILES for _, entry in _files(path, _DEEPEST_DECK))


def _files(root: str, deepest: int | None = None) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Path and entry of each visible file below the folders in `root`; no entry: the folder cannot be listed."""
    folders = deque([(root, "")])
    links: deque[tuple[str, str]] = deque()  # after all real folders, so that a file keeps its real path
    seen = set()
    while folders or links:
        folder, prefix = (folders or links).popleft()
        try:
            status = Path(folder).stat()
            entries = _visible_entries(folder)
        except FileNotFoundError:
            continue
        except OSError:
            yield f"{prefix}{DECK_FILES[0]}", None
            continue
        if (identity := (status.st_dev, status.st_ino)) in seen:
            continue
        seen.add(identity)
        for entry in entries:
            if not _is_folder(entry):
                if prefix:
                    yield prefix + entry.name, entry
            elif deepest is None or prefix.count("/") < deepest:
                (links if entry.is_symlink() else folders).append((entry.path, f"{prefix}{entry.name}/"))


def _harmless(path: str) -> str:
    """`path` with control characters spelt out, so that it can be shown and stored."""
    if path.isprintable():
        return path
    from quizapp.core.text import visible  # 5 ms that every start would pay

    return visible(path)


def _visible_entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if entry.name[0] != "."), key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether to look inside; a folder called like a YAML file is a mistake to be told, not a deck."""
    if entry.name.lower().endswith(SUFFIXES):
        return False
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _stamp(entry: os.DirEntry[str] | None) -> Stamp | None:
    """The stamp of what an entry leads to, or of a broken link itself; None if it has just vanished."""
    if entry is None:
        return Stamp(0, 0)
    for follow in (True, False):
        try:
            status = entry.stat(follow_symlinks=follow)
        except OSError:
            continue
        return Stamp(status.st_size, status.st_mtime_ns)
    return None
