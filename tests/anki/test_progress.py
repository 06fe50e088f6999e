"""Schedules and histories in Anki's terms."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from quizapp.anki.progress import (
    Calendar,
    CardState,
    CardType,
    Progress,
    Queue,
    ReviewType,
    card_state,
    new_card,
    reviews,
)
from quizapp.core.card import CardId
from quizapp.core.history import EventKind, replay
from quizapp.core.memory import Memory, Rating
from quizapp.core.schedule import Phase, Policy, Schedule
from tests.anki.learner import START, Learner

TODAY = START.toordinal()
CALENDAR = Calendar(first_day=TODAY - 100, today=TODAY)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def state_of(schedule: Schedule, policy: Policy | None = None) -> CardState:
    """The columns of a card of which only the schedule is known."""
    return card_state(Progress(schedule, (), policy or Policy()), [], 7, CALENDAR)


def graduated(number: int = 1) -> Learner:
    """A card that left the learning steps yesterday."""
    return Learner(number).answer(START - DAY, Rating.EASY)


@pytest.mark.parametrize(
    ("schedule", "type_", "queue", "due"),
    [
        (Schedule(), CardType.NEW, Queue.NEW, 7),
        (Schedule(Phase.LEARNING, interval=-60, due_ms=5_999, reps=1), CardType.LEARNING, Queue.LEARNING, 5),
        (Schedule(Phase.LEARNING, interval=1, due_day=TODAY + 1), CardType.LEARNING, Queue.DAY_LEARNING, 101),
        (Schedule(Phase.REVIEW, interval=12, due_day=TODAY + 12), CardType.REVIEW, Queue.REVIEW, 112),
        (Schedule(Phase.REVIEW, interval=12, due_day=TODAY - 400), CardType.REVIEW, Queue.REVIEW, -300),
        (Schedule(Phase.RELEARNING, interval=-60, due_ms=5_999), CardType.RELEARNING, Queue.LEARNING, 5),
        (Schedule(Phase.RELEARNING, interval=1, due_day=TODAY + 1), CardType.RELEARNING, Queue.DAY_LEARNING, 101),
        (Schedule(suspended=True), CardType.NEW, Queue.SUSPENDED, 7),
        (Schedule(Phase.REVIEW, interval=12, due_day=TODAY, suspended=True), CardType.REVIEW, Queue.SUSPENDED, 100),
        (Schedule(Phase.REVIEW, interval=1, due_day=TODAY, buried_until=TODAY + 1), CardType.REVIEW, Queue.BURIED, 100),
        (Schedule(Phase.REVIEW, interval=1, due_day=TODAY, buried_until=TODAY), CardType.REVIEW, Queue.REVIEW, 100),
    ],
)
def test_each_state_has_its_type_queue_and_due(schedule: Schedule, type_: CardType, queue: Queue, due: int) -> None:
    """New cards have a position, steps within a day an instant, all others a day."""
    state = state_of(schedule)

    assert (type_, queue, due) == (state.type, state.queue, state.due)


def test_a_card_without_progress_is_new() -> None:
    """Nothing known and nothing happened are the same."""
    assert state_of(Schedule()) == new_card(7)


@pytest.mark.parametrize(
    ("schedule", "left"),
    [
        (Schedule(Phase.LEARNING, step=0, interval=-60, due_ms=9_000), 2002),
        (Schedule(Phase.LEARNING, step=1, interval=-600, due_ms=9_000), 1001),
        (Schedule(Phase.LEARNING, step=1, interval=1, due_day=TODAY + 1), 1),
        (Schedule(Phase.RELEARNING, step=0, interval=-600, due_ms=9_000), 1001),
        (Schedule(Phase.REVIEW, interval=3), 0),
    ],
)
def test_steps_to_come_are_counted(schedule: Schedule, left: int) -> None:
    """A step of another day is none of today's."""
    assert left == state_of(schedule).left


def test_a_card_learnt_again_keeps_a_review_interval() -> None:
    """Its days after the steps are what its memory is good for."""
    schedule = Schedule(Phase.RELEARNING, interval=-600, memory=Memory(4.4, 7.0), due_ms=9_000)

    assert state_of(schedule).ivl == 4
    assert state_of(schedule, Policy(retention=0.99)).ivl == 1


def test_memory_goes_along_with_what_it_was_computed_by() -> None:
    """Stability, difficulty, desired retention, decay, and when the last answer was."""
    learner = graduated()
    log = reviews(learner.card, learner.events)
    state = card_state(learner.progress, log, 1, CALENDAR)

    assert json.loads(state.data) == {
        "s": 8.2956, "d": 1.0, "dr": 0.9, "decay": 0.154, "lrt": int((START - DAY).timestamp())
    }  # fmt: skip


def test_counts_and_flags_go_along() -> None:
    """Answers, lapses, and a flag that Anki knows."""
    state = state_of(Schedule(Phase.REVIEW, interval=3, reps=9, lapses=2, flag=3))

    assert (state.reps, state.lapses, state.flags) == (9, 2, 3)
    assert state_of(Schedule(flag=9)).flags == 0


def test_a_life_as_rows() -> None:
    """Learning, graduation, review, lapse, relearning: type, ease, interval and the one before."""
    learner = Learner().answer(START).answer(START + 11 * MINUTE)
    first = learner.schedule.interval
    learner.answer(START + first * DAY, Rating.AGAIN).answer(START + first * DAY + 11 * MINUTE)
    rows = reviews(learner.card, learner.events)
    steps = [event.interval for event in learner.events]

    assert [row.type for row in rows] == [0, 0, 1, 2]
    assert [row.ease for row in rows] == [3, 3, 1, 3]
    assert [row.ivl for row in rows] == steps
    assert [row.last_ivl for row in rows] == [0, *steps[:-1]]
    assert [row.factor for row in rows] == [0, 0, 2500, 2500]
    assert [row.time for row in rows] == [4003, 4003, 4001, 4003]


def test_a_row_is_called_by_the_clock_of_its_event() -> None:
    """A clock set back does not reorder answers: the log's own clock names the rows."""
    learner = Learner().answer(START).answer(START - DAY)

    assert [row.id for row in reviews(learner.card, learner.events)] == [event.clock for event in learner.events]


def test_an_undone_answer_leaves_no_row() -> None:
    """What follows it knows the interval before it."""
    learner = Learner().answer(START, Rating.EASY)
    interval = learner.schedule.interval
    learner.answer(START + DAY, Rating.AGAIN)
    learner.happens(EventKind.UNDO, START + DAY, detail={"device": "me", "seq": 2}).answer(START + DAY)
    rows = reviews(learner.card, learner.events)

    assert [(row.ease, row.last_ivl, row.type) for row in rows] == [(4, 0, 0), (3, interval, 1)]


def test_the_first_answer_that_counts_is_a_learning_row() -> None:
    """Without one Anki would guess the past; the first answer may be undone after the second was given."""
    learner = Learner().answer(START, Rating.EASY).answer(START + DAY)
    learner.happens(EventKind.UNDO, START + DAY, detail={"device": "me", "seq": 1})

    assert [row.type for row in reviews(learner.card, learner.events)] == [ReviewType.LEARNING]


def test_a_guessed_answer_is_a_good_one() -> None:
    """Anki knows no half answers."""
    learner = Learner().answer(START, Rating.GOOD, guess=0.5)

    assert [row.ease for row in reviews(learner.card, learner.events)] == [3]


def test_practice_is_cramming() -> None:
    """It is shown in Anki's statistics; without ease it changes no memory, and it is not the last review."""
    learner = graduated()
    interval = learner.schedule.interval
    learner.happens(EventKind.PRACTICE, START, rating=Rating.AGAIN, took_ms=900)
    rows = reviews(learner.card, learner.events)
    last = json.loads(card_state(learner.progress, rows, 1, CALENDAR).data)["lrt"]

    assert rows[-1][1:] == (1, interval, interval, 0, 900, ReviewType.CRAM)
    assert last == int((START - DAY).timestamp())


def test_a_reset_makes_anki_forget_too() -> None:
    """The past stays in the log, behind the row that hides it; the card begins anew."""
    learner = graduated().happens(EventKind.RESET, START).answer(START)
    rows = reviews(learner.card, learner.events)

    assert [(row.ease, row.factor, row.type) for row in rows] == [(4, 0, 0), (0, 0, 4), (3, 0, 0)]
    assert rows[-1].last_ivl == 0


@pytest.mark.parametrize("kind", [EventKind.SUSPEND, EventKind.BURY, EventKind.RESET])
def test_what_is_no_review_is_no_row(kind: EventKind) -> None:
    """Nothing but answers is in the log of a card that was never answered."""
    learner = Learner().happens(kind, START)

    assert reviews(learner.card, learner.events) == []


def test_a_renamed_card_keeps_its_rows() -> None:
    """And another card that bears the old name since then does not share them."""
    learner = graduated()
    renamed = CardId("computing/other#fact#who")
    learner.happens(EventKind.RENAME, START, detail={"to": renamed}).answer(START + DAY)

    assert [row.ease for row in reviews(renamed, learner.events)] == [4]
    assert [row.ease for row in reviews(learner.card, learner.events)] == [3]


def test_days_are_counted_in_the_learners_zone() -> None:
    """An answer at half past three belongs to the day before; due is a day number all the same."""
    night = datetime(2025, 1, 7, 3, 30, tzinfo=UTC)
    learner = Learner().answer(night, Rating.EASY)
    state = card_state(learner.progress, [], 1, Calendar(night.toordinal(), night.toordinal() - 1))

    assert state.due == learner.schedule.interval - 1
    assert learner.schedule == replay(learner.events)[learner.card]
