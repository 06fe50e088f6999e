"""What is done to the card of a review besides answering it."""

from datetime import timedelta

import pytest

from quizapp.core.memory import Rating
from quizapp.core.session import Side
from quizapp.errors import UsageError
from quizapp.workspace import actions
from quizapp.workspace.actions import Action
from tests.conftest import NOON, Opener
from tests.workspace.reviewing import asked, grade


@pytest.mark.parametrize("action", [actions.BURY, actions.SUSPEND])
def test_a_card_put_aside_makes_room_for_its_sibling_tomorrow(opened: Opener, action: Action) -> None:
    """The next card follows at once, and undo brings the first one back."""
    review = opened().review()
    first = asked(review).card.id
    review.act(action)
    second = asked(review).card.id
    review.undo()

    assert first != second
    assert first == asked(review).card.id


def test_a_flagged_card_stays_as_it_lies(opened: Opener) -> None:
    """With its answer up, and the grade that follows is based on the flagged card."""
    review = opened().review()
    card = asked(review).card.id
    review.reveal()
    review.act(actions.flag(3))

    assert review.side is Side.ANSWER
    assert review.grade(Rating.EASY).card == card


def test_a_reset_card_comes_again_as_a_new_one(opened: Opener) -> None:
    """It waits for its turn among the new cards."""
    card = grade(opened(new_per_day=1).review(), Rating.EASY)
    tomorrow = opened(NOON + timedelta(days=100), new_per_day=0)
    review = tomorrow.review()
    assert asked(review).card.id == card
    review.act(actions.RESET)

    assert review.state is None
    assert tomorrow.today().due.held.new > 0


def test_a_card_moved_to_another_day_leaves_today(opened: Opener) -> None:
    """Its memory stays as it was."""
    card = grade(opened(new_per_day=1).review(), Rating.EASY)
    space = opened(NOON + timedelta(days=100), new_per_day=0)
    before = space.queued(card)
    review = space.review()
    review.act(actions.set_due(space.now().day + 5))
    after = space.queued(card)

    assert review.state is None
    assert before is not None and after is not None
    assert (after.schedule.memory, after.schedule.due_day) == (before.schedule.memory, space.now().day + 5)


def test_a_card_never_answered_has_no_due_day_to_move(opened: Opener) -> None:
    """Nothing is saved, and the card stays."""
    space = opened()
    review = space.review()
    card = asked(review).card.id
    with pytest.raises(UsageError):
        review.act(actions.set_due(space.now().day))

    assert asked(review).card.id == card
    assert list(space.history()) == []
