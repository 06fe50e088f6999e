"""A real database file, filled with hand-made cards."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.core.card import Card, CardKind, card_id
from quizapp.core.concept import Concept, ConceptId, Deck, DeckId
from quizapp.core.day import Moment, moment
from quizapp.core.history import Entry, EventKind
from quizapp.core.memory import Rating
from quizapp.core.renames import Pair
from quizapp.storage.database import Database, open_database
from quizapp.storage.sync import Placed, Synced, Update, sync

NOON_MS = int(datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp() * 1000)
DAY_MS = 86_400_000


def at(days: float = 0) -> Moment:
    """So many days after noon of 23 November 2026, UTC."""
    return moment(int(NOON_MS + days * DAY_MS), UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    database = open_database(tmp_path / "quizapp.db")
    yield database
    database.close()


def placed(concept: str, facts: dict[str, str], position: int = 0, path: str = "") -> Placed:
    """A concept (`deck/slug`) with a fact card for each question and answer."""
    deck, _, slug = concept.rpartition("/")
    name = ConceptId(concept)
    cards = tuple(
        Card(card_id(name, CardKind.FACT, f"q{n}" if question.startswith("Q") else question), CardKind.FACT, name,
             slug.title(), "Section", question, answer)
        for n, (question, answer) in enumerate(facts.items())
    )  # fmt: skip
    return Placed(Concept(name, DeckId(deck), slug.title(), "", path or f"{concept}.yaml"), "Section", position, cards)


def update(*concepts: Placed, gone: tuple[str, ...] = (), away: tuple[str, ...] = (), **deck: int) -> Update:
    """What the refresh of a decks folder with these concepts would hand to sync."""
    decks = sorted({item.concept.deck for item in concepts} | {DeckId(name.rpartition("/")[0]) for name in gone})
    return Update(
        root="/decks",
        generation="1",
        decks=tuple(Deck(name, name.title(), **deck) for name in decks),  # type: ignore[arg-type]  # limits only
        concepts=concepts,
        positions={item.concept.id: item.position for item in concepts},
        gone=tuple(ConceptId(name) for name in gone),
        away=tuple(ConceptId(name) for name in away),
    )


def synced(db: Database, *concepts: Placed, **more: object) -> Synced:
    """Sync these concepts."""
    return sync(db, update(*concepts, **more), renamed)  # type: ignore[arg-type]  # as `update` takes them


def renamed(pair: Pair) -> Entry:
    """The rename event of a pair."""
    now = at()
    return Entry(
        card=pair[0], kind=EventKind.RENAME, at_ms=now.at_ms, offset_min=0, day=now.day, detail={"to": pair[1]}
    )


def answer(card: str, now: Moment, rating: Rating = Rating.GOOD, interval: int = 3, was: str = "new") -> Entry:
    """An answer as a session makes it."""
    detail: dict[str, str | int] = {"was": was}
    if interval < 0:
        detail["step"] = 0
    return Entry(
        card=card_id(ConceptId(card.partition("#")[0]), CardKind.FACT, card.rpartition("#")[2]),
        kind=EventKind.ANSWER, at_ms=now.at_ms, offset_min=now.offset_min, day=now.day, rating=rating,
        took_ms=5000, interval=interval, retention=0.9, detail=detail,
    )  # fmt: skip
