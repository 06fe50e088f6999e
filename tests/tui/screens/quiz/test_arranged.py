"""Giving everything its place: lines to titles, parts to an order."""

import pytest

from quizapp.core.memory import Rating
from quizapp.tui.screens.quiz.arranged import ordinal
from quizapp.tui.widgets.options import Options
from quizapp.workspace import Workspace
from tests.tui.conftest import lines, running, text
from tests.tui.quizzes import AMAZON, DANUBE, MATCH, NILE, ORDER
from tests.tui.screens.quiz.test_question import asking, given


async def test_titles_get_their_lines_from_the_top(workspace: Workspace) -> None:
    """Each title's card has its own answer in the log."""
    app = asking(workspace, MATCH)
    async with running(app) as pilot:
        await pilot.press("enter", *"231", "enter")
        ratings = {event.card: event.rating for event in workspace.history()}

        assert ratings == {NILE: Rating.AGAIN, AMAZON: Rating.GOOD, DANUBE: Rating.AGAIN}
        assert "✗ (2) It passes more capitals than any other  Danube, not Nile" in lines(app)
        assert "Not right. 1 of 3 lines are where they belong." in lines(app)


async def test_a_line_is_used_up(workspace: Workspace) -> None:
    """Its number does nothing more until it is taken back."""
    app = asking(workspace, MATCH)
    async with running(app) as pilot:
        await pilot.press("enter", "1", "1", "1")
        assert "Which line fits Amazon?" in text(app)
        await pilot.press("backspace")
        assert "Which line fits Nile?" in text(app)
        await pilot.press("backspace", *"132")

        assert "Enter checks, backspace takes back." in text(app)


async def test_enter_checks_only_what_is_complete(workspace: Workspace) -> None:
    """Before, it chooses what the cursor is on."""
    app = asking(workspace, ORDER)
    async with running(app) as pilot:
        await pilot.press("enter", *"324", "enter")
        assert given(workspace) == []
        await pilot.press("1", "enter")

        assert "Right." in text(app)


async def test_the_cursor_gives_parts_too(workspace: Workspace) -> None:
    """It goes on to the next part that is left, and makes way when there is none."""
    app = asking(workspace, ORDER)
    async with running(app) as pilot:
        await pilot.press("enter", "down", "down", "down", *["enter"] * 4)
        assert given(workspace) == []
        await pilot.press("enter")

        assert "✓ (3) Ulm  1st" in lines(app)


async def test_clicks_give_parts(workspace: Workspace) -> None:
    """And Enter checks."""
    app = asking(workspace, ORDER)
    async with running(app) as pilot:
        await pilot.press("enter")
        for row in (2, 1, 3, 0):
            await pilot.click(Options, offset=(5, row))
        await pilot.press("enter")

        assert "Right." in text(app)


async def test_the_right_order_is_shown(workspace: Workspace) -> None:
    """Where it was not found, with the place that each part was given."""
    app = asking(workspace, ORDER)
    async with running(app) as pilot:
        await pilot.press("enter", *"1234", "enter")

        assert {"1. Ulm", "4. Belgrade", "✗ (1) Belgrade  4th, not 1st"} <= set(lines(app))


@pytest.mark.parametrize(
    ("number", "name"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st")]
)
def test_ordinals(number: int, name: str) -> None:
    """As they are written in English."""
    assert ordinal(number) == name
