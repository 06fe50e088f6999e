"""Fitting the weights in the app."""

import sys

import pytest

from quizapp.core.training import Fit, Losses
from quizapp.storage import weights
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.fitting import FittingScreen
from quizapp.workspace import Workspace, optimizing
from quizapp.workspace.optimizing import Fitted
from tests.core.learner import FORGETFUL
from tests.tui.conftest import app_on, running, text


async def test_too_few_answers_are_told(workspace: Workspace) -> None:
    """With how many it takes; then back to the statistics."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("s", "f")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Training needs 64 answers" in text(app)
        await pilot.press("escape")

        assert "How much have I done?" in text(app)


async def test_what_is_better_can_be_taken(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The three figures first; the choice is the learner's."""
    fit = Fit(FORGETFUL, Losses(0.3012, 0.3456, 0.3321), labels=640, judged=128)
    seen = optimizing.preview(workspace.db, workspace.settings, workspace.now(), FORGETFUL)
    monkeypatch.setattr(optimizing, "fitted", lambda *_: Fitted(fit, seen))
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("s", "f")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "fitted 0.3012" in text(app) and "published 0.3321" in text(app)
        assert weights.current(workspace.db) == weights.DEFAULT
        await pilot.press("1")
        assert "Adopted as fsrs6-" in text(app)
        assert weights.current(workspace.db).weights == FORGETFUL
        await pilot.press("escape", "q", "u")

        assert weights.current(workspace.db) == weights.DEFAULT


async def test_leaving_gives_up_the_work(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that trains is ended, and nothing is changed."""
    monkeypatch.setattr(optimizing, "gather", lambda *_: [])
    monkeypatch.setattr(optimizing, "TRAINER", (sys.executable, "-c", "import time; time.sleep(60)"))
    app: QuizApp = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("s", "f")
        assert isinstance(app.screen, FittingScreen)
        while "Training" not in text(app):
            await pilot.pause(0.05)
        await pilot.press("escape")
        await app.workers.wait_for_complete()

        assert weights.current(workspace.db) == weights.DEFAULT
