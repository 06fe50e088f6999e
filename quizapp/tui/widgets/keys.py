"""A row of keys with what they do; a click does it too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from quizapp.tui.widgets.text import ACCENT, MUTED, styled

_WIDE_GAP = 3
_GAP = 2


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `1 Again <1m`."""

    shown: str
    label: str
    action: str
    note: str = ""
    """Said only where there is room."""
    importance: int = 1
    """Where there is no room, higher numbers leave first."""
    marked: bool = False

    def content(self) -> Content:
        """The key as it stands in the row."""
        note = styled(f" {self.note}", MUTED) if self.note else Content()
        whole = Content.assemble((self.shown, f"bold {ACCENT}"), " ", self.label, note)
        return whole.stylize("bold on $primary 30%") if self.marked else whole


class KeyRow(Widget):
    """The keys, one line. They are laid out anew whenever the width changes."""

    ALLOW_SELECT = False
    last_at_end = False
    """Whether the last key stands at the right edge."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: Sequence[Key] = ()

    def show(self, keys: Sequence[Key]) -> None:
        """Replace the keys."""
        self._keys = keys
        self.refresh()

    def render(self) -> Content:
        line = Content()
        for start, key in self._places():
            line += " " * (start - line.cell_length)
            line += key.content()
        return line

    async def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        event.stop()
        at = event.get_content_offset_capture(self).x
        for start, key in self._places():
            if start <= at < start + key.content().cell_length:
                await self.screen.run_action(key.action)
                return

    def _places(self) -> list[tuple[int, Key]]:
        """Each key that fits, with the cell where it starts."""
        keys, gap = fitted(self._keys, self.size.width)
        places = []
        at = 0
        for key in keys:
            places.append((at, key))
            at += key.content().cell_length + gap
        if self.last_at_end and places:
            last = places[-1][1]
            places[-1] = (max(places[-1][0], self.size.width - last.content().cell_length), last)
        return places


def fitted(keys: Sequence[Key], width: int) -> tuple[Sequence[Key], int]:
    """The keys that fit in `width` cells, with the gap between them: first notes are left out, then keys."""
    for some, gap in _ever_shorter(keys):
        if sum(key.content().cell_length for key in some) + gap * (len(some) - 1) <= width:
            return some, gap
    return (), 0


def _ever_shorter(keys: Sequence[Key]) -> Iterator[tuple[Sequence[Key], int]]:
    yield keys, _WIDE_GAP
    yield keys, _GAP
    left = [replace(key, note="") for key in keys]
    while left:
        yield left, _GAP
        left = [*left]
        left.remove(max(reversed(left), key=lambda key: key.importance))
