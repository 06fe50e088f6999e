"""How problems quote what an author wrote, and guess what was meant."""

from collections.abc import Iterable

from quizapp.core.text import visible

_LONGEST_QUOTE = 40
_LIKE = 60
"""Percent of the letters that must agree for a word to be the one that was meant."""
_SURE, _MARGIN = 66, 12
"""Percent for there to be no doubt, and how much less the next best word must agree."""


def quoted(text: str) -> str:
    """`text` between backticks on one line, short and safe enough for a message."""
    text = visible(" ".join(text.split()))
    return f"`{text}`" if len(text) <= _LONGEST_QUOTE else f"`{text[: _LONGEST_QUOTE - 1]}…`"


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like `word`; empty if none is like it."""
    from rapidfuzz import fuzz, process  # 20 ms: only when something is wrong

    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKE)
    return f"Did you mean {quoted(found[0])}?" if found else ""


def surely(word: str, known: Iterable[str]) -> str:
    """The one known word that must have been meant; empty if there is none, or a second one could be meant."""
    from rapidfuzz import fuzz, process  # as above

    found = process.extract(word, known, scorer=fuzz.ratio, limit=2)
    if not found or found[0][1] < _SURE or (len(found) > 1 and found[1][1] > found[0][1] - _MARGIN):
        return ""
    meant: str = found[0][0]
    return meant
