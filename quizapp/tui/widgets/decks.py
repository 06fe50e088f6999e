"""The list of decks with what each asks today."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quizapp.core.concept import DeckId
from quizapp.tui.widgets.header import NARROW
from quizapp.tui.widgets.text import MUTED, styled


@dataclass(frozen=True, slots=True)
class DeckRow:
    """One row: decks to review together, and their counts."""

    decks: tuple[DeckId, ...]
    title: str
    learning: int
    reviews: int
    new: int


class DeckList(OptionList):
    """One deck a row, the first row for all of them."""

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)
        self._rows: Sequence[DeckRow] = ()

    def show(self, rows: Sequence[DeckRow]) -> None:
        """Replace the rows; the cursor stays where it is."""
        self._rows = rows
        at = self.highlighted or 1  # the headings are the first option, and no choice
        width = self.size.width
        self.clear_options()
        self.add_options([Option(headings(width), disabled=True), *(Option(row_content(row, width)) for row in rows)])
        self.highlighted = min(at, len(rows)) or None

    @property
    def row(self) -> DeckRow | None:
        """The row under the cursor."""
        return self._rows[self.highlighted - 1] if self.highlighted else None

    def on_resize(self, event: Resize) -> None:
        """The columns follow the width."""
        self.show(self._rows)


def _columns(row: DeckRow, width: int) -> dict[str, int]:
    if width < NARROW:
        return {"due": row.learning + row.reviews, "new": row.new}
    return {"learning": row.learning, "review": row.reviews, "new": row.new}


def row_content(row: DeckRow, width: int) -> Content:
    """A row in `width` cells: the title cut to fit, the numbers below their headings."""
    columns = _columns(row, width)
    cells = [f"{number or '·':>{_column_width(name)}}" for name, number in columns.items()]
    room = max(1, width - sum(map(len, cells)))
    title = styled(row.title.replace("\n", " ")).truncate(room, ellipsis=True, pad=True)
    return title + "".join(cells)


def headings(width: int) -> Content:
    """The names of the columns."""
    names = _columns(DeckRow((), "", 0, 0, 0), width)
    return styled("".join(f"{name:>{_column_width(name)}}" for name in names).rjust(width), MUTED)


def _column_width(name: str) -> int:
    return max(len(name), 4) + 2
