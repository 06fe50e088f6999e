"""A question of a quiz: made of cards that exist, so that its answer is evidence about them."""

from dataclasses import dataclass

from quizapp.core.card import CardId, ItemKind, Pair
from quizapp.core.concept import ConceptId
from quizapp.core.generate.draft import ARROW
from quizapp.core.history import Form

CHOSEN = frozenset({ItemKind.CHOICE, ItemKind.EXAMPLE, ItemKind.ODD_ONE_OUT, ItemKind.CONTRAST})
"""Kinds that are answered with one of the options."""

TYPED = frozenset({ItemKind.TYPED, ItemKind.CLOZE})
"""Kinds that are answered with a short text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is asked, and what is right. All texts are plain, but for the Markdown an author wrote in `explain`."""

    kind: ItemKind
    card: CardId
    """The card that the answer is evidence about."""
    concept_id: ConceptId
    concept: str
    """The concept's title."""
    section: str
    prompt: str
    answer: str
    """The right option, the text to type, `True` or `False`, or the right order with arrows between its parts."""
    options: tuple[str, ...] = ()
    """As they are shown. A match has none: see `pairs`."""
    named: tuple[str, ...] = ()
    """For each option the id of the concept it is a name of or a line about; empty where there is none."""
    pairs: tuple[Pair, ...] = ()
    """Of a match: each title with its line, in the order in which the titles are shown."""
    cards: tuple[CardId, ...] = ()
    """Of a match: the card behind each pair."""
    other: str = ""
    """Of a contrast: the id of the concept to be told from this one."""
    accept: tuple[str, ...] = ()
    """Other texts that count as right when typed."""
    explain: str = ""
    """What the author says about it."""
    source: str = ""
    """The sentence of the concept that the answer rests on."""
    line: int = 1
    """Where its card is written in the concept file."""
    guess: float = 0.0
    """The chance of a lucky guess; a match derives its own, pair by pair."""
    is_evidence: bool = True
    """Whether an answer tells how well the card is remembered. What belongs to which section tells nothing of it."""

    @property
    def id(self) -> str:
        """Names the question: the same card asked in the same way has the same id."""
        return f"{self.card}:{self.kind.value}"

    @property
    def form(self) -> Form:
        """How the events of its answers say that it was asked."""
        return _FORMS.get(self.kind, Form.CHOICE)

    @property
    def lines(self) -> tuple[str, ...]:
        """Of a match: its lines as they are shown. Sorted, they tell nothing of the order of the titles."""
        return tuple(sorted(line for _, line in self.pairs))

    @property
    def right_order(self) -> tuple[str, ...]:
        """Of an order: its options as they belong."""
        answer = f"{ARROW}{self.answer}{ARROW}"  # an option may hold an arrow itself: splitting would tear it apart
        return tuple(sorted(self.options, key=lambda option: answer.index(f"{ARROW}{option}{ARROW}")))


_FORMS = {
    ItemKind.TRUE_FALSE: Form.TRUE_FALSE,
    ItemKind.TYPED: Form.TYPED,
    ItemKind.CLOZE: Form.TYPED,
    ItemKind.MATCH: Form.MATCH,
    ItemKind.ORDER: Form.ORDER,
}


@dataclass(frozen=True, slots=True)
class Round:
    """A question, and the same card in another form for when it is missed."""

    item: Item
    again: Item
