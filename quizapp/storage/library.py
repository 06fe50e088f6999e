"""Reading back what sync wrote: decks, concepts and cards."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.card import Card, CardId, CardKind
from quizapp.core.concept import Concept, ConceptId, Deck, DeckId, concept_from_json, deck_from_json
from quizapp.core.nesting import is_within
from quizapp.core.schedule import LEECH_LAPSES
from quizapp.storage.database import Database, Row
from quizapp.storage.schedules import Queue

if TYPE_CHECKING:
    from quizapp.core.generate.context import Name

_COLUMNS = "c.id, c.kind, k.id, k.title, k.section, c.prompt, c.answer, c.rank, c.line, c.more"
_JOINED = "FROM cards c JOIN concepts k ON k.n = c.concept JOIN decks d ON d.n = k.deck"
_CARD = f"SELECT {_COLUMNS} {_JOINED} WHERE c.present"


@dataclass(frozen=True, slots=True)
class DeckCounts:
    """A deck with the number of its cards, and how many of them were never asked."""

    deck: Deck
    cards: int
    unseen: int


@dataclass(frozen=True, slots=True)
class PlacedConcept:
    """A concept with its place."""

    number: int
    concept: ConceptId
    title: str
    section: str
    deck: DeckId
    deck_title: str


def card(db: Database, name: CardId) -> Card | None:
    """A card whose source exists."""
    row = db.row(f"{_CARD} AND c.id = ?", (name,))
    return _card(row) if row else None


def cards(db: Database, decks: Sequence[DeckId] = ()) -> list[Card]:
    """All cards of the named decks and those below them (none named: of all), in teaching order."""
    rows = db.rows(f"{_CARD} ORDER BY d.id, k.position, c.ordinal")
    found = [_card(row) for row in rows]
    return [card for card in found if not decks or any(card.id.startswith(f"{deck}/") for deck in decks)]


def cards_named(db: Database, names: Sequence[CardId]) -> list[Card]:
    """The cards of these ids, in the order of the ids; those whose source is gone are left out."""
    rows = db.rows(f"{_CARD} AND c.id IN (SELECT value FROM json_each(?))", (json.dumps(list(names)),))
    found = {card.id: card for card in map(_card, rows)}
    return [found[name] for name in names if name in found]


def leeches(db: Database) -> dict[CardId, int]:
    """The cards that were forgotten so often that they are leeches, with the number of their lapses."""
    return dict(
        db.rows(
            "SELECT c.id, s.lapses FROM schedules s JOIN cards c ON c.n = s.card "
            "WHERE c.present AND s.lapses >= ? ORDER BY c.id",
            (LEECH_LAPSES,),
        )
    )


def cards_of(db: Database, concepts: Sequence[ConceptId]) -> list[CardId]:
    """The ids of all cards of these concepts, in teaching order; those whose source is gone are left out."""
    rows = db.rows(
        f"SELECT c.id {_JOINED} WHERE c.present AND k.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY d.id, k.position, c.ordinal",
        (json.dumps(list(concepts)),),
    )
    return [CardId(name) for (name,) in rows]


def each_card(db: Database, condition: str, values: Sequence[object] = ()) -> Iterator[tuple[Card, str, bool]]:
    """The cards that an SQL condition holds for, in teaching order and one by one: each with the text of its concept,
    and whether its source exists."""
    query = (
        f"SELECT {_COLUMNS}, k.data, c.present {_JOINED} WHERE {condition} ORDER BY d.id, k.position, k.n, c.ordinal"
    )
    for *row, data, present in db.each(query, values):
        yield _card(tuple(row)), data, bool(present)


def concept(db: Database, name: ConceptId) -> Concept | None:
    """A concept whose source exists."""
    row = db.row("SELECT data FROM concepts WHERE id = ? AND present", (name,))
    return concept_from_json(row[0]) if row else None


def concepts(db: Database) -> list[Concept]:
    """All concepts whose source exists, as last read."""
    return [concept_from_json(data) for (data,) in db.rows("SELECT data FROM concepts WHERE present")]


def placed(db: Database) -> Iterator[PlacedConcept]:
    """All concepts whose source exists, deck by deck in teaching order."""
    for row in db.each(
        "SELECT k.n, k.id, k.title, k.section, d.id, d.title FROM concepts k JOIN decks d ON d.n = k.deck "
        "WHERE k.present ORDER BY d.id, k.position, k.n"
    ):
        yield PlacedConcept(*row)


def stabilities(db: Database) -> Iterator[tuple[int, float | None, int]]:
    """Of each card whose source exists: the number of its concept, the stability of its memory in days (None for one
    never answered), and the study day of its last answer."""
    yield from db.each(f"SELECT concept, stability, last_day FROM schedules WHERE queue > {Queue.RETIRED:d}")


def beside(db: Database, name: ConceptId) -> tuple[tuple[ConceptId, str] | None, tuple[ConceptId, str] | None]:
    """Id and title of the concepts before and after one in its deck's order; None at either end."""
    found = [
        db.row(
            "SELECT other.id, other.title FROM concepts k JOIN concepts other ON other.deck = k.deck AND other.present "
            f"AND other.position {sign} k.position WHERE k.id = ? ORDER BY other.position {order} LIMIT 1",
            (name,),
        )
        for sign, order in (("<", "DESC"), (">", "ASC"))
    ]
    before, after = ((ConceptId(row[0]), str(row[1])) if row else None for row in found)
    return before, after


def titles(db: Database) -> dict[ConceptId, str]:
    """The title of each concept whose source exists."""
    return dict(db.rows("SELECT id, title FROM concepts WHERE present"))


def names(db: Database) -> "list[Name]":
    """What each concept whose source exists is called."""
    from quizapp.core.generate.context import Name  # the generator is not needed to ask a card

    rows = db.rows("SELECT id, title, json_extract(data, '$.aliases') FROM concepts WHERE present ORDER BY id")
    return [Name(name, title, tuple(json.loads(aliases))) for name, title, aliases in rows]


def concept_paths(db: Database) -> dict[ConceptId, str]:
    """Each concept whose source exists, with its file."""
    return dict(db.rows("SELECT id, path FROM concepts WHERE present"))


def concept_begun(db: Database, name: ConceptId) -> bool:
    """Whether any card of the concept was ever answered."""
    found = db.row(
        "SELECT 1 FROM schedules s JOIN concepts k ON k.n = s.concept WHERE k.id = ? AND s.reps > 0 LIMIT 1", (name,)
    )
    return found is not None


def concepts_begun(db: Database) -> set[ConceptId]:
    """The concepts of which a card was ever answered."""
    rows = db.rows("SELECT id FROM concepts WHERE n IN (SELECT concept FROM schedules WHERE reps > 0)")
    return {name for (name,) in rows}


def decks(db: Database) -> list[Deck]:
    """The decks of the folder last synced."""
    return [deck_from_json(data) for (data,) in db.rows("SELECT data FROM decks WHERE present ORDER BY id")]


def deck_counts(db: Database) -> list[DeckCounts]:
    """The decks with their numbers of cards."""
    rows = db.rows(
        "SELECT d.data, coalesce(s.cards, 0), coalesce(s.unseen, 0) FROM decks d LEFT JOIN "
        "(SELECT deck, count(*) AS cards, count(*) FILTER (WHERE reps = 0) AS unseen FROM schedules WHERE queue > -2 "
        "GROUP BY deck) s ON s.deck = d.n WHERE d.present ORDER BY d.id"
    )
    return [DeckCounts(deck_from_json(data), cards, unseen) for data, cards, unseen in rows]


def deck_numbers(db: Database, decks: Sequence[DeckId]) -> list[int]:
    """The numbers of these decks and of those below them (none named: of all)."""
    return [n for n, name in db.rows("SELECT n, id FROM decks") if is_within(name, decks)]


def retention(db: Database, deck: DeckId) -> float | None:
    """The desired retention that a deck asks for; None where it leaves it to the learner."""
    row = db.row("SELECT retention FROM decks WHERE id = ?", (deck,))
    return row[0] if row else None


def _card(row: Row) -> Card:
    name, kind, concept_id, title, section, prompt, answer, rank, line, more = row
    rest = json.loads(more)
    return Card(
        id=CardId(name),
        kind=CardKind(kind),
        concept_id=ConceptId(concept_id),
        concept=title,
        section=section,
        prompt=prompt,
        answer=answer,
        options=tuple(rest["options"]),
        accept=tuple(rest["accept"]),
        explain=rest["explain"],
        rank=rank,
        line=line,
    )
