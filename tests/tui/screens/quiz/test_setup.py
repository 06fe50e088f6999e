"""Setting up a quiz."""

import pytest

from quizapp.config import Places
from quizapp.core.card import ItemKind
from quizapp.core.quiz.wish import Counting, Order
from quizapp.tui.app import Start
from quizapp.tui.screens.confirm import ConfirmScreen
from quizapp.tui.screens.quiz.question import QuestionScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.tui.widgets.options import Options
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.tui.conftest import app_on, lines, running, text
from tests.tui.pictures import first_use
from tests.tui.quizzes import CHOICE, TYPED, leave


async def test_a_quiz_from_today_is_about_the_deck_under_the_cursor(workspace: Workspace) -> None:
    """It is checked, and nothing else."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("down", "z")

        assert {"[x] Mills  1 card", "[ ] Rivers  4 cards"} <= set(lines(app))


async def test_all_decks_on_today_check_none(workspace: Workspace) -> None:
    """Which means all of them."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("z")

        assert {"[ ] Mills  1 card", "[ ] Rivers  4 cards"} <= set(lines(app))
        assert "20 questions from all decks" in text(app)


async def test_named_decks_are_checked(workspace: Workspace) -> None:
    """With all their sections."""
    app = app_on(workspace, Start.QUIZ, ["rivers"])
    async with running(app):
        assert {"[ ] Mills  1 card", "[x] Rivers  4 cards", "[x] Africa  2 cards"} <= set(lines(app))


async def test_enter_starts_wherever_the_cursor_is(workspace: Workspace) -> None:
    """With what was chosen."""
    app = app_on(workspace, Start.QUIZ, ["rivers"])
    async with running(app) as pilot:
        await pilot.press("down", "left", "left", "down", "right", "down", "space", "enter")
        assert isinstance(app.screen, QuestionScreen)
        wish = app.screen.quiz.wish

        assert (wish.decks, wish.count, wish.counting, wish.order) == (
            ("rivers",),
            10,
            Counting.PRACTICE,
            Order.WEAK_FIRST,
        )


async def test_the_mouse_does_it_all(workspace: Workspace) -> None:
    """A value, a check, the start."""
    app = app_on(workspace, Start.QUIZ)
    async with running(app) as pilot:
        for row in (2, 8, 9, 0):
            await pilot.click(Options, offset=(8, row))
            await pilot.pause()
        assert isinstance(app.screen, QuestionScreen)
        wish = app.screen.quiz.wish

        assert (wish.count, wish.decks, wish.sections) == (30, ("rivers",), ("Africa", "Europe"))


async def test_without_a_kind_nothing_starts(workspace: Workspace) -> None:
    """It is said what to do; a change puts the words away."""
    app = app_on(workspace, Start.QUIZ)
    async with running(app) as pilot:
        await pilot.press(*["down"] * 8, *["down", "space"] * len(ItemKind), "enter")
        assert "No kind of question is checked." in text(app)
        await pilot.press("space")

        assert "No kind of question is checked." not in text(app)


async def test_where_nothing_can_be_asked_it_is_said_why(workspace: Workspace) -> None:
    """One card about a mill makes no odd one out."""
    app = app_on(workspace, Start.QUIZ, ["mills"])
    async with running(app) as pilot:
        for at, kind in enumerate(ItemKind):
            await pilot.press(
                *["down"] * (9 if not at else 1), *(["space"] if kind is not ItemKind.ODD_ONE_OUT else [])
            )
        await pilot.press("enter")

        assert "No question can be made of this." in text(app)
        assert "Check more kinds, or more decks." in " ".join(text(app).split())


async def test_a_quiz_that_was_left_comes_first(workspace: Workspace) -> None:
    """And another one can be started all the same."""
    leave(workspace, CHOICE, TYPED)
    app = app_on(workspace, Start.QUIZ)
    async with running(app) as pilot:
        assert "enter go on" in text(app)
        await pilot.press("down")
        assert "enter start" in text(app)
        await pilot.press("up")
        await pilot.click(Options, offset=(8, 0))
        await pilot.pause()

        assert CHOICE.prompt in text(app)


async def test_without_decks_there_is_advice(places: Places, workspace: Workspace) -> None:
    """And no key that starts."""
    for file in places.decks.rglob("*.yaml"):
        file.unlink()
    workspace.refresh()
    app = app_on(workspace, Start.QUIZ)
    async with running(app) as pilot:
        await pilot.press("enter", "down", "space")

        assert "No decks yet." in text(app)
        assert "start" not in lines(app)[-1]


async def test_first_use_begins_with_decks(places: Places, workspace: Workspace) -> None:
    """Before there is anything to ask, the shipped decks are offered."""
    workspace.places = first_use(places)
    app = app_on(workspace, Start.QUIZ)
    async with running(app):
        assert isinstance(app.screen, ConfirmScreen)


async def test_a_new_section_shows_without_a_key(places: Places, workspace: Workspace) -> None:
    """An edit while the form is open."""
    app = app_on(workspace, Start.QUIZ)
    async with running(app) as pilot:
        write_concept(
            places.decks, "rivers/05-ob.yaml", "title: Ob\nsection: Asia\nfacts: [{q: Where to?, a: North}]\n"
        )
        await app.run_action("look")
        await pilot.pause()

        assert "[ ] Asia  1 card" in lines(app)


async def test_trouble_at_the_start_is_told(workspace: Workspace) -> None:
    """The form stays."""
    app = app_on(workspace, Start.QUIZ)
    async with running(app) as pilot:
        workspace.db.connection.execute("ALTER TABLE schedules RENAME TO lost")
        await pilot.press("enter")

        assert "cannot be used" in " ".join(text(app).split())
        assert "20 questions from all decks" in text(app)


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_leaving_leads_to_today(workspace: Workspace, key: str) -> None:
    """From wherever the form was opened."""
    app = app_on(workspace, Start.QUIZ)
    async with running(app) as pilot:
        await pilot.press(key)

        assert isinstance(app.screen, TodayScreen)
