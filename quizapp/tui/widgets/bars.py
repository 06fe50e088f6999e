"""Small bars: how much each of the coming days will ask."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from quizapp.tui.widgets.header import NARROW
from quizapp.tui.widgets.text import ACCENT, MUTED, styled

_HEIGHTS = "▁▂▃▄▅▆▇█"


class Bars(Widget):
    """A title and a row of bars, each with its number and its name."""

    def __init__(self, title: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title
        self._bars: tuple[Sequence[int], Sequence[str]] = ((), ())

    def show(self, values: Sequence[int], names: Sequence[str]) -> None:
        """Replace the bars."""
        self._bars = values, names
        self.refresh()

    def render(self) -> Content:
        width = 5 if self.size.width < NARROW else 8
        return Content("\n").join([styled(self._title, MUTED), bars(*self._bars, width)])


def bars(values: Sequence[int], names: Sequence[str], width: int) -> Content:
    """A bar, its number and its name for each value, in columns of `width` cells."""
    most = max(*values, len(_HEIGHTS))  # a single review is a small bar even in a quiet week
    drawn = "".join(f"{_bar(value, most):{width}}" for value in values)
    numbers = "".join(f"{value:<{width}}" for value in values)
    below = "".join(f"{name:{width}}" for name in names)
    return Content.assemble((drawn, ACCENT), "\n", numbers, "\n", (below, MUTED))


def _bar(value: int, most: int) -> str:
    """Three cells wide; nothing at all is a dot, so that it is not taken for little."""
    if not value:
        return "·"
    return _HEIGHTS[(len(_HEIGHTS) * value - 1) // most] * 3
