"""What all texts for people share: safe characters, counted nouns, times, JSON."""

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.core.concept import Resource


def safe(text: str) -> str:
    """`text` with control characters spelt out."""
    from quizapp.core.text import visible  # its patterns take 4 ms to compile

    return visible(text)


REWORDED = "Reworded since you last saw it."
"""Said of a card that means something else since an edit of its file."""


def counted(number: int, noun: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def readable(text: str) -> str:
    """`text` with its formulas in plain characters (`$x^2$` is x²), if it has any."""
    if "$" not in text:
        return text
    from quizapp.core.formulas import with_formulas  # few cards have some, and the first card shall come fast

    return with_formulas(text)


def has_formulas(texts: "Iterable[str]") -> bool:
    """Whether some of the texts are shown in another way than they were typed."""
    return any(readable(text) != text for text in texts)


def resource_line(resource: "Resource") -> str:
    """Title, site and minutes."""
    facts = [resource.site, f"{resource.minutes} min" if resource.minutes else ""]
    aside = ", ".join(fact for fact in facts if fact)
    return f"{resource.title} ({aside})" if aside else resource.title


def moment_text(at_ms: int, offset_min: int) -> str:
    """Date and time as the learner's clock showed it."""
    return _local(at_ms, offset_min).strftime("%Y-%m-%d %H:%M")


def clock_text(at_ms: int, offset_min: int) -> str:
    """The time of day as the learner's clock shows it."""
    return _local(at_ms, offset_min).strftime("%H:%M")


def _local(at_ms: int, offset_min: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, timezone(timedelta(minutes=offset_min)))


def json_text(value: object, indent: int | None = 1) -> str:
    """A value as JSON, its texts as they are."""
    import json  # a line of text for a prompt needs none

    return json.dumps(value, ensure_ascii=False, indent=indent)
