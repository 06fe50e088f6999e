"""A question that is answered with a line of text."""

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input

from quizapp.tui.commands import Group, available, bindings
from quizapp.tui.widgets.keys import Key, KeyRow
from quizapp.tui.widgets.text import Text


class AskScreen(ModalScreen[str]):
    """Lies over a screen until a line was typed; None: the learner thought better of it.

    Args:
        digits: only so many digits are taken, and the last of them needs no enter; 0: any line.
        value: what stands there at first.
    """

    BINDINGS = bindings(Group.ASK)

    def __init__(self, question: str, digits: int = 0, value: str = "") -> None:
        super().__init__()
        self._question, self._digits, self._value = question, digits, value

    def compose(self) -> ComposeResult:
        yield Text(self._question, id="question")
        yield Input(
            self._value,
            restrict=r"\d*" if self._digits else None,
            max_length=self._digits,
            compact=True,
            type="text",
        )
        yield KeyRow()

    def on_mount(self) -> None:
        """Show the two keys."""
        self.query_one(Input).cursor_blink = False
        self.query_one(KeyRow).show(
            [Key(command.shown, command.label, command.action) for command in available(Group.ASK)]
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """The last digit is the end of the answer."""
        if self._digits and len(event.value) == self._digits:
            self.dismiss(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter closes with what was typed; with nothing typed nothing is changed."""
        self.dismiss(event.value.strip() or None)

    def action_answer(self) -> None:
        """Enter is the field's own; a click on the key does the same."""
        self.dismiss(self.query_one(Input).value.strip() or None)

    def action_cancel(self) -> None:
        """Close, and change nothing."""
        self.dismiss(None)
