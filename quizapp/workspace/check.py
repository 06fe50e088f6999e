"""Checking what a person names: the decks folder, a deck, a file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from quizapp.core.concept import Problem
from quizapp.errors import DeckError
from quizapp.workspace.checker import Checker
from quizapp.workspace.findings import Findings, Look, Tally

_Found = TypeVar("_Found", Problem, Tally)


def check(root: str, look: Look = Look.PROBLEMS) -> Findings:
    """The findings in all files below `root`.

    Raises:
        DeckError: the folder cannot be read.
    """
    return Checker(root).check(look)


def check_paths(paths: Sequence[str], decks_folder: str, look: Look = Look.PROBLEMS) -> Findings:
    """The findings in these files and folders (none named: in the decks folder), with paths as the caller sees them.

    Links may lead anywhere in a decks folder, so the whole of it is read, whatever part is asked about.

    Raises:
        DeckError: a path does not exist or cannot be read.
    """
    asked = [Path(name).absolute() for name in paths] or [Path(decks_folder)]
    parts = [_check_path(path, decks_folder, look) for path in asked]
    return Findings(
        _once(problem for part in parts for problem in part.problems),
        _once(tally for part in parts for tally in part.tallies),
    )


def _check_path(path: Path, decks_folder: str, look: Look) -> Findings:
    if not path.exists():
        raise DeckError(f"There is no file or folder {path}.", "Name a decks folder, a deck or a concept file.")
    root = _root_of(path, Path(decks_folder))
    inside = "" if path == root else path.relative_to(root).as_posix()
    found = check(str(root), look)
    return Findings(tuple(_as_seen(found.problems, root, inside)), tuple(_as_seen(found.tallies, root, inside)))


def _root_of(path: Path, decks_folder: Path) -> Path:
    """The decks folder that a path belongs to: the one in use, or the one that the path's own place suggests."""
    if path == decks_folder or decks_folder in path.parents:
        return decks_folder
    deck = path if path.is_dir() else path.parent
    holds_concepts = any(deck.glob("*.y*ml"))
    return deck.parent if holds_concepts else deck


def _as_seen(found: Iterable[_Found], root: Path, inside: str) -> Iterator[_Found]:
    """What was found in the file or folder `inside` the root, with the paths that the caller would write."""
    here = Path.cwd()
    for one in found:
        if not inside or one.path == inside or one.path.startswith(f"{inside}/"):
            path = root / one.path
            yield replace(one, path=str(path.relative_to(here) if here in path.parents else path))


def _once(found: Iterable[_Found]) -> tuple[_Found, ...]:
    return tuple(dict.fromkeys(found))
