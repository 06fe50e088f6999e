"""What was done to cards."""

from typing import TYPE_CHECKING

from quizapp.core.day import day_date
from quizapp.core.history import EventKind
from quizapp.listing.words import counted, json_text

if TYPE_CHECKING:
    from quizapp.workspace.actions import Acted, Action


def acted_text(action: "Action", acted: "Acted") -> str:
    """How many cards were changed and how; how many were so already."""
    parts = []
    if acted.events:
        parts.append(f"{done_text(action)}: {counted(len(acted.events), 'card')}. `quizapp undo` takes it back.")
    if acted.unchanged:
        parts.append(f"Nothing to change: {counted(acted.unchanged, 'card')}.")
    return " ".join(parts) or "Nothing to change."


def acted_json(action: "Action", acted: "Acted") -> str:
    """An object: what was done, to which cards, and how many were so already."""
    return json_text(
        {
            "action": action.kind,
            **action.detail,
            "changed": [event.card for event in acted.events],
            "unchanged": acted.unchanged,
        }
    )


def done_text(action: "Action") -> str:
    """What an action does, as done."""
    if action.kind is EventKind.FLAG:
        number = action.detail["flag"]
        return f"Flag {number}" if number else "Flag taken away"
    if action.kind is EventKind.MOVE:
        return f"Due on {day_date(int(action.detail['due_day']))}"
    return _DONE[action.kind]


_DONE = {
    EventKind.SUSPEND: "Suspended",
    EventKind.UNSUSPEND: "Brought back from suspension",
    EventKind.BURY: "Buried until tomorrow",
    EventKind.UNBURY: "Dug out again",
    EventKind.RESET: "New again, with nothing learnt",
}
