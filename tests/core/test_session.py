"""The queue in a person's hands."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import Card, CardId, CardKind
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.day import Moment, moment
from quizapp.core.history import Entry, Form, apply
from quizapp.core.memory import Memory, Rating
from quizapp.core.order import NewOrder
from quizapp.core.schedule import Phase, Policy, Schedule, plans
from quizapp.core.session import FIRM_DAYS, Queued, Session, Side, Waiting, arranged, asked_as, is_firm

NOON_MS = int(datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp() * 1000)
MINUTE = 60_000


def after(minutes: float = 0) -> Moment:
    """So many minutes after noon."""
    return moment(int(NOON_MS + minutes * MINUTE), UTC)


def queued(name: str, due_minutes: float | None = None) -> Queued:
    """A new card, or one that waits for a learning step so many minutes after noon."""
    schedule = Schedule()
    if due_minutes is not None:
        schedule = Schedule(phase=Phase.LEARNING, due_ms=int(NOON_MS + due_minutes * MINUTE), reps=1)
    return Queued(CardId(name), ConceptId(name), DeckId("d"), schedule)


def grade(session: Session, rating: Rating, now: Moment) -> Entry:
    """Answer the card on the table as a face would."""
    card = session.current
    assert isinstance(card, Queued)
    plan = plans(card.schedule, card.id, now, Policy())[rating]
    entry = session.answer(plan, now, 4000, 0.9, Form.FLIP, 0.0, {})
    session.answered((card.id, len(session._answers)), entry, apply(card.schedule, entry))
    return entry


def drawn(session: Session, now: Moment) -> str | None:
    """The id of the card drawn."""
    card = session.advance(now)
    return card.id if isinstance(card, Queued) else None


def test_a_card_stays_on_the_table_until_it_is_answered() -> None:
    """Looking twice draws no second card."""
    session = Session([queued("a"), queued("b")])

    assert drawn(session, after()) == drawn(session, after(1)) == "a"


def test_a_due_step_comes_before_the_main_queue() -> None:
    """What is being learnt does not wait for the rest."""
    session = Session([queued("main"), queued("step", due_minutes=-1)])

    assert drawn(session, after()) == "step"


def test_a_step_that_is_not_due_waits_for_the_main_queue() -> None:
    """Other cards fill the time."""
    session = Session([queued("main"), queued("step", due_minutes=5)])

    assert drawn(session, after()) == "main"


def test_a_near_step_is_asked_ahead_when_nothing_else_is_left() -> None:
    """Within twenty minutes nobody has to wait."""
    assert drawn(Session([queued("step", due_minutes=19)]), after()) == "step"


def test_a_far_step_makes_the_learner_wait() -> None:
    """The session says until when: as soon as the step is near enough to be asked ahead."""
    session = Session([queued("step", due_minutes=21)])

    assert Waiting(after(1).at_ms) == session.advance(after())


def test_the_wait_ends() -> None:
    """When its time comes, the card is asked."""
    session = Session([queued("step", due_minutes=40)])
    session.advance(after())

    assert drawn(session, after(40)) == "step"


def test_a_forgotten_card_is_not_asked_twice_in_a_row_when_another_exists() -> None:
    """Otherwise the second answer would only repeat what was just read."""
    session = Session([queued("a", due_minutes=0), queued("b", due_minutes=3)])
    drawn(session, after())
    grade(session, Rating.AGAIN, after())

    assert drawn(session, after(2)) == "b"


def test_a_lone_forgotten_card_comes_again() -> None:
    """With nothing else left it is asked ahead of its time."""
    session = Session([queued("a")])
    drawn(session, after())
    grade(session, Rating.AGAIN, after())

    assert drawn(session, after()) == "a"


def test_a_finished_session_says_so() -> None:
    """After the last card there is nothing on the table."""
    session = Session([queued("a")])
    drawn(session, after())
    grade(session, Rating.EASY, after())

    assert session.advance(after()) is None


def test_undo_puts_the_card_back_and_keeps_the_one_it_displaces() -> None:
    """The displaced card is the next one."""
    session = Session([queued("a"), queued("b")])
    drawn(session, after())
    grade(session, Rating.EASY, after())
    drawn(session, after())
    session.undone(("a", 0), queued("a"))

    assert drawn(session, after()) == "a"
    grade(session, Rating.EASY, after())
    assert drawn(session, after()) == "b"


def test_undo_takes_the_answer_out_of_the_summary() -> None:
    """What was taken back did not happen."""
    session = Session([queued("a")])
    drawn(session, after())
    grade(session, Rating.GOOD, after())
    session.undone(("a", 0), queued("a"))

    assert session.summary().answers == 0


def test_the_summary_counts() -> None:
    """Answers, cards, new ones, forgotten ones, time."""
    session = Session([queued("a"), queued("b")])
    for rating in (Rating.AGAIN, Rating.EASY, Rating.EASY):
        drawn(session, after())
        grade(session, rating, after())
    summary = session.summary()

    assert (summary.answers, summary.cards, summary.new, summary.again, summary.took_ms) == (3, 2, 2, 1, 12_000)


def test_the_time_of_an_answer_is_capped() -> None:
    """Whoever left the desk did not think for an hour."""
    session = Session([queued("a")])
    card = session.advance(after())
    assert isinstance(card, Queued)
    plan = plans(card.schedule, card.id, after(), Policy())[Rating.GOOD]

    assert session.answer(plan, after(), 3_600_000, 0.9, Form.FLIP, 0.0, {}).took_ms == 60_000


def test_nothing_can_be_answered_without_a_card() -> None:
    """A grade key pressed too late does no harm."""
    plan = plans(Schedule(), "a", after(), Policy())[Rating.GOOD]
    with pytest.raises(ValueError, match="no card"):
        Session([]).answer(plan, after(), 0, 0.9, Form.FLIP, 0.0, {})


def test_a_new_card_shows_its_question() -> None:
    """The answer of the card before is never up."""
    session = Session([queued("a"), queued("b")])
    drawn(session, after())
    session.reveal()
    grade(session, Rating.EASY, after())
    drawn(session, after())

    assert session.side == Side.QUESTION


@given(st.integers(0, 30), st.integers(0, 30))
def test_interleaving_keeps_every_card_and_both_orders(reviews: int, new: int) -> None:
    """New cards are spread among the reviews; nothing is lost, nothing overtakes its own kind."""
    old = [queued(f"r{n}") for n in range(reviews)]
    fresh = [queued(f"n{n}") for n in range(new)]
    mixed = arranged(old, fresh)

    assert old == [card for card in mixed if card.id.startswith("r")]
    assert fresh == [card for card in mixed if card.id.startswith("n")]


def test_new_cards_are_spread_evenly() -> None:
    """Three new cards among nine reviews never come two in a row."""
    mixed = [card.id[0] for card in arranged([queued(f"r{n}") for n in range(9)], [queued(f"n{n}") for n in range(3)])]

    assert "nn" not in "".join(mixed)


@pytest.mark.parametrize(
    ("order", "ids"),
    [(NewOrder.BEFORE, "n0 n1 r0 r1 r2"), (NewOrder.AFTER, "r0 r1 r2 n0 n1"), (NewOrder.MIXED, "r0 n0 r1 n1 r2")],
)
def test_new_cards_come_where_the_learner_wants_them(order: NewOrder, ids: str) -> None:
    """Before the reviews, after them, or among them."""
    cards = arranged([queued(f"r{n}") for n in range(3)], [queued(f"n{n}") for n in range(2)], order)

    assert " ".join(card.id for card in cards) == ids


@given(st.lists(st.sampled_from(Rating), max_size=60))
def test_every_card_is_asked_until_it_leaves_the_steps(ratings: list[Rating]) -> None:
    """Whatever the grades, no card is lost: each ends in review or is still waiting."""
    session = Session([queued(f"c{n}") for n in range(5)])
    now = after()
    in_review: set[str] = set()
    for rating in ratings:
        card = session.advance(now)
        if not isinstance(card, Queued):
            break
        entry = grade(session, rating, now)
        if (entry.interval or 0) > 0:
            in_review.add(card.id)
    session.advance(now)

    assert len(in_review) + session.left == 5


@pytest.mark.parametrize(
    ("kind", "typing", "form", "guess"),
    [
        (CardKind.FACT, False, Form.FLIP, 0.0),
        (CardKind.FACT, True, Form.TYPED, 0.0),
        (CardKind.WHY, True, Form.FLIP, 0.0),
        (CardKind.CHOICE, True, Form.CHOICE, 0.25),
        (CardKind.STATEMENT, False, Form.TRUE_FALSE, 0.5),
        (CardKind.STEPS, False, Form.ORDER, 1 / 24),
    ],
)
def test_the_form_and_its_chance_of_a_guess(kind: CardKind, typing: bool, form: Form, guess: float) -> None:
    """The event tells how a card was asked, so that evidence can be weighed."""
    options = ("a", "b", "c", "d") if guess else ()
    card = Card(CardId("d/c#x#"), kind, ConceptId("d/c"), "C", "S", "Prompt?", "short answer", options)

    assert (form, guess) == asked_as(card, typing)


@pytest.mark.parametrize(
    ("memory", "firm"), [(None, False), (Memory(FIRM_DAYS, 5.0), False), (Memory(FIRM_DAYS + 0.1, 5.0), True)]
)
def test_a_stable_memory_is_firm(memory: Memory | None, firm: bool) -> None:
    """Above three weeks; a new card is not."""
    assert is_firm(Schedule(memory=memory)) is firm
