"""The days ahead: how much they hold, and what makes them lighter, seen before it is done."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from quizapp.core.day import day_date
from quizapp.errors import UsageError
from quizapp.listing.load import done_text, moved_text
from quizapp.listing.words import counted
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.widgets.bars import Bars
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.text import Text
from quizapp.workspace import load
from quizapp.workspace.load import Proposal

SHOWN_DAYS = 7


class LoadScreen(QuizScreen):
    """A week as it is and, once something is chosen, as it would be."""

    group = Group.LOAD
    BINDINGS = bindings(Group.LOAD)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._proposal: Proposal | None = None

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield Text(id="question")
            yield Bars("As it is")
            yield Bars("As it would be", id="after")
        yield Footer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was proposed can be done."""
        return self._proposal is not None if action == "carry_out" else super().check_action(action, parameters)

    def draw(self) -> None:
        """Show the days, and what is proposed."""
        workspace, proposal = self.desk.workspace, self._proposal
        days = proposal.before if proposal else load.upcoming(workspace)
        names = [f"{day_date(day):%a}" for day in days][:SHOWN_DAYS]
        before, after = self.query(Bars)
        before.show([*days.values()][:SHOWN_DAYS], names)
        after.display = proposal is not None
        if proposal:
            after.show([*proposal.after.values()][:SHOWN_DAYS], names)
            self.query_one("#question", Text).show(f"{moved_text(proposal)}.")
        else:
            due = next(iter(days.values()))
            self.query_one("#question", Text).show(
                f"{counted(due, 'review')} due by today." if due else "No review is due today."
            )
        self.query_one(Header).show(["Today", "The days ahead"])
        super().draw()

    def action_spread(self) -> None:
        """Ask over how many days to spread what is due."""
        self.ask("Spread what is due and overdue over how many days?", "propose_spread")

    def action_off(self) -> None:
        """Ask for days off."""
        self.ask("Which days are off?\n\nA date such as 2026-12-24, or 2026-12-24..2027-01-02.", "propose_off")

    def action_even(self) -> None:
        """Propose to choose the days of a month anew."""
        self._propose(load.even_out(self.desk.workspace))

    def action_propose_spread(self, days: str) -> None:
        """Propose to spread what is due."""
        if not days.isdecimal():
            raise UsageError(f"`{days}` is no number of days.", "Write one, such as 7.")
        self._propose(load.spread_backlog(self.desk.workspace, int(days)))

    def action_propose_off(self, days: str) -> None:
        """Propose days off."""
        self._propose(load.take_off(self.desk.workspace, days))

    def action_carry_out(self) -> None:
        """Do what is proposed."""
        if self._proposal is not None:
            proposal, self._proposal = self._proposal, None
            moved = load.carry_out(self.desk.workspace, proposal)
            self.draw()
            self.notify(done_text(len(moved), proposal, "u on Today"))

    def action_leave(self) -> None:
        """Put the proposal away, or go back to Today."""
        if self._proposal is not None:
            self._proposal = None
            self.draw()
            return
        super().action_leave()

    def _propose(self, proposal: Proposal) -> None:
        if not proposal.moves and proposal.days_off is None:
            self.notify("No card would be moved.")
            return
        self._proposal = proposal
        self.draw()
