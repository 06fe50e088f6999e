"""Cramming leaves the schedule alone."""

from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.core.history import EventKind
from quizapp.core.memory import Rating
from quizapp.core.quiz.wish import Order
from quizapp.errors import UsageError
from quizapp.workspace import Workspace
from quizapp.workspace.cramming import Cram, cram
from quizapp.workspace.review import Question
from tests.conftest import NOON, Opener, write_concept


def answered(space: Workspace, rating: Rating) -> set[str]:
    """Answer each card of the day once; returns their ids."""
    review, cards = space.review(), set[str]()
    while isinstance(review.state, Question) and review.state.card.id not in cards:
        review.page_read()
        assert review.question
        cards.add(review.question.card.id)
        review.reveal()
        review.grade(rating)
    return cards


@pytest.mark.parametrize("what", Cram)
def test_no_schedule_changes(opened: Opener, what: Cram) -> None:
    """Whatever is crammed, its answers are practice."""
    space = opened()
    answered(space, Rating.AGAIN if what is Cram.MISTAKES else Rating.EASY)
    before = [space.queued(card.id) for card in space.cards()]
    quiz = space.quiz(cram(space, what, days=30))
    while quiz.item is not None:
        quiz.answer("")
        quiz.go_on()

    assert [space.queued(card.id) for card in space.cards()] == before
    assert EventKind.PRACTICE in {event.kind for event in space.history()}


def test_only_mistakes_of_the_last_two_days(opened: Opener) -> None:
    """What was missed yesterday or today and not taken back; two days later nothing of it."""
    missed = answered(opened(NOON - timedelta(days=1)), Rating.AGAIN)
    space = opened()

    assert set(cram(space, Cram.MISTAKES).cards) == missed
    with pytest.raises(UsageError):
        cram(opened(NOON + timedelta(days=1)), Cram.MISTAKES)
    while space.undo():
        pass
    with pytest.raises(UsageError):
        cram(space, Cram.MISTAKES)


def test_only_what_comes_in_the_next_days(opened: Opener) -> None:
    """Within as many days as were asked for."""
    space = opened()
    learnt = answered(space, Rating.EASY)

    assert set(cram(space, Cram.AHEAD, days=30).cards) == learnt
    with pytest.raises(UsageError):
        cram(space, Cram.AHEAD, days=1)


def test_an_exam_set_is_whatever_a_search_finds(opened: Opener, decks: Path) -> None:
    """All cards of the concepts that it finds, and single cards; nothing else is asked."""
    write_concept(
        decks,
        "tides/09-bore.yaml",
        """
        title: Bore
        tags: [exam]
        tagline: A wave that runs up a river
        facts: [{q: Which river has one?, a: Severn}]
        """,
    )
    space = opened()
    bore = {card.id for card in space.cards() if card.concept_id == "tides/bore"}
    wish = cram(space, Cram.ALL, find="tag:exam")

    assert set(wish.cards) == bore
    assert {item.concept_id for item in space.questions(wish)} == {"tides/bore"}
    assert cram(space, Cram.ALL, find="severn").cards == ("tides/bore#fact#which-river-has-one",)


def test_what_a_search_finds_can_be_narrowed(opened: Opener) -> None:
    """To mistakes of it, or to what of it comes due."""
    space = opened()
    missed = answered(space, Rating.AGAIN)
    wish = cram(space, Cram.MISTAKES, find="neap")

    assert set(wish.cards) == {card for card in missed if "neap" in card} < missed
    assert cram(space, Cram.WEAK, find="neap").order is Order.WEAK_FIRST
    with pytest.raises(UsageError, match="found by `is:suspended`"):
        cram(space, Cram.MISTAKES, find="is:suspended")


@pytest.mark.parametrize("find", ["tag:nothing", "is:leech", "", "?!"])
def test_a_search_that_finds_nothing_says_so(opened: Opener, find: str) -> None:
    """Instead of asking everything."""
    with pytest.raises(UsageError, match="No card to cram is found by"):
        cram(opened(), Cram.ALL, find=find)
