"""Choosing an option: by number, with the cursor, with the mouse."""

from dataclasses import replace

import pytest

from quizapp.tui.widgets.options import Options
from quizapp.workspace import Workspace
from tests.tui.conftest import lines, running, text
from tests.tui.quizzes import CHOICE, CONTRAST, TRUE_FALSE
from tests.tui.screens.quiz.test_question import asking, given


@pytest.mark.parametrize("keys", [["2"], ["down", "down", "enter"], ["down", "down", "down", "up", "enter"]])
async def test_number_or_cursor(workspace: Workspace, keys: list[str]) -> None:
    """Both lead to the same answer."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", *keys)

        assert "✓ (2) Nile  your answer, right" in lines(app)


async def test_a_click_answers(workspace: Workspace) -> None:
    """On any line of a long option."""
    app = asking(workspace, CONTRAST)
    async with running(app) as pilot:
        await pilot.press("enter")
        await pilot.click(Options, offset=(20, 3))
        await pilot.pause()

        assert "Right." in text(app)


async def test_enter_alone_chooses_nothing(workspace: Workspace) -> None:
    """No option is marked before an arrow key was pressed."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "enter", "enter", "down", "up", "enter", "7")

        assert given(workspace) == []


async def test_what_is_right_and_what_was_answered_is_said_in_words(workspace: Workspace) -> None:
    """Beside sign and colour."""
    app = asking(workspace, CHOICE)
    async with running(app) as pilot:
        await pilot.press("enter", "3")

        assert {"✓ (2) Nile  right", "✗ (3) Danube  your answer"} <= set(lines(app))


@pytest.mark.parametrize(
    ("key", "verdict"), [("t", "Not right."), ("f", "Right."), ("1", "Not right."), ("2", "Right.")]
)
async def test_true_and_false_have_their_letters(workspace: Workspace, key: str, verdict: str) -> None:
    """And their numbers."""
    app = asking(workspace, TRUE_FALSE)
    async with running(app) as pilot:
        await pilot.press("enter", key)

        assert verdict in lines(app)


async def test_a_wrong_line_is_named(workspace: Workspace) -> None:
    """It belongs to another concept: which one is worth knowing. A title needs no such words."""
    app = asking(workspace, replace(CHOICE, options=("It flows east", "It flows north"), answer="It flows north"))
    async with running(app) as pilot:
        await pilot.press("enter", "1")

        assert "What you chose belongs to Amazon." in text(app)


async def test_a_long_question_is_read_before_the_options_are_entered(workspace: Workspace) -> None:
    """Down scrolls until they are in sight."""
    app = asking(workspace, CONTRAST)
    async with running(app, (40, 7)) as pilot:
        await pilot.press("enter")
        options = app.screen.query_one(Options)
        await pilot.press("down")
        assert options.cursor is None
        await pilot.press("down", "down")

        assert options.cursor == 0
