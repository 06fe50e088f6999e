"""Finding concepts and cards by what they say, where they are, and how they stand."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.core.card import CardId, CardKind
from quizapp.core.concept import ConceptId, DeckId, deck_from_json
from quizapp.core.day import Moment
from quizapp.core.query import CardState, Query, Word
from quizapp.core.schedule import LEECH_LAPSES
from quizapp.storage.database import Database
from quizapp.storage.schedules import Queue

_STATES = {
    CardState.DUE: f"(s.queue = {Queue.LEARNING:d} AND s.due_ms < :next_day_ms OR s.queue = {Queue.REVIEW:d} "
    "AND s.due_day <= :day) AND s.buried_until <= :day",
    CardState.NEW: f"s.queue = {Queue.NEW:d}",
    CardState.LEECH: f"s.lapses >= {LEECH_LAPSES}",
    CardState.SUSPENDED: f"s.queue = {Queue.SUSPENDED:d}",
    CardState.BURIED: "s.buried_until > :day",
    CardState.FLAGGED: "s.flag > 0",
    CardState.RETIRED: f"s.queue = {Queue.RETIRED:d}",
}

_NO_LIMIT = -1
"""As SQLite takes it."""

_WEIGHTS = "10, 8, 2, 1"
"""How much a word counts in a concept's title, other names, section and prose."""


@dataclass(frozen=True, slots=True)
class CardHit:
    """A card that was found."""

    id: CardId
    kind: CardKind
    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that was found, or some of whose cards were."""

    concept: ConceptId
    title: str
    section: str
    deck: DeckId
    cards: tuple[CardHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: concepts that say it themselves first, best first; then those whose cards say it."""

    hits: tuple[Hit, ...]
    is_all: bool
    """Whether there is nothing more."""


def search(db: Database, query: Query, now: Moment, limit: int) -> Found:
    """At most `limit` concepts that say it, and as many cards that do, each under its concept.

    Where a state is asked for, only cards are found: those in it that say it, or whose concept does. Retired cards
    are found only by their state.

    Raises:
        StorageError: the database cannot be read.
    """
    searching = _Searching(db, query, now, limit + 1)
    concepts, cards = searching.concepts(), searching.cards()
    by_concept: dict[int, list[CardHit]] = {n: [] for n in concepts[:limit]}
    for concept, card in cards[:limit]:
        by_concept.setdefault(concept, []).append(card)
    hits = tuple(replace(hit, cards=tuple(by_concept[n])) for n, hit in _named(db, list(by_concept)))
    return Found(hits, is_all=max(len(concepts), len(cards)) <= limit)


def cards_meant(db: Database, query: Query, now: Moment) -> tuple[CardId, ...]:
    """Every card that `search` finds, and all cards of the concepts that it finds; none of them is retired.

    Raises:
        StorageError: the database cannot be read.
    """
    searching = _Searching(db, query, now, _NO_LIMIT)
    said = [card.id for _, card in searching.cards()]
    rows = db.rows(
        "SELECT id FROM cards WHERE present AND (concept IN (SELECT value FROM json_each(?)) "
        "OR id IN (SELECT value FROM json_each(?))) ORDER BY n",
        (json.dumps(searching.concepts()), json.dumps(said)),
    )
    return tuple(CardId(card) for (card,) in rows)


def match_expression(words: Sequence[Word]) -> str:
    """The words as an expression of FTS5, which then reads none of them as its own syntax."""
    return " ".join('"{}"{}'.format(word.text.replace('"', '""'), "" if word.whole else "*") for word in words)


class _Searching:
    """One look through concepts and cards."""

    def __init__(self, db: Database, query: Query, now: Moment, limit: int) -> None:
        self._db, self._query = db, query
        self._decks = _decks_meant(db, query)
        self._is_tagged = bool(query.tags)
        self._values = {
            "words": match_expression(query.words),
            "day": now.day,
            "next_day_ms": now.next_day_ms,
            "limit": limit,
            "tagged": json.dumps(_tagged(db, query.tags) if query.tags else []),
        }

    def concepts(self) -> list[int]:
        """The numbers of the concepts that say it themselves, best first; without words in teaching order."""
        if not self._query or self._query.states:
            return []
        order = f"bm25(concepts_fts, {_WEIGHTS}), rowid" if self._query.words else "deck, position"
        return [n for (n,) in self._db.rows(f"{self._concepts()} ORDER BY {order} LIMIT :limit", self._values)]

    def cards(self) -> list[tuple[int, CardHit]]:
        """The cards that say it, or are in a state that was asked for; each with its concept's number.

        In no order: whichever are found first are shown, so that it takes no longer where there are many.
        """
        found: dict[int, tuple[int, CardHit]] = {}
        for where in self._cards():
            rows = self._db.rows(
                f"SELECT s.card, s.concept, c.id, c.kind, c.prompt, c.answer FROM {where} LIMIT :limit", self._values
            )
            for number, concept, name, kind, prompt, answer in rows:
                found.setdefault(number, (concept, CardHit(CardId(name), CardKind(kind), prompt, answer)))
        return list(found.values())

    def _concepts(self) -> str:
        """The query for the concepts that say it, as far as their order."""
        conditions = [] if self._is_retired else ["+rowid NOT IN (SELECT n FROM concepts WHERE NOT present)"]
        if self._decks is not None:
            # The plus keeps SQLite from asking the index of words about each row of the set.
            conditions.append(f"+rowid IN (SELECT n FROM concepts WHERE deck IN ({self._decks}))")
        if self._is_tagged:
            conditions.append("+rowid IN (SELECT value FROM json_each(:tagged))")
        if not self._query.words:
            return f"SELECT rowid FROM concepts WHERE {' AND '.join(conditions or ['TRUE'])}"
        return f"SELECT rowid FROM concepts_fts WHERE {' AND '.join(['concepts_fts MATCH :words', *conditions])}"

    def _cards(self) -> Iterator[str]:
        """Where to look for cards, and under which conditions."""
        conditions = [] if self._is_retired else [f"s.queue > {Queue.RETIRED:d}"]
        conditions += [f"({_STATES[state]})" for state in self._query.states]
        if self._decks is not None:
            conditions.append(f"s.deck IN ({self._decks})")
        if self._is_tagged:
            conditions.append("s.concept IN (SELECT value FROM json_each(:tagged))")
        where = " AND ".join(conditions)
        schedules = "schedules s JOIN cards c ON c.n = s.card"
        if self._query.words:
            among = (
                where
                if self._decks is None and not self._is_tagged
                else f"+f.rowid IN (SELECT s.card FROM schedules s WHERE {where})"
            )
            yield (
                "cards_fts f CROSS JOIN schedules s ON s.card = f.rowid JOIN cards c ON c.n = s.card "
                f"WHERE cards_fts MATCH :words AND {among}"
            )
            if self._query.states:
                yield f"{schedules} WHERE {where} AND s.concept IN ({self._concepts()})"
        elif self._query.states:
            yield f"{schedules} WHERE {where}"

    @property
    def _is_retired(self) -> bool:
        return CardState.RETIRED in self._query.states


def _named(db: Database, numbers: Sequence[int]) -> Iterator[tuple[int, Hit]]:
    rows = db.rows(
        "SELECT k.n, k.id, k.title, k.section, d.id FROM concepts k JOIN decks d ON d.n = k.deck "
        "WHERE k.n IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    found = {n: Hit(ConceptId(name), title, section, DeckId(deck)) for n, name, title, section, deck in rows}
    return ((n, found[n]) for n in numbers)


def _decks_meant(db: Database, query: Query) -> str | None:
    """The numbers of the decks that a query names, by the beginning of an id, a folder or a title; None for all."""
    if not query.decks:
        return None
    meant = []
    for n, data in db.rows("SELECT n, data FROM decks"):
        deck = deck_from_json(data)
        if _begins(query.decks, (deck.id, deck.title, *deck.id.split("/"))):
            meant.append(str(n))
    return ", ".join(meant)


def _tagged(db: Database, tags: Sequence[str]) -> list[int]:
    """The numbers of the concepts that have one of these tags, or whose deck has."""
    decks = {n for n, data in db.rows("SELECT n, data FROM decks") if _begins(tags, deck_from_json(data).tags)}
    own = db.rows("SELECT n, deck, json_extract(data, '$.tags') FROM concepts")
    return [n for n, deck, written in own if deck in decks or _begins(tags, json.loads(written or "[]"))]


def _begins(typed: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a name begins like something that was typed."""
    return any(name.casefold().startswith(start.casefold()) for start in typed for name in names)
