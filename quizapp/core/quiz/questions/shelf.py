"""What questions are made of: the cards of the chosen decks, and what every concept is called and resembles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.core.card import Card
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.generate import Context


@dataclass(frozen=True, slots=True)
class Peer:
    """A concept as the questions about other concepts see it. References are ids, slugs or titles, as written."""

    id: ConceptId
    deck: DeckId
    title: str
    section: str
    position: int
    """Its place in its deck, in teaching order."""
    tagline: str = ""
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    confusable_with: tuple[str, ...] = ()
    not_distractors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything a quiz is composed from."""

    cards: Sequence[Card]
    """The cards that may be asked."""
    peers: Mapping[ConceptId, Peer]
    """Every concept there is, whatever deck was chosen: wrong options may come from elsewhere."""
    context: Context
    """The names of all peers, for finding references and for the quality rules."""
    mixed_up: Mapping[ConceptId, Sequence[ConceptId]] = field(default_factory=dict)
    """For each concept those that this learner took for it before, most often first."""
    to_tell_apart: frozenset[frozenset[ConceptId]] = frozenset()
    """The pairs mixed up so often that they are to be told apart."""
