"""A question that is answered with yes or no."""

from textual.app import ComposeResult
from textual.screen import ModalScreen

from quizapp.tui.commands import Group, available, bindings
from quizapp.tui.widgets.keys import Key, KeyRow
from quizapp.tui.widgets.text import Text


class ConfirmScreen(ModalScreen[bool]):
    """Lies over a screen until it is answered."""

    BINDINGS = bindings(Group.CONFIRM)

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        yield Text(self._question, id="question")
        yield KeyRow()

    def on_mount(self) -> None:
        """Show the two keys."""
        self.query_one(KeyRow).show(
            [Key(command.shown, command.label, command.action) for command in available(Group.CONFIRM)]
        )

    def action_answer(self, yes: bool) -> None:
        """Close with this answer."""
        self.dismiss(yes)
