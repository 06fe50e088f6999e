"""How a sitting went."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from quizapp.core.session import Summary
from quizapp.listing.today import next_due_text
from quizapp.listing.words import counted
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.sitting import SittingScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.rows import Rows, facts
from quizapp.tui.widgets.text import STRONG, Text, styled
from quizapp.workspace.today import Outlook, Today

_MINUTE_MS = 60_000


class SummaryScreen(SittingScreen):
    """Nothing is left to ask today."""

    group = Group.SUMMARY
    BINDINGS = bindings(Group.SUMMARY)

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield Text(styled("Done for today.", STRONG))
            yield Rows(id="numbers")
            yield Text(id="next")
        yield Footer()

    def look_again(self) -> None:
        """A sitting that is over stays over, whatever an edit or a new day brings; Today will show it."""

    def draw(self) -> None:
        """Show the numbers, and what is to come."""
        workspace = self.desk.workspace
        today = workspace.today(self.desk.decks)
        self.query_one(Header).show(["Summary"])
        self.query_one("#numbers", Rows).show(facts(numbers(self.review.summary(), today, workspace.outlook())))
        self.query_one("#next", Text).show(next_due_text(today, workspace.now()))
        super().draw()


def numbers(summary: Summary, today: Today, outlook: Outlook) -> dict[str, str]:
    """How the sitting went, and the load of tomorrow."""
    return {
        "Answers": f"{summary.answers}, to {counted(summary.cards, 'card')}",
        "New": counted(summary.new, "card"),
        "Forgotten": counted(summary.again, "time"),
        "Time": took(summary.took_ms),
        "Tomorrow": counted(outlook.week[0], "review"),
        "Streak": counted(today.streak, "day"),
    }


def took(ms: int) -> str:
    """A span of time in minutes, or in seconds below one."""
    return counted(round(ms / 1000), "second") if ms < _MINUTE_MS else counted(round(ms / _MINUTE_MS), "minute")
