"""How a sitting went."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.core.session import Summary
from quizapp.listing import counted, next_due_text
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.sitting import SittingScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.text import MUTED, STRONG, Text, paragraphs, styled
from quizapp.workspace.today import Today

_MINUTE_MS = 60_000


class SummaryScreen(SittingScreen):
    """Nothing is left to ask today."""

    group = Group.SUMMARY
    BINDINGS = bindings(Group.SUMMARY)

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield Text(id="summary")
        yield Footer()

    def draw(self) -> None:
        """Show the numbers."""
        workspace = self.desk.workspace
        today = workspace.today(self.desk.decks)
        self.query_one(Header).show(["Done"])
        self.query_one("#summary", Text).show(
            summary_text(self.review.summary(), today, next_due_text(today, workspace.now()))
        )
        super().draw()


def summary_text(summary: Summary, today: Today, following: str) -> Content:
    """The sitting in a few lines, then what is to come."""
    rows = {
        "Answers": f"{summary.answers}, to {counted(summary.cards, 'card')}",
        "New": counted(summary.new, "card"),
        "Forgotten": counted(summary.again, "time"),
        "Time": took(summary.took_ms),
        "Tomorrow": f"{counted(today.week[0], 'review')}",
        "Streak": counted(today.streak, "day"),
    }
    width = max(map(len, rows)) + 2
    lines = [Content.assemble((f"{name:{width}}", MUTED), text) for name, text in rows.items()]
    return paragraphs([styled("Done for today.", STRONG), Content("\n").join(lines), styled(following)])


def took(ms: int) -> str:
    """A span of time in minutes, or in seconds below one."""
    return counted(round(ms / 1000), "second") if ms < _MINUTE_MS else counted(round(ms / _MINUTE_MS), "minute")
