"""Pictures of numbers: bars with their figures beside them, and a year of days."""

from collections.abc import Callable, Iterable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quizapp.core.day import day_date
from quizapp.listing.panel import LEVELS, Line, bar_text, heat
from quizapp.tui.widgets.header import NARROW
from quizapp.tui.widgets.rows import hanging
from quizapp.tui.widgets.text import ACCENT, MUTED, STRONG, styled

_BAR, _NARROW_BAR = 14, 10
_GAP = 2
_LEAST_TEXT = 32
_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")

Draw = Callable[[int], Content]
"""Draws in so many cells."""


class Chart(Widget):
    """A picture, drawn anew for each width. Takes no room while there is nothing to draw."""

    def __init__(self) -> None:
        super().__init__()
        self._draw: Draw = lambda width: Content()

    def show(self, draw: Draw) -> None:
        """Replace the picture."""
        self._draw = draw
        self.refresh(layout=True)

    def render(self) -> Content:
        return self._draw(self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the picture has in `width` cells."""
        drawn = self._draw(width).plain
        return drawn.count("\n") + 1 if drawn else 0


def lines_content(lines: Iterable[Line], width: int) -> Content:
    """A row for each line: name, bar and text; where a narrow terminal has no room for them, the text stands below."""
    named = list(lines)
    barred = [line for line in named if line.bar is not None]
    bar = _NARROW_BAR if width < NARROW else _BAR
    names = max((len(line.name) for line in barred), default=0)
    texts = max((len(line.text) for line in barred), default=0)
    if width < NARROW and names + texts + bar + 2 * _GAP > width:
        return Content("\n").join(part for line in named for part in _below(line, width, bar))
    names = min(names, width - bar - 2 * _GAP - min(texts, _LEAST_TEXT))
    return Content("\n").join(_beside(line, names, width, bar) for line in named)


def _beside(line: Line, names: int, width: int, bar: int) -> Content:
    if line.bar is None:
        return styled(line.name, STRONG)
    name = _name(line).truncate(names, ellipsis=True, pad=True)
    return hanging([(name + " " * _GAP + _bar(line.bar, bar), styled(line.text))], width, gap=_GAP)


def _below(line: Line, width: int, bar: int) -> list[Content]:
    if line.bar is None:
        return [styled(line.name, STRONG)]
    name = _name(line).truncate(width - bar - 1, ellipsis=True, pad=True)
    return [name + " " + _bar(line.bar, bar), hanging([(Content(" "), styled(line.text))], width, gap=0)]


def _name(line: Line) -> Content:
    return styled(line.name.replace("\n", " "), MUTED)


def _bar(share: float, width: int) -> Content:
    drawn = bar_text(share, width)
    filled = drawn.rstrip("·")
    return Content.assemble((filled, ACCENT), (drawn[len(filled) :], MUTED))


def calendar_content(counts: Sequence[int], day: int, width: int) -> Content:
    """The days up to `day` (the last of the counts): a column a week, as many as fit, with what the shades mean."""
    levels = heat(counts)
    first = day - len(counts) + 1
    monday = day - day_date(day).weekday()
    weeks = min(width - 4, 53)
    begin = monday - 7 * (weeks - 1)
    rows = [styled("    " + _months(begin, weeks), MUTED)]
    for weekday, name in enumerate(_DAYS):
        cells = [begin + 7 * week + weekday for week in range(weeks)]
        drawn = "".join(LEVELS[levels[cell - first]] if first <= cell <= day else " " for cell in cells)
        rows.append(Content.assemble((f"{name:4}", MUTED), (drawn, ACCENT)))
    return Content("\n").join([*rows, styled(_legend(counts, levels), MUTED)])


def _months(begin: int, weeks: int) -> str:
    """The name of each month above its first whole week."""
    names = [" "] * (weeks + 3)
    for week in range(weeks):
        date = day_date(begin + 7 * week)
        if date.day <= 7:
            names[week : week + 3] = f"{date:%b}"
    return "".join(names)[:weeks].rstrip()


def _legend(counts: Sequence[int], levels: Sequence[int]) -> str:
    """What each shade means, in answers a day."""
    said = [f"{LEVELS[0]} none"]
    for level in range(1, len(LEVELS)):
        found = [count for count, at in zip(counts, levels, strict=True) if at == level]
        if found:
            said.append(f"{LEVELS[level]} {_span(min(found), max(found))}")
    return "  ".join(said)


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"
