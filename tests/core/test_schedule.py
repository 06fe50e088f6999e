"""Learning steps, intervals and fuzz."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import Moment, moment
from quizapp.core.memory import Memory, Rating
from quizapp.core.schedule import Phase, Policy, Schedule, interval_text, plans

NOON = moment(int(datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp() * 1000), UTC)
NEW = Schedule()
POLICY = Policy()


def at_clock(hour: int, minute: int) -> Moment:
    """A time of day on the same date."""
    return moment(int(datetime(2026, 11, 23, hour, minute, tzinfo=UTC).timestamp() * 1000), UTC)


def in_review(interval: int, stability: float | None = None, difficulty: float = 5.0) -> Schedule:
    """A card due today after `interval` days."""
    return Schedule(
        phase=Phase.REVIEW,
        memory=Memory(stability or float(interval), difficulty),
        interval=interval,
        due_day=NOON.day,
        last_day=NOON.day - interval,
        reps=4,
    )


def test_a_new_card_takes_the_learning_steps() -> None:
    """Again and Hard stay on the first step, Good goes to the second, Easy leaves."""
    planned = plans(NEW, "a#term#", NOON, POLICY)

    assert [planned[rating].step for rating in Rating] == [0, 0, 1, None]


def test_step_delays_are_a_little_late_at_most() -> None:
    """One minute, the mean of both steps, ten minutes; each up to a quarter longer."""
    planned = plans(NEW, "a#term#", NOON, POLICY)

    for rating, seconds in ((Rating.AGAIN, 60), (Rating.HARD, 330), (Rating.GOOD, 600)):
        assert seconds <= -planned[rating].interval <= seconds * 1.25


def test_the_last_step_graduates() -> None:
    """Good on the last step leaves the steps for at least a day."""
    learning = Schedule(phase=Phase.LEARNING, step=1, memory=Memory(2.3, 5.0), interval=-600, last_day=NOON.day, reps=1)
    planned = plans(learning, "a#term#", NOON, POLICY)

    assert planned[Rating.GOOD].step is None
    assert planned[Rating.GOOD].interval >= 1


def test_a_lapse_goes_to_the_relearning_step() -> None:
    """Again on a review comes back in ten minutes; the passes stay in review."""
    planned = plans(in_review(10), "a#term#", NOON, POLICY)

    assert [planned[rating].step for rating in Rating] == [0, None, None, None]


def test_without_steps_everything_is_in_days() -> None:
    """A learner who wants no steps gets none."""
    planned = plans(NEW, "a#term#", NOON, replace(POLICY, learning_steps=()))

    assert all(plan.step is None and plan.interval >= 1 for plan in planned.values())


def test_a_step_that_ends_after_the_day_becomes_a_day() -> None:
    """At 03:55 a ten-minute step crosses 04:00 and is due on the next study day."""
    planned = plans(NEW, "a#term#", at_clock(3, 55), POLICY)

    assert planned[Rating.GOOD].interval == 1
    assert planned[Rating.GOOD].step == 1


def test_a_step_of_days_counts_days() -> None:
    """A step of two days is due on the second study day from now."""
    planned = plans(NEW, "a#term#", NOON, replace(POLICY, learning_steps=(2 * 86_400,)))

    assert planned[Rating.AGAIN].interval == 2


def test_fuzz_never_pushes_a_step_over_the_day() -> None:
    """A step that fits into the day stays in it, however it is spread."""
    for minute in range(30, 60):
        planned = plans(NEW, f"card {minute}", at_clock(3, minute), POLICY)
        interval = planned[Rating.AGAIN].interval

        assert interval == 1 or at_clock(3, minute).at_ms - interval * 1000 < at_clock(3, minute).next_day_ms


@given(
    interval=st.integers(1, 3000),
    stability=st.floats(0.1, 5000),
    difficulty=st.floats(1, 10),
    late=st.integers(0, 500),
    retention=st.floats(0.7, 0.99),
    card=st.text(max_size=8),
)
def test_hard_good_easy_are_in_order(
    interval: int, stability: float, difficulty: float, late: int, retention: float, card: str
) -> None:
    """A better grade never comes back earlier, and every interval is between a day and the maximum."""
    schedule = replace(in_review(interval, stability, difficulty), last_day=NOON.day - interval - late)
    planned = plans(schedule, card, NOON, replace(POLICY, retention=retention))
    hard, good, easy = (planned[rating].interval for rating in (Rating.HARD, Rating.GOOD, Rating.EASY))

    assert 1 <= hard < good < easy <= 36_500 or easy == 36_500


def test_the_maximum_interval_holds() -> None:
    """Nothing is planned beyond it."""
    planned = plans(in_review(9000), "a#term#", NOON, replace(POLICY, maximum_interval=365))

    assert all(planned[rating].interval <= 365 for rating in Rating)


def test_a_preview_keeps_its_word() -> None:
    """The same card with the same answers always gets the same interval."""
    assert plans(in_review(100), "a#term#", NOON, POLICY) == plans(in_review(100), "a#term#", NOON, POLICY)


def test_fuzz_spreads_cards_that_were_learnt_together() -> None:
    """A hundred cards with one history do not come back on one day."""
    days = {plans(in_review(60), f"card {n}", NOON, POLICY)[Rating.GOOD].interval for n in range(100)}

    assert len(days) > 10


@pytest.mark.parametrize(
    ("interval", "text"),
    [(-30, "1m"), (-600, "10m"), (-7200, "2h"), (1, "1d"), (30, "30d"), (73, "2.4mo"), (475, "1.3y")],
)
def test_intervals_in_words(interval: int, text: str) -> None:
    """Short enough for a button."""
    assert text == interval_text(interval)
