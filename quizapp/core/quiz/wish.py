"""What a learner wants of a quiz."""

from dataclasses import dataclass, field
from enum import StrEnum

from quizapp.core.card import CardId, ItemKind
from quizapp.core.concept import DeckId


class Order(StrEnum):
    """Which cards are asked first."""

    MIXED = "mixed"
    WEAK_FIRST = "weak-first"
    """Those least likely to be remembered, then those never seen."""


class Counting(StrEnum):
    """What answers do to the schedule."""

    GRADED = "graded"
    """The first answer of the day to a card counts as a review."""
    PRACTICE = "practice"
    """The schedule stays as it is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A quiz as it was ordered. No deck, no section: all of them."""

    decks: tuple[DeckId, ...] = ()
    sections: tuple[str, ...] = ()
    count: int = 20
    kinds: frozenset[ItemKind] = field(default=frozenset(ItemKind))
    order: Order = Order.MIXED
    counting: Counting = Counting.GRADED
    seed: int | None = None
    """The same seed gives the same quiz; None: another one each time."""
    cards: tuple[CardId, ...] = ()
    """Only questions about these; none: about all cards of the decks and sections."""
