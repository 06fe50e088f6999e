"""The library, driven by keys."""

from quizapp.config import Places
from quizapp.core.memory import Rating
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.concept import ConceptScreen
from quizapp.tui.screens.library import LibraryScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.tui.conftest import DAY, NOW, app_on, lines, running, study, text, workspace_at


def library(workspace: Workspace) -> QuizApp:
    """The app, about to open the library with `l`."""
    return app_on(workspace, Start.TODAY)


def rows(app: QuizApp) -> list[str]:
    """The rows, without how well they are known."""
    found = (line.replace("░", "").replace("▓", "").removesuffix("not begun").strip() for line in lines(app)[1:-1])
    return [line for line in found if line]


async def test_decks_unfold_to_sections_and_concepts(workspace: Workspace) -> None:
    """And close again; one that is named like its deck needs no section."""
    app = library(workspace)
    async with running(app) as pilot:
        await pilot.press("l")
        assert rows(app) == ["▾ Mills", "Water wheel", "▾ Rivers", "▸ South America", "▸ Africa", "▸ Europe"]
        await pilot.press("down", "down", "down", "enter")
        assert rows(app)[3:5] == ["▾ South America", "Amazon"]
        await pilot.press("up", "left")

        assert rows(app) == ["▾ Mills", "Water wheel", "▸ Rivers"]


async def test_it_filters_as_one_types(workspace: Workspace) -> None:
    """Concepts that say it, with the cards that do; escape shows all again, once more leaves."""
    app = library(workspace)
    async with running(app) as pilot:
        await pilot.press("l", "slash", *"equat")
        assert rows(app)[2:] == [
            "Africa › Congo",
            "The Congo crosses the equator twice. What follows from that for t…",
        ]
        await pilot.press(*" zzz")
        assert "Nothing is found by equat zzz." in text(app)
        await pilot.press("escape")
        assert "▾ Rivers" in text(app)
        await pilot.press("escape")

        assert isinstance(app.screen, TodayScreen)


async def test_what_was_found_opens(workspace: Workspace) -> None:
    """Enter goes to the results, then opens; the way back leads to them."""
    app = library(workspace)
    async with running(app) as pilot:
        await pilot.press("l", "slash", *"andes", "enter", "enter")
        assert isinstance(app.screen, ConceptScreen)
        await pilot.press("escape")

        assert isinstance(app.screen, LibraryScreen)
        assert "South America › Amazon" in text(app)


async def test_states_are_filters(places: Places) -> None:
    """One key looks at due cards, then new ones, and so on to all again."""
    study(places, NOW - 5 * DAY, [Rating.GOOD, Rating.EASY])
    with workspace_at(places) as workspace:
        app = library(workspace)
        async with running(app) as pilot:
            await pilot.press("l", "v")
            assert "Library: due" in text(app)
            assert "water wheel is filled" in text(app)
            assert "Amazon" not in text(app)
            await pilot.press("v")
            assert "Library: new" in text(app)
            assert "water wheel is filled" not in text(app)
            await pilot.press("v", "v", "v")
            assert "Nothing is found by is:retired." in text(app)
            await pilot.press("v")

            assert "▾ Rivers" in text(app)


async def test_mastery_is_told_in_words(places: Places) -> None:
    """Beside the bar, of each deck and concept."""
    study(places, NOW, [Rating.EASY])
    with workspace_at(places) as workspace:
        app = library(workspace)
        async with running(app) as pilot:
            await pilot.press("l")

            assert any("Water wheel" in line and "▓▓▓▓▓▓▓▓ firm 100 %" in line for line in lines(app))


async def test_an_edit_shows_in_the_library(places: Places, workspace: Workspace) -> None:
    """The screen looks at the files as it does everywhere."""
    app = library(workspace)
    async with running(app) as pilot:
        await pilot.press("l")
        write_concept(places.decks, "mills/windmill.yaml", "title: Windmill\n")
        await app.run_action("look")
        await pilot.pause()

        assert "Windmill" in text(app)


async def test_an_empty_library_says_so(places: Places) -> None:
    """Nothing to choose, nothing breaks."""
    for file in places.decks.rglob("*.yaml"):
        file.unlink()
    with workspace_at(places) as workspace:
        app = library(workspace)
        async with running(app, (40, 15)) as pilot:
            await app.switch_screen(LibraryScreen(Desk(workspace)))
            await pilot.press("enter", "right", "v", "escape")

            assert "No deck has a concept yet." in text(app)


async def test_what_was_found_can_be_crammed(workspace: Workspace) -> None:
    """As practice; without a search the key does nothing."""
    app = library(workspace)
    async with running(app) as pilot:
        await pilot.press("l", "c")
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("slash", *"nile", "enter", "c")
        await pilot.pause()

        assert "Practice" in text(app) and "Into which sea does the Nile flow?" in text(app)
