"""The app around the screens: what it opens with, what it watches, what it tells, and what it does not load."""

import subprocess
import sys
from datetime import timedelta

import pytest
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot

from quizapp.config import Places, Typing
from quizapp.core.memory import Rating
from quizapp.core.quiz.wish import Counting, Wish
from quizapp.errors import StorageError
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.editor import EditorScreen
from quizapp.tui.screens.quiz.question import QuestionScreen
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.tui.conftest import NOW, app_on, running, study, text, workspace_at


async def test_review_with_nothing_due_shows_today(places: Places) -> None:
    """Which says when it goes on."""
    study(places, NOW, [Rating.EASY] * 5)
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.REVIEW)
        async with running(app):
            assert "Done for today." in text(app)


async def test_an_edit_while_the_app_is_open_is_picked_up(places: Places, workspace: Workspace) -> None:
    """New cards on Today, without a key."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        write_concept(places.decks, "rivers/05-rhine.yaml", "title: Rhine\nfacts: [{q: Where from?, a: Alps}]\n")
        await app.run_action("look")
        await pilot.pause()

        assert "6 new" in text(app)


async def test_an_edit_just_as_a_screen_comes_up_waits_for_it(places: Places, workspace: Workspace) -> None:
    """Nothing is asked to draw itself before it is there."""
    app = app_on(workspace)
    async with running(app) as pilot:
        app.push_screen(EditorScreen(app._desk, "mills/water-wheel.yaml", 1))
        write_concept(places.decks, "mills/water-wheel.yaml", "title: Windmill\n")
        app.action_look()
        await pilot.pause()
        app.action_look()
        await pilot.pause()

        assert "title: Windmill" in text(app)


async def test_a_new_day_is_noticed(places: Places) -> None:
    """At four in the morning Today is another day."""
    with workspace_at(places, NOW + timedelta(hours=18)) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            assert "Monday 23 November 2026" in text(app)
            workspace.clock.fixed = NOW + timedelta(hours=19, minutes=1)
            await app.run_action("look")
            await pilot.pause()

            assert "Tuesday 24 November 2026" in text(app)


async def test_a_decks_folder_that_vanishes_is_told_once(places: Places, workspace: Workspace) -> None:
    """The cards stay; a message every two seconds would help nobody."""
    app = app_on(workspace)
    async with running(app) as pilot:
        places.decks.rename(places.decks.with_name("elsewhere"))
        await app.run_action("look")
        await app.run_action("look")
        await pilot.pause()

        assert len(app._notifications) == 1
        assert "cannot be read" in " ".join(text(app).split())
        assert "Which kind of water wheel" in text(app)


async def test_the_theme_is_changed_and_kept(places: Places, workspace: Workspace) -> None:
    """By one key, for good."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("d")

        assert app.theme == "quizapp-light"
        assert 'theme = "quizapp-light"' in places.settings.read_text()


async def test_a_theme_that_does_not_exist_is_replaced(places: Places) -> None:
    """A settings file may come from another version."""
    with workspace_at(places, theme="sepia") as workspace:
        app = app_on(workspace)
        async with running(app):
            assert app.theme == "quizapp-dark"


async def test_help_comes_and_goes(workspace: Workspace) -> None:
    """With the keys of the screen it was asked on; nothing below it changes."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("question_mark")
        assert "Put the card away until tomorrow." in text(app)
        await app.run_action("look")
        await pilot.press("question_mark")

        assert "Which kind of water wheel" in text(app)


async def choose(pilot: Pilot[None], words: str) -> None:
    """Find a command in the palette, and run it as soon as it is there."""
    await pilot.press("ctrl+p", *words)
    found = pilot.app.screen.query_one(CommandList)
    while found.option_count != 1:
        await pilot.pause()
    await pilot.press("enter")
    while isinstance(pilot.app.screen, CommandPalette):
        await pilot.pause()
    await pilot.pause()


async def test_the_palette_finds_decks_and_themes(workspace: Workspace) -> None:
    """And runs what is chosen."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await choose(pilot, "rivers")

        assert "1 of 4" in text(app)


async def test_the_palette_gives_the_commands_of_the_screen(workspace: Workspace) -> None:
    """Such as putting a card away."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await choose(pilot, "tomorrow")

        assert [event.kind for event in workspace.history()] == ["bury"]


@pytest.mark.parametrize("theme", ["quizapp-dark", "quizapp-light", "textual-dark", "ansi-dark"])
async def test_every_theme_can_draw_every_colour(places: Places, theme: str) -> None:
    """Ours and Textual's own."""
    with workspace_at(places, theme=theme, type_answers=Typing.ALWAYS) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press(*"oversht", "enter")

            assert "Nearly right." in text(app)


async def test_without_colour_everything_is_said_in_words(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR: grades, verdicts and progress still read."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("space")

        assert app.no_color
        assert "3 Good" in text(app)
        assert "1 of 5" in text(app)


@pytest.mark.parametrize("start", Start)
def test_the_first_screen_loads_no_luxury(places: Places, start: Start) -> None:
    """What a card does not need stays unloaded until it was painted; times are for the benchmark."""
    with workspace_at(places):
        pass
    script = f"""
import asyncio, sys
from pathlib import Path
from quizapp.config import Places, Settings
from quizapp.tui.app import QuizApp, Start
from quizapp.workspace import Workspace

async def main():
    places = Places(Path({str(places.decks)!r}), Path({str(places.database)!r}), Path({str(places.settings)!r}), False)
    with Workspace(places, Settings()) as workspace:
        async with QuizApp(workspace, (), Start({start.value!r})).run_test():
            print(*sys.modules)

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    luxury = {"fsrs", "rapidfuzz", "pydantic", "yaml", "sqlite_utils", "markdown_it", "pygments"}
    luxury |= {"textual.widgets._markdown", "textual.widgets._data_table", "textual.widgets._text_area"}

    assert set() == luxury & set(done.stdout.split())


async def test_nothing_to_show_is_an_error_not_a_crash(workspace: Workspace) -> None:
    """The app ends, and hands the error to whoever started it."""
    workspace.db.connection.execute("ALTER TABLE schedules RENAME TO lost")
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.pause()

    assert isinstance(app.failure, StorageError)


async def test_trouble_while_watching_is_told(workspace: Workspace) -> None:
    """The screen stays as it is."""
    app = app_on(workspace)
    async with running(app) as pilot:
        workspace.db.connection.execute("ALTER TABLE schedules RENAME TO lost")
        workspace.clock.fixed = NOW + timedelta(days=1)
        await app.run_action("look")
        await pilot.pause()

        assert "cannot be used: no such table" in " ".join(text(app).split())
        assert "Which kind of water wheel" in text(app)


async def test_the_days_backup_is_made_while_the_app_is_open(places: Places) -> None:
    """Whoever always closes the terminal has backups, too; one that cannot be made is told, and the app goes on."""
    study(places, NOW, [Rating.EASY])
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await app.run_action("back_up")
            await app.workers.wait_for_complete()
            [backup] = (places.database.parent / "backups").iterdir()
            backup.unlink()
            backup.parent.rmdir()
            backup.parent.touch()
            await app.run_action("back_up")
            await app.workers.wait_for_complete()
            await pilot.pause()

            assert backup.suffix == ".db"
            assert "cannot be opened" in text(app)


async def test_the_app_can_begin_with_a_quiz(workspace: Workspace) -> None:
    """One that was ordered on the command line is not ordered again on a screen."""
    app = QuizApp(workspace, (), Start.QUIZ, Wish(counting=Counting.PRACTICE, count=1))
    async with running(app):
        assert isinstance(app.screen, QuestionScreen)


async def test_a_quiz_without_a_question_ends_the_app_with_a_reason(workspace: Workspace) -> None:
    """As on the command line."""
    app = QuizApp(workspace, (), Start.QUIZ, Wish(sections=("nowhere",)))
    async with running(app):
        pass

    assert app.failure is not None and app.failure.message == "No question can be made of this."
