"""What an export to Anki needs: cards one by one, the names they were first made under, and what went out before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.card import Card, CardId
from quizapp.core.concept import Concept, DeckId, concept_from_json
from quizapp.core.history import EventKey, EventKind, undone
from quizapp.storage import library, log
from quizapp.storage.database import Database

_ROWS = "SELECT clock FROM events WHERE device != ? AND kind IN ('answer', 'practice', 'reset')"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a note looked like when it was last exported, and since when (epoch seconds)."""

    digest: str
    changed_s: int


@dataclass(frozen=True, slots=True)
class Source:
    """A card with the concept it comes from; of a retired card, what is left of its concept."""

    card: Card
    concept: Concept
    is_retired: bool


def first_names(db: Database) -> dict[CardId, CardId]:
    """For each card that was ever renamed the id it was first made under."""
    corrections = log.corrections(db)
    gone = undone(corrections)
    first: dict[CardId, CardId] = {}
    for event in corrections:
        if event.kind is EventKind.RENAME and event.key not in gone:
            first[CardId(str(event.detail["to"]))] = first.pop(event.card, event.card)
    return first


def sources(db: Database, decks: Sequence[DeckId] = ()) -> Iterator[Source]:
    """Every card of these decks (none named: all) in teaching order; then those retired since they were exported."""
    concept: Concept | None = None
    for card, data, present in library.each_card(db, "c.present OR c.id IN (SELECT card FROM anki_notes)"):
        if decks and not any(card.id.startswith(f"{deck}/") for deck in decks):
            continue
        if concept is None or concept.id != card.concept_id:
            concept = concept_from_json(data)
        yield Source(card, concept, not present)


def sent(db: Database) -> dict[str, Sent]:
    """What was exported before, by guid."""
    return {
        guid: Sent(digest, changed)
        for guid, digest, changed in db.rows("SELECT guid, digest, changed_s FROM anki_notes")
    }


def remember(db: Database, notes: Iterable[tuple[str, CardId, Sent]]) -> None:
    """Keep what was exported: guid, card and look of each note; in a transaction of its own.

    Raises:
        StorageError: nothing was kept; the next export takes these notes for changed.
    """
    with db.transaction():
        db.execute_many(
            "INSERT INTO anki_notes (guid, card, digest, changed_s) VALUES (?, ?, ?, ?) ON CONFLICT (guid) DO UPDATE "
            "SET card = excluded.card, digest = excluded.digest, changed_s = excluded.changed_s",
            [(guid, card, look.digest, look.changed_s) for guid, card, look in notes],
        )


def cards_of_guids(db: Database) -> Mapping[str, CardId]:
    """Which card each exported note is, under its present name."""
    present = {first: name for name, first in first_names(db).items()}
    rows = db.rows("SELECT guid, card FROM anki_notes")
    return {guid: present.get(CardId(card), CardId(card)) for guid, card in rows}


def cards_by_slug(db: Database) -> dict[str, dict[str, CardId]]:
    """All cards that there are or were, by the slugs of their concepts and by their slots."""
    found: dict[str, dict[str, CardId]] = {}
    for (name,) in db.rows("SELECT id FROM cards ORDER BY id"):
        concept, _, rest = str(name).partition("#")
        found.setdefault(concept.rpartition("/")[2], {}).setdefault(rest.partition("#")[2], CardId(name))
    return found


def logged(db: Database, device: str) -> tuple[set[EventKey], set[int]]:
    """The keys of all events of one device, and of all others the clocks of those that are rows in Anki's log."""
    keys = {(device, int(seq)) for (seq,) in db.rows("SELECT seq FROM events WHERE device = ?", (device,))}
    return keys, {int(clock) for (clock,) in db.rows(_ROWS, (device,))}
