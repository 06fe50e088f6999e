"""Undo and redo."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.card import ItemKind
from quizapp.core.history import Event, EventKind
from quizapp.core.memory import Rating
from quizapp.core.quiz.wish import Wish
from quizapp.core.schedule import Schedule
from quizapp.errors import UsageError
from quizapp.storage import events
from quizapp.workspace import Workspace, actions
from tests.conftest import Opener, write_concept
from tests.planets import PLANETS


def study(space: Workspace, command: str = "answer") -> Event:
    """Do something to the next card."""
    review = space.review()
    review.page_read()
    if command == "answer":
        review.reveal()
        return review.grade(Rating.GOOD)
    return review.act(actions.BURY if command == "bury" else actions.SUSPEND)


def state(space: Workspace) -> dict[str, Schedule]:
    """Every card's schedule; the cache must equal the log."""
    assert events.rebuild(space.db) == 0
    return {card.id: found.schedule for card in space.cards() if (found := space.queued(card.id))}


@given(st.lists(st.sampled_from(["answer", "bury", "suspend", "undo", "redo"]), max_size=12), st.integers(1, 12))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_redo_is_the_inverse_of_undo(opened: Opener, commands: list[str], count: int) -> None:
    """After anything that was done, as many redos as undos lead back to where one was, also after a restart."""
    space = opened(new_per_day=100)
    for command in commands:
        if command in ("undo", "redo"):
            getattr(space, command)()
        elif space.review().state is not None:
            study(space, command)
    before = state(space)
    undone = sum(space.undo() is not None for _ in range(count))
    again = opened(new_per_day=100)
    redone = sum(again.redo() is not None for _ in range(undone))

    assert (undone, before) == (redone, state(again))


def test_after_something_new_there_is_nothing_to_redo(opened: Opener) -> None:
    """The answer that replaced the one taken back is the one that counts."""
    space = opened()
    study(space)
    space.undo()
    study(space)

    assert space.redo() is None


def test_with_nothing_taken_back_there_is_nothing_to_redo(opened: Opener) -> None:
    """Nor in an empty log."""
    space = opened()
    assert space.redo() is None
    study(space)

    assert space.redo() is None


def test_any_event_can_be_done_again_by_name(opened: Opener) -> None:
    """However much happened since."""
    space = opened()
    first = study(space, "suspend")
    space.undo(first.key)
    study(space, "bury")
    space.redo(first.key)

    assert [first.card] == [card for card, schedule in state(space).items() if schedule.suspended]


def test_what_is_taken_back_cannot_be_taken_back_twice(opened: Opener) -> None:
    """Otherwise one redo would not bring it back."""
    space = opened()
    event = study(space)
    space.undo(event.key)

    with pytest.raises(UsageError, match="taken back already"):
        space.undo(event.key)


def test_what_counts_cannot_be_done_again(opened: Opener) -> None:
    """Nothing is counted twice."""
    space = opened()
    event = study(space)

    with pytest.raises(UsageError, match="not taken back"):
        space.redo(event.key)


def test_to_take_back_an_undo_is_to_redo(opened: Opener) -> None:
    """By the name of the undo."""
    space = opened()
    event = study(space)
    before = state(space)
    space.undo()
    undo = list(space.history())[-1]

    assert (space.undo(undo.key), state(space)) == (event, before)


def renamed(space: Workspace, event: Event) -> None:
    """The file of an event's concept gets another name."""
    slug = event.card.partition("#")[0].rpartition("/")[2]
    [file] = [file for file in (space.places.decks / "tides").iterdir() if slug in file.name]
    file.rename(file.with_name("09-renamed.yaml"))
    space.refresh()


def test_a_rename_taken_back_can_be_done_again(opened: Opener) -> None:
    """The card under its new name has its history once more."""
    space = opened()
    renamed(space, study(space))
    before = state(space)
    [rename] = [
        event for event in space.history() if event.kind is EventKind.RENAME and before[event.detail["to"]].reps
    ]
    space.undo(rename.key)
    apart = state(space)
    space.redo(rename.key)

    assert (apart[rename.detail["to"]].reps, before) == (0, state(space))


def test_redo_finds_a_card_that_was_renamed_since(opened: Opener) -> None:
    """An undo names the event, not what its card was called."""
    space = opened()
    event = study(space, "suspend")
    renamed(space, event)
    space.undo()
    before = [card for card, schedule in state(space).items() if schedule.suspended]
    space.redo()
    after = [card for card, schedule in state(space).items() if schedule.suspended]

    assert (before, ["tides/renamed"]) == ([], [card.partition("#")[0] for card in after])


def test_an_answer_about_several_cards_is_one_step(opened: Opener) -> None:
    """A match of a quiz asks many cards at once, and one undo takes it back."""
    space = opened()
    for name, text in PLANETS.items():
        write_concept(space.places.decks, f"planets/{name}", text)
    space.refresh()
    before = state(space)
    quiz = space.quiz(Wish(kinds=frozenset({ItemKind.MATCH}), seed=1))
    assert quiz.item
    quiz.answer(tuple(title for title, _ in quiz.item.pairs))
    space.undo()

    assert state(space) == before
    assert len(list(space.history())) >= 4
