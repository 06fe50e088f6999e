"""What is known about a card."""

from quizapp.config import Places
from quizapp.core.memory import Rating
from tests.tui.conftest import DAY, NOW, app_on, running, study, text, workspace_at


async def test_memory_schedule_history_and_source(places: Places) -> None:
    """Each number with its unit."""
    study(places, NOW - 12 * DAY, [Rating.EASY], new_per_day=1)
    study(places, NOW - 3 * DAY, [Rating.AGAIN, Rating.GOOD], new_per_day=0)
    with workspace_at(places, new_per_day=0) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press("i")
            shown = text(app)
            await pilot.press("escape")

            assert "days until recall falls to 90 %" in shown
            assert "of 10" in shown
            assert "%, predicted" in shown
            assert "Answers       3" in shown
            assert "Forgotten     1 time after it was learnt" in shown
            assert "2026-11-11 09:00  Easy" in shown
            assert "mills/water-wheel.yaml:3" in shown
            assert "Which kind of water wheel" in text(app)


async def test_on_the_day_of_an_answer_no_recall_is_predicted(places: Places) -> None:
    """It would say 100 %, which nobody needs to be told."""
    study(places, NOW, [Rating.AGAIN], new_per_day=1)
    with workspace_at(places, new_per_day=1) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press("i")

            assert "today at 09:0" in text(app)
            assert "predicted" not in text(app)


async def test_what_was_taken_back_stays_in_the_history(places: Places) -> None:
    """And says so."""
    study(places, NOW, [Rating.EASY])
    with workspace_at(places) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press("u", "i")

            assert "taken back" in text(app)
            assert "not asked yet" in text(app)
