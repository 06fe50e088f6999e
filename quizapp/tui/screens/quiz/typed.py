"""Questions that are answered by typing: a term, or what is blanked in a sentence."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Input

from quizapp.core.quiz.item import Item
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.quiz.question import QuestionScreen
from quizapp.workspace.quiz import Feedback, Quiz

UNREAD_SECONDS = 0.7
"""Enter without a letter this soon is no answer: nobody has read the question yet."""


class TypedScreen(QuestionScreen):
    """What is it called?"""

    group = Group.FEEDBACK
    BINDINGS = bindings(Group.FEEDBACK, Group.QUIZ_TYPING)

    def __init__(self, desk: Desk, quiz: Quiz, item: Item) -> None:
        super().__init__(desk, quiz, item)
        self.field = Input(placeholder="Type the answer, then Enter", compact=True)
        self.field.cursor_blink = False

    def answering(self) -> Iterable[Widget]:
        """A line to type on."""
        yield self.field

    def draw_answering(self, feedback: Feedback | None) -> None:
        """Show the line; once answered it makes room for what is right."""
        body = self.query_one("#body")
        self.field.display = feedback is None
        body.can_focus = feedback is not None  # while letters go into the line, a click beside it changes nothing
        self.set_focus(self.field if feedback is None else body)

    @property
    def group_now(self) -> Group:
        """While an answer is typed, letters are no commands."""
        return Group.QUIZ_TYPING if self.quiz.feedback is None else Group.FEEDBACK

    @property
    def pause(self) -> float:
        """Longer where enter would say that the answer is not known."""
        return super().pause if self._draft or self.quiz.feedback else UNREAD_SECONDS

    @property
    def _draft(self) -> str:
        """What stands on the line."""
        return self.field.value.strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What enter does hangs on whether anything was typed."""
        possible = {"check": bool(self._draft), "skip": not self._draft}
        return possible.get(action, True) and super().check_action(action, parameters)

    def on_input_changed(self) -> None:
        """The first letter changes what enter does."""
        self.draw()

    async def on_input_submitted(self) -> None:
        """Enter on the line."""
        await self.run_action("check" if self._draft else "skip")

    def action_check(self) -> None:
        """Answer with what was typed."""
        self.give(self._draft)
