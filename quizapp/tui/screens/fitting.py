"""Fitting the weights to one's own answers: wait, see the figures, decide."""

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.worker import get_current_worker

from quizapp.core.rescheduling import Moving
from quizapp.errors import QuizappError
from quizapp.listing.weights import fit_text, outcome_text
from quizapp.listing.words import counted
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.text import STRONG, Text, paragraphs, styled
from quizapp.workspace import optimizing, suggesting
from quizapp.workspace.optimizing import Fitted, Preview, Stage

SPREAD_DAYS = 7


class Left(Exception):
    """The learner went away: the work is given up."""


class FittingScreen(QuizScreen):
    """Trains while it is shown; leaving it changes nothing."""

    group = Group.FITTING
    BINDINGS = bindings(Group.FITTING)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._said: Content = styled(f"{Stage.READING} …")
        self._fitted: Fitted | None = None

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield Text(id="said")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at once."""
        self._fit()

    def draw(self) -> None:
        """Show how far it is, or what came of it."""
        self.query_one(Header).show(["Statistics", "Your weights"])
        self.query_one("#said", Text).show(self._said)
        super().draw()

    def look_again(self) -> None:
        """What was trained on stays what it was."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to adopt only after training, and only if it is better."""
        if action == "adopt":
            return self._fitted is not None and self._fitted.preview is not None
        return super().check_action(action, parameters)

    @work(thread=True)
    def _fit(self) -> None:
        """In a thread with a connection of its own, so that keys are heard meanwhile."""
        worker = get_current_worker()

        def tell(stage: Stage, done: int, total: int) -> None:
            if worker.is_cancelled:
                raise Left
            how_far = f"{done} of {total} cards" if total else "esc leaves everything as it is"
            self.app.call_from_thread(self._say, styled(f"{stage} …\n\n{how_far}"))

        try:
            with self.desk.workspace.twin() as space:
                found = optimizing.fitted(space.db, space.settings, space.now(), tell)
        except Left:
            return
        except QuizappError as error:
            said = paragraphs([styled(error.message, STRONG), styled(error.hint)])
            self.app.call_from_thread(self._say, said)
            return
        self.app.call_from_thread(self._judge, found)

    def _say(self, said: Content) -> None:
        self._said = said
        self.redraw()

    def _judge(self, found: Fitted) -> None:
        """Training is over: the figures, and what can be done with them."""
        suggesting.remember_training(self.desk.workspace)
        self._fitted = found
        self._say(paragraphs([styled(fit_text(found.fit)), _choices(found.preview)]))

    def action_adopt(self, moving: str) -> None:
        """Take the weights, with or without moving due days."""
        if self._fitted and self._fitted.preview:
            chosen = Moving(moving)
            adopted = optimizing.adopt(self.desk.workspace, self._fitted.fit, self._fitted.preview, chosen, SPREAD_DAYS)
            said = outcome_text(self._fitted, adopted, chosen)
            self._fitted = None
            self._say(styled(said))

    def action_leave(self) -> None:
        """Go back to the statistics."""
        from quizapp.tui.screens.stats import StatsScreen

        self.workers.cancel_node(self)
        self.app.switch_screen(StatsScreen(self.desk))


def _choices(preview: Preview | None) -> Content:
    """What becomes of due days, before it is decided."""
    if preview is None:
        return Content()
    change = (
        f"Reviews due today: {preview.due_before} → {preview.due_after}; {counted(len(preview.moves), 'card')} move."
    )
    return paragraphs(
        [
            styled(change, STRONG),
            styled(
                f"1 leaves due days as they are, 2 spreads what would be due at once over {SPREAD_DAYS} days, "
                "3 moves them now. u on Today takes it back."
            ),
        ]
    )
