"""Leeches: cards forgotten so often that they are asked in easier forms for a while."""

from collections.abc import Iterable

from quizapp.core.history import Event, EventKind, Form, in_order, phase_after, undone
from quizapp.core.memory import Rating
from quizapp.core.schedule import Phase, makes_leech
from quizapp.core.text import plain, words

LADDER = (Form.CHOICE, Form.TYPED)
"""How a leech is asked, each form until it was right once; then comes the card's own form again."""

HINT = "hint"
"""In the detail of an answer: what was shown of it, in place of options that could not be made."""

HINT_GUESS = 0.1
"""The chance of a lucky guess with a hint: about as if ten words had come to mind."""

_ARTICLES = frozenset({"a", "an", "the"})

_TELLING_LETTERS = 4
"""In a shorter word the first letter tells too much."""


def easier_form(events: Iterable[Event]) -> Form | None:
    """The form in which a card, whose events these are, is to be asked next; None: its own."""
    ordered = in_order(events)
    gone = undone(ordered)
    phase, lapses, climbed = Phase.NEW, 0, len(LADDER)
    for event in ordered:
        if event.key in gone:
            continue
        if event.kind is EventKind.RESET:
            phase, lapses, climbed = Phase.NEW, 0, len(LADDER)
        elif event.kind is EventKind.ANSWER and event.rating is Rating.AGAIN:
            lapses += phase is Phase.REVIEW
            climbed = 0 if phase is Phase.REVIEW and makes_leech(lapses) else climbed
            phase = phase_after(phase, event)
        elif event.kind is EventKind.ANSWER:
            asked = Form.CHOICE if HINT in event.detail else event.form
            climbed += asked in LADDER[climbed : climbed + 1]
            phase = phase_after(phase, event)
    return LADDER[climbed] if climbed < len(LADDER) else None


def hint(answer: str) -> str:
    """How long an answer is, and how it begins where that does not give it away; empty for one without words."""
    said = words(plain(answer))
    if not said:
        return ""
    if len(said) > 1 and said[0].casefold() in _ARTICLES:
        said = said[1:]
    first = said[0]
    if len(said) > 1:
        return f"{len(said)} words; the first begins with {first[0].upper()}."
    unit = "letter" if first.isalpha() else "character"
    length = f"{len(first)} {unit}" if len(first) == 1 else f"{len(first)} {unit}s"
    return f"{length}." if len(first) < _TELLING_LETTERS else f"{length}, beginning with {first[0].upper()}."
