"""What a check found."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from quizapp.core.concept import ConceptId, Level, Problem


class Look(Enum):
    """How closely to look."""

    PROBLEMS = auto()
    QUALITY = auto()
    """Make every card, and advise too how each concept could teach more: this takes several times as long."""


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
    """What was found, by path and line; and how much each concept makes, if one looked at the quality too."""

    problems: tuple[Problem, ...]
    tallies: tuple[Tally, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether anything is worse than a hint."""
        return any(problem.level is not Level.HINT for problem in self.problems)

    @property
    def totals(self) -> Totals:
        """The tallies in sum and on average."""
        concepts = len(self.tallies)
        cards = sum(tally.cards for tally in self.tallies)
        kinds = sum(tally.kinds for tally in self.tallies)
        return Totals(concepts, cards, round(cards / max(1, concepts), 2), round(kinds / max(1, concepts), 2))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by path and place."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.column, problem.code)))
