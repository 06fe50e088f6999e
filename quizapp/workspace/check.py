"""Everything that is wrong or could be better in a decks folder, without touching the database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from quizapp.authoring.check import check_links
from quizapp.authoring.read import default_deck, read_folder
from quizapp.core.concept import Concept, ConceptId, Deck, DeckId, Problem
from quizapp.core.generate import Context, Generated, generate
from quizapp.core.generate.advice import advice
from quizapp.errors import DeckError
from quizapp.workspace.contexts import contexts


@dataclass(frozen=True, slots=True)
class Tally:
    """How much one concept makes."""

    path: str
    concept: ConceptId
    cards: int
    kinds: int
    """How many kinds its cards are of."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How much some concepts make together; kinds of cards are counted concept by concept."""

    concepts: int
    cards: int
    cards_per_concept: float
    kinds_per_concept: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong, what could be better, and how much each concept makes."""

    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    tallies: tuple[Tally, ...]

    @property
    def everything(self) -> tuple[Problem, ...]:
        """Problems and advice together, by path and line."""
        return _in_order((*self.problems, *self.advice))

    @property
    def totals(self) -> Totals:
        """The tallies in sum and on average."""
        concepts = len(self.tallies)
        cards = sum(tally.cards for tally in self.tallies)
        kinds = sum(tally.kinds for tally in self.tallies)
        return Totals(concepts, cards, round(cards / max(1, concepts), 2), round(kinds / max(1, concepts), 2))


_Found = TypeVar("_Found", Problem, Tally)


def check(root: str) -> Findings:
    """The findings in all files below `root`.

    Raises:
        DeckError: the folder cannot be read.
    """
    files = read_folder(root)
    concepts = [concept for file in files for concept in file.concepts]
    decks = {file.deck.id: file.deck for file in files if file.deck}
    made = list(_made(concepts, decks))
    problems = [problem for file in files for problem in file.problems]
    problems += check_links(concepts, list(decks.values()))
    problems += [problem for _, _, generated in made for problem in generated.problems]
    return Findings(
        _in_order(problems),
        _in_order(problem for concept, context, generated in made for problem in advice(concept, generated, context)),
        tuple(_tally(concept, generated) for concept, _, generated in made),
    )


def check_paths(paths: Sequence[str], decks_folder: str) -> Findings:
    """The findings in these files and folders (none named: in the decks folder), with paths as the caller sees them.

    Links may lead anywhere in a decks folder, so the whole of it is read, whatever part is asked about.

    Raises:
        DeckError: a path does not exist or cannot be read.
    """
    parts = [
        _check_path(path, decks_folder) for path in [Path(name).absolute() for name in paths] or [Path(decks_folder)]
    ]
    return Findings(
        _once(problem for part in parts for problem in part.problems),
        _once(problem for part in parts for problem in part.advice),
        _once(tally for part in parts for tally in part.tallies),
    )


def _check_path(path: Path, decks_folder: str) -> Findings:
    if not path.exists():
        raise DeckError(f"There is no file or folder {path}.", "Name a decks folder, a deck or a concept file.")
    root = _root_of(path, Path(decks_folder))
    inside = "" if path == root else path.relative_to(root).as_posix()
    found = check(str(root))
    return Findings(
        tuple(_as_seen(found.problems, root, inside)),
        tuple(_as_seen(found.advice, root, inside)),
        tuple(_as_seen(found.tallies, root, inside)),
    )


def _made(concepts: Sequence[Concept], decks: Mapping[DeckId, Deck]) -> Iterator[tuple[Concept, Context, Generated]]:
    """Each concept as its deck completes it, the names it was read with, and its cards."""
    by_deck = contexts(concepts)
    for concept in concepts:
        whole = concept.within(decks.get(concept.deck) or default_deck(concept.deck))
        context = by_deck[concept.deck]
        yield whole, context, generate(whole, context)


def _tally(concept: Concept, made: Generated) -> Tally:
    return Tally(concept.path, concept.id, len(made.cards), len({card.kind for card in made.cards}))


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


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by path and line."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.column, problem.code)))
