"""Before a quiz: on what, how many questions, of which kinds."""

from collections.abc import Sequence

from textual.content import Content

from quizapp.core.concept import DeckId
from quizapp.core.quiz.wish import Wish
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.form import FormScreen, Line, deed, gap
from quizapp.tui.screens.quiz.form import Form, is_in, lines
from quizapp.tui.screens.quiz.question import quiz_screen
from quizapp.tui.screens.today import empty
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.text import STRONG, paragraphs, styled

_NO_KIND = paragraphs([styled("No kind of question is checked.", STRONG), styled("Check at least one, below.")])


class SetupScreen(FormScreen[Form]):
    """One list: go on with the quiz that was left, start, then all that can be chosen."""

    group = Group.SETUP
    BINDINGS = bindings(Group.SETUP)

    def __init__(self, desk: Desk, decks: Sequence[DeckId]) -> None:
        """Make it.

        Args:
            decks: those that are checked at first.
        """
        self._left = desk.workspace.unfinished_quiz()
        self._every = {(deck, name): cards for deck, name, cards in desk.workspace.sections()}
        super().__init__(desk, Form(sections=frozenset(each for each in self._every if is_in(each, decks))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done hangs on the row under the cursor."""
        match action:
            case "start":
                return self.cursor is not None and not self._is_on_left_quiz
            case "go_on":
                return self._is_on_left_quiz
            case _:
                return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show the form."""
        self.query_one(Header).show(["Quiz"])
        if not self._every:
            self.complain(empty(self.desk.workspace))
        super().draw()

    def lines(self) -> Sequence[Line[Form]]:
        """What leads to a question, then the choices."""
        return [*self._deeds(), *lines(self.form, self._every, self._titles())] if self._every else []

    def look_again(self) -> None:
        """The decks changed: so may their sections."""
        self._every = {(deck, name): cards for deck, name, cards in self.desk.workspace.sections()}
        self.redraw()

    async def on_options_picked(self) -> None:
        """A click does what the row is for."""
        deed = "go_on" if self._is_on_left_quiz else "change(1)"
        await self.run_action(deed if self.check_action(deed.partition("(")[0], ()) else "start")

    def action_go_on(self) -> None:
        """Take up the quiz that was left."""
        if self._left:
            self._left.go_on()
            self.app.switch_screen(quiz_screen(self.desk, self._left))

    def action_start(self) -> None:
        """Begin a quiz; if there is nothing to ask, say why."""
        wish = self.form.wish(list(self._every))
        quiz = self.desk.workspace.quiz(wish) if wish.kinds else None
        if quiz and quiz.item:
            self.app.switch_screen(quiz_screen(self.desk, quiz))
        else:
            self.complain(_nothing_to_ask(wish))

    @property
    def _is_on_left_quiz(self) -> bool:
        return self._left is not None and self.cursor == 0

    def _deeds(self) -> list[Line[Form]]:
        deeds: list[Line[Form]] = [deed("Start", self.form.summary(list(self._every))), gap()]
        if self._left:
            answered, total = self._left.progress
            deeds.insert(0, deed(f"Go on with the quiz: {answered} of {total} answered"))
        return deeds

    def _titles(self) -> dict[DeckId, str]:
        return {counts.deck.id: counts.deck.title for counts in self.desk.workspace.decks()}


def _nothing_to_ask(wish: Wish) -> Content:
    """Why there is no question, and what would help."""
    if not wish.kinds:
        return _NO_KIND
    if wish.kinds < Wish().kinds:
        advice = "The cards chosen give none of the checked kinds. Check more kinds, or more decks."
    elif wish.decks:
        advice = "Check more decks or sections, or see what their concepts lack with: quizapp check --quality"
    else:
        advice = "See what your concepts lack with: quizapp check --quality"
    return paragraphs([styled("No question can be made of this.", STRONG), styled(advice)])
