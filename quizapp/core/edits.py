"""What an edit does to a card: only its looks, only its words, or what it means."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from quizapp.core.card import SHORT_ANSWER_WORDS, CardKind
from quizapp.core.quiz.likeness import NEGATIONS, NUMBERS, distance, folded, is_slip, same
from quizapp.core.renames import Trace
from quizapp.core.text import STOPWORDS, akin, normal, plain, singular


class Change(StrEnum):
    """How much of a card is another, from least to most."""

    NONE = "none"
    COSMETIC = "cosmetic"
    """Spelling, signs, capitals, plurals."""
    WORDING = "wording"
    """Said in other words."""
    MEANING = "meaning"
    """What was learnt may be wrong by now."""


_ORDER = tuple(Change)

_CONTRACTED = frozenset(
    """aint arent cannot cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt neednt shouldnt wasnt werent
    wont wouldnt""".split()
)
"""Negations as `folded` leaves them."""

_TURNING = frozenset(
    """above after all always before below both each either every few fewer first inside last least less many may
    more most must never often once only outside over rarely same should some under unless until""".split()
)
"""Words of grammar that turn what a sentence says."""

_OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in """active/passive acid/base ascend/descend backward/forward begin/end big/small bottom/top cause/effect
    cold/hot cold/warm cool/hot dark/light dead/living decode/encode decrease/increase deep/shallow down/up dry/wet
    early/late east/west empty/full encrypt/decrypt even/odd export/import external/internal fall/rise false/true
    far/near fast/slow female/male first/last front/back future/past gain/lose gain/loss greater/smaller hard/soft
    heavy/light high/low highest/lowest horizontal/vertical inner/outer input/output inside/outside join/part
    large/small larger/smaller largest/smallest left/right long/short longer/shorter longest/shortest lower/raise
    lower/higher maximum/minimum maximal/minimal negative/positive new/old north/south open/close opened/closed
    parent/child positive/negative private/public push/pull quick/slow read/write sink/source stop/start strong/weak
    stronger/weaker thick/thin tight/loose upper/lower wide/narrow win/lose young/old""".split()
)

_SIGNS = frozenset("<>=+×÷%^|~≤≥≠±→←¬√°€$£#")
"""Signs that mean something where they stand."""

_SLIP_LETTERS = 6
"""In a shorter word one letter makes another word (form, from)."""

_ANOTHER_ANSWER = 0.25
"""So large a share of new words makes another answer of a long one."""

_ANOTHER_QUESTION = 0.5
"""A question may be put quite differently and still ask the same: only a larger share makes another."""


class _Side(StrEnum):
    """What a text is for."""

    LEARNT = "learnt"
    """It is the answer, or the sentence that is judged: each word of it counts."""
    ASKED = "asked"
    """It leads to the answer, and may do so in other words."""


def change(old: Trace, new: Trace) -> Change:
    """How much of a card an edit has changed: the greater of the changes of its two sides.

    Numbers, negations, opposites and words of content weigh as meaning: any of them in a short answer, a quarter of
    the words in a long one, more than half of them in a question whose answer stays.
    """
    if old.digest == new.digest:
        return Change.NONE
    if old.kind == CardKind.STEPS and normal(old.answer) != normal(new.answer):
        return Change.MEANING
    side = _Side.LEARNT if old.kind == CardKind.STATEMENT else _Side.ASKED
    answer, question = _text_change(old.answer, new.answer, _Side.LEARNT), _text_change(old.prompt, new.prompt, side)
    return max(Change.COSMETIC, answer, question, key=_ORDER.index)


def _text_change(old: str, new: str, side: _Side) -> Change:
    old, new = plain(old), plain(new)
    if old == new:
        return Change.NONE
    before, after = folded(old), folded(new)
    if _signs(old) != _signs(new) or _turned(before, after, side):
        return Change.MEANING
    if same(before, after):
        return Change.COSMETIC
    gone, come = _difference(before, after)
    if not gone and not come:
        slips = len(before) == len(after) and distance(before, after) <= 2
        return Change.COSMETIC if slips else Change.WORDING
    return Change.MEANING if _is_another(before, after, gone, come, side) else Change.WORDING


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign in _SIGNS)


def _turned(before: Sequence[str], after: Sequence[str], side: _Side) -> bool:
    """Whether words that tell are others: of a question, whether one took the place of another or negates it."""
    gone, come = _telling(before) - _telling(after), _telling(after) - _telling(before)
    if side is _Side.LEARNT:
        return bool(gone or come)
    return bool(gone and come) or "not" in gone + come


def _telling(words: Iterable[str]) -> Counter[str]:
    return Counter("not" if word in _CONTRACTED | NEGATIONS else word for word in words if _tells(word))


def _tells(word: str) -> bool:
    return word in _CONTRACTED | NEGATIONS | NUMBERS | _TURNING or any(map(str.isdigit, word))


def _difference(before: Sequence[str], after: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of content that went and those that came; forms of one word and slips of the pen are the same."""
    gone, come = _content(before), _content(after)
    for word in list(gone):
        twin = next((other for other in come if akin(singular(word), singular(other)) or _is_slip(word, other)), None)
        if twin is not None:
            gone.remove(word)
            come.remove(twin)
    return gone, come


def _content(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in STOPWORDS and not _tells(word)]


def _is_slip(old: str, new: str) -> bool:
    """One letter, not the first, of a word that is long enough, and not its opposite."""
    if min(len(old), len(new)) < _SLIP_LETTERS or old[0] != new[0] or distance([old], [new]) > 1:
        return False
    return is_slip([old], [new])


def _is_another(
    before: Sequence[str], after: Sequence[str], gone: Sequence[str], come: Sequence[str], side: _Side
) -> bool:
    if any(frozenset((old, new)) in _OPPOSITES for old in gone for new in come):
        return True
    all_words = len(_content(before)) + len(_content(after))
    if side is _Side.ASKED:
        return bool(gone and come) and len(gone) + len(come) > _ANOTHER_QUESTION * all_words
    is_short = min(len(_content(before)), len(_content(after))) <= SHORT_ANSWER_WORDS
    return is_short or len(gone) + len(come) >= _ANOTHER_ANSWER * all_words
