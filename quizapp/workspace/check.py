"""Everything that is wrong in a decks folder, without touching the database."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from quizapp.authoring.check import check_links
from quizapp.authoring.read import default_deck, read_folder
from quizapp.core.concept import Concept, Deck, DeckId, Problem
from quizapp.core.generate import generate
from quizapp.errors import DeckError
from quizapp.workspace.contexts import contexts


def check(root: str) -> tuple[Problem, ...]:
    """The problems of all files below `root`, by path and line.

    Raises:
        DeckError: the folder cannot be read.
    """
    files = read_folder(root)
    concepts = [concept for file in files for concept in file.concepts]
    decks = {file.deck.id: file.deck for file in files if file.deck}
    found = [problem for file in files for problem in file.problems]
    found += check_links(concepts, list(decks.values()))
    found += _generation_problems(concepts, decks)
    return tuple(sorted(set(found), key=lambda problem: (problem.path, problem.line, problem.column, problem.code)))


def check_paths(paths: Sequence[str], decks_folder: str) -> tuple[Problem, ...]:
    """The problems in these files and folders (none named: in the decks folder), with paths as the caller sees them.

    Links may lead anywhere in a decks folder, so the whole of it is read, whatever part is asked about.

    Raises:
        DeckError: a path does not exist or cannot be read.
    """
    found: list[Problem] = []
    for path in [Path(name).absolute() for name in paths] or [Path(decks_folder)]:
        if not path.exists():
            raise DeckError(f"There is no file or folder {path}.", "Name a decks folder, a deck or a concept file.")
        root = _root_of(path, Path(decks_folder))
        inside = "" if path == root else path.relative_to(root).as_posix()
        found += [
            replace(problem, path=_as_seen(root / problem.path))
            for problem in check(str(root))
            if not inside or problem.path == inside or problem.path.startswith(f"{inside}/")
        ]
    return tuple(dict.fromkeys(found))


def _generation_problems(concepts: Iterable[Concept], decks: dict[DeckId, Deck]) -> list[Problem]:
    everything = list(concepts)
    by_deck = contexts(everything)
    found: list[Problem] = []
    for concept in everything:
        deck = decks.get(concept.deck) or default_deck(concept.deck)
        found += generate(concept.within(deck), by_deck[concept.deck]).problems
    return found


def _root_of(path: Path, decks_folder: Path) -> Path:
    """The decks folder that a path belongs to: the one in use, or the one that the path's own place suggests."""
    if path == decks_folder or decks_folder in path.parents:
        return decks_folder
    deck = path if path.is_dir() else path.parent
    holds_concepts = any(deck.glob("*.y*ml"))
    return deck.parent if holds_concepts else deck


def _as_seen(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if here in path.parents else path)
