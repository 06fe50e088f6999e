"""A card's schedule and history in Anki's terms: the columns of its card, the rows of its review log."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from quizapp.core.card import CardId
from quizapp.core.history import Event, EventKind, in_order, phase_after, undone
from quizapp.core.memory import interval_days
from quizapp.core.schedule import Phase, Policy, Schedule

EASE = 2500
"""The ease of Anki's old algorithm, in permille. FSRS does not read it; a graduated card without one is repaired."""

_FLAGS = 7
"""Anki has flags 1 to 7; 0 is none."""


class CardType(IntEnum):
    """Where a card stands in its life."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Queue(IntEnum):
    """Where Anki looks for a card."""

    BURIED = -3
    SUSPENDED = -1
    NEW = 0
    LEARNING = 1
    REVIEW = 2
    DAY_LEARNING = 3


class ReviewType(IntEnum):
    """What a row of the review log is about."""

    LEARNING = 0
    REVIEW = 1
    RELEARNING = 2
    CRAM = 3
    MANUAL = 4


_CARD_TYPES = {
    Phase.NEW: CardType.NEW,
    Phase.LEARNING: CardType.LEARNING,
    Phase.REVIEW: CardType.REVIEW,
    Phase.RELEARNING: CardType.RELEARNING,
}
_REVIEW_TYPES = {
    Phase.NEW: ReviewType.LEARNING,
    Phase.LEARNING: ReviewType.LEARNING,
    Phase.REVIEW: ReviewType.REVIEW,
    Phase.RELEARNING: ReviewType.RELEARNING,
}


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of one card."""

    schedule: Schedule
    events: Sequence[Event]
    """All events of the card under every name it ever had, undone ones and their undos too."""
    policy: Policy = field(default_factory=Policy)
    """What holds for the card's deck."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a collection counts days. Both are ordinals of study days."""

    first_day: int
    """Day 0: the local date of the collection's creation."""
    today: int


class CardState(NamedTuple):
    """The columns of a card that tell its schedule, in the order of Anki's table."""

    type: CardType
    queue: Queue
    due: int
    """New: position. Step within a day: epoch seconds. Else: day number."""
    ivl: int
    factor: int
    reps: int
    lapses: int
    left: int
    """Learning steps to come, and a thousand times those of today."""
    flags: int
    data: str


class Review(NamedTuple):
    """One row of the review log, without the card's number."""

    id: int
    """Epoch milliseconds."""
    ease: int
    ivl: int
    """Days, or negative seconds within a day; `last_ivl` too."""
    last_ivl: int
    factor: int
    time: int
    """Milliseconds."""
    type: ReviewType


def new_card(position: int) -> CardState:
    """A card that was never answered."""
    return CardState(CardType.NEW, Queue.NEW, position, 0, 0, 0, 0, 0, 0, "")


def card_state(progress: Progress, reviews: Sequence[Review], position: int, calendar: Calendar) -> CardState:
    """The columns of a card.

    Args:
        progress: what is known of the card.
        reviews: its rows of the review log, as `reviews` gives them.
        position: its place among the new cards.
        calendar: how the collection counts days.
    """
    schedule = progress.schedule
    learnt = schedule.phase in (Phase.REVIEW, Phase.RELEARNING)
    return CardState(
        type=_CARD_TYPES[schedule.phase],
        queue=_queue(schedule, calendar.today),
        due=_due(schedule, position, calendar),
        ivl=_interval(schedule, progress.policy) if learnt else 0,
        factor=EASE if learnt else 0,
        reps=schedule.reps,
        lapses=schedule.lapses,
        left=_left(schedule, progress.policy),
        flags=schedule.flag if 0 <= schedule.flag <= _FLAGS else 0,
        data=_data(progress, reviews),
    )


def reviews(card: CardId, events: Iterable[Event]) -> list[Review]:
    """The review log of a card from all events of its lineage; what was undone leaves no row.

    A guessed Good is a Good. Practice becomes cramming, which Anki shows but does not learn from. A reset becomes
    the row that makes Anki forget what was before it.
    """
    rows: list[Review] = []
    phase, interval = Phase.NEW, 0
    for event in _history(card, events):
        ease, after = int(event.rating or 0), event.interval or 0
        match event.kind:
            case EventKind.ANSWER:
                factor = 0 if phase in (Phase.NEW, Phase.LEARNING) else EASE
                kind = _REVIEW_TYPES[phase]
                rows.append(Review(event.clock, ease, after, interval, factor, event.took_ms, kind))
                phase, interval = phase_after(phase, event), after
            case EventKind.PRACTICE if ease:
                rows.append(Review(event.clock, ease, interval, interval, 0, event.took_ms, ReviewType.CRAM))
            case EventKind.RESET if phase is not Phase.NEW:
                rows.append(Review(event.clock, 0, 0, interval, 0, 0, ReviewType.MANUAL))
                phase, interval = Phase.NEW, 0
    return rows


def _history(card: CardId, events: Iterable[Event]) -> list[Event]:
    """What counts of a card's lineage, in order; a name may have belonged to another card before or since."""
    ordered = in_order(events)
    gone = undone(ordered)
    histories: dict[CardId, list[Event]] = {}
    for event in ordered:
        if event.key in gone:
            continue
        if event.kind is EventKind.RENAME:
            histories[CardId(str(event.detail["to"]))] = histories.pop(event.card, [])
        else:
            histories.setdefault(event.card, []).append(event)
    return histories.get(card, [])


def _queue(schedule: Schedule, today: int) -> Queue:
    if schedule.suspended:
        return Queue.SUSPENDED
    if schedule.buried_until > today:
        return Queue.BURIED
    match schedule.phase:
        case Phase.NEW:
            return Queue.NEW
        case Phase.REVIEW:
            return Queue.REVIEW
        case Phase.LEARNING | Phase.RELEARNING:
            return Queue.LEARNING if schedule.due_ms else Queue.DAY_LEARNING


def _due(schedule: Schedule, position: int, calendar: Calendar) -> int:
    if schedule.phase is Phase.NEW:
        return position
    if schedule.due_ms:
        return schedule.due_ms // 1000
    return schedule.due_day - calendar.first_day


def _interval(schedule: Schedule, policy: Policy) -> int:
    """Days; for a card that is learnt again, those that will follow the steps."""
    if schedule.phase is Phase.RELEARNING and schedule.memory is not None:
        after = interval_days(schedule.memory.stability, policy.retention, policy.weights)
        return min(max(1, round(after)), policy.maximum_interval)
    return max(1, schedule.interval)


def _left(schedule: Schedule, policy: Policy) -> int:
    if schedule.phase in (Phase.NEW, Phase.REVIEW):
        return 0
    steps = policy.learning_steps if schedule.phase is Phase.LEARNING else policy.relearning_steps
    to_come = max(1, len(steps) - schedule.step)
    return to_come * 1001 if schedule.due_ms else to_come


def _data(progress: Progress, reviews: Sequence[Review]) -> str:
    """The state of FSRS, with as many places as Anki keeps."""
    memory = progress.schedule.memory
    if memory is None:
        return ""
    last_ms = next((review.id for review in reversed(reviews) if review.type is not ReviewType.CRAM), 0)
    state = {
        "s": round(memory.stability, 4),
        "d": round(memory.difficulty, 3),
        "dr": round(progress.policy.retention, 2),
        "decay": round(progress.policy.weights[20], 3),
        "lrt": last_ms // 1000,
    }
    return json.dumps({key: value for key, value in state.items() if value}, separators=(",", ":"))
