"""What a line typed in answer to a quiz question means: letters stand for options, anything else for itself."""

import re
import string

from quizapp.core.card import ItemKind
from quizapp.core.generate.draft import FALSE, TRUE
from quizapp.core.quiz.item import TYPED, Item
from quizapp.core.quiz.marking import Response

_TRUTHS = {"t": TRUE, "true": TRUE, "f": FALSE, "false": FALSE}
_BETWEEN_LETTERS = re.compile(r"[\s,;.()]+")


def how_to_answer(item: Item) -> str:
    """What to type, in words."""
    match item.kind:
        case ItemKind.TYPED | ItemKind.CLOZE:
            return "Type the answer"
        case ItemKind.TRUE_FALSE:
            return "[t] true, [f] false"
        case ItemKind.MATCH:
            return f"A letter for each title from the top, like {_like(len(item.pairs))}"
        case ItemKind.ORDER:
            return f"All letters in the right order, like {_like(len(item.options))}"
        case _:
            return f"A letter, a to {string.ascii_lowercase[len(item.options) - 1]}"


def understood(item: Item, typed: str) -> Response | None:
    """The answer that a line stands for; empty for an empty line, None for what is no answer to this question."""
    if not typed or item.kind in TYPED:
        return typed
    if item.kind is ItemKind.TRUE_FALSE:
        return _TRUTHS.get(typed.casefold())
    options = item.lines if item.kind is ItemKind.MATCH else item.options
    chosen = _chosen(typed, options)
    if item.kind in (ItemKind.MATCH, ItemKind.ORDER):
        return chosen if sorted(chosen) == sorted(options) else None
    return chosen[0] if len(chosen) == 1 else None


def letters(options: tuple[str, ...], chosen: tuple[str, ...]) -> str:
    """The letters by which options are chosen."""
    return " ".join(string.ascii_lowercase[options.index(option)] for option in chosen)


def _chosen(typed: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """The options of some letters; none at all if one of them stands for none."""
    by_letter = dict(zip(string.ascii_lowercase, options, strict=False))
    given = _BETWEEN_LETTERS.sub("", typed.casefold())
    return tuple(by_letter[letter] for letter in given) if set(given) <= by_letter.keys() else ()


def _like(count: int) -> str:
    """So many letters: an example of what may be typed."""
    return " ".join(reversed(string.ascii_lowercase[:count]))
