"""Checking what a person names: the decks folder, a deck, a file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quizapp.core.concept import Problem
from quizapp.errors import DeckError
from quizapp.workspace import kept
from quizapp.workspace.findings import Findings, Look, Tally, in_order

if TYPE_CHECKING:
    from quizapp.workspace.checker import Checker

_Found = TypeVar("_Found", Problem, Tally)


def check(root: str, look: Look = Look.PROBLEMS) -> Findings:
    """The findings in all files below `root`.

    Raises:
        DeckError: the folder cannot be read.
    """
    return Folder(root).check(look)


def check_paths(paths: Sequence[str], decks_folder: str, look: Look = Look.PROBLEMS) -> Findings:
    """The findings in these files and folders (none named: in the decks folder), with paths as the caller sees them.

    Raises:
        DeckError: a path does not exist or cannot be read.
    """
    return Asked(paths, decks_folder).check(look)


class Folder:
    """A decks folder that may be checked again and again, by this process or the next."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._checker: Checker | None = None

    def check(self, look: Look) -> Findings:
        """Its findings: those kept from last time if they still hold.

        Raises:
            DeckError: the folder cannot be read.
        """
        basis = kept.basis(self.root, kept.digests(self.root))
        if found := kept.recall(self.root, look, basis):
            return found
        from quizapp.workspace.checker import Checker  # the generator and a parser: only where something changed

        self._checker = self._checker or Checker(self.root)
        found = self._checker.check(look)
        basis = kept.basis(self.root, self._checker.digests)  # something may have been saved meanwhile
        kept.keep(self.root, look, basis, found, self._checker.pictures)
        return found


class Asked:
    """What a person asked about: files and folders, or, if none is named, the decks folder.

    Links may lead anywhere in a decks folder, so the whole of it is checked, whatever part is asked about.
    """

    def __init__(self, paths: Sequence[str], decks_folder: str, database: Path | None = None) -> None:
        """Find the decks folders that the paths belong to.

        Args:
            database: where the answers to the cards are, if they are to be looked at, too.

        Raises:
            DeckError: a path does not exist.
        """
        self._database = database
        self._paths = [Path(name).absolute() for name in paths] or [Path(decks_folder)]
        for path in self._paths:
            if not path.exists():
                raise DeckError(f"There is no file or folder {path}.", "Name a decks folder, a deck or a concept file.")
        self._folders: dict[Path, Folder] = {}
        for path in self._paths:
            root = _root_of(path, Path(decks_folder))
            self._folders[path] = next(
                (one for one in self._folders.values() if one.root == str(root)), Folder(str(root))
            )

    @property
    def roots(self) -> list[str]:
        """The decks folders that are looked at."""
        return list(dict.fromkeys(folder.root for folder in self._folders.values()))

    def check(self, look: Look) -> Findings:
        """What there is to say of it, with paths as the caller sees them.

        Raises:
            DeckError: a folder cannot be read.
        """
        whole = {folder.root: self._findings(folder, look) for folder in self._folders.values()}
        problems: list[Problem] = []
        tallies: list[Tally] = []
        for path, folder in self._folders.items():
            root = Path(folder.root)
            inside = "" if path == root else path.relative_to(root).as_posix()
            problems += _as_seen(whole[folder.root].problems, root, inside)
            tallies += _as_seen(whole[folder.root].tallies, root, inside)
        return Findings(tuple(dict.fromkeys(problems)), tuple(dict.fromkeys(tallies)))

    def _findings(self, folder: Folder, look: Look) -> Findings:
        """What the files tell, and what the answers do: this is not kept, as any answer may change it."""
        found = folder.check(look)
        if self._database is None:
            return found
        from quizapp.workspace.rewording import rewordings

        return replace(found, problems=in_order([*found.problems, *rewordings(self._database, folder.root)]))


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
