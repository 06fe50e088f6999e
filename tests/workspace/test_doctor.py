"""The doctor: every fault it knows, made on purpose."""

import shutil
from datetime import timedelta

import pytest

from quizapp.core.memory import Rating
from quizapp.workspace import Workspace
from quizapp.workspace.backups import back_up, is_due
from quizapp.workspace.doctor import State, Subject, examine, repair
from tests.conftest import NOON, Opener


def studied(space: Workspace) -> Workspace:
    """One answer was given."""
    review = space.review()
    review.page_read()
    review.reveal()
    review.grade(Rating.EASY)
    return space


def states(space: Workspace) -> dict[Subject, State]:
    """How each thing is."""
    return {finding.subject: finding.state for finding in examine(space)}


def test_all_is_well(opened: Opener) -> None:
    """After an answer and a backup."""
    space = studied(opened())
    back_up(space.places.database, space.now())

    assert set(states(space).values()) == {State.FINE}


@pytest.mark.parametrize(
    ("subject", "sql"),
    [
        (Subject.REPLAY, "UPDATE schedules SET due_day = due_day + 1 WHERE reps > 0"),
        (Subject.PARTS, "DROP TRIGGER events_are_never_deleted"),
        (Subject.PARTS, "DROP INDEX ix_schedules_review"),
    ],
)
def test_what_follows_from_the_log_can_be_repaired(opened: Opener, subject: Subject, sql: str) -> None:
    """It is found, made anew, and then all is as it was."""
    space = studied(opened())
    card = next(iter(space.history())).card
    before = space.queued(card)
    space.db.connection.execute(sql)
    found = states(space)[subject]
    repair(space)

    assert (found, states(space)[subject]) == (State.WRONG, State.FINE)
    assert space.queued(card) == before


def test_a_clock_set_back_is_noted(opened: Opener) -> None:
    """Nothing has to be mended, for no answer is lost."""
    studied(opened())
    space = studied(opened(NOON - timedelta(days=3), new_per_day=100))

    assert states(space)[Subject.CLOCK_BACK] is State.NOTE
    assert states(space)[Subject.REPLAY] is State.FINE


def test_decks_that_vanished_are_named(opened: Opener) -> None:
    """Their histories wait."""
    space = studied(opened())
    shutil.move(space.places.decks / "tides", space.places.decks.parent / "tides")
    space.refresh()
    [decks] = [finding for finding in examine(space) if finding.subject is Subject.DECKS]

    assert decks.names == ("tides",)
    assert states(space)[Subject.RETIRED] is State.NOTE


def test_cards_that_nobody_knows_are_counted(opened: Opener) -> None:
    """Their answers stay."""
    space = studied(opened())
    space.db.connection.execute("PRAGMA foreign_keys = OFF")
    space.db.connection.execute("UPDATE cards SET id = id || '?'")

    assert states(space)[Subject.UNKNOWN] is State.NOTE


def test_an_old_backup_is_worth_a_word(opened: Opener) -> None:
    """And so is none at all."""
    space = studied(opened())
    none = states(space)[Subject.BACKUPS]
    back_up(space.places.database, space.now())
    later = opened(NOON + timedelta(days=30))

    assert (none, states(later)[Subject.BACKUPS]) == (State.NOTE, State.NOTE)


def test_one_backup_a_study_day(opened: Opener) -> None:
    """The evening of a day ends at four in the morning; before the first answer there is nothing to lose."""
    empty = is_due(opened())
    studied(opened())
    made = []
    for hours in (0, 1, 15, 17, 18):
        space = opened(NOON + timedelta(hours=hours))
        made.append(is_due(space))
        if made[-1]:
            back_up(space.places.database, space.now())

    assert (empty, made) == (False, [True, False, False, True, False])
