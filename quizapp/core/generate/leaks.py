"""Whether a prompt gives its answer away (rules R02, R03, R04)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from quizapp.core.card import BLANK
from quizapp.core.generate.context import content
from quizapp.core.generate.naming import Key, acronym, index, keys_of, namings, spellings
from quizapp.core.text import FIRST_UNSPACED, STOPWORDS, akin, plain, tokens, words

_INSIDE = 5
"""A word of at least this many letters that begins or ends a longer one is recognised in it."""

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,6}s?")

_INITIALS = 3
"""Fewer initials than this agree by chance, unless they are capitals."""


def named_in(prompt: str, names: Iterable[str]) -> str:
    """The part of `prompt` that is one of `names` in any spelling or number; empty if none is."""
    prompt = prompt.replace(BLANK, " ")
    literals, keys = _sought(tuple(names))
    literal = next((name for name in literals if _stands_literally(name, prompt)), "")
    if literal:
        return literal
    found = namings(prompt, keys)
    return prompt[found[0].start : found[0].end] if found else ""


@lru_cache(maxsize=256)
def _sought(names: tuple[str, ...]) -> tuple[list[str], Mapping[str, Sequence[Key]]]:
    """Every spelling of `names`: those to be found as they are written, and the keys of the others."""
    spelt = [spelling for name in names for spelling in spellings(name) if spelling]
    keys = [key for name in spelt if not _is_literal(name) for key in keys_of(name)]
    return [name for name in spelt if _is_literal(name)], index(keys)


def hinted_in(prompt: str, answer: str, free: frozenset[str]) -> str:
    """The word of `prompt` that is a form of a content word of `answer`, but those in `free`; empty if none is."""
    telling = [key for key in content(plain(answer)) if key not in free]
    for token in tokens(prompt.replace(BLANK, " ")) if telling else ():
        if token.key not in STOPWORDS and any(akin(token.key, word) or _inside(token.key, word) for word in telling):
            return token.key
    return ""


def shares_word(text: str, name: str) -> bool:
    """Whether any content word of `name`, however general, stands in `text` in any form."""
    return any(akin(word, token.key) for word in content(name) for token in tokens(text))


def abbreviated_in(prompt: str, answer: str) -> str:
    """The acronym in `prompt` of the expansion in `answer`, or the other way round; empty if there is none."""
    answer, prompt = plain(answer), prompt.replace(BLANK, " ")
    short = acronym(answer)
    if short and re.search(rf"\b{re.escape(short)}s?\b", prompt):
        return short
    return _expanded_in(prompt, answer.removesuffix("s")) if _ACRONYM.fullmatch(answer) else ""


def _is_literal(name: str) -> bool:
    """Whether a name has no words to compare by: signs, a single letter, or a script without spaces."""
    return len(name) == 1 or not words(name) or any(letter >= FIRST_UNSPACED for letter in name)


def _stands_literally(name: str, prompt: str) -> bool:
    return name in words(prompt)[1:] if name.isascii() and name.isalnum() else name in prompt


def _inside(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _INSIDE and (long.startswith(short) or long.endswith(short))


def _expanded_in(prompt: str, letters: str) -> str:
    row = [token for token in tokens(prompt) if token.key not in STOPWORDS]
    initials = "".join(prompt[token.start] for token in row)
    if len(letters) >= _INITIALS:
        initials = "".join(letter.upper()[:1] for letter in initials)
    at = initials.find(letters)
    return prompt[row[at].start : row[at + len(letters) - 1].end] if at >= 0 else ""
