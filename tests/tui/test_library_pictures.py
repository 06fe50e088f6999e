"""The library, a concept's page and the editor as pictures. Look at them when they change."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from quizapp.config import Places
from quizapp.core.memory import Rating
from quizapp.tui.app import Start
from quizapp.tui.screens.editor import EditorScreen
from tests.conftest import write_concept
from tests.tui.conftest import DAY, NOW, app_on, study, workspace_at
from tests.tui.pictures import SIZES, pictures

DELTA = r"""
title: Delta
section: Forms
tagline: Where a river slows down, it lets fall what it carried
related: [amazon]
what_it_is: |
  A **delta** grows where a river loses speed. A grain of radius $r$ sinks with $v \propto r^2$.

  | grain | sinks |
  |---|---|
  | sand | at once |
  | clay | for days |

  ```python
  speed = k * radius**2  # of still water
  ```
facts:
  - {q: Why does a delta grow?, a: The river slows down.}
resources:
  - {title: Deltas from above, site: example.org, url: "https://example.org", minutes: 5}
"""

STATES = {
    "library": ["l", "down", "down", "right", "down", "right"],
    "library-found": ["l", "slash", *"river"],
    "concept": ["l", "slash", *"delta", "enter", "enter"],
    "concept-cards": ["l", "slash", *"amazon", "enter", "enter", *["down"] * 30],
}


@pytest.mark.parametrize(("name", "size", "theme"), pictures(STATES))
def test_picture(name: str, size: str, theme: str, places: Places, snap_compare: Callable[..., bool]) -> None:
    """The screen looks as it did when somebody last looked at it."""
    write_concept(places.decks, "rivers/05-delta.yaml", DELTA)
    for days in (9, 5, 1):
        study(places, NOW - days * DAY, [Rating.GOOD, Rating.EASY])
    with workspace_at(places, theme=f"quizapp-{theme}") as workspace:
        assert snap_compare(app_on(workspace, Start.TODAY), press=STATES[name], terminal_size=SIZES[size])


@pytest.mark.parametrize(("text", "size", "theme"), pictures(["whole", "broken"]))
def test_editor(text: str, size: str, theme: str, places: Places, snap_compare: Callable[..., bool]) -> None:
    """The file, the cards that it makes, and what is wrong with it."""
    write_concept(places.decks, "rivers/05-delta.yaml", DELTA)

    async def typed(pilot: Pilot[None]) -> None:
        await pilot.press("l", "slash", *"delta", "enter", "enter", "w", *("x" if text == "broken" else ""))
        screen = pilot.app.screen
        assert isinstance(screen, EditorScreen)
        screen.make_cards()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    with workspace_at(places, theme=f"quizapp-{theme}") as workspace:
        assert snap_compare(app_on(workspace, Start.TODAY), terminal_size=SIZES[size], run_before=typed)
