"""The app's own editor, driven by keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from quizapp.config import Places
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.decide import ConflictScreen, UnsavedScreen
from quizapp.tui.screens.editor import EditorScreen
from quizapp.tui.screens.review import ReviewScreen
from quizapp.workspace import Workspace
from tests.test_hostile_text import LITERAL
from tests.tui.conftest import app_on, lines, running, text

MILL = "mills/water-wheel.yaml"


@pytest.fixture
def mill(places: Places) -> Path:
    """The file of the first card."""
    return places.decks / MILL


async def sketched(pilot: Pilot[None]) -> None:
    """Wait until the cards of what was typed are made."""
    screen = pilot.app.screen
    assert isinstance(screen, EditorScreen)
    screen.make_cards()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def area(app: QuizApp) -> TextArea:
    """The field."""
    return app.screen.query_one(TextArea)


async def test_the_cards_stand_beside_the_file(workspace: Workspace) -> None:
    """And follow what is typed; the database does not yet."""
    app = app_on(workspace)
    async with running(app, (200, 24)) as pilot:
        await pilot.press("e")
        assert area(app).cursor_location == (2, 0)
        await sketched(pilot)
        assert "1 card" in text(app)
        area(app).insert("  - {q: What is ground, a: corn}\n", (3, 0))
        await sketched(pilot)

        assert "2 cards" in text(app)
        assert "What is ground" in text(app).replace("- {q: What is ground", "")
        assert "not saved" in lines(app)[0]
        assert len(workspace.cards()) == 5


async def test_saving_takes_the_cards_in(workspace: Workspace, mill: Path) -> None:
    """And the card below shows them."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("e")
        area(app).text = area(app).text.replace("filled from above", "fed from the top")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "fed from the top" in mill.read_text(encoding="utf-8")
        assert "Saved. Cards: 1" in text(app)
        await pilot.press("escape")
        await pilot.pause()

        assert isinstance(app.screen, ReviewScreen)
        assert "Which kind of water wheel is fed from the top?" in text(app)


async def test_a_broken_text_is_a_problem_to_go_to(workspace: Workspace) -> None:
    """At its place; the cards stay in sight, and saving it retires nothing."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("e")
        await sketched(pilot)
        area(app).text = "title: [unclosed\n"
        await sketched(pilot)
        assert "error" in lines(app)[-3] or "error" in lines(app)[-2]
        assert "1 card\n" in text(app)
        await pilot.press("f8", "ctrl+s")

        assert area(app).cursor_location != (0, 0)
        assert len(workspace.cards()) == 5


async def test_leaving_unsaved_asks(workspace: Workspace, mill: Path) -> None:
    """Go on, drop, or save."""
    app = app_on(workspace)
    before = mill.read_text(encoding="utf-8")
    async with running(app) as pilot:
        await pilot.press("e", "x", "escape")
        assert isinstance(app.screen, UnsavedScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, EditorScreen)
        await pilot.press("escape", "d")
        assert isinstance(app.screen, ReviewScreen)
        assert mill.read_text(encoding="utf-8") == before
        await pilot.press("e", "#", "escape", "s")

        assert isinstance(app.screen, ReviewScreen)
        assert mill.read_text(encoding="utf-8") == before.replace("  - {q", "#  - {q")


async def test_unsaved_text_survives_the_app(workspace: Workspace) -> None:
    """Leaving quizapp altogether loses nothing."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("e", *"# kept ", "ctrl+q")
    again = app_on(workspace)
    async with running(again) as pilot:
        await pilot.press("e")
        await pilot.pause()

        assert "# kept   - {q" in area(again).text
        assert "not saved is here again" in " ".join(text(again).split())


async def test_unsaved_text_survives_another_command(workspace: Workspace) -> None:
    """The palette may lead anywhere; nothing is left lying under what comes."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("l", "slash", *"wheel", "enter", "enter", "w", *"# kept ")
        await app.run_action("app.review('mills')")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert len(app.screen_stack) == 2
        await pilot.press("e")

        assert "# kept " in area(app).text


async def test_a_file_changed_meanwhile_is_not_overwritten(workspace: Workspace, mill: Path) -> None:
    """Both can be kept; or the disk's is taken, and the other is one key away."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("e", *"mine ")
        mill.write_text("title: Theirs\n", encoding="utf-8")
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ConflictScreen)
        await pilot.press("r")
        assert area(app).text == "title: Theirs\n"
        await pilot.press("ctrl+z")
        assert "mine   - {q" in area(app).text
        mill.write_text("title: Theirs again\n", encoding="utf-8")
        await pilot.press("ctrl+s", "k")

        assert area(app).text == "title: Theirs again\n"
        assert "mine   - {q" in mill.with_name("water-wheel.yaml.mine").read_text(encoding="utf-8")


async def test_a_text_that_is_saved_follows_the_disk(workspace: Workspace, mill: Path) -> None:
    """Another editor may be open, too."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("e")
        mill.write_text("title: Elsewhere\n", encoding="utf-8")
        await app.run_action("look")
        await pilot.pause()

        assert area(app).text == "title: Elsewhere\n"


async def test_no_editor_to_hand_over_to_is_told(workspace: Workspace) -> None:
    """The text stays."""
    app = app_on(workspace)
    async with running(app, (100, 24)) as pilot:
        await pilot.press("e", "ctrl+e")
        await pilot.pause()

        assert "No editor is set." in text(app)
        assert isinstance(app.screen, EditorScreen)


@pytest.mark.parametrize("size", [(100, 30), (40, 15)])
async def test_odd_text_is_shown_as_it_is(workspace: Workspace, size: tuple[int, int]) -> None:
    """In the field, in the cards and in the problems."""
    app = app_on(workspace)
    async with running(app, size) as pilot:
        await pilot.press("e")
        for odd in LITERAL:
            area(app).text = f"title: x\n{odd}\nfacts:\n  - q: {odd!r}\n    a: {odd!r}\n"
            await sketched(pilot)

        assert app.is_running
