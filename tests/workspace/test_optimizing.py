"""Weights fitted to a learner: adopted with all that follows, or not at all."""

import gc
import sys
from collections.abc import Iterator

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import Entry, EventKind, replay
from quizapp.core.memory import DEFAULT_WEIGHTS, Rating
from quizapp.core.rescheduling import Moving
from quizapp.core.schedule import Schedule
from quizapp.core.training import Fit, Losses
from quizapp.errors import StorageError, UsageError
from quizapp.storage import events
from quizapp.storage import weights as stored
from quizapp.workspace import Workspace, optimizing, suggesting
from quizapp.workspace.optimizing import TrainingError, adopt, gather, preview, train
from tests.conftest import NOON, Opener, write_concept
from tests.core.learner import FORGETFUL, lived

FIT = Fit(FORGETFUL, Losses(0.3, 0.4, 0.4), labels=100, judged=20)


@pytest.fixture
def space(opened: Opener) -> Iterator[Workspace]:
    """Some weeks of a forgetful learner's answers to a deck of 40 facts, as a log."""
    space = opened()
    facts = ", ".join(f"{{q: Where is star {n}?, a: Far {n}}}" for n in range(40))
    write_concept(space.places.decks, "stars/deck.yaml", "title: Stars\n")
    write_concept(space.places.decks, "stars/star.yaml", f"title: Star\nfacts: [{facts}]")
    space.refresh()
    cards = [card.id for card in space.cards() if "#fact#" in card.id and "star" in card.id]
    today = space.now().day
    with space.db.transaction():
        for card, answers in zip(cards, lived(len(cards), FORGETFUL), strict=True):
            for n, answer in enumerate(answers):
                log(
                    space,
                    card,
                    today - 119 + answer.clock // 100_000,
                    answers[n + 1].days if n + 1 < len(answers) else 30,
                    answer.rating,
                    n,
                )
    events.rebuild(space.db)
    yield space


def log(space: Workspace, card: CardId, day: int, interval: int, rating: int, n: int) -> None:
    """Append an answer."""
    at_ms = (day - space.now().day) * 86_400_000 + space.now().at_ms
    events.append(
        space.db,
        Entry(
            card=card, kind=EventKind.ANSWER, at_ms=at_ms, offset_min=60, day=day, rating=Rating(rating),
            took_ms=4000, interval=max(1, interval), retention=0.9, detail={"was": "review" if n else "new"},
        ),
    )  # fmt: skip


def cached(space: Workspace) -> dict[CardId, Schedule]:
    """The schedule of every card that was answered."""
    found = {card.id: queued.schedule for card in space.cards() if (queued := space.queued(card.id))}
    return {card: schedule for card, schedule in found.items() if schedule != Schedule()}


def look(space: Workspace) -> optimizing.Preview:
    """What the forgetful weights would do."""
    return preview(space.db, space.settings, space.now(), FORGETFUL)


@pytest.mark.parametrize("moving", Moving)
def test_after_an_adoption_the_cache_is_the_replay(space: Workspace, moving: Moving) -> None:
    """Under the new weights, with the moves that were chosen; one undo takes all of it back."""
    before = cached(space)
    adopted = adopt(space, FIT, look(space), moving)
    after = cached(space)
    weights = stored.current(space.db).weights

    assert (weights, adopted.kind) == (FORGETFUL, EventKind.WEIGHTS)
    assert after == replay(space.history(), weights)
    assert {card: schedule.memory for card, schedule in after.items()} != {
        card: schedule.memory for card, schedule in before.items()
    }
    assert (moving is Moving.NO) == all(after[card].due_day == before[card].due_day for card in after)
    space.undo()
    assert cached(space) == before == replay(space.history(), DEFAULT_WEIGHTS)
    assert stored.current(space.db) == stored.DEFAULT


def test_the_preview_keeps_its_word(space: Workspace) -> None:
    """As many are due afterwards as it said."""
    today = space.now().day
    seen = look(space)
    adopt(space, FIT, seen, Moving.NOW)

    assert seen.moves
    assert seen.due_after == sum(schedule.due_day <= today for schedule in cached(space).values())


def test_spread_reviews_come_on_as_many_days(space: Workspace) -> None:
    """What would be due at once is not due today."""
    seen = look(space)
    adopt(space, FIT, seen, Moving.SPREAD, days=5)
    due_today = sum(schedule.due_day <= space.now().day for schedule in cached(space).values())

    assert seen.due_before <= due_today < seen.due_after


def test_later_answers_name_their_weights(space: Workspace) -> None:
    """And rest on them."""
    adopted = adopt(space, FIT, look(space), Moving.NO)
    review = space.review()
    review.page_read()
    review.reveal()
    event = review.grade(Rating.GOOD)

    assert event.params == adopted.params != stored.DEFAULT_NAME
    assert cached(space) == replay(space.history(), FORGETFUL)


def test_an_answer_meanwhile_keeps_the_weights(space: Workspace) -> None:
    """Nothing of the adoption is left."""
    seen = look(space)
    review = space.review()
    review.page_read()
    review.reveal()
    review.grade(Rating.GOOD)
    before = cached(space)

    with pytest.raises(StorageError, match="meanwhile"):
        adopt(space, FIT, seen, Moving.NOW)
    assert (cached(space), stored.current(space.db)) == (before, stored.DEFAULT)


def test_training_runs_in_a_process_of_its_own(space: Workspace) -> None:
    """And brings weights home."""
    found = train(gather(space.db), DEFAULT_WEIGHTS, space.settings)

    assert len(found.weights) == 21 and found.losses.current == found.losses.default


def test_a_panic_keeps_the_weights(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the library does, it does to the other process."""
    monkeypatch.setattr(optimizing, "TRAINER", (sys.executable, "-c", "import os; os.abort()"))

    with pytest.raises(TrainingError, match="gave up"):
        train(gather(space.db), DEFAULT_WEIGHTS, space.settings)
    assert stored.current(space.db) == stored.DEFAULT


def test_training_can_be_cancelled(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that trains is ended."""
    monkeypatch.setattr(optimizing, "TRAINER", (sys.executable, "-c", "import time; time.sleep(60)"))

    def leave() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(gather(space.db), DEFAULT_WEIGHTS, space.settings, leave)


def test_cycles_are_looked_for_again_after_reading(space: Workspace) -> None:
    """Whether the answers were read to their end or not."""

    def leave(done: int, total: int) -> None:
        raise KeyboardInterrupt

    gather(space.db)
    with pytest.raises(KeyboardInterrupt):
        gather(space.db, leave)

    assert gc.isenabled()


def test_too_few_answers_keep_the_weights(opened: Opener) -> None:
    """With how many there are, and how many it takes."""
    with pytest.raises(UsageError, match="you have 0"):
        gather(opened().db)


def test_without_the_extra_the_message_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to search for it."""
    monkeypatch.setattr(optimizing, "find_spec", lambda name: None)

    with pytest.raises(UsageError) as caught:
        optimizing.check_extra()
    assert "quizapp[optimize]" in caught.value.hint


def test_training_is_suggested_until_it_was_done(space: Workspace) -> None:
    """After a month with enough answers; not again on the day of training."""
    assert suggesting.answers_to_train_on(space) == space.db.number("SELECT count(*) FROM events")
    suggesting.remember_training(space)

    assert suggesting.answers_to_train_on(space) == 0


def test_nothing_is_suggested_to_a_beginner(opened: Opener) -> None:
    """There is nothing to learn from yet."""
    assert suggesting.answers_to_train_on(opened(NOON)) == 0
