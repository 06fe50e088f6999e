"""Leeches: cards forgotten so often that they are asked in easier forms for a while."""

from collections.abc import Iterable

from quizapp.core.history import Event, EventKind, Form, in_order, phase_after, undone
from quizapp.core.memory import Rating
from quizapp.core.schedule import Phase, makes_leech

LADDER = (Form.CHOICE, Form.TYPED)
"""How a leech is asked, each form until it was right once; then comes the card's own form again."""


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
            climbed += event.form in LADDER[climbed : climbed + 1]
            phase = phase_after(phase, event)
    return LADDER[climbed] if climbed < len(LADDER) else None
