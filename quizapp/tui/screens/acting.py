"""What can be done to cards besides answering them, on the screens that show many."""

from collections.abc import Sequence

from quizapp.core.card import CardId
from quizapp.listing.actions import done_text
from quizapp.listing.events import done_again, taken_back
from quizapp.listing.words import counted
from quizapp.tui.screens.ask import AskScreen
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.screens.confirm import ConfirmScreen
from quizapp.workspace import actions
from quizapp.workspace.actions import Action

ACTING = frozenset({"suspend", "bury", "flag", "move", "reset"})
"""The actions that need a card."""

MANY = 20
"""From so many cards on, it is asked first."""


class ActingScreen(QuizScreen):
    """A screen on which cards are chosen. What is done to them is one step, taken back by one undo."""

    def chosen(self) -> Sequence[CardId]:
        """The cards that something is to be done to."""
        raise NotImplementedError

    def action_suspend(self) -> None:
        """Put the cards away; those that are put away already come back."""
        found = [queued for card in self.chosen() if (queued := self.desk.workspace.queued(card))]
        is_away = bool(found) and all(queued.schedule.suspended for queued in found)
        self._ask_then_act(actions.UNSUSPEND if is_away else actions.SUSPEND)

    def action_bury(self) -> None:
        """Put the cards away until tomorrow."""
        self._ask_then_act(actions.BURY)

    def action_reset(self) -> None:
        """Make the cards new again."""
        self._ask_then_act(actions.RESET)

    def action_flag(self) -> None:
        """Ask for the number of a flag."""
        self.app.push_screen(AskScreen("Flag the cards: 1 to 7, or 0 for none.", digits=1), self._flag)

    def action_move(self) -> None:
        """Ask for another due day."""
        question = "Ask again in how many days, or on which date?\n\nFor example 14, or 2026-12-24; 0 is today."
        self.app.push_screen(AskScreen(question), self._move)

    def action_flag_with(self, number: str) -> None:
        """Flag the cards."""
        self._ask_then_act(actions.flag(int(number)))

    def action_move_to(self, day: str) -> None:
        """Move the cards to another day."""
        self._ask_then_act(actions.set_due(actions.due_day(day, self.desk.workspace.now())))

    def action_undo(self) -> None:
        """Take back the last thing done."""
        self.notify(taken_back(self.desk.workspace.undo()))
        self.look_again()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.notify(done_again(self.desk.workspace.redo()))
        self.look_again()

    async def _flag(self, number: str | None) -> None:
        if number:
            await self.app.run_action(("", "flag_with", (number,)), self)

    async def _move(self, day: str | None) -> None:
        if day:
            await self.app.run_action(("", "move_to", (day,)), self)

    def _ask_then_act(self, action: Action) -> None:
        """Many cards are not changed by a slip of the finger."""
        cards = self.chosen()
        if len(cards) < MANY:
            self._act(action, cards)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._act(action, cards)

        self.app.push_screen(ConfirmScreen(f"{done_text(action)}: {counted(len(cards), 'card')}?"), answered)

    def _act(self, action: Action, cards: Sequence[CardId]) -> None:
        workspace = self.desk.workspace
        acted = actions.act(workspace.db, workspace.now(), action, cards)
        if acted.events:
            self.notify(f"{done_text(action)}: {counted(len(acted.events), 'card')}; u takes it back.")
        else:
            self.notify("Nothing to change.")
        self.look_again()
