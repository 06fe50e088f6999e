"""What is done to several cards in one go, in the library and on a concept's page."""

from datetime import timedelta

import pytest

from quizapp.config import Places
from quizapp.core.concept import ConceptId
from quizapp.core.history import replay
from quizapp.core.memory import Rating
from quizapp.core.schedule import Schedule
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.concept import ConceptScreen
from quizapp.tui.screens.confirm import ConfirmScreen
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.tui.conftest import NOW, app_on, running, study, text, workspace_at


@pytest.fixture
def space(places: Places) -> Workspace:
    """A concept with three cards in a deck of its own, one of them answered; and a deck of thirty."""
    facts = "".join(f"  - {{q: What is {n}?, a: It is {n}.}}\n" for n in ("one", "two", "three"))
    write_concept(places.decks, "acts/one.yaml", f"title: Acts\ncards: {{off: [term, definition]}}\nfacts:\n{facts}")
    many = "".join(f"  - {{q: What is number {n}?, a: It is {n}.}}\n" for n in range(30))
    write_concept(places.decks, "many/one.yaml", f"title: Many\nfacts:\n{many}")
    study(places, NOW - timedelta(days=1), [Rating.GOOD, Rating.EASY])
    return workspace_at(places)


def schedules(space: Workspace, concept: str) -> list[Schedule]:
    """The schedules of a concept's cards; they follow from the log."""
    events = list(space.history())
    found = []
    for card in (card for card in space.cards() if card.concept_id == concept):
        queued = space.queued(card.id)
        assert queued is not None
        assert queued.schedule == replay(events).get(card.id, Schedule())
        found.append(queued.schedule)
    return found


async def page(app: QuizApp, space: Workspace) -> None:
    """The concept's page on top of Today."""
    await app.push_screen(ConceptScreen(Desk(space), ConceptId("acts/one")))


async def test_marked_cards_are_suspended_and_brought_back(space: Workspace) -> None:
    """Only they; and one undo takes it back for all."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await page(app, space)
        await pilot.press("down", "space", "down", "down", "space", "s")
        await pilot.pause()
        assert [schedule.suspended for schedule in schedules(space, "acts/one")] == [True, False, True]
        assert "Suspended: 2 cards; u takes it back." in text(app)
        await pilot.press("u")
        assert not any(schedule.suspended for schedule in schedules(space, "acts/one"))
        await pilot.press("U", "s")

        assert not any(schedule.suspended for schedule in schedules(space, "acts/one"))


async def test_the_card_under_the_cursor_or_all(space: Workspace) -> None:
    """With none marked."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await page(app, space)
        await pilot.press("f", "3")
        assert [schedule.flag for schedule in schedules(space, "acts/one")] == [3, 3, 3]
        await pilot.press("down", "f", "0")
        assert [schedule.flag for schedule in schedules(space, "acts/one")] == [0, 3, 3]
        await pilot.press("b")

        assert [schedule.buried_until > 0 for schedule in schedules(space, "acts/one")] == [True, False, False]


async def test_a_day_is_asked_for(space: Workspace) -> None:
    """Only cards that were answered can be moved; a day that is none changes nothing."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await page(app, space)
        await pilot.press("t", *"soon", "enter")
        await pilot.pause()
        assert "`soon` is no day." in text(app)
        await pilot.press("t", *"9", "enter")
        answered = [schedule for schedule in schedules(space, "acts/one") if schedule.reps]
        assert [schedule.due_day for schedule in answered] == [space.now().day + 9] * len(answered)
        assert answered
        await pilot.press("r")

        assert not any(schedule.reps for schedule in schedules(space, "acts/one"))


async def test_in_the_library_a_row_stands_for_all_its_cards(space: Workspace) -> None:
    """A whole deck; from many cards on, it is asked first."""
    app = app_on(space, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("l", "b")
        assert all(schedule.buried_until for schedule in schedules(space, "acts/one"))
        await pilot.press("slash", *"many", "enter", "s")
        assert isinstance(app.screen, ConfirmScreen)
        assert "Suspended: 30 cards?" in text(app)
        await pilot.press("n")
        assert not any(schedule.suspended for schedule in schedules(space, "many/one"))
        await pilot.press("s", "y")

        assert all(schedule.suspended for schedule in schedules(space, "many/one"))


async def test_a_card_that_was_found_stands_for_itself(space: Workspace) -> None:
    """Its siblings are left alone."""
    app = app_on(space, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("l", "slash", *"what three", "enter", "down", "s")

        assert [schedule.suspended for schedule in schedules(space, "acts/one")] == [False, False, True]
