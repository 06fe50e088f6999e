"""Edits of concept files, and what they do to cards and history."""

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import Entry, Event, EventKind
from quizapp.core.schedule import Schedule
from quizapp.errors import StorageError
from quizapp.storage import events, library, log, queue
from quizapp.storage.database import Database
from quizapp.storage.limits import Limits
from quizapp.storage.sync import undo_rename
from tests.storage.conftest import answer, at, placed, synced

WAR = "When did the war begin?"
GREAT_WAR = "When did the great war begin?"


def reviewed(db: Database, card: str) -> None:
    """Give a card a history."""
    entry = answer("d/a#fact#x", at())
    events.record(db, Entry(**{**_fields(entry), "card": CardId(card)}), Schedule())


def _fields(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}


def reps(db: Database, card: str) -> int:
    """How often a card was answered."""
    found = queue.find(db, CardId(card))
    return found.schedule.reps if found else -1


def test_new_cards_are_added(db: Database) -> None:
    """Each waits as new."""
    result = synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))

    assert result.added == ("d/a#fact#q0", "d/a#fact#q1")
    assert reps(db, "d/a#fact#q0") == 0


def test_an_edited_answer_keeps_the_history(db: Database) -> None:
    """The id did not change, so it is the same card with another text."""
    synced(db, placed("d/a", {"Q": "A"}))
    reviewed(db, "d/a#fact#q0")
    result = synced(db, placed("d/a", {"Q": "A, mended"}))

    assert (result.changed, reps(db, "d/a#fact#q0")) == (("d/a#fact#q0",), 1)


def test_a_reworded_question_keeps_the_history(db: Database) -> None:
    """The card gets a new id, the log says so, and nothing is lost."""
    synced(db, placed("d/a", {WAR: "1914"}))
    reviewed(db, f"d/a#fact#{WAR}")
    result = synced(db, placed("d/a", {GREAT_WAR: "1914"}))

    assert ((f"d/a#fact#{WAR}", f"d/a#fact#{GREAT_WAR}"),) == result.renamed
    assert reps(db, f"d/a#fact#{GREAT_WAR}") == 1
    assert [event.kind for event in log.all_events(db)] == [EventKind.ANSWER, EventKind.RENAME]


def take_back(db: Database, rename: Event) -> None:
    """Undo a rename."""
    now = at()
    detail = {"device": rename.device, "seq": rename.seq}
    undoing = Entry(
        card=rename.card, kind=EventKind.UNDO, at_ms=now.at_ms, offset_min=now.offset_min, day=now.day, detail=detail
    )
    undo_rename(db, rename, undoing)


def last_event(db: Database) -> Event:
    """The newest event."""
    return list(log.all_events(db))[-1]


def test_a_wrong_rename_can_be_taken_back(db: Database) -> None:
    """The new card starts afresh; the old one is retired and returns with its history."""
    synced(db, placed("d/a", {WAR: "1914"}))
    reviewed(db, f"d/a#fact#{WAR}")
    synced(db, placed("d/a", {GREAT_WAR: "1914"}))
    take_back(db, last_event(db))
    fresh = reps(db, f"d/a#fact#{GREAT_WAR}")
    synced(db, placed("d/a", {GREAT_WAR: "1914", WAR: "1914"}))

    assert (fresh, reps(db, f"d/a#fact#{WAR}")) == (0, 1)
    assert events.rebuild(db) == 0


def test_a_taken_back_rename_of_a_concept_lets_the_old_file_return(db: Database) -> None:
    """Each concept has its own cards again, and the old one its history."""
    synced(db, placed("d/a", {"Q": "A"}))
    reviewed(db, "d/a#fact#q0")
    synced(db, placed("d/b", {"Q": "A"}), gone=("d/a",))
    take_back(db, last_event(db))
    synced(db, placed("d/a", {"Q": "A"}))

    assert (reps(db, "d/a#fact#q0"), reps(db, "d/b#fact#q0")) == (1, 0)
    assert events.rebuild(db) == 0


def test_a_rename_can_be_taken_back_when_the_old_card_exists_again(db: Database) -> None:
    """The author has written the old question anew meanwhile: it gets its history."""
    synced(db, placed("d/a", {WAR: "1914"}))
    reviewed(db, f"d/a#fact#{WAR}")
    synced(db, placed("d/a", {GREAT_WAR: "1914"}))
    rename = last_event(db)
    synced(db, placed("d/a", {GREAT_WAR: "1914", WAR: "1914"}))
    take_back(db, rename)

    assert (reps(db, f"d/a#fact#{WAR}"), reps(db, f"d/a#fact#{GREAT_WAR}")) == (1, 0)
    assert events.rebuild(db) == 0


def test_of_two_renames_the_later_is_taken_back_first(db: Database) -> None:
    """Otherwise nobody could say whose the history is; nothing is written."""
    synced(db, placed("d/a", {WAR: "1914"}))
    reviewed(db, f"d/a#fact#{WAR}")
    synced(db, placed("d/a", {GREAT_WAR: "1914"}))
    rename = last_event(db)
    synced(db, placed("d/a", {GREAT_WAR + "?": "1914"}))
    with pytest.raises(StorageError, match="renamed once more"):
        take_back(db, rename)

    assert last_event(db).kind is EventKind.RENAME
    assert events.rebuild(db) == 0


def test_a_vanished_card_is_retired_and_returns_with_its_history(db: Database) -> None:
    """Deleting a line deletes nothing that was learnt."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "Something else"}))
    reviewed(db, "d/a#fact#q0")
    retired = synced(db, placed("d/a", {}))
    gone = queue.find(db, CardId("d/a#fact#q0"))
    returned = synced(db, placed("d/a", {"Q": "A", "Q2": "Something else"}))

    assert ({"d/a#fact#q0", "d/a#fact#q1"}, None) == (set(retired.retired), gone)
    assert {"d/a#fact#q0", "d/a#fact#q1"} == set(returned.returned)
    assert reps(db, "d/a#fact#q0") == 1


def test_a_retired_card_is_not_asked(db: Database) -> None:
    """Its source is gone."""
    synced(db, placed("d/a", {"Q": "A"}))
    synced(db, placed("d/b", {}), gone=("d/a",))

    assert queue.due(db, at(), Limits(20, 200)).new == ()


def test_a_renamed_concept_keeps_all_cards(db: Database) -> None:
    """A file with another name is another concept id with the same cards."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))
    reviewed(db, "d/a#fact#q1")
    result = synced(db, placed("d/b", {"Q": "A", "Q2": "B"}), gone=("d/a",))

    assert len(result.renamed) == 2
    assert reps(db, "d/b#fact#q1") == 1


def test_another_decks_folder_takes_no_history(db: Database) -> None:
    """Cards that only lie elsewhere are put away, not matched with what lies here."""
    synced(db, placed("d/a", {"Q": "A"}))
    reviewed(db, "d/a#fact#q0")
    result = synced(db, placed("e/b", {"Q": "A"}), away=("d/a",))
    back = synced(db, placed("d/a", {"Q": "A"}), away=("e/b",))

    assert (result.renamed, reps(db, "e/b#fact#q0") + 1) == ((), 0)
    assert (back.returned, reps(db, "d/a#fact#q0")) == (("d/a#fact#q0",), 1)


def test_an_unchanged_deck_changes_nothing(db: Database) -> None:
    """Sync says what it did, and it did nothing."""
    synced(db, placed("d/a", {"Q": "A"}))
    result = synced(db, placed("d/a", {"Q": "A"}))

    assert result.added + result.changed + result.renamed + result.retired + result.returned == ()


def test_cards_come_back_as_they_went_in(db: Database) -> None:
    """What the generator made is what the screens show."""
    concept = placed("d/a", {"Q": "A", "Q2": "B"})
    synced(db, concept)

    assert list(concept.cards) == library.cards(db)
    assert concept.concept == library.concept(db, concept.concept.id)


def test_cards_are_searchable(db: Database) -> None:
    """The full-text index follows the cards."""
    synced(db, placed("d/a", {"Q": "the mitochondrion"}))
    synced(db, placed("d/a", {"Q": "the chloroplast"}))
    search = "SELECT count(*) FROM cards_fts WHERE cards_fts MATCH ?"

    assert (db.number(search, ("mitochondrion",)), db.number(search, ("chloroplast",))) == (0, 1)


def test_a_new_order_moves_new_cards(db: Database) -> None:
    """New cards are met in the order of the concepts, also after an edit of the order."""
    synced(db, placed("d/a", {"Q": "A"}, 0), placed("d/b", {"Q": "B"}, 1))
    synced(db, placed("d/a", {"Q": "A"}, 1), placed("d/b", {"Q": "B"}, 0))
    due = queue.due(db, at(), Limits(20, 200))

    assert [card.id for card in queue.load(db, due.new)] == ["d/b#fact#q0", "d/a#fact#q0"]
