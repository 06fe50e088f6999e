"""The cache of answers behind the statistics."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.card import CardId
from quizapp.core.memory import DEFAULT_WEIGHTS, Rating
from quizapp.core.schedule import Schedule
from quizapp.storage import answers, events, queue
from quizapp.storage.database import Database, Row
from quizapp.workspace.undoing import undo
from tests.storage.conftest import answer, at, placed, synced

CARDS = ("d/a#fact#q0", "d/a#fact#q1", "d/b#fact#q0")


def kept(db: Database) -> list[Row]:
    """What the cache holds."""
    return db.rows("SELECT * FROM answers ORDER BY card, n")


def rebuilt(db: Database) -> list[Row]:
    """What it would hold if it were made from nothing."""
    with db.transaction():
        db.execute("DELETE FROM answers")
        db.set_meta("answers", "0 ")
    answers.catch_up(db, DEFAULT_WEIGHTS)
    return kept(db)


def give(db: Database, card: str, days: float, rating: Rating = Rating.GOOD) -> None:
    """Answer a card."""
    found = queue.find(db, CardId(card))
    events.record(db, answer(card, at(days), rating, interval=2), found.schedule if found else Schedule())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*CARDS, "undo", "look"]), max_size=25))
def test_the_cache_equals_one_made_anew(db: Database, deeds: list[str]) -> None:
    """However answers, undos and looks at the statistics follow each other."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}), placed("d/b", {"Q": "A"}))
    for day, deed in enumerate(deeds):
        if deed == "look":
            answers.catch_up(db, DEFAULT_WEIGHTS)
        elif deed != "undo":
            give(db, deed, day)
        else:
            undo(db, at(day))
    answers.catch_up(db, DEFAULT_WEIGHTS)

    assert kept(db) == rebuilt(db)


def test_only_cards_with_news_are_read_again(db: Database) -> None:
    """A morning's look costs what the day before added, not years."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))
    give(db, CARDS[0], 0)
    answers.catch_up(db, DEFAULT_WEIGHTS)
    give(db, CARDS[1], 1)
    told: list[tuple[int, int]] = []
    answers.catch_up(db, DEFAULT_WEIGHTS, lambda done, total: told.append((done, total)))

    assert told == [(0, 1)]
    assert len(kept(db)) == 2


def test_cancelled_work_is_gone_on_with(db: Database) -> None:
    """Whoever leaves while the log is read has lost nothing, and sees all the next time."""
    synced(db, placed("d/a", {"Q": "A"}))
    give(db, CARDS[0], 0)

    def leave(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        answers.catch_up(db, DEFAULT_WEIGHTS, leave)
    answers.catch_up(db, DEFAULT_WEIGHTS)

    assert len(kept(db)) == 1


def test_other_weights_expect_other_recalls(db: Database) -> None:
    """The same answers, judged by the weights in use."""
    synced(db, placed("d/a", {"Q": "A"}))
    for day in (0, 2):
        give(db, CARDS[0], day)
    recalls = []
    for weights in (DEFAULT_WEIGHTS, (1.0, 1.0, 1.0, *DEFAULT_WEIGHTS[3:])):
        answers.catch_up(db, weights)
        recalls.append(kept(db)[1][10])

    assert recalls[0] != recalls[1]
