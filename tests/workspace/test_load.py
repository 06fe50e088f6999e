"""Making the days ahead lighter, on a real database."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import EventKind
from quizapp.core.memory import Rating
from quizapp.core.schedule import Schedule
from quizapp.errors import UsageError
from quizapp.storage import events
from quizapp.workspace import Workspace, load
from quizapp.workspace.review import Question
from tests.conftest import NOON, Opener, write_concept


@pytest.fixture
def learnt(opened: Opener, decks: Path) -> Workspace:
    """Forty concepts, all learnt on one day three weeks ago, and not looked at since."""
    write_concept(decks, "many/deck.yaml", "title: Many\ncards: {off: [term, definition]}\n")
    for n in range(40):
        write_concept(decks, f"many/{n:02}.yaml", f"title: T{n}\nfacts: [{{q: Why {n}?, a: So {n}}}]\n")
    review = opened(NOON - timedelta(days=21), show_pages=False, new_per_day=60).review()
    while isinstance(review.state, Question):
        review.reveal()
        review.grade(Rating.EASY)
    return opened()


def schedules(space: Workspace) -> dict[CardId, Schedule]:
    """The schedule of every answered card."""
    found = {card.id: queued.schedule for card in space.cards() if (queued := space.queued(card.id))}
    return {card: schedule for card, schedule in found.items() if schedule.reps}


def test_a_proposal_changes_nothing(learnt: Workspace) -> None:
    """It is there to be looked at: the days before, and the days after."""
    before = schedules(learnt)
    proposal = load.spread_backlog(learnt, 7)
    today = learnt.now().day

    assert schedules(learnt) == before
    assert proposal.before[today] == sum(schedule.due_day <= today for schedule in before.values())
    assert sum(proposal.before.values()) == sum(proposal.after.values())
    assert max(proposal.after[day] for day in range(today, today + 7)) <= proposal.before[today] // 7 + 1


def test_what_was_proposed_is_what_happens(learnt: Workspace) -> None:
    """Each card on its day, its memory untouched, and the schedules are what a replay of the log says."""
    before = schedules(learnt)
    proposal = load.spread_backlog(learnt, 5)
    load.carry_out(learnt, proposal)
    after = schedules(learnt)

    assert {move.card: move.to for move in proposal.moves}.items() <= {c: s.due_day for c, s in after.items()}.items()
    assert all(after[card].memory == before[card].memory for card in before)
    assert load.upcoming(learnt) == {day: proposal.after[day] for day in load.upcoming(learnt)}
    assert events.rebuild(learnt.db) == 0


def test_one_undo_takes_all_moves_back(learnt: Workspace) -> None:
    """However many cards were moved."""
    before = schedules(learnt)
    moved = load.carry_out(learnt, load.spread_backlog(learnt, 10))
    learnt.undo()

    assert len(moved) > 10
    assert schedules(learnt) == before


def test_a_card_answered_since_the_proposal_stays_where_it_is(learnt: Workspace) -> None:
    """The answer knows better."""
    proposal = load.spread_backlog(learnt, 10)
    review = learnt.review()
    assert isinstance(review.state, Question)
    card = review.state.card.id
    review.reveal()
    review.grade(Rating.EASY)
    moved = load.carry_out(learnt, proposal)

    assert card not in {event.card for event in moved}


def test_days_off_are_kept_free(opened: Opener, learnt: Workspace) -> None:
    """What can move does, within what its recall bears; what is answered from now on goes elsewhere."""
    load.carry_out(learnt, load.spread_backlog(learnt, 20))
    today = learnt.now().day
    off = range(today + 5, today + 8)
    text = "2026-11-28..2026-11-30"
    proposal = load.take_off(learnt, text)
    load.carry_out(learnt, proposal)
    review = learnt.review()
    while isinstance(review.state, Question):
        review.page_read()
        review.reveal()
        review.grade(Rating.GOOD)

    assert sum(proposal.after[day] for day in off) < sum(proposal.before[day] for day in off) / 2
    assert learnt.settings.days_off == (text,)
    answered = [event.day + event.interval for event in learnt.history()
                if event.kind is EventKind.ANSWER and event.day == today and (event.interval or 0) > 2]  # fmt: skip
    assert answered and not set(answered) & set(off)


def test_a_month_is_evened_out(learnt: Workspace) -> None:
    """Cards that came on one day by chance go to days that suit them as well."""
    today = learnt.now().day
    review = learnt.review()
    while isinstance(review.state, Question):
        review.page_read()
        review.reveal()
        review.grade(Rating.EASY)
    peak = Counter(schedule.due_day for schedule in schedules(learnt).values()).most_common(1)[0][1]
    proposal = load.even_out(learnt, 60)

    assert max(proposal.after.values()) <= peak
    assert all(move.to > today for move in proposal.moves)


@pytest.mark.parametrize("balance", [True, False])
def test_answers_of_one_day_are_balanced_over_the_days(learnt: Workspace, balance: bool) -> None:
    """Forty cards with one history: no day of their range gets much more than its part. Chance alone is not so kind."""
    learnt.settings = type(learnt.settings)(balance=balance, show_pages=False)
    review = learnt.review()
    days: Counter[int] = Counter()
    while isinstance(review.state, Question):
        review.reveal()
        event = review.grade(Rating.GOOD)
        days[event.day + (event.interval or 0)] += 1

    assert len(days) > 3
    assert not balance or max(days.values()) <= 2 + sum(days.values()) // len(days)
    assert events.rebuild(learnt.db) == 0


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_backlog_is_spread_over_a_year_at_most(learnt: Workspace, days: int) -> None:
    """And over a day at least."""
    with pytest.raises(UsageError):
        load.spread_backlog(learnt, days)


@pytest.mark.parametrize("text", ["soon", "2026-12-24..2026-12-01", "2026-11-01", "2026-13-01", ""])
def test_days_off_that_are_none(learnt: Workspace, text: str) -> None:
    """It says how to write them; days that are over cannot be planned."""
    with pytest.raises(UsageError):
        load.take_off(learnt, text)
