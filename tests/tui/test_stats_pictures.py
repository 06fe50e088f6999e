"""The statistics as pictures, on a large and a small terminal. Look at them when they change."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from quizapp.config import Places
from quizapp.core.training import Fit, Losses
from quizapp.tui.app import Start
from quizapp.workspace import optimizing
from quizapp.workspace.optimizing import Fitted
from tests.core.learner import FORGETFUL
from tests.tui.conftest import app_on, workspace_at
from tests.tui.pictures import SIZES, pictures, some_mornings

KEYS = {"done": ["s"], "remembered": ["s", "right", "right"], "fitted": ["s", "f"]}


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize(("page", "size", "theme"), pictures(KEYS))
def test_picture(
    page: str, size: str, theme: str, places: Places, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page looks as it did when somebody last looked at it."""
    some_mornings(places)
    with workspace_at(places, theme=f"quizapp-{theme}", new_per_day=4) as workspace:
        seen = optimizing.preview(workspace.db, workspace.settings, workspace.now(), FORGETFUL)
        fit = Fit(FORGETFUL, Losses(0.3012, 0.3456, 0.3321), labels=640, judged=128)
        monkeypatch.setattr(optimizing, "fitted", lambda *_: Fitted(fit, seen))
        app = app_on(workspace, Start.TODAY)

        async def go_there(pilot: Pilot[None]) -> None:
            await pilot.press(*KEYS[page])
            await app.workers.wait_for_complete()
            await pilot.pause()

        assert snap_compare(app, terminal_size=SIZES[size], run_before=go_there)
