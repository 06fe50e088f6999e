"""The limits of the day: over all decks, deck by deck, and for today only."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.concept import Deck, DeckId
from quizapp.core.order import ReviewOrder
from quizapp.core.schedule import Phase, Schedule
from quizapp.storage import events, limits, queue
from quizapp.storage.database import Database, open_database
from quizapp.storage.limits import DeckToday, Limits, TodayOnly, Why
from quizapp.storage.queue import Due
from quizapp.storage.sync import Placed, sync
from tests.storage.conftest import answer, at, placed, renamed, update

LIMITS = Limits(20, 200)

Caps = dict[str, tuple[int | None, int | None]]


def decks(db: Database, caps: Caps, cards: int = 30) -> None:
    """Decks with so many concepts of one card each, and their limits of new cards and of reviews."""
    concepts: list[Placed] = [
        placed(f"{deck}/c{n:02}", {"Q": f"A {deck} {n}"}, n) for deck in caps for n in range(cards)
    ]
    limited = tuple(
        Deck(DeckId(deck), deck, new_per_day=new, reviews_per_day=reviews) for deck, (new, reviews) in caps.items()
    )
    sync(db, replace(update(*concepts), decks=limited), renamed)


def asked(due: Due) -> dict[str, tuple[int, int]]:
    """Reviews and new cards of each deck."""
    return {share.deck: (share.reviews, share.new) for share in due.decks}


def learn(db: Database, deck: str, cards: int, interval: int = 3, days: float = -3) -> None:
    """Answer the first cards of a deck, so that they are due today."""
    for n in range(cards):
        events.record(db, answer(f"{deck}/c{n:02}#fact#q0", at(days), interval=interval), Schedule())


def test_a_parents_limit_caps_its_children(db: Database) -> None:
    """Four for the parent and all below it, however much each child may ask."""
    decks(db, {"a": (4, None), "a/b": (3, None), "a/b/c": (20, None), "z": (None, None)})
    due = queue.due(db, at(), LIMITS)
    shares = asked(due)

    assert sum(shares[deck][1] for deck in ("a", "a/b", "a/b/c")) == 4
    assert sum(shares[deck][1] for deck in ("a/b", "a/b/c")) <= 3
    assert len(due.new) == 20


def test_a_folder_without_a_deck_of_its_own_passes_the_limit_on(db: Database) -> None:
    """The nearest deck above counts, also across a folder that holds no concept."""
    decks(db, {"a": (2, None), "a/folder/c": (None, None)})

    assert len(queue.due(db, at(), LIMITS).new) == 2


def test_what_a_child_asked_counts_for_its_parent(db: Database) -> None:
    """After three of the child's, one of the four is left."""
    decks(db, {"a": (4, None), "a/b": (None, None)})
    learn(db, "a/b", 3, days=0)

    assert len(queue.due(db, at(), LIMITS).new) == 1


def test_reviews_of_a_deck_leave_less_room_for_its_new_cards(db: Database) -> None:
    """As over all decks, so in each: with five of six reviews asked there is room for one new card."""
    decks(db, {"a": (4, 6), "b": (4, None)})
    learn(db, "a", 5)

    assert asked(queue.due(db, at(), LIMITS)) == {"a": (5, 1), "b": (0, 4)}


def test_a_deck_that_is_full_does_not_starve_the_others(db: Database) -> None:
    """Its cards may be the most overdue by far: those of other decks come all the same."""
    decks(db, {"a": (None, 1), "b": (None, None)})
    learn(db, "a", 30, days=-30)
    learn(db, "b", 5)

    assert asked(queue.due(db, at(), Limits(0, 6))) == {"a": (1, 0), "b": (5, 0)}


def test_a_learning_step_of_days_takes_a_reviews_place(db: Database) -> None:
    """It waits among the reviews, and counts as one once it was answered."""
    decks(db, {"a": (None, None)})
    step = answer("a/c00#fact#q0", at(-3), interval=3)
    step = replace(step, detail={**step.detail, "step": 1})
    before = events.record(db, step, Schedule()).schedule
    waiting = queue.due(db, at(), Limits(0, 1))
    last = replace(answer("a/c00#fact#q0", at(), was="learning"), detail={"was": "learning", "days": 3})
    events.record(db, last, before)

    assert before.phase is Phase.LEARNING and len(waiting.reviews) == 1
    assert queue.due(db, at(), Limits(0, 0)).held.reviews == 0
    assert len(queue.due(db, at(), Limits(20, 5)).new) == 4


def test_a_step_within_the_day_counts_nowhere(db: Database) -> None:
    """Learning is never limited."""
    decks(db, {"a": (None, None)})
    learn(db, "a", 1, interval=-600, days=0)

    assert len(queue.due(db, at(), Limits(20, 5)).new) == 4


def test_more_of_one_deck_today_changes_no_other(db: Database) -> None:
    """Ten more of one deck: neither before nor after they were asked does another get more or less."""
    decks(db, {"a": (None, None), "b": (None, None)}, cards=60)
    first = asked(queue.due(db, at(), LIMITS))
    granted = first["a"][1]
    more = DeckToday(granted + 10, granted + 10, granted, granted)
    wider = Limits(20, 200, TodayOnly(at().day, decks={"a": more}))
    offered = asked(queue.due(db, at(), wider))
    learn(db, "a", granted + 10, days=0)
    left = asked(queue.due(db, at(), wider))

    assert offered == {"a": (0, granted + 10), "b": first["b"]}
    assert left == {"a": (0, 0), "b": first["b"]}


def test_fewer_of_one_deck_leave_room_for_the_others(db: Database) -> None:
    """A deck that asks nothing today takes nobody's place."""
    decks(db, {"a": (None, None), "b": (None, None)})
    none = Limits(20, 200, TodayOnly(at().day, decks={"a": DeckToday(0, 0, 0, 0)}))

    assert asked(queue.due(db, at(), none)) == {"a": (0, 0), "b": (0, 20)}


def test_a_limit_for_today_holds_for_the_decks_below(db: Database) -> None:
    """And lifts what stands above it."""
    decks(db, {"a": (2, None), "a/b": (None, None), "a/b/c": (None, None)})
    today = Limits(20, 200, TodayOnly(at().day, decks={"a/b": DeckToday(7, 7, 0, 0)}))
    shares = asked(queue.due(db, at(), today))

    assert (shares["a"][1], shares["a/b"][1] + shares["a/b/c"][1]) == (2, 7)


def test_what_was_allowed_today_is_gone_tomorrow(db: Database) -> None:
    """Also in an app that was left open."""
    decks(db, {"a": (1, None)})
    today = Limits(20, 200, TodayOnly(at().day, extra=5, new=3, reviews=3, decks={"a": DeckToday(9, 9, 0, 0)}))

    assert (len(queue.due(db, at(), today).new), len(queue.due(db, at(1), today).new)) == (9, 1)


def test_what_is_allowed_today_is_kept(db: Database) -> None:
    """As it was written, for that day only."""
    allowed = TodayOnly(at().day, 10, 5, None, {"a": DeckToday(1, 2, 3, 4)})
    with db.transaction():
        limits.keep(db, allowed)

    assert limits.today_only(db, at().day) == allowed
    assert limits.today_only(db, at(1).day) == TodayOnly(at(1).day)


@pytest.mark.parametrize(
    ("caps", "limit", "why_new", "why_reviews"),
    [
        ((None, None), Limits(20, 200), Why.NEW, Why.SIBLINGS),
        ((None, None), Limits(20, 8), Why.REVIEWS, Why.REVIEWS),
        ((4, None), Limits(20, 200), Why.DECK, Why.SIBLINGS),
        ((None, 6), Limits(20, 200), Why.DECK, Why.DECK),
        ((None, None), Limits(90, 200), Why.SIBLINGS, Why.SIBLINGS),
    ],
)
def test_why_cards_are_held_back(
    db: Database, caps: tuple[int | None, int | None], limit: Limits, why_new: Why, why_reviews: Why
) -> None:
    """The limit that was reached first, or none."""
    decks(db, {"a": caps}, cards=40)
    learn(db, "a", 10)
    held = queue.due(db, at(), limit).held

    assert (held.why_new, held.why_reviews) == (why_new, why_reviews)


def test_each_order_of_reviews(db: Database) -> None:
    """Overdue by the interval, by due day, and by what is likely to be remembered."""
    decks(db, {"a": (None, None)})
    for n, (days, interval) in enumerate([(-33, 30), (-6, 3), (-7, 2)]):
        events.record(db, answer(f"a/c{n:02}#fact#q0", at(days), interval=interval), Schedule())
    orders = {
        order: [card.id[3:5] for card in queue.load(db, queue.due(db, at(), LIMITS, (), order).reviews)]
        for order in ReviewOrder
    }

    assert orders[ReviewOrder.OVERDUE] == ["02", "01", "00"]
    assert orders[ReviewOrder.DUE] == ["02", "00", "01"]
    assert orders[ReviewOrder.RETRIEVABILITY] == ["00", "02", "01"]
    assert orders[ReviewOrder.EASIEST] == ["01", "02", "00"]
    assert sorted(orders[ReviewOrder.RANDOM]) == ["00", "01", "02"]


@pytest.mark.parametrize("order", ReviewOrder)
def test_every_order_is_stable_within_a_day(db: Database, order: ReviewOrder) -> None:
    """What was asked leaves the row; the others keep their places."""
    decks(db, {"a": (None, None)})
    learn(db, "a", 20)
    before = queue.due(db, at(), LIMITS, (), order).reviews
    first = queue.load(db, before)[0]
    events.record(db, answer(first.id, at(0.1), was="review"), first.schedule)

    assert queue.due(db, at(0.2), LIMITS, (), order).reviews == before[1:]


_CAP = st.one_of(st.none(), st.integers(0, 5))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    caps=st.fixed_dictionaries({name: st.tuples(_CAP, _CAP) for name in ("a", "a/b", "a/b/c", "d")}),
    done=st.lists(st.sampled_from(["a", "a/b", "a/b/c", "d"]), max_size=8),
    overdue=st.lists(st.sampled_from(["a", "a/b", "a/b/c", "d"]), max_size=8),
    overall=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    order=st.sampled_from(ReviewOrder),
)
def test_no_limit_is_ever_exceeded(
    tmp_path_factory: pytest.TempPathFactory,
    caps: Caps,
    done: list[str],
    overdue: list[str],
    overall: tuple[int, int],
    order: ReviewOrder,
) -> None:
    """Neither over all decks nor in any deck with those below it, what was asked already counted in."""
    db = open_database(tmp_path_factory.mktemp("limits") / "a.db")
    decks(db, caps, cards=9)
    for deck in caps:
        today, late = done.count(deck), overdue.count(deck)
        learn(db, deck, today, interval=9, days=0)
        for n in range(today, min(9, today + late)):
            events.record(db, answer(f"{deck}/c{n:02}#fact#q0", at(-3)), Schedule())
    due = queue.due(db, at(), Limits(*overall), (), order)
    shares = asked(due)
    db.close()

    assert len(due.new) <= max(0, overall[0] - len(done))
    assert len(due.new) + len(due.reviews) <= max(0, overall[1] - len(done))
    for deck, (new, reviews) in caps.items():
        below = [name for name in caps if name == deck or name.startswith(f"{deck}/")]
        asked_before = sum(done.count(name) for name in below)
        news = sum(shares[name][1] for name in below)
        cards = news + sum(shares[name][0] for name in below)
        assert new is None or news <= max(0, new - asked_before)
        assert reviews is None or cards <= max(0, reviews - asked_before)
