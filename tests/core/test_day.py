"""Study days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import Moment, moment, study_day

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Pacific/Kiritimati",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
]


def at(text: str, zone: str = "Europe/Berlin") -> Moment:
    """The moment at which a wall clock in `zone` shows `text`."""
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    return moment(int(local.timestamp() * 1000), ZoneInfo(zone))


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        ("2026-05-01T22:00", "2026-05-02T08:00", 1),
        ("2026-05-01T02:00", "2026-05-01T10:00", 1),
        ("2026-05-01T05:00", "2026-05-02T03:00", 0),
        ("2026-05-01T03:59", "2026-05-01T04:00", 1),
        ("2026-03-28T12:00", "2026-03-29T12:00", 1),
        ("2026-03-29T01:30", "2026-03-29T04:30", 1),
        ("2026-10-24T12:00", "2026-10-25T12:00", 1),
        ("2026-10-25T01:00", "2026-10-25T03:59", 0),
    ],
)
def test_days_between_two_wall_clocks(earlier: str, later: str, days: int) -> None:
    """A study day begins at 04:00 on the wall, whatever summer time does."""
    assert days == at(later).day - at(earlier).day


def test_a_study_day_is_named_after_its_date() -> None:
    """At three in the morning it is still yesterday."""
    assert date(2026, 5, 1).toordinal() == at("2026-05-01T04:00").day == at("2026-05-02T03:59").day


@pytest.mark.parametrize("zone", ZONES)
def test_each_day_ends_where_the_next_begins(zone: str) -> None:
    """Over fifteen years every next day is one later, and the instant before it still belongs to today."""
    now = at("2010-01-01T12:00", zone)
    for _ in range(15 * 365):
        following = moment(now.next_day_ms, ZoneInfo(zone))
        before = moment(now.next_day_ms - 1, ZoneInfo(zone))

        assert (now.day + 1, now.day) == (following.day, before.day)
        now = following


def test_a_skipped_date_is_a_jump_of_two() -> None:
    """Apia had no 30 December 2011: the study day after the 29th is the 31st."""
    now = at("2011-12-29T12:00", "Pacific/Apia")

    assert now.day + 2 == moment(now.next_day_ms, ZoneInfo("Pacific/Apia")).day


def test_a_journey_west_may_repeat_a_day() -> None:
    """The same instant is an earlier study day further west, as the learner's own calendar says."""
    instant = int(datetime(2026, 5, 1, 20, 0, tzinfo=UTC).timestamp() * 1000)

    assert moment(instant, ZoneInfo("Asia/Tokyo")).day - 1 == moment(instant, ZoneInfo("America/Los_Angeles")).day


@given(
    st.datetimes(*map(datetime.fromisoformat, ("1990-01-01", "2090-01-01"))), st.sampled_from(ZONES), st.integers(0, 12)
)
def test_the_stored_offset_tells_the_day(wall: datetime, zone: str, day_start: int) -> None:
    """The study day follows from what an event stores, so that nobody needs the zone's rules later."""
    instant = int(wall.replace(tzinfo=UTC).timestamp() * 1000)
    now = moment(instant, ZoneInfo(zone), day_start)
    local = wall + timedelta(minutes=now.offset_min)
    expected = (local - timedelta(hours=day_start)).date().toordinal()

    assert expected == now.day == study_day(instant, now.offset_min, day_start)
