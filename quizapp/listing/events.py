"""The event log."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from quizapp.core.day import day_date
from quizapp.errors import UsageError
from quizapp.listing.words import counted, json_text, moment_text, safe

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
        f"flag {event.detail['flag']}" if "flag" in event.detail else "",
        f"due {day_date(int(event.detail['due_day']))}" if "due_day" in event.detail else "",
        f"(one of {event.detail['cards']} cards)" if "cards" in event.detail else "",
        "(its meaning changed)" if event.detail.get("why") == "edited" else "",
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


def deed_text(event: "Event") -> str:
    """What was done, in a word: the grade, or a verb."""
    from quizapp.core.history import EventKind

    if event.rating:
        return event.rating.name.title() if event.kind is EventKind.ANSWER else event.kind.value
    return _DEEDS[event.kind]


def led_to_text(event: "Event") -> str:
    """What an event led to, in a few words; empty where the deed says it all."""
    from quizapp.core.day import day_date
    from quizapp.core.schedule import interval_text

    detail = event.detail
    if others := int(detail.get("cards", 1)) - 1:
        return f"{others + 1} cards" if "action" in detail else f"and {counted(others, 'other card')}"
    if event.interval:
        return interval_text(event.interval)
    if "due_day" in detail:
        return f"due {day_date(int(detail['due_day']))}"
    return f"now {detail['to']}" if "to" in detail else str(detail.get("flag", ""))


_DEEDS = {
    "suspend": "suspended",
    "unsuspend": "let back",
    "bury": "buried",
    "unbury": "unburied",
    "flag": "flagged",
    "move": "moved",
    "reset": "forgotten",
    "rename": "renamed",
    "practice": "practice",
    "undo": "taken back",
    "weights": "refitted",
}


def _deed(event: "Event") -> str:
    deed = str(event.detail.get("action") or deed_text(event))
    return f"{deed}, {event.detail['cards']} cards" if "cards" in event.detail else deed
