"""How a sitting went."""

import pytest

from quizapp.core.history import EventKind
from quizapp.tui.screens.summary import took
from quizapp.workspace import Workspace
from tests.tui.conftest import app_on, running, text


@pytest.mark.parametrize(
    ("ms", "words"), [(0, "0 seconds"), (1_400, "1 second"), (59_000, "59 seconds"), (95_000, "2 minutes")]
)
def test_time_has_units(ms: int, words: str) -> None:
    """Seconds below a minute."""
    assert words == took(ms)


async def test_the_numbers_of_the_sitting(workspace: Workspace) -> None:
    """Answers, cards, new ones, forgotten ones, and what tomorrow asks."""
    app = app_on(workspace, decks=["mills"])
    async with running(app) as pilot:
        await pilot.press("space", "1", "space", "4")

        assert "Answers    2, to 1 card" in text(app)
        assert "New        1 card" in text(app)
        assert "Forgotten  1 time" in text(app)
        assert "Tomorrow   1 review" in text(app)
        assert "Streak     1 day" in text(app)


async def test_undo_after_the_last_card(workspace: Workspace) -> None:
    """Back to it."""
    app = app_on(workspace, decks=["mills"])
    async with running(app) as pilot:
        await pilot.press("space", "4", "u")

        assert "Which kind of water wheel is filled from above?" in text(app)
        assert [event.kind for event in workspace.history()] == [EventKind.ANSWER, EventKind.UNDO]


async def test_enter_goes_back_to_today(workspace: Workspace) -> None:
    """With the counts brought up to date."""
    app = app_on(workspace, decks=["mills"])
    async with running(app) as pilot:
        await pilot.press("space", "4", "enter")

        assert "Done for today." in text(app)
        assert "1 answered today" in text(app)
