"""The line at the top: where one is, and how far."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from quizapp.tui.widgets.text import ACCENT, MUTED, styled

NARROW = 60
"""Below this many cells a line says less."""

_BAR_CELLS = 10


class Header(Widget):
    """Context on the left, progress on the right; both shrink on a narrow terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._place: Sequence[str] = ()
        self._right = (Content(), Content())

    def show(self, context: Sequence[str], right: tuple[Content, Content] = (Content(), Content())) -> None:
        """Replace the line.

        Args:
            context: from the general to the special; only the last part stays on a narrow terminal.
            right: in full, and in short.
        """
        self._place, self._right = context, right
        self.refresh()

    def render(self) -> Content:
        return header_line(self._place, self._right, self.size.width)


def header_line(context: Sequence[str], right: tuple[Content, Content], width: int) -> Content:
    """The header in `width` cells. The context is cut where both do not fit."""
    narrow = width < NARROW
    place = styled((context[-1] if narrow and context else " › ".join(context)).replace("\n", " "), MUTED)
    aside = right[1] if narrow else right[0]
    room = max(0, width - aside.cell_length - 2)
    place = place.truncate(room, ellipsis=True)
    return place + " " * max(0, width - place.cell_length - aside.cell_length) + aside


def progress(done: int, total: int, remark: str = "") -> tuple[Content, Content]:
    """How far a sitting has come, in full (`7 of 24` and a bar) and in short (`7/24`); before it a remark."""
    at = min(done + 1, total)
    before = f"{remark} · " if remark else ""
    full = Content.assemble((f"{before}{at} of {total}  ", MUTED), bar(done, total))
    return full, styled(f"{before}{at}/{total}", MUTED)


def bar(done: int, total: int) -> Content:
    """How much of it is done, as a bar."""
    filled = _BAR_CELLS * done // max(1, total)
    return Content.assemble(("▓" * filled, ACCENT), ("░" * (_BAR_CELLS - filled), MUTED))
