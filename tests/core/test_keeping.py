"""Which backups are kept."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.keeping import kept

NOW = datetime.fromisoformat("2026-11-28T09:00")


def daily(days: int) -> list[datetime]:
    """A backup each morning of so many days, today's the last."""
    return [NOW - timedelta(days=ago) for ago in range(days)]


def test_a_week_of_days_a_month_of_weeks_a_year_of_months() -> None:
    """After two years of daily backups, seven days, four weeks and twelve months are left; some are both."""
    left = sorted(kept(daily(730)), reverse=True)

    assert left[:7] == daily(7)
    assert [f"{time:%m-%d}" for time in left[7:9]] == ["11-15", "11-08"]
    assert [f"{time:%y-%m-%d}" for time in left[9:]] == [
        "26-10-31", "26-09-30", "26-08-31", "26-07-31", "26-06-30", "26-05-31", "26-04-30", "26-03-31", "26-02-28",
        "26-01-31", "25-12-31",
    ]  # fmt: skip


def test_of_one_day_the_newest_is_kept() -> None:
    """A backup made by hand replaces the one of that morning."""
    later = NOW + timedelta(hours=3)

    assert kept([NOW, later]) == {later}


def test_a_long_pause_costs_no_backup() -> None:
    """Days without a backup do not count: what there is of the time before stays."""
    old = [NOW - timedelta(days=400 + ago) for ago in range(5)]

    assert kept([NOW, *old]) == {NOW, *old}


@given(st.lists(st.datetimes(), max_size=60))
def test_the_newest_stays_and_thinning_twice_changes_nothing(times: list[datetime]) -> None:
    """Whatever the clock did."""
    left = kept(times)

    assert kept(left) == left <= set(times)
    assert not times or max(times) in left
