"""The way to Anki as a picture, on a large and a small terminal, in light and dark."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.config import Places
from quizapp.tui.app import Start
from tests.tui.conftest import app_on, workspace_at
from tests.tui.test_pictures import SIZES, THEMES


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_picture(
    size: str,
    theme: str,
    places: Places,
    tmp_path: Path,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All that can be chosen, with the cursor on a value."""
    monkeypatch.chdir(tmp_path)
    with workspace_at(places, theme=f"quizapp-{theme}") as workspace:
        app = app_on(workspace, Start.TODAY)

        assert snap_compare(app, press=["down", "x", "down", "down", "down", "right"], terminal_size=SIZES[size])
