"""The noun phrases of a sentence, found by the small words around them and by how words end."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from quizapp.core.generate.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    FILLERS,
    NO_ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
    QUALITIES,
    VERBS,
)
from quizapp.core.text import STOPWORDS, singular, tokens

LONGEST = 3
"""Words of a noun phrase."""

_VERB = "<verb>"
"""Stands for any verb beside a phrase."""

_NOUN_ENDING = re.compile(
    r"(?:tion|sion|sis|ity|ment|ness|ism|ance|ence|logy|acy|ship|ture|graphy|metry|phy|cyte|itis|gen|ase|ose|ics)s?$"
)
"""A word that ends so is hardly ever a verb."""

_ADJECTIVE_ENDING = re.compile(r"\w{3}(?:ful|less|(?<!cruc)ible|ous|\w(?<!vari)(?<!veget)able)$")
"""A word that ends so is hardly ever a noun."""

_NOUN_BEFORE = DETERMINERS | PREPOSITIONS
"""After one of these stands a noun phrase."""

_ORDER = frozenset("next last least first back".split())
_ADVERBS = frozenset(
    """ago ahead alone already altogether anew anyway apart backwards downwards early elsewhere forwards inwards
    outwards overnight straight today tomorrow twice upwards""".split()
)
_GRAMMAR = (STOPWORDS - _ORDER) | _ADVERBS
_ONE = frozenset("a an each every one another".split())
"""The noun after one of these is in the singular."""
_AFTER_VERB = (DETERMINERS - {"all", "both", "each", "no", "that"}) | {"it", "they", "we", "you", "he", "she"}
_BEFORE_VERB = {"never", "not", "to"}
_BE = frozenset("is are was were be been being".split())
_CONTRACTED = re.compile(r"['’](?:d|ll|m|re|t|ve)$")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ics)$")
_WITHIN = frozenset((" ", "'s ", "’s "))
"""What may stand between two words of a phrase."""


class Word(NamedTuple):
    """A word of a sentence, its hyphenated parts together."""

    start: int
    end: int
    text: str
    key: str
    """The word in lower case."""
    gap: str
    """What stands between the word before and this one."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Content words in a row, and the grammar around them: empty at a break."""

    left: str
    words: Sequence[Word]
    right: str

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end


def noun_phrases(text: str, nouns: Collection[str]) -> Iterator[Phrase]:
    """The noun phrases of a sentence, each whole, and again without the everyday adjectives it begins with.

    Args:
        text: the sentence.
        nouns: keys of words that stand behind an article somewhere near, and are therefore nouns.
    """
    for run in _runs(_words(text)):
        for phrase in _noun_parts(run, nouns):
            yield from _shortened(phrase)


def _shortened(phrase: Phrase) -> Iterator[Phrase]:
    row = phrase.words
    while row and row[0].key in FILLERS:
        row = row[1:]
    if row:
        yield Phrase(phrase.left, row[-LONGEST:], phrase.right)
    plain = next((at for at, word in enumerate(row) if word.key not in QUALITIES), len(row))
    if 0 < plain < len(row):
        yield Phrase(row[plain - 1].key, row[plain:][-LONGEST:], phrase.right)


def _words(text: str) -> list[Word]:
    row: list[Word] = []
    for token in tokens(text):
        start, gap = token.start, token.gap
        if row and gap in ("-", "‑"):
            whole = row.pop()
            start, gap = whole.start, whole.gap
        written = text[start : token.end]
        row.append(Word(start, token.end, written, written.casefold(), gap))
    return row


def _runs(row: Sequence[Word]) -> Iterator[Phrase]:
    left = ""
    run: list[Word] = []
    for word in row:
        grammar = _is_grammar(word.key)
        if run and (grammar or word.gap not in _WITHIN):
            yield Phrase(left, run, word.key if word.gap == " " else "")
            left, run = "", []
        if grammar:
            left = word.key
        else:
            left = left if run or word.gap == " " else ""
            run.append(word)
    if run:
        yield Phrase(left, run, "")


def _noun_parts(run: Phrase, nouns: Collection[str]) -> Iterator[Phrase]:
    """The noun phrases of a run: without the verbs that English puts before, between and after nouns."""
    row, left, right = run.words, run.left, run.right
    verb = next((at for at in range(len(row)) if _is_verb(run, at, nouns)), None)
    if verb is not None:
        if verb + 1 < len(row):
            yield from _noun_parts(Phrase(_VERB, row[verb + 1 :], right), nouns)
        row, right = row[:verb], _VERB
    if right in _AFTER_VERB and (len(row) > 1 or left not in _NOUN_BEFORE):
        row = row[:-1]
    if row:
        yield Phrase(left, row, right)


def _is_verb(run: Phrase, at: int, nouns: Collection[str]) -> bool:
    return _opens_as_verb(run) if at == 0 else _follows_as_verb(run, at, nouns)


def _opens_as_verb(run: Phrase) -> bool:
    key, left = run.words[0].key, run.left
    if left in ("which", "who") or (left == "that" and (len(run.words) > 1 or key.endswith("s"))):
        return not _closes_as_verb(run)  # a clause about the noun before it
    if left == "that" and run.right in DETERMINERS:
        return True
    if left == "to" and len(run.words) == 1 and run.right in _AFTER_VERB:
        return True
    if left in _NOUN_BEFORE:
        return key.endswith("ing") and run.right in DETERMINERS and len(run.words) == 1
    after_subject = left in PRONOUNS - DETERMINERS or left in AUXILIARIES - _BE
    noun = _NOUN_ENDING.search(key) or key.endswith("ing") or "-" in key
    participle = key.endswith(("ed", "ing")) and "-" not in key and (left in _BE or len(run.words) == 1)
    return participle or (after_subject and not noun) or singular(key) in VERBS


def _follows_as_verb(run: Phrase, at: int, nouns: Collection[str]) -> bool:
    key = run.words[at].key
    last = at == len(run.words) - 1
    if last and run.right in AUXILIARIES - _BEFORE_VERB and not key.endswith("ed"):
        return run.left in _ONE and _looks_plural(key)
    if last and _ADJECTIVE_ENDING.search(key):
        return True  # no verb, but it too stands behind its noun: `makes a dough extensible`
    if key.endswith(("ed", "ier")) or singular(key) in VERBS:
        return True
    if _looks_plural(run.words[at - 1].key) and run.left not in _ONE and not _NOUN_ENDING.search(key):
        return True  # `tails facing`, `printers refuse`; not `packet switching`, `a sales tax`
    if not _looks_plural(key):
        return False
    if last:
        return run.left in _ONE or (_closes_as_verb(run) and singular(key) not in nouns)
    return run.words[at + 1].key not in VERBS


def _closes_as_verb(run: Phrase) -> bool:
    """Whether the last word may be the verb of all before it: `which sour food dissolves`."""
    if len(run.words) == 1 or not _looks_plural(run.words[-1].key):
        return False
    return run.left in ("which", "that") or (run.left == "" and run.right in _NOUN_BEFORE)


def _looks_plural(key: str) -> bool:
    return key.endswith("s") and not _NOT_PLURAL.search(key)


@lru_cache(maxsize=16384)
def _is_grammar(key: str) -> bool:
    """Whether a word cannot stand in a noun phrase: a function word, an adverb, a letter, a number."""
    return len(key) == 1 or key in _GRAMMAR or not key[-1].isalpha() or _is_adverb(key) or bool(_CONTRACTED.search(key))


def _is_adverb(key: str) -> bool:
    return key.endswith("ly") and key not in NO_ADVERBS and len(key) > 4
