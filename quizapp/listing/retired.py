"""Cards whose source is gone, and what became of them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizapp.core.history import EventKind, in_order, undone
from quizapp.listing.words import counted, moment_text, safe

if TYPE_CHECKING:
    from quizapp.workspace.records import Record
    from quizapp.workspace.retired import Restored

_SHOWN = 10
"""So many cards are named before the question whether to forget them."""


def retired_text(records: "Iterable[Record]") -> str:
    """Each retired card under its concept, with the name to restore it by and its history in a line."""
    lines: list[str] = []
    concept = ""
    for record in records:
        card = record.card
        if card.concept_id != concept:
            concept = card.concept_id
            lines += ["", f"{card.section or record.deck_title} › {card.concept}  ({concept})"]
        lines += ["", f"  {card.id}", f"    {_one_line(card.prompt)}", f"    {_one_line(card.answer)}"]
        lines += [f"    {history_line(record)}"]
    return safe("\n".join(lines).strip("\n") or "No card with a history is without its source.")


def history_line(record: "Record") -> str:
    """`3 answers, the last on 2026-11-20 18:04`."""
    gone = undone(record.events)
    answers = [event for event in in_order(record.events) if event.kind is EventKind.ANSWER and event.key not in gone]
    count = counted(len(answers), "answer")
    return f"{count}, the last on {moment_text(answers[-1].at_ms, answers[-1].offset_min)}" if answers else count


def forgetting_text(records: "Sequence[Record]") -> str:
    """What is about to be forgotten."""
    lines = [f"{record.card.id}: {history_line(record)}" for record in records[:_SHOWN]]
    if (more := len(records) - _SHOWN) > 0:
        lines.append(f"And {counted(more, 'more card')}.")
    return safe("\n".join(lines))


def restored_text(restored: "Restored") -> str:
    """What was written, as a diff shows it, and which cards are back."""
    lines = [f"{restored.path}:", *(f"+ {line}" for line in restored.added)]
    return safe("\n".join([*lines, f"Back with their history: {', '.join(restored.cards) or 'none'}."]))


def _one_line(text: str) -> str:
    return " ".join(text.split())
