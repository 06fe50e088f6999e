"""What all questions that lie over a screen have in common: the question, and the keys that answer it."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from quizapp.tui.commands import Group, available
from quizapp.tui.widgets.keys import Key, KeyRow
from quizapp.tui.widgets.text import Text

T = TypeVar("T")


class DialogScreen(ModalScreen[T]):
    """Lies over a screen until it is answered."""

    group: ClassVar[Group]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        yield Text(self._question, id="question")
        yield KeyRow()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyRow).show(
            [Key(command.shown, command.label, command.action) for command in available(self.group)]
        )

    def action_answer(self, answer: T) -> None:
        """Close with this answer."""
        self.dismiss(answer)
