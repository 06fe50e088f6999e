"""Waiting for a learning step."""

from datetime import timedelta

import pytest

from quizapp.config import Places
from quizapp.core.memory import Rating
from quizapp.tui.screens.waiting import countdown
from tests.tui.conftest import NOW, app_on, running, study, text, workspace_at

STEPS = ("1m", "1h")


@pytest.mark.parametrize(
    ("left_ms", "words"),
    [(0, "0 s"), (-5, "0 s"), (1, "1 s"), (59_000, "59 s"), (440_000, "7 min 20 s"), (3_660_000, "1 h 1 min")],
)
def test_the_time_left_has_units(left_ms: int, words: str) -> None:
    """In the two largest that it has."""
    assert words == countdown(left_ms)


async def test_the_next_card_comes_by_itself(places: Places) -> None:
    """Counted down to the moment when it is near enough."""
    study(places, NOW, [Rating.EASY] * 4 + [Rating.GOOD], learning_steps=STEPS)
    with workspace_at(places, learning_steps=STEPS) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            assert "Next card in 40 min" in text(app)
            workspace.clock.fixed = NOW + timedelta(minutes=46)
            await app.screen.run_action("tick")
            await pilot.pause()

            assert "The Congo crosses the equator twice." in text(app)


async def test_one_may_leave(places: Places) -> None:
    """The card waits."""
    study(places, NOW, [Rating.EASY] * 4 + [Rating.GOOD], learning_steps=STEPS)
    with workspace_at(places, learning_steps=STEPS) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press("q")

            assert "1 due, about 1 minute" in text(app)
