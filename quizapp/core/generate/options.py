"""Whether the options of a multiple-choice question give the right one away (rules R14, R15, R16, R19)."""

import re
from collections.abc import Callable, Sequence

from quizapp.core.generate.leaks import named_in
from quizapp.core.generate.naming import is_plural
from quizapp.core.text import normal, tokens, words

SHORT_LABEL = 25
"""Options that all have at most this many letters are labels: small differences in length do not show."""

LONGER, LABEL_LONGER, LABEL_LETTERS = 1.5, 2.0, 8
"""How much longer or shorter than the others the key may be: a factor; for labels a factor and letters."""

_ALL_OR_NONE = re.compile(r"(?:all|none|both|any|neither)(?: of)? (?:the )?(?:above|these|those|them|others)\.?", re.I)
_NEGATIVE = re.compile(r"\bwhich\b[^?]*\b(?:not|except|never|isn't|aren't|doesn't|don't|least)\b", re.I)
_CASED = re.compile(r"[^\W\d_]")
_LABEL_WORDS = 4


def same_thing(key: str, names: Sequence[str], others: Sequence[str], prompt: str) -> str:
    """The wrong option that is right too, or that the question itself mentions; empty if none is."""
    right = {normal(name) for name in (key, *names)}
    key_words = [token.key for token in tokens(key)]
    for other in others:
        other_words = [token.key for token in tokens(other)]
        if normal(other) in right and normal(other) != normal(key):
            return other
        reordered = sorted(other_words) == sorted(key_words) and normal(other) != normal(key)
        broader = 0 < len(other_words) < len(key_words) and key_words[-len(other_words) :] == other_words
        if reordered or broader or named_in(prompt, [other]):
            return other
    return ""


def length_gives_away(key: str, others: Sequence[str]) -> str:
    """`longest` or `shortest` where the key stands out by its length; else empty."""
    sizes = sorted(len(other) for other in others)
    if not sizes:
        return ""
    factor, letters = (LABEL_LONGER, LABEL_LETTERS) if max(len(key), sizes[-1]) <= SHORT_LABEL else (LONGER, 1)
    if len(key) >= max(factor * sizes[-1], sizes[-1] + letters):
        return "longest"
    return "shortest" if sizes[0] >= max(factor * len(key), len(key) + letters) else ""


def odd_one_out(key: str, others: Sequence[str]) -> str:
    """In what the key differs from all the others: number, capitals or words; empty if in nothing."""
    if len(others) > 1 and all(len(words(option)) <= _LABEL_WORDS for option in (key, *others)):
        if _only_key(key, others, is_plural):
            return "number (singular or plural)"
        if _only_key(key, others, _has_capital):
            return "capital letters"
    if len(others) > 1 and _only_key(key, others, lambda option: len(words(option)) == 1):
        spread = abs(len(words(key)) - min(len(words(other)) for other in others))
        return "number of words" if spread > 1 else ""
    return ""


def all_or_none(prompt: str, options: Sequence[str]) -> str:
    """What is asked in the negative, or the option that stands for all or none of the others; empty if nothing."""
    catch_all = next((option for option in options if _ALL_OR_NONE.fullmatch(option)), "")
    negative = _NEGATIVE.search(prompt)
    return catch_all or (negative.group() if negative else "")


def _only_key(key: str, others: Sequence[str], holds: Callable[[str], bool]) -> bool:
    found = {holds(other) for other in others}
    return len(found) == 1 and holds(key) not in found


def _has_capital(option: str) -> bool:
    first = _CASED.search(option)
    return bool(first and first.group().isupper())
