"""A question with more answers than yes and no."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from quizapp.tui.commands import Group, available, bindings
from quizapp.tui.widgets.keys import Key, KeyRow
from quizapp.tui.widgets.text import Text


class DecideScreen(ModalScreen[str]):
    """Lies over a screen until one of its keys is pressed; gives the word of that key."""

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

    def action_choose(self, what: str) -> None:
        """Close with this word."""
        self.dismiss(what)


class UnsavedScreen(DecideScreen):
    """The editor is to be left with something unsaved."""

    group = Group.UNSAVED
    BINDINGS = bindings(Group.UNSAVED)


class ConflictScreen(DecideScreen):
    """The file was changed on the disk meanwhile."""

    group = Group.CONFLICT
    BINDINGS = bindings(Group.CONFLICT)
