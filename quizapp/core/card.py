"""A card: one prompt, one answer, one schedule."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from hashlib import sha256
from typing import NewType, Protocol

from quizapp.core.concept import ConceptId
from quizapp.core.text import STOPWORDS, akin, tokens, words

CardId = NewType("CardId", str)
"""`deck/slug#kind#slot`."""

BLANK = "____"
"""How a blank is written in a prompt."""

SHORT_ANSWER_WORDS = 5
"""A recalled answer has at most this many words (rule R06); only such answers can be typed."""


class CardKind(StrEnum):
    """What is asked. The value is part of card ids: it never changes."""

    TERM = "term"
    DEFINITION = "definition"
    TAGLINE = "tagline"
    WHY = "why"
    CLOZE = "cloze"
    CONTRAST = "contrast"
    FACT = "fact"
    CHOICE = "choice"
    STATEMENT = "statement"
    STEPS = "steps"
    EXAMPLE = "example"


class ItemKind(Enum):
    """How a quiz asks. The values stand in what `quizapp quiz --json` prints; unlike a card's kind in no id."""

    CHOICE = "choice"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    CLOZE = "cloze"
    MATCH = "match"
    ORDER = "order"
    ODD_ONE_OUT = "odd-one-out"
    EXAMPLE = "example"
    CONTRAST = "contrast"


Pair = tuple[str, str]
"""A concept's title and the line that belongs to it."""


class Asked(Protocol):
    """What a card and a question of a quiz have in common: enough to judge its quality."""

    @property
    def kind(self) -> CardKind | ItemKind: ...
    @property
    def concept_id(self) -> ConceptId: ...
    @property
    def concept(self) -> str: ...
    @property
    def prompt(self) -> str: ...
    @property
    def answer(self) -> str: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def accept(self) -> tuple[str, ...]: ...
    @property
    def pairs(self) -> tuple[Pair, ...]: ...


TYPED_KINDS = frozenset({CardKind.TERM, CardKind.TAGLINE, CardKind.CLOZE, CardKind.FACT, CardKind.EXAMPLE})
"""Kinds whose answer can be typed when it is short."""


NAME_KINDS = frozenset({CardKind.TERM, CardKind.TAGLINE, CardKind.CLOZE, CardKind.EXAMPLE})
"""Kinds whose answer is, or may well be, a name of the concept."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is asked and what is right. Texts are plain, but for the Markdown an author wrote in an answer."""

    id: CardId
    kind: CardKind
    concept_id: ConceptId
    concept: str
    """The concept's title."""
    section: str
    prompt: str
    answer: str
    options: tuple[str, ...] = ()
    """All options of a choice or the shuffled steps, in the order they are shown."""
    accept: tuple[str, ...] = ()
    """Other answers that count as right when typed."""
    explain: str = ""
    rank: int = 0
    """Orders the cloze cards of a concept, best target first, from 1."""
    line: int = 1
    """Where its source stands in the concept file."""
    column: int = field(default=1, compare=False)
    """Where in that line; known when the file has just been read."""

    @property
    def digest(self) -> str:
        """Changes when the prompt or the answer does."""
        return sha256(f"{self.prompt}\x00{self.answer}".encode()).hexdigest()[:16]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """None: only a quiz joins several cards to a match."""
        return ()

    @property
    def can_be_typed(self) -> bool:
        """Whether the answer is short enough to be typed and compared."""
        return self.kind in TYPED_KINDS and 0 < len(words(self.answer)) <= SHORT_ANSWER_WORDS

    @property
    def concept_gives_away(self) -> bool:
        """Whether the concept's title, read beside the prompt, tells the answer or a part of it."""
        title, prompt, answer = (
            {token.key for token in tokens(text)} for text in (self.concept, self.prompt, self.answer)
        )
        if title <= prompt:
            return False
        shared = any(akin(one, other) for one in title - STOPWORDS for other in answer - STOPWORDS)
        return shared or self.kind in NAME_KINDS


def card_id(concept: ConceptId, kind: CardKind, slot: str = "") -> CardId:
    """The frozen form of a card's id (design: identity)."""
    return CardId(f"{concept}#{kind}#{slot}")
