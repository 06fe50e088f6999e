"""The joined rooms: clock, first use, limits for today, decks by name, settings."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quizapp.config import Places, Settings
from quizapp.core.memory import Rating
from quizapp.errors import DeckError, UsageError
from quizapp.storage import events
from quizapp.workspace import Workspace
from quizapp.workspace.clock import Clock
from quizapp.workspace.review import Question
from tests.conftest import NOON, Opener, write_concept


def test_a_fixed_clock_stands_still() -> None:
    """For tests and pictures; its stopwatch stands too."""
    clock = Clock(4, NOON)

    assert clock.now() == clock.now()
    assert clock.stopwatch_ms() == 0


def test_a_running_clock_runs() -> None:
    """The real one tells the time and measures it."""
    clock = Clock(4)
    first = clock.stopwatch_ms()

    assert clock.now().at_ms > 1_700_000_000_000
    assert clock.stopwatch_ms() >= first > 0


def test_the_offset_of_the_fixed_time_counts() -> None:
    """Noon in Berlin is noon there."""
    assert Clock(4, NOON).now().offset_min == 60


def test_first_use_fills_the_folder(tmp_path: Path) -> None:
    """All shipped decks, ready to be edited."""
    places = Places(tmp_path / "own" / "decks", tmp_path / "q.db", tmp_path / "s.toml", own_decks=True)
    with Workspace(places, Settings(), NOON) as space:
        assert space.decks_missing
        space.fill_decks()
        space.refresh()

        assert not space.decks_missing
        assert "quizapp-tour" in {row.deck.id for row in space.decks()}


def test_first_use_leaves_nothing_half_done(tmp_path: Path) -> None:
    """Where the folder cannot be made, nothing is left behind."""
    (tmp_path / "file").touch()
    places = Places(tmp_path / "file" / "decks", tmp_path / "q.db", tmp_path / "s.toml", own_decks=True)
    with Workspace(places, Settings(), NOON) as space, pytest.raises(DeckError, match="cannot be made"):
        space.fill_decks()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "q.db"]


def test_more_cards_for_today_only(opened: Opener) -> None:
    """Ten more, on top of the limit, gone tomorrow."""
    space = opened(new_per_day=0)
    before = space.today().new
    space.allow_more()
    after = space.today().new
    tomorrow = opened(NOON + timedelta(days=1), new_per_day=0)

    assert (before, after, tomorrow.today().new) == (0, 2, 0)


def test_today_counts_what_a_session_asks(opened: Opener) -> None:
    """The promise on the first screen is kept."""
    space = opened()
    review = space.review()
    promised, asked = space.today().total, 0
    while isinstance(review.state, Question):
        review.page_read()
        review.reveal()
        review.grade(Rating.EASY)
        asked += 1

    assert promised == asked
    assert (0, asked, 1) == (space.today().total, space.today().answered, space.today().streak)


def test_the_week_ahead(opened: Opener) -> None:
    """Reviews by day, tomorrow first."""
    space = opened(learning_steps=())
    review = space.review()
    review.reveal()
    event = review.grade(Rating.AGAIN)

    assert space.outlook().week[(event.interval or 0) - 1] == 1


def test_decks_below_a_folder_are_one_name(opened: Opener, decks: Path) -> None:
    """`quizapp review sea` takes all that lies below it."""
    write_concept(decks, "Sea/waves/a.yaml", "title: Swell\nfacts: [{q: What comes from afar?, a: long waves}]\n")
    space = opened()
    [deck] = space.named_decks(["sea"])

    assert {"Swell"} == {card.concept for card in space.cards([deck])}


def test_an_unknown_deck_is_refused(opened: Opener) -> None:
    """With the known ones in the hint."""
    with pytest.raises(UsageError, match="no deck `rivers`") as caught:
        opened().named_decks(["rivers"])
    assert "tides" in caught.value.hint


def test_a_choice_is_kept(opened: Opener) -> None:
    """At once, and for the next start."""
    space = opened()
    space.choose("show_pages", False)

    assert not space.settings.show_pages
    assert "show_pages = false" in space.places.settings.read_text()


@pytest.mark.parametrize("hour", ["03:59", "04:00"])
def test_the_day_begins_at_four(opened: Opener, hour: str) -> None:
    """A review before four belongs to the evening before."""
    space = opened(datetime.fromisoformat(f"2026-11-24T{hour}:00+01:00"))

    assert space.now().day == NOON.date().toordinal() + (hour == "04:00")


def test_what_the_limits_hold_back_can_be_let_in(opened: Opener) -> None:
    """So many cards, and no more: siblings stay behind whatever the limit."""
    space = opened(new_per_day=1)
    assert space.held_by_limits() == 1
    space.allow_more()

    assert space.held_by_limits() == 0
    assert space.today().new == 2


@pytest.mark.parametrize(("hours", "minutes"), [(0, 0), (-72, 72 * 60), (-0.05, 0), (5, 0)])
def test_a_clock_set_back_is_noticed(opened: Opener, hours: float, minutes: int) -> None:
    """By more than clocks are put right every now and then; the answer given meanwhile counts as on the same day."""
    review = opened(show_pages=False).review()
    review.reveal()
    review.grade(Rating.GOOD)
    later = opened(NOON + timedelta(hours=hours), show_pages=False)

    assert later.today().behind_minutes == minutes


def test_answers_go_on_while_the_clock_is_behind(opened: Opener) -> None:
    """No day has passed, the log keeps the order in which they were given, and then the clock is right again."""
    first = opened(show_pages=False, learning_steps=()).review()
    first.reveal()
    before = first.grade(Rating.GOOD)
    space = opened(NOON - timedelta(days=3), show_pages=False, learning_steps=())
    review = space.review()
    review.reveal()
    after = review.grade(Rating.GOOD)

    assert [before.key, after.key] == [event.key for event in space.history()]
    assert space.today().behind_minutes == 0
    assert events.outdated(space.db) == []
