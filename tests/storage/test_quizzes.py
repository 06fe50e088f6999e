"""What a quiz is made from."""

from dataclasses import replace
from typing import Any

from quizapp.core.card import CardId
from quizapp.core.concept import DeckId
from quizapp.core.history import Entry, EventKind
from quizapp.core.memory import Rating
from quizapp.core.quiz.confusions import Encounter
from quizapp.core.schedule import Schedule
from quizapp.storage import events, quizzes, steps
from quizapp.storage.database import Database
from quizapp.storage.sync import Placed
from tests.storage.conftest import answer, at, placed, synced

EBB, FLOOD = "tides/ebb#fact#q0", "tides/flood#fact#q0"


def sea(db: Database) -> None:
    """Two decks: tides with two concepts, and winds with one."""
    synced(
        db, placed("tides/ebb", {"Q": "A"}, 0), placed("tides/flood", {"Q": "A"}, 1), placed("winds/gale", {"Q": "A"})
    )


def met(db: Database, card: str, day: float = 0, **detail: str) -> None:
    """A practice answer with this detail."""
    moment = at(day)
    with db.transaction():
        events.append(
            db,
            Entry(
                card=CardId(card),
                kind=EventKind.PRACTICE,
                at_ms=moment.at_ms,
                offset_min=0,
                day=moment.day,
                rating=Rating.AGAIN,
                detail=detail,
            ),
        )


def with_facts(source: Placed, **facts: Any) -> Placed:
    """The same concept with other fields."""
    return replace(source, concept=replace(source.concept, **facts))


def test_peers_know_what_wrong_options_depend_on(db: Database) -> None:
    """Names, line, section and place, and what the author said about other concepts."""
    facts = {"tagline": "Out.", "aliases": ("ebb tide",), "related": ("flood",), "not_distractors": ("slack",)}
    synced(db, with_facts(placed("tides/ebb", {}), **facts, confusable_with=("flood", "neap")))
    [peer] = quizzes.peers(db).values()

    assert (peer.id, peer.deck, peer.title, peer.section, peer.position) == ("tides/ebb", "tides", "Ebb", "Section", 0)
    assert (peer.tagline, peer.aliases, peer.related) == ("Out.", ("ebb tide",), ("flood",))
    assert (peer.confusable_with, peer.not_distractors) == (("flood", "neap"), ("slack",))


def test_sections_are_counted_deck_by_deck(db: Database) -> None:
    """For choosing what a quiz is about."""
    sea(db)

    assert quizzes.sections(db) == [("tides", "Section", 2), ("winds", "Section", 1)]
    assert quizzes.sections(db, [DeckId("winds")]) == [("winds", "Section", 1)]


def test_only_the_cards_of_the_chosen_decks_and_sections_may_be_asked(db: Database) -> None:
    """No deck and no section named: all of them; a section's name may be typed in any case."""
    sea(db)

    def asked(decks: list[str], sections: list[str]) -> list[str]:
        return [card.card for card in quizzes.standings(db, [DeckId(deck) for deck in decks], sections, at().day)]

    assert asked([], []) == [EBB, FLOOD, "winds/gale#fact#q0"]
    assert asked(["winds"], ["section"]) == ["winds/gale#fact#q0"]
    assert asked([], ["Other"]) == []


def test_a_suspended_card_is_left_alone(db: Database) -> None:
    """It was put away for good; a quiz is no way round that."""
    sea(db)
    events.record(db, replace(answer(EBB, at()), kind=EventKind.SUSPEND), Schedule())

    assert EBB not in [card.card for card in quizzes.standings(db, [], [], at().day)]


def test_the_longer_ago_for_its_stability_the_weaker(db: Database) -> None:
    """A card never answered is no weak spot: nothing is known of it."""
    sea(db)
    events.record(db, answer(EBB, at(-3), Rating.AGAIN, -60), Schedule())
    events.record(db, answer(FLOOD, at(-3), Rating.EASY), Schedule())
    ebb, flood, gale = quizzes.standings(db, [], [], at().day)

    assert ebb.staleness > flood.staleness > 0 > gale.staleness


def test_mix_ups_and_what_was_told_apart_come_in_order(db: Database) -> None:
    """Reviews, quizzes and practice alike."""
    sea(db)
    met(db, EBB, 0, confused="tides/flood")
    met(db, FLOOD, 1)
    met(db, FLOOD, 2, told_apart="tides/ebb")

    assert list(quizzes.encounters(db)) == [
        Encounter("tides/ebb", "tides/flood", is_mix_up=True, day=at(0).day),
        Encounter("tides/flood", "tides/ebb", is_mix_up=False, day=at(2).day),
    ]


def test_an_undone_mix_up_never_happened(db: Database) -> None:
    """Taken back by the learner."""
    sea(db)
    met(db, EBB, confused="tides/flood")
    mix_up = steps.last_undoable(db)
    assert mix_up is not None
    undoing = replace(
        Entry(card=mix_up.card, kind=EventKind.UNDO, at_ms=mix_up.at_ms, offset_min=0, day=mix_up.day),
        detail={"device": mix_up.device, "seq": mix_up.seq},
    )
    with db.transaction():
        events.take_back(db, mix_up, undoing)

    assert list(quizzes.encounters(db)) == []


def test_mix_ups_follow_a_renamed_concept(db: Database) -> None:
    """The concept is another file now; what was confused with it still is."""
    fact = {"What goes out twice a day along the whole coast?": "the sea"}
    synced(db, placed("tides/ebb", fact, path="tides/ebb.yaml"), placed("tides/flood", {"Q": "A"}))
    [(card,)] = db.rows("SELECT id FROM cards WHERE id LIKE 'tides/ebb#%'")
    met(db, card, confused="tides/flood")
    renamed = placed("tides/ebb-tide", fact, path="tides/ebb-tide.yaml")
    synced(db, renamed, placed("tides/flood", {"Q": "A"}), gone=("tides/ebb",))
    [found] = quizzes.encounters(db)

    assert (found.concept, found.other) == ("tides/ebb-tide", "tides/flood")


def test_cards_that_are_gone_are_named(db: Database) -> None:
    """So that a quiz left half-way does not ask about them."""
    sea(db)

    assert quizzes.gone(db, [CardId(EBB), CardId("tides/neap#fact#q0")]) == {"tides/neap#fact#q0"}


def test_an_unfinished_quiz_is_kept_until_another_takes_its_place(db: Database) -> None:
    """Empty text forgets it."""
    for text in ("one", "two", ""):
        with db.transaction():
            quizzes.keep(db, text)
        assert quizzes.kept(db) == text
