"""Today: what a morning needs to know, and where to start."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.config import Places
from quizapp.core.concept import DeckId
from quizapp.core.history import Entry, EventKind
from quizapp.core.memory import Rating
from quizapp.storage import events
from quizapp.storage.limits import Why
from quizapp.storage.queue import Held
from quizapp.tui.app import Start
from quizapp.tui.screens.today import held
from quizapp.workspace import Workspace
from quizapp.workspace.planning import follow, look_ahead
from tests.conftest import write_concept
from tests.tui.conftest import DAY, NOW, app_on, lines, running, study, text, workspace_at


async def test_how_much_and_how_long(workspace: Workspace) -> None:
    """Then each deck with its counts."""
    app = app_on(workspace, Start.TODAY)
    async with running(app):
        assert "5 new, about 1 minute" in text(app)
        assert "All decks                                               ·       ·     5" in text(app)
        assert "Rivers                                                  ·       ·     4" in text(app)


async def test_a_plan_that_is_behind_says_so(workspace: Workspace, places: Places) -> None:
    """With what it takes now, and what cannot be reached any more."""
    follow(workspace, look_ahead(workspace, DeckId("rivers"), (NOW + 30 * DAY).date(), 0.95, None)[0])
    app = app_on(workspace_at(places, NOW + 29 * DAY), Start.TODAY)
    async with running(app):
        told = " ".join(text(app).split())

    assert "Exam in rivers in 1 day: " in told
    assert "a day instead of 1, to catch up; 95 % cannot be reached any more" in told


async def test_enter_starts(workspace: Workspace) -> None:
    """With all decks."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("enter")

        assert "1 of 5" in text(app)


async def test_the_deck_under_the_cursor_starts(workspace: Workspace) -> None:
    """Down to Rivers, then space."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.press("down", "down", "space")

        assert "South America" in text(app)
        assert "1 of 4" in text(app)


async def test_a_click_on_a_deck_starts_it(workspace: Workspace) -> None:
    """The row under the mouse."""
    app = app_on(workspace, Start.TODAY)
    async with running(app) as pilot:
        await pilot.click("DeckList", offset=(5, 3))

        assert "1 of 4" in text(app)


async def test_the_decks_chosen_at_the_start_are_the_ones_shown(workspace: Workspace) -> None:
    """As in `quizapp review rivers`, after leaving."""
    app = app_on(workspace, Start.REVIEW, ["rivers"])
    async with running(app) as pilot:
        await pilot.press("q")

        assert "Rivers" in text(app)
        assert "Mills" not in text(app)


async def test_held_back_cards_are_let_in(places: Places) -> None:
    """The screen says why they wait and which key changes it."""
    with workspace_at(places, new_per_day=2) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            assert "3 new cards held back by today's limit of new cards. n lets 3 in." in text(app)
            await pilot.press("n")

            assert "5 new, about 1 minute" in text(app)
            assert "held back" not in text(app)
            assert workspace.today().new == 5


async def test_more_is_let_in_of_the_deck_under_the_cursor(places: Places) -> None:
    """Its own number grows; the other deck's stays."""
    with workspace_at(places, new_per_day=2) as workspace:
        before = {share.deck: share.new for share in workspace.today().due.decks}
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("down", "down", "n")
            after = {share.deck: share.new for share in workspace.today().due.decks}

            assert (after["mills"], after["rivers"]) == (before["mills"], 4)


@pytest.mark.parametrize(
    ("cards", "to_let_in", "words"),
    [
        (Held(), 0, ""),
        (
            Held(30, why_new=Why.NEW),
            10,
            "30 new cards held back by today's limit of new cards. n lets 10 in.",
        ),
        (
            Held(12, 2, why_new=Why.REVIEWS, why_reviews=Why.REVIEWS),
            10,
            "12 new cards and 2 reviews held back by today's limit of reviews. n lets 10 in.",
        ),
        (
            Held(1, 0, 3, why_new=Why.DECK),
            1,
            "1 new card held back by the limit of a deck. "
            "3 reviews held back: one card of a concept a day is enough. n lets 1 in.",
        ),
        (Held(3, 0, 1, Why.NEW), 0, "3 new cards and 1 review held back: one card of a concept a day is enough."),
    ],
)
def test_what_is_held_back_is_explained(cards: Held, to_let_in: int, words: str) -> None:
    """By a limit, which a key lifts; or by a sibling, which nothing does."""
    assert words == held(cards, to_let_in)


async def test_how_it_has_been_going(places: Places) -> None:
    """Streak, today so far, and yesterday's recall; the week ahead in numbers."""
    study(places, NOW - 12 * DAY, [Rating.EASY] * 2, new_per_day=2)
    study(places, NOW - DAY, [Rating.GOOD], new_per_day=0)
    study(places, NOW, [Rating.AGAIN], new_per_day=0)
    with workspace_at(places, new_per_day=0) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app):
            assert "2 days in a row · 1 answered today · yesterday 1 of 1 remembered" in text(app)
            assert "Tue     Wed     Thu     Fri     Sat     Sun     Mon" in text(app)


async def test_done_says_when_it_goes_on(places: Places) -> None:
    """An end that looks ahead; there is nothing to start."""
    study(places, NOW, [Rating.EASY] * 5)
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            assert "Done for today. Next card in 6 days, on 2026-11-29." in text(app)
            assert "start" not in text(app)
            await pilot.press("enter", "space")

            assert "Done for today." in text(app)


async def test_problems_are_counted(places: Places) -> None:
    """The rest of the deck is there all the same."""
    write_concept(places.decks, "rivers/odd.yaml", "title: [unclosed")
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app):
            assert "1 problem in concept files: run quizapp check" in text(app)
            assert "5 new" in text(app)


async def test_undo_on_today_shows_the_card(places: Places) -> None:
    """After the last card of yesterday evening, say."""
    study(places, NOW, [Rating.EASY] * 5)
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("u")
            await pilot.pause()

            assert "The Congo crosses the equator twice." in text(app)
            assert "Taken back: Easy." in text(app)


async def test_redo_on_today_brings_back_what_was_taken_back(places: Places) -> None:
    """Also in an earlier sitting."""
    study(places, NOW, [Rating.EASY] * 5)
    with workspace_at(places) as workspace:
        workspace.undo()
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("U")
            await pilot.pause()

            assert "Done again: Easy." in text(app)
            assert "5 answered today" in text(app)


async def test_a_deck_with_nothing_left_says_so(places: Places) -> None:
    """Instead of an empty review."""
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("down", "enter", "space", "4", "q", "down", "enter")
            await pilot.pause()

            assert "Nothing is left to review here today." in text(app)


# ---- no decks


async def test_the_first_use_fills_the_folder(places: Places, tmp_path: Path) -> None:
    """After asking, with the decks that came with quizapp."""
    own = replace(places, decks=tmp_path / "own" / "decks", own_decks=True)
    with workspace_at(own) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            assert "You have no decks yet." in text(app)
            await pilot.press("y")
            await pilot.pause()

            assert "A tour of quizapp" in text(app)
            assert (own.decks / "quizapp-tour" / "deck.yaml").is_file()


async def test_a_no_leaves_the_folder_alone(places: Places, tmp_path: Path) -> None:
    """The screen tells where decks would lie, and how to change one's mind."""
    own = replace(places, decks=tmp_path / "own" / "decks", own_decks=True)
    with workspace_at(own) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("n")

            assert not own.decks.exists()
            assert "No decks yet." in text(app)
            assert str(own.decks) in text(app).replace("\n", "")
            await pilot.press("f")

            assert "A tour of quizapp" in text(app)


async def test_an_empty_folder_says_what_to_do(places: Places, tmp_path: Path) -> None:
    """It is not a mistake to have none yet."""
    (tmp_path / "empty").mkdir()
    with workspace_at(replace(places, decks=tmp_path / "empty")) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app):
            assert "quizapp import PAGE" in text(app)


async def test_a_missing_folder_says_what_to_do(places: Places, tmp_path: Path) -> None:
    """One that was asked for by name is not made unasked."""
    with workspace_at(replace(places, decks=tmp_path / "gone")) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app):
            assert "does not exist." in text(app).replace("\n", "")
            assert "quizapp --decks DIR" in text(app)


async def test_what_lies_below_the_list_can_be_read_without_a_mouse(workspace: Workspace) -> None:
    """At forty columns, the cursor takes the page along."""
    app = app_on(workspace, Start.TODAY)
    async with running(app, (40, 12)) as pilot:
        assert "Tue" not in text(app)
        await pilot.press("end")
        await pilot.pause()
        assert "Tue  Wed  Thu" in text(app)
        await pilot.press("home")
        await pilot.pause()

        assert "5 new, about 1 minute" in text(app)


async def test_a_clock_set_back_is_told(places: Places) -> None:
    """Until the next thing is done by the new time."""
    study(places, NOW, [Rating.EASY])
    with workspace_at(places, NOW - 3 * DAY) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app):
            assert "The clock is 3 days behind your last answer" in " ".join(text(app).split())


async def test_undo_of_an_action_on_many_cards_stays_on_today(places: Places) -> None:
    """No single card is what it was about."""
    study(places, NOW - DAY, [Rating.EASY] * 3)
    with workspace_at(places) as workspace:
        now = workspace.now()
        found = [queued for card in workspace.cards() if (queued := workspace.queued(card.id)) and queued.schedule.reps]
        moves = [
            (
                Entry(
                    card=queued.id, kind=EventKind.MOVE, at_ms=now.at_ms, offset_min=60, day=now.day,
                    detail={"due_day": now.day + 9, "action": "spread over 7 days"},
                ),
                queued.schedule,
            )
            for queued in found
        ]  # fmt: skip
        with workspace.db.transaction():
            events.take_together(workspace.db, moves)
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("u")
            await pilot.pause()

            assert "Taken back: spread over 7 days, 3 cards." in text(app)
            assert lines(app)[0].startswith("Today")
        after = [queued for card in workspace.cards() if (queued := workspace.queued(card.id)) and queued.schedule.reps]

    assert after == found


async def test_cramming_is_chosen_by_a_number(places: Places) -> None:
    """The quiz that follows is practice."""
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("c", "4")
            await pilot.pause()

            assert "Practice" in text(app)


async def test_there_may_be_nothing_to_cram(places: Places) -> None:
    """It says so, and Today stays."""
    with workspace_at(places) as workspace:
        app = app_on(workspace, Start.TODAY)
        async with running(app) as pilot:
            await pilot.press("c", "2")
            await pilot.pause()

            assert "Nothing was missed today or yesterday." in text(app)
