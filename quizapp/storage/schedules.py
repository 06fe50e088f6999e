"""The cache of schedules: one row a card, rebuilt from the events at any time."""

from enum import IntEnum

from quizapp.core.memory import Memory
from quizapp.core.schedule import Phase, Schedule
from quizapp.storage.database import Database, Row


class Queue(IntEnum):
    """Where a card waits. The partial indexes name these numbers."""

    RETIRED = -2
    SUSPENDED = -1
    NEW = 0
    LEARNING = 1
    """A step within the study day: due at an instant."""
    REVIEW = 2
    """Due on a day: a review, or a learning step of a day or more."""


COLUMNS = (
    "phase, step, stability, difficulty, decay, interval, due_day, due_ms, last_day, reps, lapses, suspended, "
    "buried_until, flag"
)
"""In the order of `from_row`."""

_NAMES = COLUMNS.split(", ")
_UPDATE = (
    f"UPDATE schedules SET queue = CASE WHEN queue = {Queue.RETIRED:d} THEN queue ELSE ? END, "
    f"{', '.join(f'{name} = ?' for name in _NAMES)} WHERE card = ?"
)


def from_row(row: Row) -> Schedule:
    """A schedule from the values of `COLUMNS`."""
    phase, step, stability, difficulty, decay, interval, due_day, due_ms, last_day, *counts = row
    reps, lapses, suspended, buried, flag = counts
    return Schedule(
        phase=Phase(phase),
        step=step,
        memory=None if stability is None else Memory(stability, difficulty, decay),
        interval=interval,
        due_day=due_day,
        due_ms=due_ms,
        last_day=last_day,
        reps=reps,
        lapses=lapses,
        suspended=bool(suspended),
        buried_until=buried,
        flag=flag,
    )


def to_row(schedule: Schedule) -> Row:
    """The values of `COLUMNS`."""
    memory = schedule.memory
    return (
        schedule.phase.value,
        schedule.step,
        memory.stability if memory else None,
        memory.difficulty if memory else None,
        memory.decay if memory else None,
        schedule.interval,
        schedule.due_day,
        schedule.due_ms,
        schedule.last_day,
        schedule.reps,
        schedule.lapses,
        int(schedule.suspended),
        schedule.buried_until,
        schedule.flag,
    )


def queue_of(schedule: Schedule) -> Queue:
    """Where a card with this schedule waits, as long as its source exists."""
    if schedule.suspended:
        return Queue.SUSPENDED
    if schedule.phase is Phase.NEW:
        return Queue.NEW
    return Queue.LEARNING if schedule.due_ms else Queue.REVIEW


def read(db: Database, card: int) -> Schedule:
    """The schedule of a card number."""
    row = db.row(f"SELECT {COLUMNS} FROM schedules WHERE card = ?", (card,))
    return from_row(row) if row else Schedule()


def write(db: Database, card: int, schedule: Schedule) -> None:
    """Replace the schedule of a card number; a retired card stays retired."""
    db.execute(_UPDATE, (queue_of(schedule), *to_row(schedule), card))
