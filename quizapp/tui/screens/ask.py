"""A question that is answered with a line of text."""

from textual.app import ComposeResult
from textual.widgets import Input

from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.dialog import DialogScreen


class AskScreen(DialogScreen[str | None]):
    """A line is typed; None: the learner thought better of it, or typed nothing.

    Args:
        digits: only so many digits are taken, and the last of them needs no enter; 0: any line.
        value: what stands there at first.
    """

    group = Group.ASK
    BINDINGS = bindings(Group.ASK)

    def __init__(self, question: str, digits: int = 0, value: str = "") -> None:
        super().__init__(question)
        self._digits, self._value = digits, value

    def compose(self) -> ComposeResult:
        question, keys = super().compose()
        yield question
        yield Input(
            self._value,
            restrict=r"\d*" if self._digits else None,
            max_length=self._digits,
            compact=True,
            type="text",
        )
        yield keys

    def on_mount(self) -> None:
        """A line that does not blink."""
        self.query_one(Input).cursor_blink = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """The last digit is the end of the answer."""
        if self._digits and len(event.value) == self._digits:
            self.dismiss(event.value)

    def on_input_submitted(self) -> None:
        """Enter is the field's own."""
        self.action_take()

    def action_take(self) -> None:
        """Close with what was typed; with nothing typed nothing is changed."""
        self.action_answer(self.query_one(Input).value.strip() or None)
