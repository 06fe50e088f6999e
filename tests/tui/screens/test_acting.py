"""What is done to the card of a review besides answering it."""

import pytest

from quizapp.config import Places
from quizapp.core.history import EventKind
from quizapp.core.memory import Rating
from quizapp.workspace import Workspace
from tests.tui.conftest import DAY, NOW, app_on, running, study, text, workspace_at

WHEEL = "Which kind of water wheel is filled from above?"
AMAZON = "Which river carries more water than any other?"


async def test_a_flag_leaves_the_card_as_it_lies(workspace: Workspace) -> None:
    """Its number is asked for; the answer stays in sight, and the header names the flag."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space", "f", "3")
        await pilot.pause()
        shown = text(app)
        await pilot.press("4")

        assert "Overshot" in shown and "flag 3" in shown
        assert [event.kind for event in workspace.history()] == [EventKind.FLAG, EventKind.ANSWER]


@pytest.mark.parametrize(("keys", "kind"), [(["m", "7", "enter"], EventKind.MOVE), (["r"], EventKind.RESET)])
async def test_a_card_goes_to_another_day_or_is_new_again(places: Places, keys: list[str], kind: EventKind) -> None:
    """And says how it comes back."""
    study(places, NOW - 100 * DAY, [Rating.EASY], new_per_day=1)
    with workspace_at(places, new_per_day=0) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            assert WHEEL in text(app)
            await pilot.press(*keys)
            await pilot.pause()

            assert [*workspace.history()][-1].kind is kind
            assert "u takes it back" in text(app)
            assert WHEEL not in text(app)


async def test_a_day_that_is_none_is_told(places: Places) -> None:
    """The card stays."""
    study(places, NOW - 100 * DAY, [Rating.EASY], new_per_day=1)
    with workspace_at(places, new_per_day=0) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press("m", *"[/b", "enter")
            await pilot.pause()

            assert "`[/b` is no day." in text(app)
            assert len([*workspace.history()]) == 1


async def test_a_new_card_has_no_due_day(workspace: Workspace) -> None:
    """So there is nothing to move or to forget."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("m", "r", "f", "escape")

        assert [*workspace.history()] == []
        assert WHEEL in text(app)


@pytest.mark.parametrize(("key", "kind"), [("b", EventKind.BURY), ("s", EventKind.SUSPEND)])
async def test_a_card_can_be_put_away(workspace: Workspace, key: str, kind: EventKind) -> None:
    """The next one follows."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press(key)

        assert [kind] == [event.kind for event in workspace.history()]
        assert AMAZON in text(app)
