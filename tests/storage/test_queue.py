"""What is to be asked today."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.card import CardId
from quizapp.core.concept import DeckId
from quizapp.core.history import Entry, EventKind
from quizapp.core.memory import Rating
from quizapp.core.schedule import Schedule
from quizapp.storage import events, queue, steps
from quizapp.storage.database import Database, open_database
from quizapp.storage.limits import Limits, TodayOnly
from quizapp.storage.queue import Due
from tests.storage.conftest import answer, at, placed, synced

LIMITS = Limits(20, 200)


def names(db: Database, cards: tuple[int, ...]) -> list[str]:
    """The concept slugs of these cards."""
    return [card.id.partition("#")[0].rpartition("/")[2] for card in queue.load(db, cards)]


def many(db: Database, count: int, deck: str = "d", **limits: int) -> None:
    """A deck of concepts with one card each."""
    synced(db, *(placed(f"{deck}/c{n:02}", {"Q": f"A {n}"}, n) for n in range(count)), **limits)


def reviewed(db: Database, card: str, days: float, interval: int = 3) -> None:
    """Answer a new card so many days from noon."""
    events.record(db, answer(f"d/{card}#fact#q0", at(days), interval=interval), Schedule())


def put_aside(db: Database, card: str, kind: EventKind) -> None:
    """Bury or suspend a new card."""
    now = at()
    entry = Entry(card=CardId(f"d/{card}#fact#q0"), kind=kind, at_ms=now.at_ms, offset_min=0, day=now.day)
    events.record(db, entry, Schedule())


def test_new_cards_come_in_the_order_of_the_deck(db: Database) -> None:
    """The author's order is a good order to learn in."""
    many(db, 3)

    assert names(db, queue.due(db, at(), LIMITS).new) == ["c00", "c01", "c02"]


def test_the_limit_of_new_cards_holds_and_says_what_it_holds_back(db: Database) -> None:
    """Of thirty cards twenty come today, ten wait."""
    many(db, 30)
    due = queue.due(db, at(), LIMITS)

    assert (len(due.new), due.held.new) == (20, 10)


def test_cards_already_asked_today_count(db: Database) -> None:
    """Closing the app does not open the gate again."""
    many(db, 30)
    reviewed(db, "c00", 0)

    assert len(queue.due(db, at(), LIMITS).new) == 19


def test_an_undone_answer_does_not_count(db: Database) -> None:
    """What was taken back did not happen, for the limits too."""
    many(db, 30)
    reviewed(db, "c00", 0)
    now, event = at(), steps.last_undoable(db)
    assert event is not None
    undoing = Entry(
        card=event.card, kind=EventKind.UNDO, at_ms=now.at_ms, offset_min=0, day=now.day,
        detail={"device": event.device, "seq": event.seq},
    )  # fmt: skip
    with db.transaction():
        events.take_back(db, event, undoing)

    assert len(queue.due(db, at(), LIMITS).new) == 20
    assert queue.answered_on(db, at().day) == 0


def test_a_new_day_opens_the_gate(db: Database) -> None:
    """Limits are for a study day."""
    many(db, 30)
    reviewed(db, "c00", 0, interval=40)

    assert len(queue.due(db, at(1), LIMITS).new) == 20


def test_extra_cards_for_today(db: Database) -> None:
    """The learner may let in more."""
    many(db, 50)

    assert len(queue.due(db, at(), Limits(20, 200, TodayOnly(at().day, extra=10))).new) == 30


def test_a_decks_own_limit_holds(db: Database) -> None:
    """`new_per_day` in deck.yaml."""
    many(db, 30, new_per_day=4)

    assert len(queue.due(db, at(), LIMITS).new) == 4


def test_a_full_day_of_reviews_leaves_no_room_for_new_cards(db: Database) -> None:
    """New cards would only make the backlog worse."""
    many(db, 12)
    for n in range(10):
        reviewed(db, f"c{n:02}", -3)
    due = queue.due(db, at(), Limits(20, 8))

    assert (len(due.reviews), len(due.new), due.held.reviews, due.held.new) == (8, 0, 2, 2)


def test_siblings_are_spread_over_days(db: Database) -> None:
    """One question of a concept gives away the next: one a day."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B", "Q3": "C"}))

    assert (len(queue.due(db, at(), LIMITS).new), queue.due(db, at(), LIMITS).held.new) == (1, 2)
    events.record(db, answer("d/a#fact#q0", at()), Schedule())
    assert len(queue.due(db, at(), LIMITS).new) == 0
    assert len(queue.due(db, at(1), LIMITS).new) == 1


def test_due_siblings_wait_a_day_and_are_counted(db: Database) -> None:
    """Two reviews of one concept on one day: the later one waits, and the screen can say so."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))
    events.record(db, answer("d/a#fact#q0", at(-4)), Schedule())
    events.record(db, answer("d/a#fact#q1", at(-3)), Schedule())
    due = queue.due(db, at(), LIMITS)

    assert (len(due.reviews), due.held.siblings) == (1, 1)


def test_reviews_come_by_relative_overdueness(db: Database) -> None:
    """Three days late after three days is worse than three days late after thirty."""
    many(db, 2)
    reviewed(db, "c00", -33, interval=30)
    reviewed(db, "c01", -6, interval=3)

    assert names(db, queue.due(db, at(), LIMITS).reviews) == ["c01", "c00"]


def test_the_order_is_stable_within_a_day(db: Database) -> None:
    """Closing and opening goes on where it stood."""
    many(db, 40)
    for n in range(40):
        reviewed(db, f"c{n:02}", -3)

    assert queue.due(db, at(), LIMITS).reviews == queue.due(db, at(0.2), LIMITS).reviews


def test_a_step_within_the_day_is_learning(db: Database) -> None:
    """It needs no place in any limit."""
    many(db, 1)
    reviewed(db, "c00", 0, interval=-600)

    assert names(db, queue.due(db, at(), Limits(0, 0)).learning) == ["c00"]


def test_a_step_left_unfinished_yesterday_is_still_there(db: Database) -> None:
    """Closing the app in the middle of learning loses no card."""
    many(db, 1)
    reviewed(db, "c00", -1, interval=-600)

    assert names(db, queue.due(db, at(), LIMITS).learning) == ["c00"]


@pytest.mark.parametrize(("kind", "tomorrow"), [(EventKind.BURY, 1), (EventKind.SUSPEND, 0)])
def test_cards_put_aside(db: Database, kind: EventKind, tomorrow: int) -> None:
    """A buried card is back tomorrow, a suspended one is not."""
    many(db, 1)
    put_aside(db, "c00", kind)

    assert (0, tomorrow) == (len(queue.due(db, at(), LIMITS).new), len(queue.due(db, at(1), LIMITS).new))


def test_named_decks_only(db: Database) -> None:
    """A deck and the decks below it."""
    synced(db, placed("d/a", {"Q": "A"}), placed("d/sub/b", {"Q": "B"}), placed("e/c", {"Q": "C"}))

    assert {"a", "b"} == set(names(db, queue.due(db, at(), LIMITS, [DeckId("d")]).new))


def test_each_decks_share_adds_up(db: Database) -> None:
    """The counts on the screen are the cards of the session."""
    synced(db, placed("d/a", {"Q": "A"}), placed("e/c", {"Q": "C"}))
    due = queue.due(db, at(), LIMITS)

    assert [deck.new for deck in due.decks] == [1, 1]


def test_when_the_next_card_comes(db: Database) -> None:
    """For the screen that says: done for today."""
    many(db, 1)
    reviewed(db, "c00", 0, interval=5)

    assert at(5).day == queue.due(db, at(), LIMITS).next_day


def test_streak_counts_days_in_a_row(db: Database) -> None:
    """Today need not have an answer yet; a missed day ends it."""
    many(db, 4)
    for n, day in enumerate([-5, -2, -1]):
        reviewed(db, f"c{n:02}", day)

    assert (queue.streak(db, at().day), queue.streak(db, at(-1).day)) == (2, 2)


def test_recall_of_yesterday(db: Database) -> None:
    """Reviews only: learning is no test of memory."""
    many(db, 3)
    for n, rating in enumerate([Rating.GOOD, Rating.AGAIN]):
        events.record(db, answer(f"d/c{n:02}#fact#q0", at(-1), rating, was="review"), Schedule())
    reviewed(db, "c02", -1)

    assert queue.remembered_on(db, at(-1).day) == (1, 2)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    answers=st.lists(st.tuples(st.integers(0, 11), st.integers(-6, 0), st.sampled_from([-600, 1, 2, 5])), max_size=30),
    new=st.integers(0, 6),
    reviews=st.integers(0, 6),
)
def test_the_queue_keeps_its_promises(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[int, int, int]], new: int, reviews: int
) -> None:
    """No card twice, no two of a concept, limits kept, and nothing due is unaccounted for."""
    db = open_database(tmp_path_factory.mktemp("queue") / "a.db")
    synced(db, *(placed(f"d/c{n}", {"Q": f"A {n}", "Q2": f"B {n}"}, n) for n in range(6)))
    for card, day, interval in sorted(answers, key=lambda item: item[1]):
        name = CardId(f"d/c{card // 2}#fact#q{card % 2}")
        found = queue.find(db, name)
        assert found is not None
        was = found.schedule.phase
        events.record(db, answer(name, at(day), interval=interval, was=was), found.schedule)
    due = queue.due(db, at(), Limits(new, reviews))
    asked = [*due.reviews, *due.new]
    concepts = [card.concept for card in queue.load(db, asked)]
    waiting = db.number("SELECT count(*) FROM schedules WHERE queue = 2 AND due_day <= ?", (at().day,))
    db.close()

    assert len(set(asked)) == len(asked) == len(set(concepts))
    assert len(due.new) <= new
    assert len(asked) <= reviews
    assert waiting == len(due.reviews) + due.held.reviews + due.held.siblings


def test_an_empty_database_has_nothing_to_ask(db: Database) -> None:
    """And says so without an error."""
    due: Due = queue.due(db, at(), LIMITS)

    assert (due.learning, due.reviews, due.new, due.decks) == ((), (), (), ())


def test_an_answer_of_yesterday_taken_back_today_does_not_count(db: Database) -> None:
    """Undo reaches into the past, and so do the figures."""
    many(db, 1)
    events.record(db, answer("d/c00#fact#q0", at(-1), was="review"), Schedule())
    event, now = steps.last_undoable(db), at()
    assert event is not None
    detail = {"device": event.device, "seq": event.seq}
    undoing = Entry(
        card=event.card, kind=EventKind.UNDO, at_ms=now.at_ms, offset_min=0, day=now.day, detail=detail
    )  # fmt: skip
    with db.transaction():
        events.take_back(db, event, undoing)

    assert queue.remembered_on(db, at(-1).day) == (0, 0)
