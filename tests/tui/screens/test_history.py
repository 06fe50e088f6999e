"""The history: what was done, newest first."""

from datetime import timedelta

import pytest

from quizapp.config import Places
from quizapp.core.history import EventKind
from quizapp.core.memory import Rating
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens import history
from quizapp.tui.widgets.steps import StepList
from quizapp.workspace import Workspace, actions
from tests.tui.conftest import DAY, NOW, app_on, lines, running, study, text, workspace_at


@pytest.fixture
def studied(places: Places) -> Places:
    """Two answers yesterday, and today one card was suspended."""
    study(places, NOW - DAY, [Rating.EASY, Rating.AGAIN])
    with workspace_at(places, NOW) as workspace:
        workspace.review().act(actions.SUSPEND)
    return places


def listed(app: QuizApp) -> list[str]:
    """The rows, headings too, in single spaces."""
    rows = app.screen.query_one(StepList)
    return [" ".join(str(rows.get_option_at_index(at).prompt).split()) for at in range(rows.option_count)]


async def test_every_step_says_what_when_and_what_it_led_to(studied: Places) -> None:
    """Below the day on which it was done."""
    with workspace_at(studied) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app, (120, 24)) as pilot:
            await pilot.press("h")
            await pilot.pause()
            rows = listed(app)

    assert rows[0] == "Monday 23 November 2026"
    assert rows[1].startswith("09:00 suspended")
    assert rows[2] == "Sunday 22 November 2026"
    assert rows[3].startswith("09:00 Again") and rows[3].endswith("1m")
    assert rows[4].startswith("09:00 Easy Which kind of water wheel")


@pytest.mark.parametrize("keys", [["enter"], ["u"]])
async def test_the_step_under_the_cursor_is_taken_back(studied: Places, keys: list[str]) -> None:
    """It stays, and says so; the same key does it again."""
    with workspace_at(studied) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("h", "down", "down", *keys)
            await pilot.pause()
            after = listed(app)
            states = [found.schedule.reps for card in workspace.cards() if (found := workspace.queued(card.id))]
            await pilot.press("enter")
            await pilot.pause()
            again = listed(app)

    assert after[4].endswith("taken back") and sum(states) == 1
    assert not again[4].endswith("taken back")


async def test_only_what_can_be_done_is_offered(studied: Places) -> None:
    """Take back, or do again: never both."""
    with workspace_at(studied) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("h")
            await pilot.pause()
            before = lines(app)[-1]
            await pilot.press("enter")
            await pilot.pause()

            assert "take back" in before and "do again" not in before
            assert "do again" in lines(app)[-1] and "take back" not in lines(app)[-1]


async def test_kinds_and_words_narrow_the_list(studied: Places) -> None:
    """Escape shows everything again, and once more leaves."""
    with workspace_at(studied) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("h", "f")
            answers = listed(app)
            await pilot.press("f")
            others = listed(app)
            await pilot.press("f", "slash", *"wheel")
            await pilot.pause()
            found = listed(app)
            await pilot.press("escape")
            await pilot.pause()
            everything = listed(app)
            await pilot.press("escape")
            await pilot.pause()

            assert "Today" in lines(app)[0]
    assert [len(rows) for rows in (answers, others, found, everything)] == [3, 2, 2, 5]
    assert "water wheel" in found[1]


async def test_older_steps_follow_when_the_cursor_gets_there(
    places: Places, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are, a page is read at a time."""
    monkeypatch.setattr(history, "PAGE", 3)
    for days in range(4, 0, -1):
        study(places, NOW - timedelta(days=days), [Rating.AGAIN, Rating.AGAIN])
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("h")
        await pilot.pause()
        first = listed(app)
        await pilot.press("end")
        await pilot.pause()

        assert len(first) < len(listed(app))
        assert len([event for event in workspace.history() if event.kind is EventKind.ANSWER]) == 8


async def test_an_empty_history_says_so(workspace: Workspace) -> None:
    """Before the first answer."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("h", "enter")
        await pilot.pause()

        assert "Nothing yet." in text(app)
