"""What a name looks like: options of one shape do not give each other away."""

import re
from dataclasses import dataclass
from functools import lru_cache

from quizapp.core.generate.lexicon import PREPOSITIONS
from quizapp.core.generate.naming import is_plural
from quizapp.core.text import tokens

LENGTH, WORDS, NUMBER, CASE, HEAD, SORT, LETTERS = 0.2, 0.15, 0.2, 0.1, 0.1, 0.15, 0.1
"""How much each trait weighs; together they make 1."""

_DOING = re.compile(r"(?:ing|tion|sion|ment)s?$")
"""A word that ends so names, as a rule, something that is done rather than a thing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The traits of a name that show before it is read."""

    letters: int
    words: int
    is_plural: bool
    case: str
    """Which letters of the first word are capitals: `capital`, `capitals` or `small`."""
    head: str
    """The noun that it is a kind of: `learning` in `learning from feedback`."""
    is_doing: bool
    """Whether it reads like something that is done."""
    trigrams: frozenset[str]


@lru_cache(maxsize=16384)
def shape(text: str) -> Shape:
    """The shape of a name."""
    row = tokens(text)
    end = next((place for place, token in enumerate(row) if place and token.key in PREPOSITIONS), len(row))
    head = row[end - 1].key if row else ""
    folded = text.casefold()
    return Shape(
        letters=len(text),
        words=len(row),
        is_plural=is_plural(text),
        case=_case(text.partition(" ")[0]),
        head=head,
        is_doing=bool(_DOING.search(head)),
        trigrams=frozenset(folded[at : at + 3] for at in range(len(folded) - 2)),
    )


def alike(one: Shape, other: Shape) -> float:
    """How alike two shapes are, 0 to 1."""
    longer = max(one.letters, other.letters, 1)
    shared = 2 * len(one.trigrams & other.trigrams) / max(len(one.trigrams) + len(other.trigrams), 1)
    return (
        LENGTH * (1 - abs(one.letters - other.letters) / longer)
        + WORDS / (1 + abs(one.words - other.words))
        + NUMBER * (one.is_plural == other.is_plural)
        + CASE * (one.case == other.case)
        + HEAD * (one.head == other.head)
        + SORT * (one.is_doing == other.is_doing)
        + LETTERS * shared
    )


def _case(word: str) -> str:
    if word[1:].lower() != word[1:]:
        return "capitals"
    return "capital" if word[:1].isupper() else "small"
