"""What other weights or another desired retention would do to due days: previewed first, moved only on request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.core.card import CardId
from quizapp.core.memory import interval_days
from quizapp.core.schedule import Phase, Policy, Schedule

LEAST_CHANGE = 0.05
"""A smaller change of an interval is not worth moving a card for."""


class Moving(StrEnum):
    """What becomes of due days when weights change."""

    NO = "no"
    """They stay; the new weights tell at the next answer."""
    SPREAD = "spread"
    """What would be due at once is spread over some days."""
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Standing:
    """A card with the schedule that the new weights give it, due days as they were."""

    card: CardId
    schedule: Schedule
    policy: Policy


@dataclass(frozen=True, slots=True)
class Move:
    """A card and the study day on which it will be due."""

    standing: Standing
    due_day: int


def moves(standings: Iterable[Standing], day: int) -> list[Move]:
    """The cards whose interval changes by 5 % or more, each due as long after its last answer as it should be.

    What is overdue stays so, and nothing else comes due before today. Cards in learning or suspended stay.
    """
    found = []
    for standing in standings:
        due = _due_day(standing, day)
        if due is not None and due != standing.schedule.due_day:
            found.append(Move(standing, due))
    return found


def _due_day(standing: Standing, day: int) -> int | None:
    schedule, policy = standing.schedule, standing.policy
    if schedule.phase is not Phase.REVIEW or schedule.suspended or schedule.memory is None:
        return None
    planned = schedule.due_day - schedule.last_day
    ideal = interval_days(schedule.memory.stability, policy.retention, policy.weights)
    days = min(max(1, round(ideal)), policy.maximum_interval)
    if schedule.due_day < day or abs(days - planned) < LEAST_CHANGE * planned:
        return None
    return max(day, schedule.last_day + days)


def spread(found: Sequence[Move], day: int, days: int) -> list[Move]:
    """The moves with what would be due today spread evenly over so many days, the most overdue first."""
    at_once = [move for move in found if move.due_day <= day]
    at_once.sort(key=lambda move: (-_overdueness(move.standing, day), move.standing.card))
    later = [move for move in found if move.due_day > day]
    return [
        *(replace(move, due_day=day + n * days // len(at_once)) for n, move in enumerate(at_once)),
        *later,
    ]


def _overdueness(standing: Standing, day: int) -> float:
    """Days waited, as a multiple of the days that the memory is good for."""
    schedule = standing.schedule
    return (day - schedule.last_day) / schedule.memory.stability if schedule.memory else 0.0
