"""The way to Anki as a picture, on a large and a small terminal."""

from collections.abc import Callable

import pytest

from quizapp.config import Places
from quizapp.tui.app import Start
from tests.tui.conftest import app_on, workspace_at
from tests.tui.pictures import LOOKS, SIZES


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_picture(size: str, theme: str, places: Places, snap_compare: Callable[..., bool]) -> None:
    """All that can be chosen, with the cursor on a value."""
    with workspace_at(places, theme=f"quizapp-{theme}") as workspace:
        app = app_on(workspace, Start.TODAY)

        assert snap_compare(app, press=["down", "x", "down", "down", "down", "right"], terminal_size=SIZES[size])
