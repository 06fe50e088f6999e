"""What went to Anki, and the names it hangs on."""

from dataclasses import replace

from quizapp.core.card import CardId
from quizapp.core.concept import DeckId
from quizapp.core.schedule import Schedule
from quizapp.storage import events, exports
from quizapp.storage.database import Database
from quizapp.storage.exports import Sent
from tests.storage.conftest import answer, at, placed, synced

EBB = CardId("tides/ebb#fact#q0")
QUESTION = "What goes out twice a day along the whole coast, and comes back?"


def slug_of(db: Database) -> CardId:
    """The one card that is present."""
    [(name,)] = db.rows("SELECT id FROM cards WHERE present")
    return CardId(name)


def test_a_card_is_sent_under_the_name_it_was_made_with(db: Database) -> None:
    """However often it was renamed since."""
    synced(db, placed("tides/ebb", {QUESTION: "the sea"}))
    first = slug_of(db)
    synced(db, placed("tides/ebb", {f"{QUESTION} Really?": "the sea"}))
    synced(db, placed("tides/ebb", {f"{QUESTION} Really so?": "the sea"}))

    assert exports.first_names(db) == {slug_of(db): first}


def test_cards_come_in_teaching_order(db: Database) -> None:
    """With their concepts; of the named decks only."""
    synced(
        db, placed("tides/flood", {"Q": "A"}, 1), placed("tides/ebb", {"Q": "A"}, 0), placed("winds/gale", {"Q": "A"})
    )

    assert [source.concept.title for source in exports.sources(db)] == ["Ebb", "Flood", "Gale"]
    assert [source.card.id for source in exports.sources(db, [DeckId("winds")])] == ["winds/gale#fact#q0"]


def test_only_what_was_sent_before_is_sent_as_retired(db: Database) -> None:
    """Anki has no other notes that could be tagged."""
    synced(db, placed("tides/ebb", {"Q": "A"}, 0), placed("tides/flood", {"Q": "A"}, 1))
    exports.remember(db, [("guid", EBB, Sent("digest", 1))])
    synced(db, gone=("tides/ebb", "tides/flood"))

    assert [(source.card.id, source.is_retired) for source in exports.sources(db)] == [(EBB, True)]


def test_what_was_sent_is_remembered_as_last_sent(db: Database) -> None:
    """A second export of the same note takes the place of the first."""
    exports.remember(db, [("a", EBB, Sent("old", 1)), ("b", EBB, Sent("other", 1))])
    exports.remember(db, [("a", EBB, Sent("new", 2))])

    assert exports.sent(db) == {"a": Sent("new", 2), "b": Sent("other", 1)}


def test_events_of_another_device_are_merged_once(db: Database) -> None:
    """The log is a set; the schedule is the replay of all that is in it, in the order of the clocks."""
    synced(db, placed("tides/ebb", {"Q": "A"}))
    here = events.record(db, answer(EBB, at()), Schedule()).event
    there = [
        replace(here, device="anki", seq=seq, clock=here.clock + seq, day=here.day + seq, interval=9) for seq in (1, 2)
    ]

    assert events.merge(db, there) == 2
    assert events.merge(db, reversed(there)) == 0
    assert events.rebuild(db) == 0
    [(reps, interval)] = db.rows("SELECT reps, interval FROM schedules")
    assert (reps, interval) == (3, 9)


def test_what_the_log_holds_is_told_apart_by_device(db: Database) -> None:
    """Anki's own reviews by their keys, ours by the clocks that are their ids in Anki."""
    synced(db, placed("tides/ebb", {"Q": "A"}))
    here = events.record(db, answer(EBB, at()), Schedule()).event
    events.merge(db, [replace(here, device="anki", seq=5, clock=here.clock + 1)])

    assert exports.logged(db, "anki") == ({("anki", 5)}, {here.clock})
