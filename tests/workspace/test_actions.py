"""What is done to cards besides answering them."""

from datetime import timedelta

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import EventKind, replay
from quizapp.core.memory import Rating
from quizapp.core.schedule import Phase, Schedule
from quizapp.errors import UsageError
from quizapp.workspace import Workspace, actions
from quizapp.workspace.actions import Action, act
from quizapp.workspace.review import Question
from tests.conftest import NOON, Opener


def answered(opened: Opener) -> Workspace:
    """Two cards answered a week ago, one of each concept; the workspace of today."""
    review = opened(NOON - timedelta(days=7), show_pages=False).review()
    while isinstance(review.state, Question):
        review.reveal()
        review.grade(Rating.EASY)
    return opened()


def schedules(space: Workspace) -> dict[CardId, Schedule]:
    """The schedule of every card."""
    return {card.id: queued.schedule for card in space.cards() if (queued := space.queued(card.id))}


def every_card(space: Workspace) -> list[CardId]:
    """All cards, those never answered too."""
    return [card.id for card in space.cards()]


@pytest.mark.parametrize(
    "action",
    [actions.SUSPEND, actions.BURY, actions.RESET, actions.flag(2), actions.set_due(NOON.date().toordinal() + 3)],
)
def test_one_undo_takes_back_what_was_done_to_a_selection(opened: Opener, action: Action) -> None:
    """However many cards it changed: all schedules are what they were, and so says a replay of the log."""
    space = answered(opened)
    before = schedules(space)
    acted = act(space.db, space.now(), action, every_card(space))
    changed = schedules(space)
    space.undo()

    assert len(acted.events) > 1
    assert changed != before
    assert changed == {**before, **{card: replay(space_events(space, until=acted.events[-1].seq))[card]
                                    for card in {event.card for event in acted.events}}}  # fmt: skip
    assert schedules(space) == before


def space_events(space: Workspace, until: int) -> list:
    """The log up to a sequence number."""
    return [event for event in space.history() if event.seq <= until]


def test_taking_back_the_taking_back_does_it_again(opened: Opener) -> None:
    """The undo of a selection is one thing, too."""
    space = answered(opened)
    act(space.db, space.now(), actions.SUSPEND, every_card(space))
    done = schedules(space)
    space.undo()
    undoing = [event for event in space.history() if event.kind is EventKind.UNDO]
    space.undo(undoing[1].key)

    assert schedules(space) == done


@pytest.mark.parametrize(
    ("action", "back"),
    [(actions.SUSPEND, actions.UNSUSPEND), (actions.BURY, actions.UNBURY), (actions.flag(5), actions.flag(0))],
)
def test_each_action_has_its_way_back(opened: Opener, action: Action, back: Action) -> None:
    """Nothing of the schedule is lost on the way."""
    space = answered(opened)
    before = schedules(space)
    act(space.db, space.now(), action, every_card(space))
    act(space.db, space.now(), back, every_card(space))

    assert schedules(space) == before


def test_what_is_so_already_makes_no_event(opened: Opener) -> None:
    """The history holds what happened, not what was tried."""
    space = answered(opened)
    cards = every_card(space)
    act(space.db, space.now(), actions.SUSPEND, cards[:1])
    acted = act(space.db, space.now(), actions.SUSPEND, cards)
    again = act(space.db, space.now(), actions.SUSPEND, cards)

    assert (len(acted.events), acted.unchanged) == (len(cards) - 1, 1)
    assert (again.events, again.unchanged) == ((), len(cards))


def test_a_card_never_answered_has_no_due_day(opened: Opener) -> None:
    """Only those that were are moved; memory and interval stay."""
    space = answered(opened)
    before = schedules(space)
    day = space.now().day + 30
    moved = {event.card for event in act(space.db, space.now(), actions.set_due(day), every_card(space)).events}
    after = schedules(space)

    assert moved == {card for card, schedule in before.items() if schedule.reps}
    assert {after[card].due_day for card in moved} == {day}
    assert all(after[card].memory == before[card].memory for card in before)


def test_reset_makes_a_card_new_but_keeps_the_learners_marks(opened: Opener) -> None:
    """A flag is about the card, not about what was learnt of it."""
    space = answered(opened)
    cards = every_card(space)
    act(space.db, space.now(), actions.flag(4), cards)
    act(space.db, space.now(), actions.RESET, cards)

    assert {(schedule.phase, schedule.reps, schedule.flag) for schedule in schedules(space).values()} == {
        (Phase.NEW, 0, 4)
    }


@pytest.mark.parametrize("number", [-1, 8, 99])
def test_there_are_seven_flags(number: int) -> None:
    """And none, which is 0."""
    with pytest.raises(UsageError):
        actions.flag(number)


@pytest.mark.parametrize(("text", "days"), [("0", 0), ("14", 14), ("2026-12-24", 31), (" 2026-11-23 ", 0)])
def test_a_day_as_people_write_it(opened: Opener, text: str, days: int) -> None:
    """From today on, or a date."""
    now = opened().now()

    assert actions.due_day(text, now) == now.day + days


@pytest.mark.parametrize("text", ["", "soon", "-1", "1.5", "2026-11-22", "2026-13-01", "36501", "9" * 30, "9999-12-31"])
def test_what_is_no_day_to_ask_on(opened: Opener, text: str) -> None:
    """The past, the far future and everything else is refused."""
    now = opened().now()
    with pytest.raises(UsageError):
        actions.due_day(text, now)


def test_cards_are_named_by_their_id_or_their_concept(opened: Opener) -> None:
    """A concept stands for all of its cards."""
    space = opened()
    neap = [card.id for card in space.cards() if card.concept_id == "tides/neap-tide"]

    assert actions.named_cards(space, ["tides/neap-tide"]) == neap
    assert actions.named_cards(space, [neap[1]]) == neap[1:2]
    with pytest.raises(UsageError, match="no card or concept `neap`"):
        actions.named_cards(space, ["neap"])
