"""Study days: a local day that starts at 04:00. Day arithmetic is on ordinals, never on seconds."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_START_HOUR = 4
"""The hour at which a study day begins: reviews before it belong to the evening before."""

SET_BACK_MS = 5 * 60 * 1000
"""Clocks are put right by minutes every now and then. One that has gone back further is worth a word."""

_UNIX_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as the learner lives it. What an event stores of it is never recomputed later."""

    at_ms: int
    """UTC milliseconds since 1970."""
    offset_min: int
    """Minutes that the local clock is ahead of UTC at this instant."""
    day: int
    """The study day, as the ordinal of its date."""
    next_day_ms: int
    """When the next study day begins, UTC milliseconds."""


def moment(at_ms: int, zone: tzinfo | None = None, day_start: int = DAY_START_HOUR) -> Moment:
    """The instant `at_ms` in `zone` (None: the system's zone, with its own rules for that date)."""
    local = datetime.fromtimestamp(at_ms // 1000, UTC).astimezone(zone)
    offset = local.utcoffset() or timedelta()
    offset_min = int(offset.total_seconds() // 60)
    day = study_day(at_ms, offset_min, day_start)
    return Moment(at_ms, offset_min, day, _begins_ms(day + 1, zone, day_start))


def study_day(at_ms: int, offset_min: int, day_start: int = DAY_START_HOUR) -> int:
    """The ordinal of the study day of an instant: its local date, the day before if it is earlier than 04:00."""
    local_minutes = at_ms // 60_000 + offset_min
    return (local_minutes - day_start * 60) // (24 * 60) + _UNIX_EPOCH


def day_date(day: int) -> date:
    """The calendar date that a study day is named after."""
    return date.fromordinal(day)


def _begins_ms(day: int, zone: tzinfo | None, day_start: int) -> int:
    """UTC milliseconds at which a study day begins; local rules decide, so days of 23 and 25 hours are right."""
    start = datetime.combine(day_date(day), time(day_start), zone)
    return int(start.timestamp() * 1000)
