"""The statistics: a question at a time."""

from quizapp.config import Places
from quizapp.core.memory import Rating
from quizapp.tui.app import Start
from quizapp.workspace import Workspace
from tests.tui.conftest import DAY, NOW, app_on, running, study, text, workspace_at


async def test_the_questions_follow_each_other(workspace: Workspace) -> None:
    """Round and round, in both directions."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("s")
        assert "How much have I done?" in text(app)
        await pilot.press("right")
        assert "What will the coming days cost?" in text(app)
        await pilot.press("left", "left")
        assert "What would remembering more cost?" in text(app)
        assert "90 % ◂" in text(app)
        await pilot.press("q")

        assert "All decks" in text(app)


async def test_numbers_are_readable_as_text(places: Places) -> None:
    """Beside each bar."""
    study(places, NOW - 9 * DAY, [Rating.EASY] * 3)
    study(places, NOW, [Rating.GOOD] * 2 + [Rating.AGAIN])
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("s")
            assert "3 answers today" in text(app)
            await pilot.press("right", "right")

            assert "50 % of 2" in text(app)
