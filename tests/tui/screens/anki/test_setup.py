"""Choosing what goes to Anki."""

from pathlib import Path

import pytest

from quizapp.config import Places
from quizapp.tui.app import Start
from quizapp.tui.screens.anki.setup import AnkiScreen
from quizapp.tui.screens.ask import AskScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.tui.widgets.options import Options
from quizapp.workspace import Workspace
from tests.tui.conftest import app_on, lines, running, text


async def test_from_today_the_deck_under_the_cursor_is_checked(workspace: Workspace) -> None:
    """And nothing else; on the row of all decks nothing is, which means all."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("down", "x")
        assert {"[x] Mills  1 card", "[ ] Rivers  4 cards"} <= set(lines(app))
        await pilot.press("q", "x")

        assert "5 cards from all decks" in text(app)


async def test_the_file_can_be_named(workspace: Workspace) -> None:
    """The old name stands there to be changed; nothing typed changes nothing."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("x", "down", "down", "enter")
        assert isinstance(app.screen, AskScreen)
        await pilot.press("home", *"my-", "enter")
        assert "File       my-quizapp.apkg" in text(app)
        await pilot.press("space", "escape")

        assert "File       my-quizapp.apkg" in text(app)


async def test_the_keys_follow_the_row(workspace: Workspace) -> None:
    """Enter says what it does."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("x")
        assert "enter write" in lines(app)[-1]
        await pilot.press("down")
        assert "enter push" in lines(app)[-1]
        await pilot.press("down")
        assert "enter change" in lines(app)[-1]
        await pilot.press("down")

        assert "enter write" in lines(app)[-1]
        assert "→ change" in lines(app)[-1]


async def test_the_mouse_does_it_all(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name, a value, a check, and the package."""
    monkeypatch.chdir(tmp_path)
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("x")
        await pilot.click(Options, offset=(8, 3))
        await pilot.press("end", *"2", "enter")
        for row in (4, 5, 8):
            await pilot.click(Options, offset=(8, row))
            await pilot.pause()
        assert isinstance(app.screen, AnkiScreen)
        shown = text(app)

        assert all(words in shown for words in ("quizapp.apkg2", "‹ stays here ›", "‹ as in quizapp ›", "[x] Mills"))


async def test_without_decks_there_is_nothing_to_hand_on(places: Places, workspace: Workspace) -> None:
    """The key is not offered; should the decks vanish later, there is advice."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("x")
        for file in places.decks.rglob("*.yaml"):
            file.unlink()
        await app.run_action("look")
        await pilot.press("enter")
        assert "No decks yet." in text(app)
        await pilot.press("q", "x")

        assert isinstance(app.screen, TodayScreen)
