"""Steps: what was done, newest first."""

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import Entry, Event, EventKind
from quizapp.core.memory import Rating
from quizapp.core.schedule import Schedule
from quizapp.storage import events, steps
from quizapp.storage.database import Database
from quizapp.storage.steps import LATEST, Kinds
from quizapp.workspace.undoing import undo
from tests.storage.conftest import answer, at, placed, synced

FIRST, SECOND = CardId("d/a#fact#q0"), CardId("d/a#fact#q1")


@pytest.fixture
def cards(db: Database) -> Database:
    """Two cards that were never asked."""
    synced(db, placed("d/a", {"Q which moon?": "A", "Q which sun?": "B"}))
    return db


def answered(db: Database, card: CardId, days: float = 0) -> Event:
    """Answer a card for the first time."""
    return events.record(db, answer(card, at(days)), Schedule()).event


def shown(db: Database, kinds: Kinds = Kinds.ALL, words: str = "") -> list[str]:
    """The cards of all steps, newest first."""
    return [step.card for step in steps.page(db, LATEST, 50, kinds, words)]


def test_the_newest_comes_first(cards: Database) -> None:
    """With what the card asks."""
    answered(cards, FIRST)
    answered(cards, SECOND, 1)
    page = steps.page(cards, LATEST, 50)

    assert [(step.card, step.prompt) for step in page] == [(SECOND, "Q which sun?"), (FIRST, "Q which moon?")]
    assert all(step.concept.casefold() in step.card for step in page)


def test_pages_follow_each_other(cards: Database) -> None:
    """Each begins where the one before ended; nothing is shown twice."""
    answered(cards, FIRST)
    answered(cards, SECOND)
    [newest] = steps.page(cards, LATEST, 1)
    [older] = steps.page(cards, newest.place, 1)

    assert (newest.card, older.card) == (SECOND, FIRST)
    assert steps.page(cards, older.place, 1) == []


def test_what_was_taken_back_stays_and_says_so(cards: Database) -> None:
    """The undo itself is no step."""
    answered(cards, FIRST)
    undo(cards, at())

    assert [step.is_taken_back for step in steps.page(cards, LATEST, 50)] == [True]


def test_one_action_on_many_cards_is_one_step(cards: Database) -> None:
    """Its first event stands for all."""
    with cards.transaction():
        events.take_together(cards, [(answer(card, at()), Schedule()) for card in (FIRST, SECOND)])

    assert shown(cards) == [FIRST]


def test_steps_can_be_chosen_by_kind(cards: Database) -> None:
    """Answers, or all else."""
    answered(cards, FIRST)
    now = at()
    entry = Entry(card=SECOND, kind=EventKind.SUSPEND, at_ms=now.at_ms, offset_min=0, day=now.day)
    events.record(cards, entry, Schedule())

    assert (shown(cards, Kinds.ANSWERS), shown(cards, Kinds.OTHERS)) == ([FIRST], [SECOND])


@pytest.mark.parametrize(
    ("words", "found"), [("moon", [FIRST]), ("whi su", [SECOND]), ('"', []), ("moon OR sun", []), ("(", [])]
)
def test_steps_can_be_found_by_words(cards: Database, words: str, found: list[CardId]) -> None:
    """Words of the card that begin so; nothing that is typed is a command of the search."""
    answered(cards, FIRST)
    answered(cards, SECOND)

    assert shown(cards, words=words) == found


def test_a_renamed_card_is_found_by_what_it_asks_now(db: Database) -> None:
    """Its earlier answers, too."""
    war, great_war = "When did the war begin?", "When did the great war begin?"
    synced(db, placed("d/a", {war: "1914"}))
    answered(db, CardId(f"d/a#fact#{war}"))
    synced(db, placed("d/a", {great_war: "1914"}))

    assert [step.event.kind for step in steps.page(db, LATEST, 50, Kinds.ANSWERS, "great")] == [EventKind.ANSWER]


def test_anki_reviews_are_shown_but_not_undone_by_the_way(cards: Database) -> None:
    """Undo takes what was done here; a review of Anki's is taken back by name only."""
    here = answered(cards, FIRST)
    entry = answer(SECOND, at(1), Rating.EASY)
    facts = {name: getattr(entry, name) for name in entry.__slots__}
    events.merge(cards, [Event(**facts, device="anki", seq=7, clock=here.clock + 1000)])

    assert shown(cards) == [SECOND, FIRST]
    assert steps.last_undoable(cards) == here
