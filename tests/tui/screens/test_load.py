"""The days ahead, driven by keys."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from quizapp.config import Places
from quizapp.core.history import EventKind
from quizapp.core.memory import Rating
from quizapp.tui.app import Start
from quizapp.tui.screens.load import LoadScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.workspace import Workspace
from tests.tui.conftest import DAY, NOW, app_on, running, study, text, workspace_at


@pytest.fixture
def backlog(places: Places) -> Places:
    """Five cards that all have waited for weeks."""
    study(places, NOW - 60 * DAY, [Rating.EASY] * 5)
    return places


def moves(workspace: Workspace) -> int:
    """How many cards were moved."""
    return sum(event.kind is EventKind.MOVE for event in workspace.history())


async def type_in(pilot: Pilot[None], answer: str) -> None:
    """Answer what is asked."""
    await pilot.press(*answer, "enter")
    await pilot.pause()


async def test_a_backlog_is_spread_after_a_look(backlog: Places) -> None:
    """Nothing happens before the second enter; one undo on Today takes it back."""
    with workspace_at(backlog) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("o", "s")
            await type_in(pilot, "5")
            assert "cards would move: " in text(app) and moves(workspace) == 0
            await pilot.press("enter")
            assert moves(workspace) == 5 and workspace.today().reviews == 1
            await pilot.press("q", "u")
            await pilot.pause()

        assert workspace.today().reviews == 5


async def test_a_proposal_can_be_put_away(backlog: Places) -> None:
    """The first q forgets it, the second leaves."""
    with workspace_at(backlog) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("o", "s")
            await type_in(pilot, "5")
            await pilot.press("q")
            assert isinstance(app.screen, LoadScreen) and "5 reviews due by today." in text(app)
            await pilot.press("q")
            assert isinstance(app.screen, TodayScreen)
        assert moves(workspace) == 0


async def test_days_off_stay_in_the_settings(backlog: Places) -> None:
    """Which is said, because undo takes back the moves alone."""
    with workspace_at(backlog) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app, (120, 24)) as pilot:
            await pilot.press("o", "o")
            await type_in(pilot, f"{NOW + timedelta(days=1):%Y-%m-%d}")
            await pilot.press("enter")
            await pilot.pause()
            assert "`days_off`" in text(app)

        assert workspace.settings.days_off == ("2026-11-24",)


@pytest.mark.parametrize(("keys", "answer"), [(["o", "s"], "soon"), (["o", "o"], "someday")])
async def test_what_is_no_number_or_date_is_told(backlog: Places, keys: list[str], answer: str) -> None:
    """And the screen stays."""
    with workspace_at(backlog) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press(*keys)
            await type_in(pilot, answer)

            assert answer in text(app) and isinstance(app.screen, LoadScreen)


async def test_nothing_due_says_so(workspace: Workspace) -> None:
    """In words."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("o")

        assert "No review is due today." in text(app)
