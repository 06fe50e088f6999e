"""Plans for an exam, by simulation."""

from dataclasses import replace

import pytest

from quizapp.core.memory import DEFAULT_WEIGHTS
from quizapp.core.planning import LAST_DAYS, Stock, Task, advise, way
from quizapp.core.simulation import Habits, Known

TASK = Task(
    stocks=[Stock((Known(1 + n % 30, 1 + n % 9, n % 12),), 1 + n % 2) for n in range(60)],
    reading_minutes=300,
    days=60,
    weights=DEFAULT_WEIGHTS,
    habits=Habits(passed_first=0.6, answer_ms=10_000),
)


def test_enough_time_reaches_the_recall_wanted() -> None:
    """The cheapest way that does; all new cards are begun, and none in the last days."""
    found = advise(TASK, 0.93, None)

    assert found.reaches and found.needed is None
    assert found.way.recall >= 0.93
    assert found.way.begun == TASK.unseen
    assert found.way.new_per_day == -(-TASK.unseen // (TASK.days - LAST_DAYS))


def test_more_recall_takes_more_minutes() -> None:
    """And a higher desired retention."""
    less, more = advise(TASK, 0.90, None).way, advise(TASK, 0.96, None).way

    assert (less.minutes, less.retention) < (more.minutes, more.retention)


def test_reading_counts() -> None:
    """What concepts not begun ask to be read is part of the day."""
    unread = advise(replace(TASK, reading_minutes=0), 0.93, None).way

    assert advise(TASK, 0.93, None).way.minutes == pytest.approx(unread.minutes + 300 / 60)


def test_too_few_minutes_are_said_to_be_too_few() -> None:
    """With what would be needed, and what can be reached instead."""
    found = advise(TASK, 0.93, minutes=4)

    assert not found.reaches
    assert found.needed is not None and found.needed > 4
    assert found.way.minutes <= 4.0 and found.way.begun < TASK.unseen
    assert found.way.recall < 0.93


def test_what_no_time_can_reach_is_said() -> None:
    """Nobody learns ninety cards by tomorrow and keeps 99 per cent."""
    found = advise(replace(TASK, days=1), 0.99, None)

    assert not found.reaches and found.needed is None
    assert found.way.recall < 0.99


def test_what_was_never_begun_is_not_known() -> None:
    """A way without new cards leaves three fifths of the deck unknown."""
    assert way(TASK, 0.95, begun=0).recall <= 60 / 150


def test_a_concept_takes_its_time() -> None:
    """No two of its cards are asked on one day: ten cards of one take ten days or more, of ten concepts one will do."""
    together, apart = (replace(TASK, stocks=stocks, days=5) for stocks in ([Stock(unseen=10)], [Stock(unseen=1)] * 10))

    assert way(together, 0.9, begun=10).recall <= 0.5
    assert way(apart, 0.9, begun=10).recall > 0.8


def test_new_cards_come_evenly() -> None:
    """Hardly more on the busiest day than on average, each with its reading."""
    unread = replace(TASK, stocks=[Stock(unseen=2)] * 60, reading_minutes=6_000)
    found = way(unread, 0.9, begun=120)

    assert found.new_per_day == 3
    assert found.busiest < 5 * 6_000 / 120


def test_some_concepts_stand_for_many() -> None:
    """Ten times as many cards cost ten times as much, and are known as well."""
    few, many = (way(replace(TASK, stocks=list(TASK.stocks) * times), 0.9, begun=90 * times) for times in (1, 10))

    assert many.answers_per_day == pytest.approx(10 * few.answers_per_day, rel=0.1)
    assert many.recall == pytest.approx(few.recall, abs=0.03)


@pytest.mark.parametrize("task", [replace(TASK, days=0), replace(TASK, stocks=())])
def test_a_plan_needs_a_card_and_a_day(task: Task) -> None:
    """Anything else is a mistake of the caller."""
    with pytest.raises(ValueError, match="a card and a day"):
        advise(task, 0.9, None)
