"""Screens that are one list of rows: what can be done first, then all that can be chosen."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.options import Option, Options
from quizapp.tui.widgets.text import ACCENT, MUTED, STRONG, Text, styled

_NAME_CELLS = 11
"""Width of the names of values: wide enough for the longest, and narrow enough for forty columns."""

F = TypeVar("F")
"""A form: what was chosen so far. It never changes; a step on a row makes another one."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line(Generic[F]):
    """A row of the form: how it looks, and what becomes of the form by a step to the right (1) or left (-1)."""

    option: Option
    changed: Callable[[int], F] | None = None


class FormScreen(QuizScreen, Generic[F]):
    """The list, with words above it where something cannot be done."""

    def __init__(self, desk: Desk, form: F) -> None:
        super().__init__(desk)
        self.form = form
        self.options = Options(always=True)
        self._lines: Sequence[Line[F]] = ()

    @abstractmethod
    def lines(self) -> Sequence[Line[F]]:
        """All rows, as the form is now."""

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body", can_focus=False):
            yield Text(id="complaint")
            yield self.options
        yield Footer()

    def draw(self) -> None:
        """Show the form."""
        self._lines = self.lines()
        self.options.show([line.option for line in self._lines])
        super().draw()

    def complain(self, words: str | Content) -> None:
        """Say above the rows what is wrong; no words: nothing is."""
        self.query_one("#complaint", Text).show(words)
        if words:
            self.query_one("#body").scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is something to change hangs on the row under the cursor."""
        if action == "change":
            return self._line is not None and self._line.changed is not None
        return super().check_action(action, parameters)

    def on_options_moved(self) -> None:
        """On another row, other keys do something."""
        super().draw()

    def action_change(self, step: int) -> None:
        """The next value, or the one before; a check is set or taken away."""
        if self._line and self._line.changed:
            self.form = self._line.changed(step)
            self.complain("")
            self.draw()

    @property
    def cursor(self) -> int | None:
        """The number of the row under the cursor."""
        return self.options.cursor if self._lines else None

    @property
    def _line(self) -> Line[F] | None:
        return self._lines[self.cursor] if self.cursor is not None else None


def deed(name: str, about: str = "") -> Line[F]:
    """A row that does something when it is chosen."""
    return Line(Option(Content(), styled(name, STRONG) + styled(f"  {about}" if about else "", MUTED)))


def given(name: str, value: str) -> Line[F]:
    """A row whose value is given elsewhere."""
    return Line(Option(Content(), Content.assemble(name.ljust(_NAME_CELLS), styled(value).stylize(ACCENT))))


def valued(name: str, value: T, named: Mapping[T, str], change: Callable[[T], F]) -> Line[F]:
    """A row whose value is one of several."""
    values = list(named)
    at = values.index(value)
    shown = Content.assemble(name.ljust(_NAME_CELLS), ("‹ ", MUTED), (named[value], ACCENT), (" ›", MUTED))
    return Line(Option(Content(), shown), lambda step: change(values[(at + step) % len(values)]))


def checked(
    chosen: frozenset[T], members: set[T], text: Content, change: Callable[[frozenset[T]], F], indent: str = ""
) -> Line[F]:
    """A row that is checked or not; of several things, perhaps in part."""
    some, all_of_them = bool(chosen & members), chosen >= members
    box = "[x]" if all_of_them else "[-]" if some else "[ ]"
    after = chosen - members if all_of_them else chosen | members
    return Line(Option(styled(f"{indent}{box}", ACCENT), text), lambda _: change(after))


def heading(text: str) -> Iterator[Line[F]]:
    """What the rows below are about, with an empty row before it."""
    yield gap()
    yield Line(Option(Content(), styled(text, MUTED), enabled=False))


def gap() -> Line[F]:
    """An empty row."""
    return Line(Option(Content(), Content(), enabled=False))
