"""Events, replay and undo."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import CardId
from quizapp.core.history import Entry, Event, EventKind, apply, replay, undone
from quizapp.core.memory import Rating
from quizapp.core.schedule import Phase, Schedule

DAY = 739_500
CARD = CardId("deck/concept#term#")


def event(seq: int, kind: EventKind = EventKind.ANSWER, card: str = CARD, **facts: object) -> Event:
    """An event of device `me`; an answer is Good for three days unless said otherwise."""
    answer = {"rating": Rating.GOOD, "interval": 3} if kind is EventKind.ANSWER else {}
    chosen: dict[str, object] = {
        "card": CardId(card),
        "kind": kind,
        "at_ms": seq * 1000,
        "offset_min": 60,
        "day": DAY + seq,
        "device": "me",
        "seq": seq,
        "clock": seq * 1000,
        **answer,
        **facts,
    }
    return Event(**chosen)  # type: ignore[arg-type]  # the keywords are Event's own


def undo(seq: int, target: int) -> Event:
    """An undo of the event with the sequence number `target`."""
    return event(seq, EventKind.UNDO, detail={"device": "me", "seq": target})


def test_an_answer_sets_when_the_card_comes_back() -> None:
    """Three days after the study day of the answer."""
    schedule = replay([event(1)])[CARD]

    assert (schedule.phase, schedule.due_day, schedule.reps, schedule.lapses) == (Phase.REVIEW, DAY + 4, 1, 0)


def test_a_step_is_due_at_an_instant() -> None:
    """Negative seconds lead to a learning step within the day."""
    schedule = replay([event(1, interval=-600, detail={"step": 1})])[CARD]

    assert (schedule.phase, schedule.step, schedule.due_ms) == (Phase.LEARNING, 1, 1000 + 600_000)


def test_a_step_of_days_stays_a_step() -> None:
    """A learning step that crossed the day is due on a day, and the card is not in review yet."""
    schedule = replay([event(1, interval=1, detail={"step": 1})])[CARD]

    assert (schedule.phase, schedule.step, schedule.due_ms) == (Phase.LEARNING, 1, 0)


def test_a_lapse_is_a_forgotten_review() -> None:
    """Again counts as a lapse in review only, not while learning."""
    again = {"rating": Rating.AGAIN, "interval": -600, "detail": {"step": 0}}
    schedule = replay([event(1, **again), event(2), event(3, **again), event(4, **again)])[CARD]

    assert (schedule.lapses, schedule.phase) == (1, Phase.RELEARNING)


def test_an_undone_answer_leaves_no_trace() -> None:
    """The schedule is exactly what it was before the answer."""
    before = replay([event(1)])

    assert before == replay([event(1), event(2), undo(3, 2)])


def test_undoing_an_undo_brings_the_answer_back() -> None:
    """Redo needs no event kind of its own."""
    assert replay([event(1), event(2)]) == replay([event(1), event(2), undo(3, 2), undo(4, 3)])


def test_undone_names_only_what_no_longer_counts() -> None:
    """Of answer, undo and undo of the undo, only the undo is gone."""
    assert {("me", 2)} == undone([event(1), undo(2, 1), undo(3, 2)])


def test_a_rename_takes_the_history_along() -> None:
    """The old name is new again, the new one knows all answers."""
    renamed = event(2, EventKind.RENAME, detail={"to": "deck/other#term#"})
    replayed = replay([event(1), renamed, event(3, card="deck/other#term#")])

    assert replayed[CardId("deck/other#term#")].reps == 2
    assert CARD not in replayed


def test_an_undone_rename_gives_the_history_back() -> None:
    """A wrong match costs nothing."""
    renamed = event(2, EventKind.RENAME, detail={"to": "deck/other#term#"})

    assert replay([event(1)]) == replay([event(1), renamed, undo(3, 2)])


def test_practice_changes_nothing() -> None:
    """Answers outside the schedule leave it alone."""
    assert replay([event(1)]) == replay([event(1), event(2, EventKind.PRACTICE, rating=Rating.AGAIN)])


def test_reset_forgets_the_memory_but_not_the_learners_wishes() -> None:
    """A suspended card stays suspended."""
    schedule = replay([event(1), event(2, EventKind.SUSPEND), event(3, EventKind.RESET)])[CARD]

    assert Schedule(suspended=True) == schedule


@pytest.mark.parametrize(
    ("kind", "detail", "expected"),
    [
        (EventKind.SUSPEND, {}, Schedule(suspended=True)),
        (EventKind.UNSUSPEND, {}, Schedule()),
        (EventKind.BURY, {}, Schedule(buried_until=DAY + 2)),
        (EventKind.UNBURY, {}, Schedule()),
        (EventKind.FLAG, {"flag": 2}, Schedule(flag=2)),
        (EventKind.MOVE, {"due_day": DAY + 9}, Schedule(due_day=DAY + 9)),
    ],
)
def test_each_kind_changes_its_own_part(kind: EventKind, detail: dict[str, int], expected: Schedule) -> None:
    """No kind of event touches more than it names."""
    assert expected == apply(Schedule(), event(1, kind, detail=detail))


def test_an_answer_without_a_rating_is_refused() -> None:
    """Such an event can only be a damaged one."""
    with pytest.raises(ValueError, match="without rating"):
        apply(Schedule(), event(1, rating=None))


@given(st.permutations(range(6)))
def test_the_order_in_which_events_arrive_does_not_matter(order: list[int]) -> None:
    """A merge of two logs replays like the one log they came from."""
    log: list[Event] = [event(1), event(2), undo(3, 2), event(4, EventKind.SUSPEND), event(5, device="you"), event(6)]

    assert replay(log) == replay([log[at] for at in order])


def test_a_clock_set_back_does_not_reorder_answers() -> None:
    """The hybrid clock of the log decides, not the wall clock of the moment."""
    later = replace(event(2, rating=Rating.AGAIN, interval=-60), at_ms=1, day=DAY - 3)

    assert replay([event(1), later])[CARD].last_day == DAY - 3
    assert replay([later, event(1)]) == replay([event(1), later])


def test_an_entry_is_an_event_without_a_place() -> None:
    """Applying what just happened equals replaying it later."""
    entry = Entry(
        card=CARD, kind=EventKind.ANSWER, at_ms=1000, offset_min=60, day=DAY + 1, rating=Rating.GOOD, interval=3
    )

    assert apply(Schedule(), entry) == replay([event(1)])[CARD]
