"""Which day suits a card best: balance, siblings, easy days, days off; and moving what is due."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.card import CardId
from quizapp.core.day import day_date
from quizapp.core.load import Load, Move, Waiting, Wishes, after, resettle, spread
from quizapp.core.memory import Memory, Rating
from quizapp.core.schedule import Phase, Policy, Schedule, plans
from tests.core.test_schedule import NOON

MONDAY = NOON.day
SUNDAY = MONDAY + 6
DAYS = range(SUNDAY - 2, SUNDAY + 3)
FREE_SUNDAYS = Wishes((1, 1, 1, 1, 1, 1, 0))
EASY_SUNDAYS = Wishes((1, 1, 1, 1, 1, 1, 0.5))


def drawn(load: Load, times: int = 1000) -> Counter[int]:
    """How often each of five days around a Sunday is chosen."""
    return Counter(load.choose(DAYS, n / times) for n in range(times))


def waiting(card: str, due: int, overdue: float = 1.0, reach: int = 2) -> Waiting:
    """A card that may come so many days earlier or later."""
    return Waiting(CardId(card), due, overdue, due - reach, due + reach)


def test_monday_is_a_monday() -> None:
    """What the tests below rest on."""
    assert day_date(MONDAY).weekday() == 0


def test_equal_days_are_chosen_alike() -> None:
    """No day is preferred, so that intervals are right on average."""
    assert set(drawn(Load()).values()) == {200}


def test_a_full_day_is_avoided() -> None:
    """Ten reviews on a day make it a hundred times less likely than an empty one."""
    chosen = drawn(Load({SUNDAY: 10}))

    assert 0 < chosen[SUNDAY] < 5
    assert min(chosen[day] for day in DAYS if day != SUNDAY) > 200


def test_siblings_are_kept_apart() -> None:
    """Hardly ever on the day of a sibling if another day is near, and rather some days from it."""
    chosen = drawn(Load(siblings=(SUNDAY,)))

    assert chosen[SUNDAY] <= 1
    assert chosen[SUNDAY + 1] < chosen[SUNDAY + 2]


def test_a_day_off_gets_nothing_even_when_all_others_are_full() -> None:
    """It is off."""
    full = {day: 100 for day in DAYS if day != SUNDAY}

    assert drawn(Load(full, (), FREE_SUNDAYS))[SUNDAY] == 0
    assert drawn(Load(full, (), Wishes(days_off=((SUNDAY, SUNDAY),))))[SUNDAY] == 0


def test_if_every_day_is_off_the_least_full_one_is_taken() -> None:
    """A card must come some day: it does not leave the range that suits its memory."""
    away = Load({SUNDAY: 1, SUNDAY + 1: 50}, (), Wishes(days_off=((SUNDAY - 9, SUNDAY + 9),)))

    assert set(drawn(away)) <= set(DAYS)
    assert drawn(away)[SUNDAY + 1] < 10


@pytest.mark.parametrize(("held", "is_usual"), [(0, True), (5, True), (6, False)])
def test_an_easy_day_takes_its_share(held: int, is_usual: bool) -> None:
    """With ten on the others it takes five like any day of its load, then nothing more."""
    counts = {day: 10 for day in DAYS} | {SUNDAY: held}

    assert (drawn(Load(counts, (), EASY_SUNDAYS))[SUNDAY] > 100) == is_usual


@settings(max_examples=25)
@given(
    interval=st.integers(1, 400),
    stability=st.floats(0.5, 500),
    late=st.integers(0, 60),
    counts=st.dictionaries(st.integers(MONDAY, MONDAY + 90), st.integers(0, 200), max_size=60),
    siblings=st.lists(st.integers(MONDAY, MONDAY + 40), max_size=4),
    off=st.integers(1, 30),
    card=st.text(max_size=6),
)
def test_balance_never_leaves_the_range_of_the_fuzz(
    interval: int,
    stability: float,
    late: int,
    counts: dict[int, int],
    siblings: list[int],
    off: int,
    card: str,
) -> None:
    """Whatever the days hold and wherever days are off, Hard gets one of the intervals that chance could have given.

    And never a day off, if another day of the range is none.
    """
    schedule = Schedule(
        phase=Phase.REVIEW,
        memory=Memory(stability, 5.0),
        interval=interval,
        due_day=NOON.day - late,
        last_day=NOON.day - interval - late,
        reps=3,
    )
    wishes = Wishes(days_off=((NOON.day + off, NOON.day + off + 3),))
    load = Load(counts, tuple(siblings), wishes)
    chosen = plans(schedule, card, NOON, Policy(), load=load)[Rating.HARD].interval
    possible = {plans(schedule, f"{card}{n}", NOON, Policy())[Rating.HARD].interval for n in range(200)}
    open_days = [days for days in possible if wishes.share(NOON.day + days)]

    assert min(possible) <= chosen <= max(possible)
    assert not open_days or wishes.share(NOON.day + chosen)


@given(
    overdue=st.lists(st.floats(0, 20), min_size=1, max_size=60),
    days=st.integers(1, 20),
    off=st.integers(0, 25),
)
def test_a_backlog_is_shared_out_evenly(overdue: list[float], days: int, off: int) -> None:
    """Every card gets a day, each open day its share, the most overdue ones the first; days off get nothing."""
    cards = [waiting(f"c{n:02}", MONDAY - 1 - n % 3, late) for n, late in enumerate(overdue)]
    wishes = Wishes(days_off=((MONDAY + off, MONDAY + off + 1),))
    moves = spread(cards, MONDAY, days, wishes)
    to = {move.card: move.to for move in moves}
    open_days = [day for day in range(MONDAY, MONDAY + days) if wishes.share(day)] or [*range(MONDAY, MONDAY + days)]
    per_day = Counter(to.values())
    ranked = [to[card.card] for card in sorted(cards, key=lambda card: (-card.overdue, card.card))]

    assert len(moves) == len(cards)
    assert set(to.values()) <= set(open_days)
    assert max(per_day.values()) - min(per_day[day] for day in open_days) <= 1
    assert ranked == sorted(ranked)


def test_an_easy_day_gets_half_of_a_backlog() -> None:
    """As it does of everything."""
    moves = spread([waiting(f"c{n:03}", MONDAY - 5) for n in range(130)], MONDAY, 7, EASY_SUNDAYS)
    per_day = Counter(move.to for move in moves)

    assert (per_day[MONDAY], per_day[SUNDAY]) == (20, 10)


@given(
    due=st.lists(st.integers(0, 20), max_size=40),
    reach=st.integers(0, 4),
    fractions=st.lists(st.floats(0, 0.999), min_size=40, max_size=40),
)
def test_resettling_keeps_every_card_in_its_range(due: list[int], reach: int, fractions: list[float]) -> None:
    """None is lost, none leaves the days that suit it, and none stays on a day off that it can leave."""
    cards = [waiting(str(n), MONDAY + 10 + day, reach=reach) for n, day in enumerate(due)]
    counts = Counter(card.due for card in cards)
    wishes = Wishes(days_off=((MONDAY + 15, MONDAY + 18),))
    moves = resettle(cards, counts, wishes, lambda card: fractions[int(card)])
    to = {card.card: card.due for card in cards} | {move.card: move.to for move in moves}

    assert all(card.earliest <= to[card.card] <= card.latest for card in cards)
    assert sum(after(counts, moves).values()) == len(cards)
    for card in cards:
        can_leave = any(wishes.share(day) for day in range(card.earliest, card.latest + 1))
        assert wishes.share(to[card.card]) or not can_leave


def test_the_days_after_a_move() -> None:
    """One less where it was, one more where it goes; empty days are left out."""
    assert after({MONDAY: 1, SUNDAY: 2}, [Move(CardId("a"), MONDAY, SUNDAY)]) == {SUNDAY: 3}
