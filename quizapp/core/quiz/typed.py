"""Grading what was typed: what is the same answer, what is nearly it, and what is another answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.card import Asked, CardKind, ItemKind
from quizapp.core.quiz.likeness import distance, folded, is_slip, same
from quizapp.core.quiz.lists import bullets, halves, items, readings
from quizapp.core.text import normal, plain

TURNED_ROUND = frozenset({CardKind.FACT, ItemKind.TYPED})
"""Kinds in whose answers two things may change places: `salt and pepper`. In a cloze they may be a fixed phrase."""

_MOST_TYPED = 3
"""A text of more than so many parts for each item is no list of these items."""

_QUALIFIER = re.compile(r"\s*\([^()]*\)$")


class Verdict(StrEnum):
    """How a typed answer compares with the accepted ones."""

    RIGHT = "right"
    NEAR = "near"
    """A slip of the fingers away: to be shown with the difference."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Graded:
    """A verdict on what was typed."""

    verdict: Verdict
    expected: str
    """The accepted form nearest to it; of a list graded by item, its items in the order in which they were typed."""
    missing: tuple[str, ...] = ()
    """Items of a list that were not named."""
    wrong: tuple[str, ...] = ()
    """What was typed that is no item of the list."""

    @property
    def remark(self) -> str:
        """What is missing in a list and what does not belong to it, in words; empty where nothing is to be said."""
        parts = {"Missing": self.missing, "Not asked for": self.wrong}
        return " ".join(f"{label}: {', '.join(named)}." for label, named in parts.items() if named)


def grade_typed(typed: str, asked: Asked) -> Graded:
    """Compare `typed` with the right answer and with all else that is accepted.

    Case, accents, leading articles, punctuation, hyphens and plurals do not count. A slip or two in a long answer
    is NEAR, unless it makes another number or the opposite of what is right. An answer that is a list is compared
    item by item, in any order, and as a whole too: the better verdict counts.
    """
    forms = list(dict.fromkeys(form for text in (asked.answer, *asked.accept) for form in _forms(text)))
    if not folded(typed):
        return Graded(Verdict.WRONG, forms[0])
    whole = _compared(typed, forms)
    if whole.verdict is Verdict.RIGHT:
        return whole
    best = min(_by_item(typed, asked, forms), key=_badness, default=whole)
    return whole if whole.verdict is Verdict.NEAR and best.verdict is not Verdict.RIGHT else best


def _badness(graded: Graded) -> tuple[bool, bool, int]:
    errors = len(graded.missing) + len(graded.wrong)
    return graded.verdict is Verdict.WRONG, graded.verdict is Verdict.NEAR, errors


def _forms(text: str) -> Iterator[str]:
    """A text that counts as right on one line, and without the qualifier in brackets at its end."""
    form = plain("; ".join(bullets(text)) or text)
    yield form
    if short := _QUALIFIER.sub("", form):
        yield short


def _compared(typed: str, forms: Iterable[str]) -> Graded:
    given = folded(typed)
    expected = {form: folded(form) for form in forms}
    right = next((form for form, row in expected.items() if same(given, row)), None)
    if right is not None:
        return Graded(Verdict.RIGHT, right)
    nearest = min(expected, key=lambda form: distance(given, expected[form]))
    return Graded(Verdict.NEAR if is_slip(given, expected[nearest]) else Verdict.WRONG, nearest)


def _by_item(typed: str, asked: Asked, forms: Iterable[str]) -> Iterator[Graded]:
    """A verdict for each way of reading what was typed as a list that counts as right, if it names any item."""
    for form in forms:
        wanted = _items(form, asked)
        most = _MOST_TYPED * len(wanted)
        found = (_matched(given, wanted) for given in readings(typed) if len(given) <= most)
        yield from (graded for graded in found if len(graded.missing) < len(wanted))


def _items(form: str, asked: Asked) -> list[str]:
    """The items of a list; nothing of a name, whatever it looks like: `Rock, paper, scissors`."""
    if normal(form) == normal(asked.concept):
        return []
    return items(form) or (halves(form) if asked.kind in TURNED_ROUND else [])


def _matched(given: Sequence[str], wanted: Sequence[str]) -> Graded:
    """Give each item the typed part that is nearest to it."""
    candidates = sorted(_candidates(given, wanted))
    places: dict[int, int] = {}
    verdict = Verdict.RIGHT
    for is_near, _, at, place in candidates:
        if at not in places and place not in places.values():
            places[at] = place
            verdict = Verdict.NEAR if is_near else verdict
    known = {at for _, _, at, _ in candidates}  # an item named twice is no wrong one
    wrong = tuple(part for at, part in enumerate(given) if at not in known)
    missing = tuple(item for place, item in enumerate(wanted) if place not in places.values())
    named = [wanted[places[at]] for at in sorted(places)]
    return Graded(Verdict.WRONG if missing or wrong else verdict, ", ".join([*named, *missing]), missing, wrong)


def _candidates(given: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[bool, int, int, int]]:
    """The places of each typed part and each item that it may stand for, after how far it is from it."""
    for at, part in enumerate(given):
        for place, item in enumerate(wanted):
            verdict = _compared(part, _forms(item)).verdict
            if verdict is not Verdict.WRONG:
                yield verdict is Verdict.NEAR, distance(folded(part), folded(item)), at, place
