"""What a sync does about cards that mean something else since an edit."""

from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.config import ChangedCards
from quizapp.core.card import CardId
from quizapp.core.concept import DeckId
from quizapp.core.history import EventKind, is_reworded, replay
from quizapp.core.schedule import Phase
from quizapp.storage import events, log
from quizapp.storage import retired as store
from quizapp.workspace import Workspace
from tests.conftest import NOON, Opener, write_concept
from tests.processes import Home
from tests.workspace.test_retired import answer_everything

BORE = CardId("rivers/bore#fact#where")


def bore(decks: Path, question: str, answer: str) -> None:
    """A concept with one fact."""
    write_concept(decks, "rivers/01-bore.yaml", f"title: Bore\nfacts:\n  - {{q: {question}, a: {answer}, id: where}}\n")


def edited(opened: Opener, decks: Path, question: str, answer: str, **settings: object) -> Workspace:
    """A workspace a day after an answer, with the fact changed since."""
    bore(decks, "Where is the largest bore?", "China")
    answer_everything(opened(), "rivers/bore")
    bore(decks, question, answer)
    return opened(NOON + timedelta(days=1), **settings)


def kinds(space: Workspace) -> list[EventKind]:
    """What happened to the card."""
    return [event.kind for event in space.history(BORE)]


def test_another_meaning_is_asked_today_with_its_history(opened: Opener, decks: Path) -> None:
    """An event moves the card; the memory stays, and the replay holds."""
    space = edited(opened, decks, "Where is the largest bore?", "Brazil")
    schedule = store.schedule(space.db, BORE)

    assert kinds(space) == [EventKind.ANSWER, EventKind.MOVE]
    assert (schedule.due_day, schedule.reps, schedule.phase) == (space.now().day, 1, Phase.REVIEW)
    assert replay(log.all_events(space.db))[BORE] == schedule
    question = space.review([DeckId("rivers")]).question
    assert question is not None and (question.card.id, question.reworded) == (BORE, True)


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Where is the largest bore of all?", "China"), ("Where is the largest bore?", "**china**")],
)
def test_other_words_and_looks_change_nothing(opened: Opener, decks: Path, question: str, answer: str) -> None:
    """The card comes when it is due."""
    assert kinds(edited(opened, decks, question, answer)) == [EventKind.ANSWER]


def test_a_card_asked_today_comes_tomorrow(opened: Opener, decks: Path) -> None:
    """Who edits in the middle of a review is not asked again at once."""
    bore(decks, "Where is the largest bore?", "China")
    space = opened()
    answer_everything(space, "rivers/bore")
    bore(decks, "Where is the largest bore?", "Brazil")
    space.refresh()

    assert store.schedule(space.db, BORE).due_day == space.now().day + 1


def test_the_learner_may_want_it_otherwise(opened: Opener, decks: Path) -> None:
    """Keep: no event."""
    space = edited(opened, decks, "Where is the largest bore?", "Brazil", changed_cards=ChangedCards.KEEP)

    assert kinds(space) == [EventKind.ANSWER]


def test_the_learner_may_begin_anew(opened: Opener, decks: Path) -> None:
    """Reset: the card is new, and the replay says so, too."""
    space = edited(opened, decks, "Where is the largest bore?", "Brazil", changed_cards=ChangedCards.RESET)

    assert kinds(space) == [EventKind.ANSWER, EventKind.RESET]
    assert store.schedule(space.db, BORE).phase is Phase.NEW
    assert events.rebuild(space.db) == 0


def test_a_reworded_question_with_another_meaning_is_moved_under_its_new_name(opened: Opener, decks: Path) -> None:
    """Rename first, then the move: history and due day follow the card."""
    text = "title: Bore\nfacts:\n  - {{q: When did the bore of {} reach the town of the bridges?, a: at noon}}\n"
    write_concept(decks, "rivers/01-bore.yaml", text.format(1914))
    answer_everything(opened(), "rivers/bore")
    write_concept(decks, "rivers/01-bore.yaml", text.format(1915))
    space = opened(NOON + timedelta(days=1))
    [card] = [card.id for card in space.cards() if card.concept_id == "rivers/bore"]

    assert "1915" in card
    assert [event.kind for event in space.history(card)] == [EventKind.ANSWER, EventKind.RENAME, EventKind.MOVE]
    assert store.schedule(space.db, card).due_day == space.now().day
    assert events.rebuild(space.db) == 0


def test_undo_takes_back_what_the_learner_did_not_what_the_edit_did(opened: Opener, decks: Path) -> None:
    """The move can be taken back by its name."""
    space = edited(opened, decks, "Where is the largest bore?", "Brazil")
    move = list(space.history(BORE))[-1]
    before = store.schedule(space.db, BORE)
    space.undo(move.key)
    moved_back = store.schedule(space.db, BORE)
    assert not is_reworded(log.newest_first(space.db, BORE))
    undone = space.undo()

    assert moved_back.due_day > before.due_day
    assert undone is not None and undone.kind is EventKind.ANSWER
    assert events.rebuild(space.db) == 0


def test_the_next_answer_ends_it(opened: Opener, decks: Path) -> None:
    """It is said until the card was seen."""
    space = edited(opened, decks, "Where is the largest bore?", "Brazil")
    answer_everything(space, "rivers/bore")

    assert not is_reworded(log.newest_first(space.db, BORE))


def test_a_review_says_so_line_by_line(home: Home) -> None:
    """Below the question."""
    bore(home.decks, "Where is the largest bore?", "China")
    early, late = ({"QUIZAPP_NOW": f"2026-11-{day}T12:00:00+01:00"} for day in (23, 24))
    home.run("review", "--plain", "rivers", typed="\n\n4\n", env=early)
    bore(home.decks, "Where is the largest bore?", "Brazil")

    assert "Reworded since you last saw it." in home.run("review", "--plain", "rivers", typed="q\n", env=late).stdout
