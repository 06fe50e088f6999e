"""Finding concepts and cards by what they say, where they are, and how they stand."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.concept import Deck, DeckId
from quizapp.core.memory import Rating
from quizapp.core.query import parse_query
from quizapp.core.schedule import LEECH_LAPSES
from quizapp.storage import events, queue
from quizapp.storage.database import Database
from quizapp.storage.search import Found, cards_meant, search
from quizapp.storage.sync import Placed, sync
from tests.storage.conftest import answer, at, placed, renamed, synced, update

TIDES = Deck(DeckId("tides"), "The tides", tags=("sea", "exam"))
STARS = Deck(DeckId("sky/stars"), "Stars at night", tags=("sky",))


@pytest.fixture
def sea(db: Database) -> Database:
    """Two decks; the cards of the first say more than its concepts."""
    ebb = _saying(placed("tides/ebb", {"When is it lowest?": "after six hours"}), "The water runs off.")
    flood = _saying(placed("tides/flood", {"What comes?": "the crest", "Q Who drowns?": "Nobody"}, 1), "It comes back.")
    sirius = _saying(placed("sky/stars/sirius", {"Q How bright?": "The brightest water-white point"}), "A star. Café.")
    sirius = replace(sirius, concept=replace(sirius.concept, tags=("brightness",)))
    sync(db, replace(update(ebb, flood, sirius), decks=(TIDES, STARS)), renamed)
    return db


def _saying(item: Placed, prose: str) -> Placed:
    return replace(item, concept=replace(item.concept, what_it_is=prose, aliases=(f"{item.concept.title}-like",)))


def found(db: Database, typed: str, limit: int = 10) -> Found:
    """What is found at noon of the first day."""
    return search(db, parse_query(typed), at(), limit)


def names(db: Database, typed: str) -> list[str]:
    """The concepts found, and with a colon the answers of their cards."""
    lines = []
    for hit in found(db, typed).hits:
        lines.append(":".join([hit.concept.rpartition("/")[2], *(card.answer for card in hit.cards)]))
    return sorted(lines)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("water", ["ebb", "sirius:The brightest water-white point"]),
        ("wat ru", ["ebb"]),
        ("cafe", ["sirius"]),
        ("ebb-like", ["ebb"]),
        ("crest", ["flood:the crest"]),
        ('"comes back"', ["flood"]),
        ('"back comes"', []),
        ("deck:tides water", ["ebb"]),
        ("deck:stars", ["sirius"]),
        ('deck:"the ti"', ["ebb", "flood"]),
        ("tag:ex", ["ebb", "flood"]),
        ("tag:sky tag:sea deck:sky", ["sirius"]),
        ("tag:bright", ["sirius"]),
        ("tag:bright point", ["sirius:The brightest water-white point"]),
        ("tag:bright crest", []),
        ("deck:nowhere", []),
        ("is:new deck:tides", ["ebb:after six hours", "flood:the crest:Nobody"]),
        ("is:new ebb", ["ebb:after six hours"]),
        ("is:due", []),
        ("", []),
    ],
)
def test_everything_in_a_query_holds(sea: Database, typed: str, expected: list[str]) -> None:
    """Words by their beginnings, in concepts and in cards; decks, tags and states beside them."""
    assert names(sea, typed) == expected


def test_what_says_it_in_its_title_comes_first(db: Database) -> None:
    """A title counts more than a mention."""
    synced(db, _saying(placed("a/one", {}), "Not a moon, not a moon."), _saying(placed("a/moon", {}, 1), "A rock."))

    assert [hit.title for hit in found(db, "moon").hits] == ["Moon", "One"]


def test_the_state_of_a_card(sea: Database) -> None:
    """Due, suspended and leech, as the schedule has it."""
    first = queue.find(sea, answer("tides/flood#fact#What comes?", at()).card)
    assert first is not None
    before = events.record(sea, answer("tides/flood#fact#What comes?", at(-5), interval=3), first.schedule).schedule
    assert names(sea, "is:due") == ["flood:the crest"]

    for day in range(LEECH_LAPSES):
        entry = answer("tides/flood#fact#What comes?", at(day - 4), Rating.AGAIN, 1, was="review")
        before = events.record(sea, entry, before).schedule

    assert names(sea, "is:leech") == ["flood:the crest"]
    assert names(sea, "is:due") == []


def test_retired_cards_are_found_only_by_their_state(sea: Database) -> None:
    """What has no source any more is out of the way."""
    synced(sea, gone=("tides/ebb",))

    assert names(sea, "hours") == names(sea, "runs") == []
    assert names(sea, "is:retired hours") == ["ebb:after six hours"]
    assert cards_meant(sea, parse_query("is:retired"), at()) == ()


def test_an_edit_is_found_at_once(sea: Database) -> None:
    """The new text, and no longer the old."""
    sync(
        sea,
        replace(update(_saying(placed("tides/ebb", {"When?": "Later"}), "It sinks.")), decks=(TIDES, STARS)),
        renamed,
    )

    assert names(sea, "sinks") == ["ebb"]
    assert names(sea, "runs") == []


def test_the_rest_is_told(sea: Database) -> None:
    """Where there is more than was asked for."""
    assert found(sea, "deck:tides", limit=2).is_all
    assert not found(sea, "deck:tides", limit=1).is_all
    assert not found(sea, "is:new", limit=1).is_all


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.text('"*()-+^:{}ANDORT NE\x00\ud800', max_size=20)))
def test_hostile_text_never_raises(sea: Database, typed: str) -> None:
    """Nothing in it is read as the language of the index."""
    for query in (typed, f"is:new {typed}", f"deck:{typed} tag:{typed}"):
        found(sea, query)


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("tag:brightness", ["The brightest water-white point"]),
        ("runs", ["after six hours"]),
        ("crest", ["the crest"]),
        ("comes", ["Nobody", "the crest"]),
        ("tag:sea is:new", ["Nobody", "after six hours", "the crest"]),
        ("zebra", []),
        ("", []),
    ],
)
def test_the_cards_that_are_meant_are_those_found_and_those_of_the_concepts_found(
    sea: Database, typed: str, answers: list[str]
) -> None:
    """Each once, however it was found, and without a limit."""
    told = dict(sea.rows("SELECT id, answer FROM cards"))

    assert sorted(told[card] for card in cards_meant(sea, parse_query(typed), at())) == answers
