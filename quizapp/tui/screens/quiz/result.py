"""How a quiz went, concept by concept, and what to study."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.core.concept import Resource
from quizapp.core.quiz.sitting import ConceptResult
from quizapp.core.quiz.wish import Counting
from quizapp.listing.words import resource_line
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.options import Option, Options
from quizapp.tui.widgets.text import MUTED, STRONG, Text, styled
from quizapp.workspace.quiz import Quiz

_STUDY = 3
"""So many resources are named for a concept; its page has them all."""


class ResultScreen(QuizScreen):
    """The score, then the concepts, those with most to study first."""

    group = Group.RESULT
    BINDINGS = bindings(Group.RESULT)

    def __init__(self, desk: Desk, quiz: Quiz) -> None:
        super().__init__(desk)
        self._quiz = quiz
        self._results = quiz.results()
        self._concepts = Options(gap=1)

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body", can_focus=False):
            yield Text(id="score")
            yield self._concepts
        yield Footer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is that of the concept under the cursor."""
        if action == "page":
            return self._concepts.cursor is not None
        return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show how it went."""
        right, asked = self._quiz.score
        practice = self._quiz.wish.counting is Counting.PRACTICE
        note = styled("\nPractice only: the schedule stays as it is.", MUTED) if practice else Content()
        self.query_one(Header).show(["Result"])
        self.query_one("#score", Text).show(styled(f"{right} of {asked} right at once", STRONG) + note)
        width = max((len(_score(result)) for result in self._results), default=0)
        self._concepts.show([self._row(result, width) for result in self._results])
        super().draw()

    def look_again(self) -> None:
        """A quiz that is over stays over."""

    def on_options_moved(self) -> None:
        """With the cursor on a concept there is a page to read."""
        super().draw()

    async def on_options_picked(self, event: Options.Picked) -> None:
        """A click on a concept."""
        self.read(self._results[event.index].concept)

    def action_page(self) -> None:
        """Read the page of the concept under the cursor."""
        if self._concepts.cursor is not None:
            self.read(self._results[self._concepts.cursor].concept)

    def action_again(self) -> None:
        """Set up another quiz on the same decks."""
        from quizapp.tui.screens.quiz.setup import SetupScreen

        self.app.switch_screen(SetupScreen(self.desk, self._quiz.wish.decks))

    def _row(self, result: ConceptResult, width: int) -> Option:
        study = self._quiz.to_study(result.concept)[:_STUDY] if result.missed else ()
        return Option(styled(f"{_score(result):{width}}", MUTED), concept_text(result, study))


def concept_text(result: ConceptResult, study: Sequence[Resource]) -> Content:
    """A concept's title, what the quiz did for its memory, and what to study."""
    before, after = (f"{recall:.0%}".replace("%", " %") for recall in (result.before, result.after))
    lines = [styled(result.title.replace("\n", " "), STRONG)]
    if before != after:
        change = f"new: {after}" if result.is_new else f"{before} → {after}"
        lines.append(styled(f"recall in a month {change}", MUTED))
    lines += [styled(f"Study: {resource_line(resource)}") for resource in study]
    return Content("\n").join(lines)


def _score(result: ConceptResult) -> str:
    return f"{result.right} of {result.asked}"
