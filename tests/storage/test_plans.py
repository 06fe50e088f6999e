"""What a plan for an exam takes on each day."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.planning import new_days
from quizapp.storage.plans import Plan


def plan(days: int, **more: int | None) -> Plan:
    """A plan made on day 1000."""
    return Plan("d", 1000 + days, 0.95, 0.95, 0.9, 5, 20.0, new_until=1000 + new_days(days), **more)  # type: ignore[arg-type]


def begun(plan: Plan, unseen: int, missed: set[int]) -> dict[int, int]:
    """New cards that somebody begins on each day, who does all that the plan takes on the days not missed."""
    found = {}
    for day in range(1000, plan.exam_day):
        found[day] = 0 if day in missed else plan.new_on(day, unseen)
        unseen -= found[day]
    return found


@given(st.integers(0, 300), st.integers(1, 90))
def test_who_misses_no_day_begins_all_in_time(cards: int, days: int) -> None:
    """As many each day as on the first, or one fewer; none in the last days."""
    followed = plan(days)
    found = begun(followed, cards, set())

    assert sum(found.values()) == cards
    assert max(found.values()) == -(-cards // new_days(days))
    assert not any(number for day, number in found.items() if day >= followed.new_until)


@given(st.integers(0, 300), st.integers(1, 90), st.sets(st.integers(1000, 1090)))
def test_missed_days_are_made_up_for(cards: int, days: int, missed: set[int]) -> None:
    """As long as one day is left, all cards are begun."""
    followed = plan(days)

    assert sum(begun(followed, cards, missed - {followed.exam_day - 1}).values()) == cards


@given(st.integers(0, 300), st.integers(1, 90), st.sets(st.integers(1000, 1090)), st.integers(0, 50))
def test_no_day_takes_more_than_fits_into_it(cards: int, days: int, missed: set[int], left_out: int) -> None:
    """Nor does the plan begin what it had to leave out."""
    followed = plan(days, most_new=4, left_out=left_out)
    found = begun(followed, cards, missed)

    assert max(found.values()) <= 4
    assert sum(found.values()) <= max(0, cards - left_out)


def test_a_plan_of_an_earlier_version_goes_on() -> None:
    """It knows no last day for new cards: they come evenly until the exam."""
    assert Plan("d", 1010, 0.95, 0.95, 0.9, 5, 20.0).new_on(1000, 95) == 10  # type: ignore[arg-type]
