"""Which of many backups are kept."""

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12
"""The newest backup of so many days, weeks and months is kept; those without a backup do not count."""


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Of the times of all backups, those that are worth their room."""
    newest_first = sorted(times, reverse=True)
    periods: dict[Callable[[datetime], object], int] = {
        datetime.date: DAYS,
        lambda time: time.isocalendar()[:2]: WEEKS,
        lambda time: (time.year, time.month): MONTHS,
    }
    return {time for period, count in periods.items() for time in _newest_of_each(newest_first, period, count)}


def _newest_of_each(
    newest_first: Iterable[datetime], period: Callable[[datetime], object], count: int
) -> list[datetime]:
    newest: dict[object, datetime] = {}
    for time in newest_first:
        newest.setdefault(period(time), time)
    return list(newest.values())[:count]
