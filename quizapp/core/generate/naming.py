"""How a concept may be called, and where a text calls it so."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizapp.core.text import STOPWORDS, Token, normal, plain, plural, singular, tokens, unaccented, words

Key = tuple[str, ...]
"""A name as the keys of its words: equal for singular and plural, for `pre-training` and `pre training`."""

_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\w)", re.IGNORECASE)
_QUALIFIER = re.compile(r"^(?P<outer>.*\S)\s*\((?P<inner>[^()]+)\)$")
_OF_HEAD = re.compile(r"^(?P<head>.+?)(?P<tail>\s+(?:at|by|for|from|in|of|on|to|with)\s.+)$")
_WITHIN_NAME = frozenset(" '’-‑–/&.")


def spellings(name: str) -> tuple[str, ...]:
    """A written name without its article, and apart the acronym in its brackets: `Long Name (LN)` is two names."""
    bare = _ARTICLE.sub("", plain(name))
    qualified = _QUALIFIER.match(bare)
    if not qualified:
        return (bare,)
    outer, inner = qualified["outer"], qualified["inner"].strip()
    if inner.removesuffix("s").isupper() or abbreviates(outer, inner):
        return outer, inner
    return (outer,)


def abbreviates(letters: str, name: str) -> bool:
    """Whether capitals stand for a name: each word's first letter is among them, and the others follow in order."""
    if len(letters) < 2 or not letters.isupper() or name[:1].upper() != letters[0]:
        return False
    return _in_order(letters, name.upper()) and _in_order(acronym(name), letters)


def _in_order(few: str, many: str) -> bool:
    rest = iter(many)
    return all(letter in rest for letter in few)


def other_number(name: str) -> str:
    """The plural of a singular name, the singular of a plural one: `rules of thumb`, `rule of thumb`."""
    parted = _OF_HEAD.match(name)
    head, tail = (parted["head"], parted["tail"]) if parted else (name, "")
    before, gap, word = head.rpartition(" ")
    if not word.isascii() or not word.isalpha() or (word.isupper() and len(word) < 3):
        return name
    if is_plural(word):
        other = word[:1] + singular(word)[1:] if not word[:-1].isupper() else word[:-1]
    else:
        other = word + "s" if word.isupper() else plural(word)
    return f"{before}{gap}{other}{tail}"


def is_plural(name: str) -> bool:
    """Whether a name reads as a plural."""
    word = head_of(name)
    return singular(word) != unaccented(word)


def head_of(name: str) -> str:
    """The word of a name that says what kind of thing it is: `rule` in `golden rule of thumb`."""
    parted = _OF_HEAD.match(name)
    return (parted["head"] if parted else name).rpartition(" ")[2]


def acronym(name: str) -> str:
    """The initials of a name of two or more words, in capitals; empty for one word."""
    initials = [token.key[:1] for token in tokens(name) if token.key not in STOPWORDS]
    return "".join(initials).upper() if len(initials) > 1 else ""


@lru_cache(maxsize=64)
def other_names(title: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """What else is right where `title` is: its aliases, each spelling, the other number; once each."""
    every = [spelling for name in (title, *aliases) for spelling in (plain(name), *spellings(name))]
    every.append(other_number(spellings(title)[0]))
    distinct = {normal(name): name for name in reversed(every) if words(name)}
    distinct.pop(normal(plain(title)), None)
    return tuple(sorted(distinct.values(), key=every.index))


def keys_of(name: str) -> list[Key]:
    """The keys that find `name` in a text; a hyphenated word also as one."""
    found = tokens(name)
    if not found:
        return []
    apart = tuple(token.key for token in found)
    joined: list[str] = []
    for token in found:
        if joined and token.gap == "-":
            joined[-1] += token.key
        else:
            joined.append(token.key)
    return [apart] if tuple(joined) == apart else [apart, tuple(joined)]


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in a text where a concept is named. Offsets count characters; `first` and `after` count tokens."""

    start: int
    end: int
    first: int
    after: int
    key: Key


def index(keys: Iterable[Key]) -> dict[str, list[Key]]:
    """Keys by their first word, longest first, as `namings` wants them."""
    by_first: dict[str, list[Key]] = {}
    for key in sorted(set(keys), key=len, reverse=True):
        by_first.setdefault(key[0], []).append(key)
    return by_first


def namings(text: str, keys: Mapping[str, Sequence[Key]]) -> list[Naming]:
    """Each place where one of `keys` stands in `text`, longest match first, without overlaps."""
    found: list[Naming] = []
    row = tokens(text)
    at = 0
    while at < len(row):
        begun = keys.get(row[at].key)  # hardly any word begins a name: nothing more is done for the others
        key = next((key for key in begun if _stands(row, at, key)), None) if begun else None
        if key:
            found.append(Naming(row[at].start, row[at + len(key) - 1].end, at, at + len(key), key))
        at += len(key) if key else 1
    return found


def _stands(row: Sequence[Token], at: int, key: Key) -> bool:
    after = at + len(key)
    if after > len(row) or row[at].gap == "-" or (after < len(row) and row[after].gap == "-"):
        return False
    return all(
        token.key == word and (place == 0 or _WITHIN_NAME.issuperset(token.gap))
        for place, (token, word) in enumerate(zip(row[at:after], key, strict=True))
    )
