"""The whole library as a tree: decks, their sections, their concepts, and how well each is known now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.memory import retrievability
from quizapp.storage import library

if TYPE_CHECKING:
    from quizapp.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Known:
    """How many cards there are, and how many of them would be remembered now, on average."""

    cards: int = 0
    recalled: float = 0.0

    def __add__(self, other: "Known") -> "Known":
        return Known(self.cards + other.cards, self.recalled + other.recalled)

    @property
    def mastery(self) -> float:
        """The mean probability of recall; a card never answered counts as not known."""
        return self.recalled / self.cards if self.cards else 0.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A concept."""

    concept: ConceptId
    title: str
    known: Known


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a deck."""

    title: str
    concepts: tuple[Leaf, ...]

    @property
    def known(self) -> Known:
        return total(leaf.known for leaf in self.concepts)


@dataclass(frozen=True, slots=True)
class Branch:
    """A deck."""

    deck: DeckId
    title: str
    sections: tuple[Section, ...]

    @property
    def known(self) -> Known:
        return total(section.known for section in self.sections)


def total(parts: Iterable[Known]) -> Known:
    """All of them together."""
    return sum(parts, Known())


def tree(workspace: "Workspace") -> tuple[Branch, ...]:
    """All decks with their sections and concepts, in teaching order; a section stands where its first concept does."""
    known = _known(workspace)
    branches = []
    for (deck, title), rows in groupby(library.placed(workspace.db), lambda row: (row.deck, row.deck_title)):
        sections: dict[str, list[Leaf]] = {}
        for row in rows:
            leaf = Leaf(row.concept, row.title, known.get(row.number, Known()))
            sections.setdefault(row.section, []).append(leaf)
        branches.append(Branch(deck, title, tuple(Section(name, tuple(found)) for name, found in sections.items())))
    return tuple(branches)


def cards_of(workspace: "Workspace", concepts: Sequence[ConceptId]) -> list[CardId]:
    """All cards of these concepts."""
    return library.cards_of(workspace.db, concepts)


def _known(workspace: "Workspace") -> dict[int, Known]:
    """What is known of each concept, by its number."""
    day = workspace.now().day
    cards: dict[int, int] = {}
    recalled: dict[int, float] = {}
    for concept, stability, last_day in library.stabilities(workspace.db):
        cards[concept] = cards.get(concept, 0) + 1
        if stability is not None:
            recall = retrievability(stability, max(0, day - last_day))
            recalled[concept] = recalled.get(concept, 0.0) + recall
    return {concept: Known(number, recalled.get(concept, 0.0)) for concept, number in cards.items()}
