"""Two columns: a name, and a text that keeps to its own column when it wraps."""

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quizapp.tui.widgets.text import MUTED, styled

Row = tuple[Content, Content]


class Rows(Widget):
    """Rows of name and text. Takes no room while there is none."""

    def __init__(self, rows: Sequence[Row] = (), *, gap: int = 2, id: str | None = None) -> None:
        super().__init__(id=id, classes="" if rows else "-silent")
        self._rows, self._gap = rows, gap

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows."""
        self._rows = rows
        self.set_class(not rows, "-silent")
        self.refresh(layout=True)

    def render(self) -> Content:
        return hanging(self._rows, self.size.width, self._gap)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the texts need in `width` cells."""
        return hanging(self._rows, width, self._gap).plain.count("\n") + 1


def facts(named: Mapping[str, str]) -> list[Row]:
    """Rows of names and values; those without a value are left out."""
    return [(styled(name, MUTED), styled(text)) for name, text in named.items() if text]


def hanging(rows: Sequence[Row], width: int, gap: int) -> Content:
    """The rows in `width` cells: texts begin, and go on, in the same column."""
    indent = max((name.cell_length for name, _ in rows), default=0) + gap
    lines = []
    for name, text in rows:
        for line in text.wrap(max(2, width - indent)) or [text]:
            lines.append(name + " " * (indent - name.cell_length) + line)
            name = Content()
    return Content("\n").join(lines)
