"""Typing an answer in a quiz."""

from textual.widgets import Input

from quizapp.core.memory import Rating
from quizapp.workspace import Workspace
from tests.tui.conftest import lines, running, text
from tests.tui.quizzes import TYPED
from tests.tui.screens.quiz.test_question import asking, given


async def test_letters_are_no_commands(workspace: Workspace) -> None:
    """Nor is a click beside the line."""
    app = asking(workspace, TYPED)
    async with running(app) as pilot:
        await pilot.press("enter", *"so")
        await pilot.click("#prompt")
        await pilot.press(*"qp")

        assert app.screen.query_one(Input).value == "soqp"
        assert given(workspace) == []


async def test_a_slip_is_shown_with_the_difference(workspace: Workspace) -> None:
    """Nearly right counts as right."""
    app = asking(workspace, TYPED)
    async with running(app) as pilot:
        await pilot.press("enter", *"amazn", "enter")

        assert {"Nearly right.", "You typed  amazn", "Answer     Amazon"} <= set(lines(app))
        assert [rating for _, rating in given(workspace)] == [Rating.GOOD]


async def test_an_empty_line_shows_the_answer(workspace: Workspace) -> None:
    """Which the foot of the screen says before."""
    app = asking(workspace, TYPED)
    async with running(app) as pilot:
        await pilot.press("enter")
        assert "enter not known" in text(app)
        await pilot.press("x")
        assert "enter check" in text(app)
        await pilot.press("backspace", "enter")

        assert {"Not known.", "Amazon"} <= set(lines(app))
        assert [rating for _, rating in given(workspace)] == [Rating.AGAIN]


async def test_what_was_typed_stays_in_sight_when_it_is_called_right(workspace: Workspace) -> None:
    """With the answer that was expected."""
    app = asking(workspace, TYPED)
    async with running(app) as pilot:
        await pilot.press("enter", *"Marañón", "enter", "o")

        assert {"Right. By your own judgement.", "You typed  Marañón"} <= set(lines(app))
