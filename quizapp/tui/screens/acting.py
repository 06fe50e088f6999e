"""What can be done to cards besides answering them."""

from abc import abstractmethod

from quizapp.tui.screens.base import QuizScreen
from quizapp.workspace import actions
from quizapp.workspace.actions import Action

ACTING = frozenset({"suspend", "bury", "flag", "move", "reset"})
"""The actions that need a card."""


class ActingScreen(QuizScreen):
    """A screen on which something can be done to cards; to which, and what is shown then, is its own."""

    @abstractmethod
    def act(self, action: Action) -> None:
        """Do it, to one card or to many: one step, taken back by one undo."""

    def action_suspend(self) -> None:
        """Put away for good."""
        self.act(actions.SUSPEND)

    def action_bury(self) -> None:
        """Put away until tomorrow."""
        self.act(actions.BURY)

    def action_reset(self) -> None:
        """Make new again."""
        self.act(actions.RESET)

    def action_flag(self) -> None:
        """Ask for the number of a flag."""
        self.ask("Flag with 1 to 7, or 0 for none.", "flag_with", digits=1)

    def action_move(self) -> None:
        """Ask for another due day."""
        self.ask(
            "Ask again in how many days, or on which date?\n\nFor example 14, or 2026-12-24; 0 is today.", "move_to"
        )

    def action_flag_with(self, number: str) -> None:
        """Flag with this number."""
        self.act(actions.flag(int(number)))

    def action_move_to(self, day: str) -> None:
        """Move to another day."""
        self.act(actions.set_due(actions.due_day(day, self.desk.workspace.now())))
