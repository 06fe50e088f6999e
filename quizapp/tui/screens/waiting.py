"""Nothing to ask for some minutes."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from quizapp.core.session import Waiting
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.sitting import SittingScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header, progress
from quizapp.tui.widgets.text import STRONG, Text, paragraphs, styled

_SECOND_MS = 1000


class WaitingScreen(SittingScreen):
    """Counts down to the next learning step; the card comes by itself."""

    group = Group.WAITING
    BINDINGS = bindings(Group.WAITING)

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield Text(id="wait")
        yield Footer()

    def on_mount(self) -> None:
        """The clock ticks as long as this screen is shown: Textual stops it with the screen."""
        self.set_interval(1, partial(self.run_action, "tick"))

    def draw(self) -> None:
        """Show how long it takes."""
        if not isinstance(self.review.state, Waiting):
            return
        left_ms = self.review.state.until_ms - self.desk.workspace.now().at_ms
        self.query_one(Header).show(["Review"], progress(*self.review.progress))
        self.query_one("#wait", Text).show(
            paragraphs(
                [
                    styled(f"Next card in {countdown(left_ms)}", STRONG),
                    styled("It comes by itself. You can leave, too: it waits for you."),
                ]
            )
        )
        super().draw()

    def action_tick(self) -> None:
        """A second went by: the card may be near enough now."""
        with self.following():
            self.review.advance()


def countdown(left_ms: int) -> str:
    """The time left, in the two largest units that it has."""
    seconds = max(0, -(-left_ms // _SECOND_MS))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
