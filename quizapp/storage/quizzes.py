"""What a quiz is made from, and what is kept of one that is not finished."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.history import Event, EventKind, undone
from quizapp.core.nesting import is_within
from quizapp.core.quiz.confusions import Encounter
from quizapp.core.quiz.questions.shelf import Peer
from quizapp.storage import library, log
from quizapp.storage.database import Database

_KEPT = "quiz"

_NEVER = -1.0

_NUMBERS = "SELECT value FROM json_each(?)"

_PEERS = (
    "SELECT k.id, d.id, k.title, k.section, k.position, "
    "json_extract(k.data, '$.tagline', '$.aliases', '$.related', '$.confusable_with', '$.not_distractors') "
    f"FROM concepts k JOIN decks d ON d.n = k.deck WHERE k.present AND k.deck IN ({_NUMBERS}) "
    "ORDER BY d.id, k.position"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A card that may be asked in a quiz, and how long ago, beside its stability, it was answered."""

    card: CardId
    concept: ConceptId
    section: tuple[DeckId, str]
    staleness: float
    """Days since the last answer over stability: the larger, the weaker. `_NEVER` for a card never answered."""


def peers(db: Database, decks: Sequence[DeckId] = ()) -> dict[ConceptId, Peer]:
    """The concepts of these decks and those below them (none named: all), in teaching order."""
    found = {}
    numbers = json.dumps(library.deck_numbers(db, decks))
    for concept, deck, title, section, position, facts in db.rows(_PEERS, (numbers,)):
        tagline, *lists = json.loads(facts)
        found[concept] = Peer(concept, deck, title, section, position, tagline or "", *map(tuple, lists))
    return found


def sections(db: Database, decks: Sequence[DeckId] = ()) -> list[tuple[DeckId, str, int]]:
    """Each deck's sections, in teaching order, with their numbers of cards."""
    rows = db.rows(
        "SELECT d.id, k.section, (SELECT count(*) FROM cards c WHERE c.concept = k.n AND c.present) FROM concepts k "
        "JOIN decks d ON d.n = k.deck WHERE k.present ORDER BY d.id, k.position"
    )
    counts: dict[tuple[DeckId, str], int] = defaultdict(int)
    for deck, section, cards in rows:
        if is_within(deck, decks):
            counts[deck, section] += cards
    return [(deck, section, cards) for (deck, section), cards in counts.items()]


def standings(db: Database, decks: Sequence[DeckId], names: Sequence[str], day: int) -> list[Standing]:
    """The cards of these decks and sections (none named: all), in teaching order; suspended ones are left alone."""
    wanted = {name.casefold() for name in names}
    return [
        Standing(card, concept, (deck, section), max(0, day - last_day) / stability if stability else _NEVER)
        for card, concept, deck, section, stability, last_day in db.rows(
            "SELECT c.id, k.id, d.id, k.section, s.stability, s.last_day FROM cards c "
            "JOIN concepts k ON k.n = c.concept JOIN decks d ON d.n = k.deck JOIN schedules s ON s.card = c.n "
            f"WHERE c.present AND NOT s.suspended AND k.deck IN ({_NUMBERS}) ORDER BY d.id, k.position, c.ordinal",
            (json.dumps(library.deck_numbers(db, decks)),),
        )
        if not wanted or section.casefold() in wanted
    ]


def missed_since(db: Database, day: int) -> tuple[CardId, ...]:
    """The cards that were not known on this study day or a later one; answers that were taken back left out."""
    gone = undone(log.corrections(db))
    missed = {
        CardId(card): None
        for device, seq, card in db.rows(
            "SELECT device, seq, card FROM events WHERE day >= ? AND kind IN ('answer', 'practice') AND rating = 1",
            (day,),
        )
        if (device, seq) not in gone
    }
    return tuple(missed)


def due_within(db: Database, after: int, last: int) -> tuple[CardId, ...]:
    """The cards that come due after one study day, up to another."""
    rows = db.rows(
        "SELECT c.id FROM schedules s JOIN cards c ON c.n = s.card WHERE s.queue = 2 AND s.due_day > ? "
        "AND s.due_day <= ? ORDER BY s.due_day, s.card",
        (after, last),
    )
    return tuple(CardId(card) for (card,) in rows)


def encounters(db: Database) -> Iterator[Encounter]:
    """Each time that one concept was taken for another or told from it, in order, under their present names."""
    corrections = log.corrections(db)
    gone = undone(corrections)
    renamed = _renamed_concepts(event for event in corrections if event.key not in gone)
    for device, seq, card, day, confused, told_apart in db.rows(
        "SELECT device, seq, card, day, json_extract(detail, '$.confused'), json_extract(detail, '$.told_apart') "
        "FROM events INDEXED BY ix_events_mixed_up WHERE json_extract(detail, '$.confused') IS NOT NULL "
        "OR json_extract(detail, '$.told_apart') IS NOT NULL ORDER BY clock, device, seq"
    ):
        if (device, seq) not in gone:
            concept, other = (_present(name, renamed) for name in (_concept_of(card), confused or told_apart))
            yield Encounter(concept, other, confused is not None, day)


def gone(db: Database, cards: Sequence[CardId]) -> set[CardId]:
    """Those of the cards whose source is gone."""
    present = {card.id for card in library.cards_named(db, cards)}
    return {card for card in cards if card not in present}


def keep(db: Database, quiz: str) -> None:
    """Remember an unfinished quiz, inside a transaction; empty: forget it."""
    db.set_meta(_KEPT, quiz)


def kept(db: Database) -> str:
    """The unfinished quiz; empty without one."""
    return db.meta(_KEPT) or ""


def _renamed_concepts(corrections: Iterable[Event]) -> dict[ConceptId, ConceptId]:
    """What concepts are called by now, told from the renames of their cards."""
    renames = (event for event in corrections if event.kind is EventKind.RENAME)
    moved = ((_concept_of(event.card), _concept_of(CardId(str(event.detail["to"])))) for event in renames)
    return {old: new for old, new in moved if old != new}


def _present(name: str, renamed: dict[ConceptId, ConceptId]) -> ConceptId:
    seen: set[str] = set()
    while name in renamed and name not in seen:  # a concept may be renamed back and forth
        seen.add(name)
        name = renamed[ConceptId(name)]
    return ConceptId(name)


def _concept_of(card: CardId) -> ConceptId:
    return ConceptId(card.partition("#")[0])
