"""The app: opens the first screen, keeps an eye on decks and day, and tells what goes wrong."""

import select
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from textual.actions import ActionParseResult
from textual.app import App
from textual.command import Provider
from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.screen import Screen

from quizapp.core.concept import DeckId
from quizapp.core.quiz.wish import Wish
from quizapp.core.text import visible
from quizapp.errors import QuizappError, UsageError
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.themes import DARK, LIGHT
from quizapp.workspace import Workspace

LOOK_EVERY_SECONDS = 2.0

BACK_UP_AFTER_SECONDS = 3.0
"""The first card comes first."""


class Start(StrEnum):
    """The first screen."""

    TODAY = "today"
    REVIEW = "review"
    QUIZ = "quiz"


def run(workspace: Workspace, decks: Sequence[DeckId], start: Start, wish: Wish | None = None) -> int:
    """Run the app until it is left; returns the exit code.

    Args:
        decks: those to review, or to be checked before a quiz; none: all.
        wish: the quiz to begin with, if it is ordered already.

    Raises:
        QuizappError: there was nothing that could be shown.
    """
    app = QuizApp(workspace, decks, start, wish)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _is_hung_up(terminal: int) -> bool:
    """Whether the terminal is gone without telling us, as under nohup. Textual would go on reading nothing for ever."""
    if not hasattr(select, "poll"):
        return False  # Windows ends the process itself
    poll = select.poll()
    poll.register(terminal, 0)
    return any(event & select.POLLHUP for _, event in poll.poll(0))


def _palette() -> type[Provider]:
    from quizapp.tui.palette import Everything

    return Everything


class QuizApp(App[None]):
    """Holds the screens. What they show lives in the workspace."""

    TITLE = "quizapp"
    CSS_PATH = "quizapp.tcss"
    BINDINGS = bindings(Group.ANYWHERE)
    COMMANDS = {_palette}  # noqa: RUF012  # Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012

    def __init__(self, workspace: Workspace, decks: Sequence[DeckId], start: Start, wish: Wish | None = None) -> None:
        super().__init__()
        self._wish = wish
        self.failure: QuizappError | None = None
        self._desk = Desk(workspace, tuple(decks))
        self._start = start
        self._day = workspace.now().day
        self._complaint = ""
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        chosen = workspace.settings.theme
        self.theme = chosen if chosen in self.available_themes else DARK.name

    def on_mount(self) -> None:
        """Show the first screen, then begin to watch the decks and the day."""
        self._take_in_edits()
        try:
            self.push_screen(self._first_screen())
        except QuizappError as error:
            self.failure = error
            self.exit()
        self.set_interval(LOOK_EVERY_SECONDS, partial(self.run_action, "look"))
        self.set_timer(BACK_UP_AFTER_SECONDS, partial(self.run_action, "back_up"))

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Any = None,
    ) -> bool:
        """Every command goes through here, the clock's too: what goes wrong in it is told, and the screen stays."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except QuizappError as error:
            self._tell(error)
            return True

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message, literally: it may quote a deck."""
        super().notify(visible(message), title=visible(title), severity=severity, timeout=timeout, markup=False)

    def action_help(self) -> None:
        """Show the keys of the present screen; once more puts them away."""
        from quizapp.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        elif isinstance(self.screen, QuizScreen):
            self.push_screen(HelpScreen(self._desk, self.screen.group_now))

    def action_light_or_dark(self) -> None:
        """Change to the other of our two themes."""
        self.action_theme(LIGHT.name if self.current_theme.dark else DARK.name)

    def action_theme(self, name: str) -> None:
        """Change the theme, and keep it."""
        self.theme = name
        self._desk.workspace.choose("theme", name)

    def action_review(self, deck: DeckId) -> None:
        """Review one deck."""
        from quizapp.tui.screens.sitting import begin

        begin(self, self._desk, [deck])

    def action_look(self) -> None:
        """Take in edited decks and a new day. What lies under another screen waits until that is put away."""
        if not self.is_headless and _is_hung_up(sys.stdin.fileno()):
            self.exit()
        screen = self.screen
        if not isinstance(screen, QuizScreen) or screen.group is Group.READING or not screen.is_mounted:
            return
        day = self._desk.workspace.now().day
        if self._take_in_edits() or day != self._day:
            self._day = day
            screen.look_again()

    def action_back_up(self) -> None:
        """Make today's backup, if there is none, while the learner goes on."""
        from quizapp.workspace.backups import back_up, is_due

        workspace = self._desk.workspace
        if not is_due(workspace):
            return
        database, now = workspace.places.database, workspace.now()

        def make() -> None:
            try:
                back_up(database, now)
            except QuizappError as error:
                self.call_from_thread(self._tell, error)

        self.run_worker(make, thread=True)

    def _first_screen(self) -> Screen[Any]:
        if self._start is Start.REVIEW:
            from quizapp.tui.screens.sitting import screen_class

            review = self._desk.workspace.review(self._desk.decks)
            if review.state is not None:
                return screen_class(review)(self._desk, review)
        if self._wish:
            return self._ordered_quiz(self._wish)
        if self._start is Start.QUIZ and not self._desk.workspace.decks_missing:
            from quizapp.tui.screens.quiz.setup import SetupScreen

            return SetupScreen(self._desk, self._desk.decks)
        from quizapp.tui.screens.today import TodayScreen

        return TodayScreen(self._desk)

    def _ordered_quiz(self, wish: Wish) -> Screen[Any]:
        from quizapp.tui.screens.quiz.question import quiz_screen

        quiz = self._desk.workspace.quiz(wish)
        if quiz.item is None:
            raise UsageError("No question can be made of this.", "Name other decks, or leave an option out.")
        return quiz_screen(self._desk, quiz)

    def _take_in_edits(self) -> bool:
        """Read the decks anew if they changed on the disk. The same complaint is made only once."""
        if self._desk.workspace.decks_missing:
            return False
        try:
            changed = self._desk.workspace.refresh() is not None
        except QuizappError as error:
            if error.message != self._complaint:
                self._tell(error)
            self._complaint = error.message
            return False
        self._complaint = ""
        return changed

    def _tell(self, error: QuizappError) -> None:
        self.notify(error.hint or error.message, title=error.message if error.hint else "", severity="error")
