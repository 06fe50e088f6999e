"""Statistics: a question at a time, each with a number, a sentence and a picture."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.listing.panel import Panel
from quizapp.listing.panels import panels
from quizapp.listing.prices import price_panel
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.widgets.charts import Chart, calendar_content, lines_content
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.text import MUTED, STRONG, Text, styled
from quizapp.workspace.pricing import price_list
from quizapp.workspace.stats import report


class StatsScreen(QuizScreen):
    """Goes from question to question."""

    group = Group.STATS
    BINDINGS = bindings(Group.STATS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._panels: list[Panel | None] = []
        self._day = 0
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield Text(id="asked")
            yield Chart()
        yield Footer()

    def on_mount(self) -> None:
        """Add everything up."""
        self._add_up()

    def look_again(self) -> None:
        """The decks or the day changed."""
        self._add_up()
        self.redraw()

    def draw(self) -> None:
        """Show the present question."""
        panel = self._panels[self._at] or self._simulated()
        place = f"{self._at + 1} of {len(self._panels)}"
        self.query_one(Header).show(["Statistics"], (styled(place, MUTED), styled(place, MUTED)))
        self.query_one("#asked", Text).show(_answer(panel))
        self.query_one(Chart).show(lambda width: _picture(panel, self._day, width))
        self.query_one("#body").scroll_home(animate=False)
        super().draw()

    def action_turn(self, step: int) -> None:
        """The next question, or the one before; after the last comes the first."""
        self._at = (self._at + step) % len(self._panels)
        self.draw()

    def action_fit(self) -> None:
        """Fit the weights to the learner's answers."""
        from quizapp.tui.screens.fitting import FittingScreen

        self.app.switch_screen(FittingScreen(self.desk))

    def _add_up(self) -> None:
        found = report(self.desk.workspace, self.desk.decks)
        self._panels, self._day = [*panels(found), None], found.day

    def _simulated(self) -> Panel:
        """The last question takes a moment, and is answered when it is asked."""
        found = self._panels[self._at] = price_panel(price_list(self.desk.workspace, self.desk.decks))
        return found


def _answer(panel: Panel) -> Content:
    return Content("\n").join(
        [styled(panel.question, MUTED), styled(panel.number, STRONG), Content(), styled(panel.sentence)]
    )


def _picture(panel: Panel, day: int, width: int) -> Content:
    """The days, if the question has some, then the bars."""
    parts = [lines_content(panel.lines, width)] if panel.lines else []
    if any(panel.calendar):
        parts.insert(0, calendar_content(panel.calendar, day, width))
    return Content("\n\n").join(parts)
