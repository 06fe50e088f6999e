"""The event log."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.listing.words import json_text, moment_text, safe

if TYPE_CHECKING:
    from quizapp.core.history import Event, EventKey


def event_text(event: "Event") -> str:
    """One event in a line: its name, when, what, and the interval chosen."""
    from quizapp.core.schedule import interval_text

    parts = [
        f"{event.device}:{event.seq}",
        moment_text(event.at_ms, event.offset_min),
        event.kind,
        event.rating.name.lower() if event.rating else "",
        interval_text(event.interval) if event.interval else "",
        event.card,
        f"-> {event.detail['to']}" if "to" in event.detail else "",
    ]
    return safe("  ".join(part for part in parts if part))


def event_json(event: "Event") -> str:
    """One event as a line of JSON; the columns of the event log."""
    return json_text(asdict(event), indent=None)


def event_key(text: str) -> "EventKey":
    """`device:seq` as `history` prints it.

    Raises:
        UsageError: it is not of that form.
    """
    device, _, seq = text.partition(":")
    if not device or not seq.isdigit():
        raise UsageError(f"`{text}` does not name an event.", "Write device:number as `quizapp history` prints it.")
    return device, int(seq)


def taken_back(event: "Event | None") -> str:
    """What an undo did, in words."""
    return f"Taken back: {_deed(event)}." if event else "There is nothing to undo."


def done_again(event: "Event | None") -> str:
    """What a redo did, in words."""
    return f"Done again: {_deed(event)}." if event else "There is nothing to redo."


def _deed(event: "Event") -> str:
    return event.rating.name.title() if event.rating else str(event.detail.get("action", event.kind.value))
