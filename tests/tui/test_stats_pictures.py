"""The statistics as pictures, at both sizes, light and dark. Look at them when they change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.config import Places
from quizapp.tui.app import Start
from tests.tui.conftest import app_on, workspace_at
from tests.tui.test_pictures import SIZES, THEMES, some_mornings

PAGES = {"done": 0, "remembered": 2}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_picture(
    page: str,
    size: str,
    theme: str,
    places: Places,
    tmp_path: Path,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page looks as it did when somebody last looked at it."""
    monkeypatch.chdir(tmp_path)
    some_mornings(places)
    with workspace_at(places, theme=f"quizapp-{theme}", new_per_day=4) as workspace:
        app = app_on(workspace, Start.TODAY)

        assert snap_compare(app, press=["s", *["right"] * PAGES[page]], terminal_size=SIZES[size])
