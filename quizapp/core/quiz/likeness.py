"""Whether two short texts say the same: what does not count, and what is a slip of the fingers."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from quizapp.core.text import STOPWORDS, singular

FORGIVEN = ((9, 2), (5, 1))
"""From so many letters on, so many slips are forgiven; a shorter answer has to be typed exactly."""

TELLING = 2
"""A word of at most so many letters tells answers apart (hepatitis A, type II): it has to be typed exactly."""

NUMERALS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}

NUMBERS = frozenset(
    """twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion first
    second third half quarter double triple""".split()
)

NEGATIONS = frozenset("no non not never none nothing without neither nor".split())

NEGATING = ("a", "an", "anti", "de", "dis", "il", "im", "in", "ir", "mis", "non", "un")
"""Beginnings that turn a word into its opposite."""

OPPOSED = (
    ("ab", "ad"),
    ("endo", "exo"),
    ("hyper", "hypo"),
    ("inter", "intra"),
    ("macro", "micro"),
    ("over", "under"),
    ("post", "pre"),
)
"""Beginnings that are opposites of each other."""

_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)")
_APOSTROPHE = re.compile(r"['’]s\b|['’‘`´]")
_AMPERSAND = re.compile(r"(?<=\w)\s*&\s*(?=\w)")
_ACCENT = re.compile("[\u0300-\u036f]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"(?:(?<![\w)])[-−])?\d+(?:[.,:/]\d+)*\w*[+#]*|\w+[+#]*")


def folded(text: str) -> list[str]:
    """The words that count. Text without any word is kept as it is: `&&` is an answer too."""
    bare = unicodedata.normalize("NFKC", text).casefold().strip().replace("\N{FRACTION SLASH}", "/")
    bare = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", bare)))
    bare = _AMPERSAND.sub(" and ", _THOUSANDS.sub("", _APOSTROPHE.sub("", _ARTICLE.sub("", bare))))
    return [NUMERALS.get(word, word.replace("−", "-")) for word in _WORD.findall(bare)] or bare.split()


def same(given: Sequence[str], expected: Sequence[str]) -> bool:
    """Whether two folded texts differ in nothing but number, spaces and hyphens; digits do not move together."""
    given, expected = _singular(given), _singular(expected)
    if given == expected:
        return True
    digits = [[word for word in row if any(map(str.isdigit, word))] for row in (given, expected)]
    return "".join(given) == "".join(expected) and digits[0] == digits[1]


def is_slip(given: Sequence[str], expected: Sequence[str]) -> bool:
    """Whether a folded text is the expected one with a slip or two, and not another number or the opposite."""
    return _is_forgiven(given, expected) or _is_forgiven(_singular(given), _singular(expected))


def distance(given: Sequence[str], expected: Sequence[str]) -> int:
    """Slips between two folded texts: a letter too many, missing, wrong, or swapped with its neighbour."""
    from rapidfuzz.distance import OSA  # only needed when an answer is typed

    return OSA.distance(" ".join(given), " ".join(expected))


def _singular(row: Sequence[str]) -> list[str]:
    return [singular(word) if word.isascii() and word.isalpha() else word for word in row]


def _is_forgiven(given: Sequence[str], expected: Sequence[str]) -> bool:
    letters = len("".join(expected))
    allowed = next((slips for least, slips in FORGIVEN if letters >= least), 0)
    slips = distance(given, expected)
    if slips > allowed or _exact(given) != _exact(expected):
        return False
    return all(distance(given, opposite) >= slips for opposite in _opposites(expected))


def _exact(row: Sequence[str]) -> list[str]:
    """The words that must not differ by a letter: numbers, negations, and short ones that tell terms apart."""
    return [word for word in row if word in NUMBERS | NEGATIONS or not word.isalpha() or _is_label(word)]


def _is_label(word: str) -> bool:
    return len(word) <= TELLING and word not in STOPWORDS - {"a", "i"}


def _opposites(row: Sequence[str]) -> Iterator[list[str]]:
    """The answer with one word turned into its opposite."""
    for at, word in enumerate(row):
        for opposite in _opposite_words(word):
            yield [*row[:at], opposite, *row[at + 1 :]]


def _opposite_words(word: str) -> Iterator[str]:
    for prefix in NEGATING:
        yield prefix + word
        if word.startswith(prefix):
            yield word.removeprefix(prefix)
    for pair in OPPOSED:
        for one, other in (pair, pair[::-1]):
            if word.startswith(one):
                yield other + word.removeprefix(one)
