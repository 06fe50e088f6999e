"""Before a quiz: on what, how many questions, of which kinds."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.core.concept import DeckId
from quizapp.core.quiz.wish import Wish
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.screens.quiz.form import Form, Line, is_in, lines
from quizapp.tui.screens.quiz.question import quiz_screen
from quizapp.tui.screens.today import TodayScreen, empty
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.options import Option, Options
from quizapp.tui.widgets.text import MUTED, STRONG, Text, paragraphs, styled

_NO_KIND = paragraphs([styled("No kind of question is checked.", STRONG), styled("Check at least one, below.")])


class SetupScreen(QuizScreen):
    """One list: go on with the quiz that was left, start, then all that can be chosen."""

    group = Group.SETUP
    BINDINGS = bindings(Group.SETUP)

    def __init__(self, desk: Desk, decks: Sequence[DeckId]) -> None:
        """Make it.

        Args:
            decks: those that are checked at first.
        """
        super().__init__(desk)
        self._left = desk.workspace.unfinished_quiz()
        self._every = {(deck, name): cards for deck, name, cards in desk.workspace.sections()}
        self._form = Form(sections=frozenset(section for section in self._every if is_in(section, decks)))
        self._lines: Sequence[Line] = ()
        self._options = Options(always=True)

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body", can_focus=False):
            yield Text(id="complaint")
            yield self._options
        yield Footer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done hangs on the row under the cursor."""
        match action:
            case "start":
                return bool(self._lines) and not self._is_on_left_quiz
            case "go_on":
                return self._is_on_left_quiz
            case "change":
                return self._line is not None and self._line.changed is not None
            case _:
                return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show the form."""
        self.query_one(Header).show(["Quiz"])
        self._lines = [*self._deeds(), *lines(self._form, self._every, self._titles())] if self._every else []
        if not self._every:
            self.query_one("#complaint", Text).show(empty(self.desk.workspace))
        self._options.show([line.option for line in self._lines])
        super().draw()

    def look_again(self) -> None:
        """The decks changed: so may their sections."""
        self._every = {(deck, name): cards for deck, name, cards in self.desk.workspace.sections()}
        self.redraw()

    def on_options_moved(self) -> None:
        """On another row, other keys do something."""
        super().draw()

    async def on_options_picked(self) -> None:
        """A click does what the row is for."""
        deed = "go_on" if self._is_on_left_quiz else "change(1)"
        await self.run_action(deed if self.check_action(deed.partition("(")[0], ()) else "start")

    def action_change(self, step: int) -> None:
        """The next value, or the one before; a check is set or taken away."""
        if self._line and self._line.changed:
            self._form = self._line.changed(step)
            self.query_one("#complaint", Text).show("")
            self.draw()

    def action_go_on(self) -> None:
        """Take up the quiz that was left."""
        if self._left:
            self._left.go_on()
            self.app.switch_screen(quiz_screen(self.desk, self._left))

    def action_start(self) -> None:
        """Begin a quiz; if there is nothing to ask, say why."""
        wish = self._form.wish(list(self._every))
        quiz = self.desk.workspace.quiz(wish) if wish.kinds else None
        if quiz and quiz.item:
            self.app.switch_screen(quiz_screen(self.desk, quiz))
        else:
            self.query_one("#complaint", Text).show(_nothing_to_ask(wish))
            self.query_one("#body").scroll_home(animate=False)

    def action_leave(self) -> None:
        """Go back to Today."""
        self.app.switch_screen(TodayScreen(self.desk))

    @property
    def _line(self) -> Line | None:
        """The row under the cursor."""
        return self._lines[self._options.cursor] if self._options.cursor is not None else None

    @property
    def _is_on_left_quiz(self) -> bool:
        return self._left is not None and self._options.cursor == 0

    def _deeds(self) -> list[Line]:
        """The rows that lead to a question."""
        deeds = [styled("Start", STRONG) + styled(f"  {self._form.summary(list(self._every))}", MUTED)]
        if self._left:
            given, total = self._left.progress
            deeds.insert(0, styled(f"Go on with the quiz: {given} of {total} answered", STRONG))
        return [*(Line(Option(Content(), deed)) for deed in deeds), Line(Option(Content(), Content(), enabled=False))]

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
