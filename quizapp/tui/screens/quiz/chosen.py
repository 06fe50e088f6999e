"""Questions that are answered with one option: multiple choice, and true or false."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from quizapp.core.generate.draft import FALSE, TRUE
from quizapp.core.quiz.item import Item
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.quiz.feedback import FAILURE, RIGHT, SUCCESS, WRONG
from quizapp.tui.screens.quiz.question import QuestionScreen
from quizapp.tui.widgets.options import Option, Options
from quizapp.tui.widgets.text import styled
from quizapp.workspace.quiz import Feedback, Quiz


class ChoiceScreen(QuestionScreen):
    """Which of these is it?"""

    group = Group.CHOICE
    BINDINGS = bindings(Group.CHOICE)

    def __init__(self, desk: Desk, quiz: Quiz, item: Item) -> None:
        super().__init__(desk, quiz, item)
        self.options = Options(by_number=True)

    @property
    def texts(self) -> Sequence[str]:
        """What there is to choose from."""
        return self.item.options

    def answering(self) -> Iterable[Widget]:
        """The options."""
        yield self.options

    def draw_answering(self, feedback: Feedback | None) -> None:
        """Show the options; once answered, with what is right and what was chosen."""
        self.options.show([self._option(number, text, feedback) for number, text in enumerate(self.texts, 1)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter chooses what the cursor is on."""
        if action == "choose" and self.options.cursor is None:
            return False
        return super().check_action(action, parameters)

    async def on_options_picked(self, event: Options.Picked) -> None:
        """A number, or a click."""
        await self.run_action(f"pick({event.index})")

    def action_pick(self, index: int) -> None:
        """Answer with an option."""
        self.give(self.texts[index])

    def action_choose(self) -> None:
        """Answer with the option under the cursor."""
        if self.options.cursor is not None:
            self.action_pick(self.options.cursor)

    def _option(self, number: int, text: str, feedback: Feedback | None) -> Option:
        label, shown = styled(f"({number})"), styled(self.told(text))
        if feedback is None:
            return Option(label, shown)
        is_right, is_yours = text == self.item.answer, text == feedback.response
        if is_right:
            words = styled("  your answer, right" if is_yours else "  right", SUCCESS)
            return Option(label, shown + words, RIGHT, enabled=False)
        if is_yours:
            return Option(label, shown + styled("  your answer", FAILURE), WRONG, enabled=False)
        return Option(label, shown, enabled=False)


class TrueFalseScreen(ChoiceScreen):
    """Does this hold?"""

    group = Group.TRUE_FALSE
    BINDINGS = bindings(Group.TRUE_FALSE)

    @property
    def texts(self) -> Sequence[str]:
        """Always these two."""
        return (TRUE, FALSE)

    def action_say(self, answer: str) -> None:
        """Answer True or False."""
        self.give(answer)
