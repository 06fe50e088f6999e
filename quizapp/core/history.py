"""The event log and what follows from it: `replay(events)` is every schedule there is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.card import CardId
from quizapp.core.memory import DEFAULT_WEIGHTS, Rating, Weights, next_memory
from quizapp.core.schedule import Phase, Schedule

if TYPE_CHECKING:
    from quizapp.core.day import Moment

Detail = Mapping[str, str | int]
"""What only one kind of event knows: see `Entry.detail`."""

EventKey = tuple[str, int]
"""Device and sequence number: names one event for ever."""


class EventKind(StrEnum):
    """What happened. The values are frozen: they stand in every database."""

    ANSWER = "answer"
    UNDO = "undo"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    MOVE = "move"
    RESET = "reset"
    RENAME = "rename"
    PRACTICE = "practice"
    WEIGHTS = "weights"
    """Other FSRS weights were taken: of all cards, so that `card` is empty."""


class Form(StrEnum):
    """How a card was asked. The values are frozen: they stand in every database."""

    FLIP = "flip"
    TYPED = "typed"
    CHOICE = "choice"
    TRUE_FALSE = "true-false"
    ORDER = "order"
    MATCH = "match"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that happened to a card, not yet in the log. Times as in `day.Moment`."""

    card: CardId
    kind: EventKind
    at_ms: int
    offset_min: int
    day: int
    rating: Rating | None = None
    took_ms: int = 0
    """Milliseconds from question to grade by the monotonic clock, at most 60,000."""
    form: Form | None = None
    guess: float = 0.0
    """The chance of a lucky guess in that form."""
    interval: int | None = None
    """The interval chosen: days, or negative seconds within a day."""
    retention: float | None = None
    params: str = ""
    """The name of the FSRS weights in use."""
    detail: Detail = field(default_factory=dict)
    """answer: `was` (phase before), `step` (learning step after, absent when there is none), `days` (that
    a learning step had lasted, if it was one of a day or more); answer and practice:
    `typed`, `chosen`, `verdict`, `override` (the learner's own verdict), `confused` (the concept that a wrong answer
    names), `told_apart` (the concept that a right answer told from the card's own); undo: `device` and `seq` of the
    event undone; rename: `to`; move: `due_day`; flag: `flag`; weights: `weights`
    (a JSON list), and what was measured; of any kind, where several were done in one go: `batch`
    (the sequence number of the first), `cards` (how many they are) and `action` (what was done, in words for the
    history, such as "spread over 7 days"); move and reset: `why`, where the learner did not ask for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """An entry with its place in the log."""

    device: str
    seq: int
    clock: int
    """Hybrid logical clock in ms: later than every event this device had seen."""

    @property
    def key(self) -> EventKey:
        return (self.device, self.seq)


def entry_now(card: CardId, kind: EventKind, now: "Moment", detail: Detail | None = None, params: str = "") -> Entry:
    """The entry of something other than an answer that happens at this moment; see `Entry` for what it says."""
    return Entry(
        card=card,
        kind=kind,
        at_ms=now.at_ms,
        offset_min=now.offset_min,
        day=now.day,
        detail=detail or {},
        params=params,
    )


def in_order(events: Iterable[Event]) -> list[Event]:
    """The order of truth: neither a clock set back nor a merge reorders a device's own answers."""
    return sorted(events, key=lambda event: (event.clock, event.device, event.seq))


def is_about_many(event: Entry) -> bool:
    """Whether an event is one of those of an action on several cards, or about all of them."""
    return "batch" in event.detail or event.kind is EventKind.WEIGHTS


def target(event: Event | Entry) -> EventKey:
    """The event that an undo names."""
    return (str(event.detail["device"]), int(event.detail["seq"]))


EDITED = "edited"
"""`why` of an event: its card's file was edited so that the card means something else."""


def is_reworded(newest_first: Iterable[Event]) -> bool:
    """Whether a card, whose events these are, has changed its meaning since it was last asked."""
    gone: set[EventKey] = set()
    for event in newest_first:
        if event.key in gone:
            continue
        if event.kind is EventKind.UNDO:
            gone.add(target(event))
        if event.detail.get("why") == EDITED:
            return True
        if event.kind in (EventKind.ANSWER, EventKind.PRACTICE):
            return False
    return False


def undone(events: Iterable[Event]) -> set[EventKey]:
    """The keys of all events that no longer count. An undo that was itself undone does nothing."""
    gone: set[EventKey] = set()
    for event in reversed(in_order(event for event in events if event.kind is EventKind.UNDO)):
        if event.key not in gone:
            gone.add(target(event))
    return gone


def replay(events: Iterable[Event], weights: Weights = DEFAULT_WEIGHTS) -> dict[CardId, Schedule]:
    """The schedule of every card that ever had an event. Cards without one are new."""
    ordered = in_order(events)
    gone = undone(ordered)
    schedules: dict[CardId, Schedule] = {}
    for event in ordered:
        if event.key in gone or not event.card:
            continue
        before = schedules.pop(event.card, _NEW)
        name = CardId(str(event.detail["to"])) if event.kind is EventKind.RENAME else event.card
        schedules[name] = apply(before, event, weights)
    return schedules


def apply(schedule: Schedule, event: Entry, weights: Weights = DEFAULT_WEIGHTS) -> Schedule:
    """The schedule after one event that counts. Uses recorded facts only, never today's settings but `weights`."""
    match event.kind:
        case EventKind.ANSWER:
            return _answered(schedule, event, weights)
        case EventKind.SUSPEND:
            return replace(schedule, suspended=True)
        case EventKind.UNSUSPEND:
            return replace(schedule, suspended=False)
        case EventKind.BURY:
            return replace(schedule, buried_until=event.day + 1)
        case EventKind.UNBURY:
            return replace(schedule, buried_until=0)
        case EventKind.FLAG:
            return replace(schedule, flag=int(event.detail["flag"]))
        case EventKind.MOVE:
            return replace(schedule, due_day=int(event.detail["due_day"]), due_ms=0)
        case EventKind.RESET:
            return replace(_NEW, suspended=schedule.suspended, flag=schedule.flag)
        case EventKind.UNDO | EventKind.RENAME | EventKind.PRACTICE | EventKind.WEIGHTS:
            return schedule


_NEW = Schedule()


def _answered(schedule: Schedule, event: Entry, weights: Weights) -> Schedule:
    if event.rating is None or event.interval is None:
        raise ValueError(f"an answer to {event.card} without rating or interval")
    elapsed = schedule.elapsed_days(event.day)
    within_day = event.interval < 0
    return replace(
        schedule,
        phase=phase_after(schedule.phase, event),
        step=int(event.detail.get("step", 0)),
        memory=next_memory(schedule.memory, event.rating, elapsed, weights, event.guess),
        interval=event.interval,
        due_day=event.day if within_day else event.day + event.interval,
        due_ms=event.at_ms - event.interval * 1000 if within_day else 0,
        last_day=event.day,
        reps=schedule.reps + 1,
        lapses=schedule.lapses + (schedule.phase is Phase.REVIEW and event.rating is Rating.AGAIN),
    )


def phase_after(phase: Phase, event: Entry) -> Phase:
    """Review, unless the event says that a step follows."""
    if "step" not in event.detail and (event.interval or 0) > 0:
        return Phase.REVIEW
    return Phase.LEARNING if phase in (Phase.NEW, Phase.LEARNING) else Phase.RELEARNING
