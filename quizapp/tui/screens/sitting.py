"""A review in progress: which of its screens is up, and what can be done on all of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from textual.app import App

from quizapp.core.concept import DeckId
from quizapp.core.session import Waiting
from quizapp.listing.events import done_again, taken_back
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.workspace.review import Question, Review

_ALONE = 2
"""Textual's own screen at the bottom, and one of ours."""


class SittingScreen(QuizScreen):
    """A screen of a review. The review knows what is to be shown; the screen that suits it takes over."""

    def __init__(self, desk: Desk, review: Review) -> None:
        super().__init__(desk)
        self.review = review

    def follow(self) -> None:
        """Show what the review has come to, here or on the screen that is made for it."""
        wanted = screen_class(self.review)
        if type(self) is wanted:
            self.redraw()
        else:
            self.app.switch_screen(wanted(self.desk, self.review))

    def look_again(self) -> None:
        """The decks or the day changed: so may the card on the table."""
        with self.following():
            self.review.reload()

    @contextmanager
    def following(self) -> Iterator[None]:
        """Run a command of the review; whatever comes of it, the screen shows it."""
        try:
            yield
        finally:
            self.follow()

    def action_undo(self) -> None:
        """Take back the last thing done."""
        with self.following():
            event = self.review.undo()
        self.notify(taken_back(event))

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        with self.following():
            event = self.review.redo()
        self.notify(done_again(event))


def begin(app: App[Any], desk: Desk, decks: Sequence[DeckId]) -> None:
    """Review these decks, if there is something to ask."""
    review = desk.workspace.review(decks)
    if review.state is None:
        app.notify("Nothing is left to review here today.")
        return
    while len(app.screen_stack) > _ALONE:  # pages and the editor lie on top; what is unsaved in it is kept
        app.pop_screen()
    app.switch_screen(screen_class(review)(desk, review))


def screen_class(review: Review) -> type[SittingScreen]:
    """The screen for what the review has come to."""
    if isinstance(review.state, Question):
        if review.state.page is not None:
            from quizapp.tui.screens.page import PageScreen

            return PageScreen
        from quizapp.tui.screens.review import ReviewScreen

        return ReviewScreen
    if isinstance(review.state, Waiting):
        from quizapp.tui.screens.waiting import WaitingScreen

        return WaitingScreen
    from quizapp.tui.screens.summary import SummaryScreen

    return SummaryScreen
