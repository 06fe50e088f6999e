"""The statistics of a hand-made history, checked against sums over its events."""

from datetime import timedelta

import pytest

from quizapp.core.history import EventKind, undone
from quizapp.core.memory import Rating
from quizapp.core.stats import Tally
from quizapp.workspace import Workspace
from quizapp.workspace.stats import MONTH, report
from tests.conftest import NOON, Opener

DAYS = (60, 59, 56, 50, 40, 30, 29, 10, 3, 1, 0)
"""How long before noon the learner sat down."""


@pytest.fixture
def space(opened: Opener) -> Workspace:
    """Two months of mornings; now and then something is forgotten or taken back."""
    for visit, days in enumerate(DAYS):
        here = opened(NOON - timedelta(days=days), show_pages=False)
        review = here.review()
        while review.question:
            review.reveal()
            review.grade(Rating.AGAIN if visit % 3 == 2 and review.progress[0] == 0 else Rating.EASY)
        if visit % 4 == 3:
            here.undo()
    return opened(NOON)


def test_sums_are_those_of_the_events(space: Workspace) -> None:
    """Answers, time, first answers and days, undone ones left out."""
    log = list(space.history())
    gone = undone(log)
    given = [event for event in log if event.kind is EventKind.ANSWER and event.key not in gone]
    found = report(space)

    assert gone
    assert found.year.answers == sum(found.calendar) == len(given)
    assert found.year.took_ms == sum(event.took_ms for event in given)
    assert found.year.new == sum(event.detail["was"] == "new" for event in given)
    assert set(found.days) == {event.day for event in given}
    assert found.today.answers == found.calendar[-1] == sum(event.day == space.now().day for event in given)


def test_retention_is_that_of_the_reviews(space: Workspace) -> None:
    """Of answers to cards in review; periods hold each other; decks and sections add up."""
    log = list(space.history())
    gone = undone(log)
    reviews = [event for event in log if event.detail.get("was") == "review" and event.key not in gone]
    passed = sum(event.rating is not Rating.AGAIN for event in reviews)
    found = report(space)
    whole = [share.retention.all for share in found.shares if not share.section]
    sections = [share.retention.all for share in found.shares if share.section]

    assert 0 < passed < len(reviews)
    assert found.periods["year"].all == found.periods["ever"].all == Tally(passed, len(reviews))
    assert found.periods["month"].all.asked <= found.periods["year"].all.asked
    assert sum(whole, Tally()) == sum(sections, Tally()) == Tally(passed, len(reviews))
    assert sum((each.remembered for each in found.calibration), Tally()).asked <= len(reviews)
    assert sum((each.remembered for each in found.hours), Tally()) == Tally(passed, len(reviews))


def test_the_forecast_is_the_schedule(space: Workspace) -> None:
    """Every card in review within a month stands on its day, overdue ones under today."""
    today = space.now().day
    due = [
        queued.schedule.due_day for card in space.cards() if (queued := space.queued(card.id)) and queued.schedule.reps
    ]
    found = report(space)

    assert sum(found.forecast) == sum(day < today + MONTH for day in due)
    assert found.overdue == sum(day < today for day in due)
    assert all(count == max(due.count(today + ahead), 0) for ahead, count in enumerate(found.forecast) if ahead)


def test_each_begun_card_is_in_every_distribution(space: Workspace) -> None:
    """By stability, by difficulty, and in its concept's mastery."""
    begun = sum(1 for card in space.cards() if (queued := space.queued(card.id)) and queued.schedule.reps)
    found = report(space)

    assert sum(found.stabilities) == sum(found.difficulties) == begun
    assert sum(concept.mastery.begun for concept in found.concepts) == begun
    assert found.mastery is not None and found.mastery.begun == begun


def test_a_deck_is_counted_alone(space: Workspace) -> None:
    """One without answers has none; the other has all of them."""
    every, tides = report(space), report(space, space.named_decks(["tides"]))

    assert tides.year == every.year
    assert report(space, ("elsewhere",)).year.answers == 0  # type: ignore[arg-type]  # an id as a plain text


def test_a_day_zero_has_statistics(opened: Opener) -> None:
    """Nothing answered yet is no error."""
    found = report(opened())

    assert (found.year.answers, found.mastery, found.shares, found.calibration) == (0, None, (), ())
