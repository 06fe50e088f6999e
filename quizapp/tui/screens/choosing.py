"""What is done to several cards in one go, on the screens that show many."""

from abc import abstractmethod
from collections.abc import Sequence

from quizapp.core.card import CardId
from quizapp.listing.actions import done_text
from quizapp.listing.events import done_again, taken_back
from quizapp.listing.words import counted
from quizapp.tui.screens.acting import ActingScreen
from quizapp.tui.screens.confirm import ConfirmScreen
from quizapp.workspace import actions
from quizapp.workspace.actions import Action

MANY = 20
"""From so many cards on, it is asked first."""


class ChoosingScreen(ActingScreen):
    """A screen on which cards are chosen."""

    @abstractmethod
    def chosen(self) -> Sequence[CardId]:
        """The cards that something is to be done to."""

    def act(self, action: Action) -> None:
        """Many cards are not changed by a slip of the finger."""
        cards = self.chosen()
        if len(cards) < MANY:
            self._act(action, cards)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._act(action, cards)

        self.app.push_screen(ConfirmScreen(f"{done_text(action)}: {counted(len(cards), 'card')}?"), answered)

    def action_suspend(self) -> None:
        """Put the cards away; those that are put away already come back."""
        found = [queued for card in self.chosen() if (queued := self.desk.workspace.queued(card))]
        is_away = bool(found) and all(queued.schedule.suspended for queued in found)
        self.act(actions.UNSUSPEND if is_away else actions.SUSPEND)

    def action_undo(self) -> None:
        """Take back the last thing done."""
        self.notify(taken_back(self.desk.workspace.undo()))
        self.look_again()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.notify(done_again(self.desk.workspace.redo()))
        self.look_again()

    def _act(self, action: Action, cards: Sequence[CardId]) -> None:
        workspace = self.desk.workspace
        acted = actions.act(workspace.db, workspace.now(), action, cards)
        if acted.events:
            self.notify(f"{done_text(action)}: {counted(len(acted.events), 'card')}; u takes it back.")
        else:
            self.notify("Nothing to change.")
        self.look_again()
