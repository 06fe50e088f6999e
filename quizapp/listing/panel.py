"""A question with its answer: a number, a sentence, and rows to be drawn as bars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

_MINUTE_MS = 60_000
_BAR = 24
_WIDTH = 78

LEVELS = "·░▒▓█"
"""How much was done on a day: nothing, then four quarters of the busiest tenth."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a name, how long its bar is (0 to 1; None: a heading without one), and what it says."""

    name: str
    bar: float | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One question with its answer."""

    question: str
    number: str
    sentence: str
    lines: tuple[Line, ...] = ()
    calendar: tuple[int, ...] = ()
    """Answers a day, oldest first, for a heat map."""


def panel_text(panel: Panel) -> str:
    """The question with its answer, for a terminal of 80 columns."""
    return "\n".join(_panel_lines(panel))


def _panel_lines(panel: Panel) -> Iterator[str]:
    yield panel.question
    yield f"  {panel.number}"
    yield from wrap(panel.sentence, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    width = max((len(line.name) for line in panel.lines if line.bar is not None), default=0)
    for line in panel.lines:
        bar = "" if line.bar is None else f"{bar_text(line.bar, _BAR)}  "
        yield f"    {line.name:{width}}  {bar}{line.text}".rstrip()


def bar_text(share: float, width: int) -> str:
    """A bar `width` cells long at most; something is never drawn as nothing."""
    filled = max(round(share * width), 1) if share > 0 else 0
    return "▇" * filled + "·" * (width - filled)


def heat(calendar: Sequence[int]) -> list[int]:
    """For each day a level from 0 (nothing) to 4, by quarters of what nine days in ten stay below."""
    busy = sorted(count for count in calendar if count)
    if not busy:
        return [0] * len(calendar)
    most = busy[min(len(busy) - 1, len(busy) * 9 // 10)]
    return [min(4, -(-4 * count // most)) for count in calendar]


def percent(share: float | None) -> str:
    """`91 %`; a dash for what is not known."""
    return "–" if share is None else f"{100 * share:.0f} %"


def minutes(ms: float) -> str:
    """A span of time, in seconds, minutes or hours."""
    if ms < _MINUTE_MS:
        return f"{round(ms / 1000)} s"
    whole = round(ms / _MINUTE_MS)
    return f"{whole} min" if whole < 120 else f"{whole / 60:.0f} h"
