"""A text to read and to come back from: info, help, a concept's page."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header


class ReadingScreen(QuizScreen):
    """Lies on top of another screen until it is put away."""

    group = Group.READING
    BINDINGS = bindings(Group.READING)

    def __init__(self, desk: Desk, context: Sequence[str], *parts: Widget) -> None:
        super().__init__(desk)
        self._place, self._parts = context, parts

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield from self._parts
        yield Footer()

    def draw(self) -> None:
        """The text itself never changes."""
        self.query_one(Header).show(self._place)
        super().draw()

    def action_back(self) -> None:
        """Show what lies below again."""
        self.app.pop_screen()
