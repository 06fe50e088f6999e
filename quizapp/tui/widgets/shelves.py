"""The rows of the library: decks, sections and concepts, and cards that were found."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId
from quizapp.listing.schedules import mastery_text, percent
from quizapp.tui.widgets.header import NARROW
from quizapp.tui.widgets.text import ACCENT, MUTED, styled
from quizapp.workspace.browsing import Known

_BAR_CELLS = 8
_WORDS = 14
"""Room for `not begun` and `growing 55 %`."""


class Place(Enum):
    """What a row stands for."""

    DECK = auto()
    SECTION = auto()
    CONCEPT = auto()
    CARD = auto()


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One row."""

    place: Place
    key: str
    """Names the row for ever, so that the cursor can stay on it."""
    title: str
    depth: int
    known: Known | None = None
    """How well it is known; None for a card."""
    is_open: bool = False
    concept: ConceptId | None = None
    card: CardId | None = None
    concepts: tuple[ConceptId, ...] = ()
    """All concepts that the row stands for."""

    @property
    def can_open(self) -> bool:
        """Whether it holds further rows."""
        return self.place in (Place.DECK, Place.SECTION)


class Shelves(OptionList):
    """The rows, with a cursor."""

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)
        self._rows: Sequence[ShelfRow] = ()

    def show(self, rows: Sequence[ShelfRow]) -> None:
        """Replace the rows; the cursor stays on its row, or near it."""
        at, key = self.highlighted or 0, self.row.key if self.row else ""
        self._rows = rows
        width = self.size.width - self.scrollbar_size_vertical
        self.clear_options()
        self.add_options([Option(row_content(row, width)) for row in rows])
        same = next((index for index, row in enumerate(rows) if row.key == key), min(at, len(rows) - 1))
        self.highlighted = same if rows else None

    @property
    def row(self) -> ShelfRow | None:
        """The row under the cursor."""
        return self._rows[self.highlighted] if self.highlighted is not None else None

    def on_resize(self, event: Resize) -> None:
        """The columns follow the width."""
        self.show(self._rows)


def row_content(row: ShelfRow, width: int) -> Content:
    """A row in `width` cells: its title cut to fit, at the right edge how well it is known, in a bar and in words."""
    sign = ("▾ " if row.is_open else "▸ ") if row.can_open else "  "
    aside = _known(row.known, width) if row.known is not None else Content()
    before = Content("  " * row.depth) + styled(sign, MUTED)
    room = max(1, width - before.cell_length - aside.cell_length - (1 if aside else 0))
    title = styled(" ".join(row.title.split()), MUTED if row.place is Place.CARD else "")
    return before + title.truncate(room, ellipsis=True, pad=True) + (" " + aside if aside else "")


def _known(known: Known, width: int) -> Content:
    if width < NARROW:
        return styled(f"{percent(known.mastery) if known.recalled else 'new':>6}", MUTED)
    filled = round(_BAR_CELLS * known.mastery)
    words = f" {mastery_text(known.mastery):<{_WORDS}}"
    return Content.assemble(("▓" * filled, ACCENT), ("░" * (_BAR_CELLS - filled), MUTED), (words, MUTED))
