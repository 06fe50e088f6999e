"""Rows to choose from: by number, with a cursor, or by a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from textual.binding import Binding
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from quizapp.tui.widgets.rows import hanging
from quizapp.tui.widgets.text import ACCENT, styled

_CURSOR = "›"
_UNDER_CURSOR = f"bold {ACCENT} on $panel"
_NUMBERS = "123456789"


@dataclass(frozen=True, slots=True)
class Option:
    """One row: a sign, a label, and a text that keeps to its own column when it wraps."""

    label: Content
    text: Content
    sign: Content = Content(" ")  # noqa: RUF009  # a Content never changes
    """One cell: right, wrong, or nothing to say."""
    enabled: bool = True
    """Whether it can be chosen; others are headings, or taken already."""


class Options(Widget, can_focus=True):
    """The rows. Keys that mean nothing here, such as down on the last row, scroll the page around it."""

    ALLOW_SELECT = False
    BINDINGS = [  # noqa: RUF012  # Textual's own declaration
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    @dataclass
    class Picked(Message):
        """A row was chosen by its number or by a click."""

        index: int

    @dataclass
    class Moved(Message):
        """The cursor went somewhere else."""

    def __init__(self, *, by_number: bool = False, always: bool = False, gap: int = 0) -> None:
        """Make it.

        Args:
            by_number: the keys 1 to 9 choose.
            always: the cursor is always on a row; else nothing is marked before the first arrow key, so that
                enter, pressed too often, chooses nothing.
            gap: empty lines between the rows.
        """
        super().__init__()
        self._by_number, self._always, self._gap = by_number, always, gap
        self._options: Sequence[Option] = ()
        self.cursor: int | None = None

    def on_mount(self) -> None:
        """Listen to keys from the start, but do not scroll for it: what stands above the rows is read first."""
        self.screen.set_focus(self, scroll_visible=False)

    def show(self, options: Sequence[Option]) -> None:
        """Replace the rows. The cursor stays, or goes to the next row that can be chosen."""
        self._options = options
        if self.cursor is not None or self._always:
            at = self.cursor or 0
            after = [index for index in self._choosable if index >= at]
            self.cursor = next(iter(after or self._choosable), None)
        self.refresh(layout=True)

    def render(self) -> Content:
        width = self.size.width
        blocks = self._blocks(width)
        if self.cursor is not None:
            block = [line.pad_right(width - line.cell_length) for line in blocks[self.cursor]]
            blocks[self.cursor] = [line.stylize(_UNDER_CURSOR) for line in block]
        return Content("\n" * (1 + self._gap)).join(Content("\n").join(block) for block in blocks)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows need in `width` cells."""
        return max(0, sum(map(self._height, self._blocks(width))) - self._gap)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the cursor cannot go, the key is left to the page."""
        if action == "move" and isinstance(step := parameters[0], int):
            return self._target(step) != self.cursor
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Move the cursor, and bring its row into view."""
        self.cursor = self._target(step)
        self.refresh()
        if self.cursor is not None:
            self._page.scroll_to_region(self._region(self.cursor), animate=False)
        self.post_message(self.Moved())

    def on_key(self, event: Key) -> None:
        """The number of a row chooses it."""
        if self._by_number and event.key in _NUMBERS:
            event.stop()
            self._pick(_NUMBERS.index(event.key))

    def on_click(self, event: Click) -> None:
        """A click chooses the row under the mouse."""
        event.stop()
        at = event.get_content_offset_capture(self).y
        ends = accumulate(map(self._height, self._blocks(self.size.width)))
        self._pick(sum(end <= at for end in ends))

    def _pick(self, index: int) -> None:
        if index in self._choosable:
            if self._always:
                self.cursor = index
                self.refresh()
            self.post_message(self.Picked(index))

    @property
    def _choosable(self) -> list[int]:
        return [index for index, option in enumerate(self._options) if option.enabled]

    @property
    def _page(self) -> Widget:
        assert isinstance(self.parent, Widget)
        return self.parent

    def _target(self, step: int) -> int | None:
        """Where the cursor comes to."""
        rows = self._choosable
        if self.cursor is None:
            return rows[0] if step > 0 and rows and self._is_near(rows[0]) else None
        beyond = [index for index in rows if (index - self.cursor) * step > 0]
        if beyond:
            return min(beyond) if step > 0 else max(beyond)
        return self.cursor if step > 0 or self._always else None

    def _is_near(self, index: int) -> bool:
        """Whether a row is in sight: before the cursor enters, a long question is read to its end."""
        page = self._page
        return self._region(index).y < page.scroll_offset.y + page.size.height

    def _region(self, index: int) -> Region:
        """A row's place on the page."""
        blocks = self._blocks(self.size.width)
        top = sum(map(self._height, blocks[:index]))
        return Region(0, self.virtual_region.y + top, 1, len(blocks[index]))

    def _blocks(self, width: int) -> list[list[Content]]:
        """The lines of each row."""
        return [self._block(index, option, width) for index, option in enumerate(self._options)]

    def _height(self, block: Sequence[Content]) -> int:
        """Lines of a row, with the gap below it."""
        return len(block) + self._gap

    def _block(self, index: int, option: Option, width: int) -> list[Content]:
        sign = styled(_CURSOR) if index == self.cursor else option.sign
        label = Content.assemble(sign, " ", option.label)
        return hanging([(label, option.text)], width, gap=1 if option.label else 0).split("\n", allow_blank=True)
