"""Plans that steer a deck until its exam."""

import shutil
from datetime import date, timedelta

import pytest

from quizapp.core.concept import DeckId
from quizapp.core.history import replay
from quizapp.core.memory import Rating
from quizapp.errors import UsageError
from quizapp.workspace import Workspace, planning
from quizapp.workspace.planning import follow, look_ahead, progress, stop
from quizapp.workspace.policy import policy
from tests.conftest import NOON, Opener, write_concept

STARS = DeckId("stars")
EXAM = date(2026, 12, 14)


@pytest.fixture
def space(opened: Opener) -> Workspace:
    """Beside the tides a deck of 60 concepts of which nothing is begun, each with ten minutes to read."""
    space = opened(new_per_day=3)
    write_concept(
        space.places.decks, "stars/deck.yaml", "title: Stars\nnew_per_day: 1\ncards: {off: [term, definition]}\n"
    )
    for n in range(60):
        text = f"title: Star {n}\nresources: [{{title: A star, minutes: 10}}]\n"
        fact = f"facts: [{{q: Where is star {n}?, a: Far {n}}}]"
        write_concept(space.places.decks, f"stars/{n}.yaml", text + fact)
    space.refresh()
    return space


def test_a_plan_counts_cards_days_and_reading(space: Workspace) -> None:
    """Three weeks for sixty cards and ten hours of reading."""
    plan, advice = look_ahead(space, STARS, EXAM, 0.9, None)

    assert advice.way.begun == 60
    assert plan.new_per_day == 4
    assert plan.minutes > 600 / 21


def test_a_plan_steers_new_cards_and_retention_until_the_exam(space: Workspace, opened: Opener) -> None:
    """More new cards than usual, other decks keep theirs; after the exam all is as before."""
    before = space.today().due
    plan, _ = look_ahead(space, STARS, EXAM, 0.9, None)
    follow(space, plan)
    during = {deck.deck: deck.new for deck in space.today().due.decks}
    rules = policy(space.db, space.settings, STARS, space.now().day)
    after = opened(NOON + timedelta(days=30), new_per_day=3).today().due

    assert during[STARS] == plan.new_per_day > {deck.deck: deck.new for deck in before.decks}[STARS]
    assert during[DeckId("tides")] == {deck.deck: deck.new for deck in before.decks}[DeckId("tides")]
    assert rules.retention == plan.retention
    assert {deck.deck: deck.new for deck in after.decks}[STARS] == 1
    assert policy(space.db, space.settings, STARS, plan.exam_day).retention == space.settings.retention


def test_missed_days_are_made_up_for(space: Workspace, opened: Opener) -> None:
    """What is left is shared out over the days that are left; answers of the day, and their undo, change no limit."""
    plan, _ = look_ahead(space, STARS, EXAM, 0.9, None)
    follow(space, plan)
    later = opened(NOON + timedelta(days=6), new_per_day=3)
    asked = [new_today(later)]
    review = later.review([STARS])
    for _ in range(3):
        review.page_read()
        review.reveal()
        review.grade(Rating.EASY)
        asked.append(new_today(later))
    later.undo()
    asked.append(new_today(later))

    assert asked == [6, 5, 4, 3, 4]  # 60 cards in the 10 days up to the last five
    assert new_today(opened(NOON + timedelta(days=7), new_per_day=3)) == 7  # 58 in nine


def new_today(space: Workspace) -> int:
    """New cards of the deck with the plan that are still to be asked."""
    return next(deck.new for deck in space.today().due.decks if deck.deck == STARS)


def test_a_plan_tells_how_it_stands(space: Workspace, opened: Opener) -> None:
    """As promised on the day it was made; on the eve of the exam nothing helps any more."""
    plan, _ = look_ahead(space, STARS, EXAM, 0.9, None)
    follow(space, plan)
    [begun] = progress(space)
    [ended] = progress(opened(NOON + timedelta(days=20)))

    assert (begun.new_today, begun.recall, begun.is_behind) == (plan.new_per_day, plan.recall, False)
    assert begun.minutes == pytest.approx(plan.minutes)
    assert (ended.new_today, ended.is_behind) == (60, True)
    assert ended.falls_short and ended.recall < begun.recall


def test_who_has_few_minutes_catches_up_within_them(space: Workspace, opened: Opener) -> None:
    """Beyond them the plan says what will not be known."""
    plan, _ = look_ahead(space, STARS, EXAM, 0.9, minutes=20)
    follow(space, plan)
    [behind] = progress(opened(NOON + timedelta(days=12)))

    assert plan.left_out > 0
    assert behind.new_today == plan.most_new
    assert behind.minutes < 25 and behind.falls_short


def test_a_plan_wants_no_more_than_one_new_card_of_a_concept_a_day(space: Workspace) -> None:
    """Where all cards are of one concept, it says at once what this comes to."""
    facts = ", ".join(f"{{q: Which star is {n}th?, a: Star {n}}}" for n in range(30))
    write_concept(space.places.decks, "rank/deck.yaml", "title: Rank\n")
    write_concept(space.places.decks, "rank/rank.yaml", f"title: Rank\nfacts: [{facts}]\n")
    space.refresh()
    plan, advice = look_ahead(space, DeckId("rank"), EXAM, 0.9, None)
    follow(space, plan)
    [found] = progress(space)

    assert not advice.reaches and plan.recall < 21 / 30
    assert plan.new_per_day > found.new_today == 1


def test_the_plan_of_a_deck_that_is_gone_expects_nothing(space: Workspace) -> None:
    """Until the exam is over it is listed."""
    follow(space, look_ahead(space, STARS, EXAM, 0.9, None)[0])
    shutil.rmtree(space.places.decks / "stars")
    space.refresh()

    assert [(found.new_today, found.recall) for found in progress(space)] == [(0, 0.0)]


def test_a_plan_can_be_stopped(space: Workspace) -> None:
    """Then the deck goes its usual way; stopping twice is no error."""
    plan, _ = look_ahead(space, STARS, EXAM, 0.9, None)
    follow(space, plan)

    assert planning.running(space) == {STARS: plan}
    assert (stop(space, STARS), stop(space, STARS)) == (plan, None)
    assert planning.running(space) == {}


def test_reviews_too_late_for_the_exam_come_sooner(space: Workspace) -> None:
    """As events that can be taken back; the cache stays the replay."""
    review = space.review([STARS])
    while review.question:
        review.page_read()
        review.reveal()
        review.grade(list(review.planned)[-1])
    plan, _ = look_ahead(space, STARS, EXAM, 0.98, None)
    follow(space, plan)
    moved = [event for event in space.history() if event.kind == "move"]

    assert plan.retention > space.settings.retention
    assert moved and all(int(event.detail["due_day"]) < plan.exam_day for event in moved)
    for card, schedule in replay(space.history()).items():
        queued = space.queued(card)
        assert queued is not None and queued.schedule == schedule


@pytest.mark.parametrize(
    ("exam", "recall", "words"), [(date(2026, 11, 23), 0.9, "not in the future"), (EXAM, 1.0, "cannot be planned")]
)
def test_what_makes_no_sense_is_refused(space: Workspace, exam: date, recall: float, words: str) -> None:
    """With what to write instead."""
    with pytest.raises(UsageError, match=words):
        look_ahead(space, STARS, exam, recall, None)
