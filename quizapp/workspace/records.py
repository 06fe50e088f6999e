"""Everything that is known, card by card, for people who take it elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.batches import batches
from quizapp.core.card import Card
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.history import Event
from quizapp.core.schedule import Schedule
from quizapp.storage import library, log, queue
from quizapp.storage.database import Database

_BATCH = 500
"""So many cards are read at a time."""


@dataclass(frozen=True, slots=True)
class Record:
    """A card and all that is known of it."""

    card: Card
    deck: DeckId
    deck_title: str
    schedule: Schedule
    events: tuple[Event, ...]
    """Every event of the card, in any order, those taken back and the undos too."""


def records(db: Database, decks: Sequence[DeckId] = ()) -> Iterator[Record]:
    """The cards of the named decks and those below them (none named: of all), in teaching order."""
    cards = (card for card, _, _ in library.each_card(db, "c.present"))
    if decks:
        cards = (card for card in cards if any(card.id.startswith(f"{deck}/") for deck in decks))
    return _records(db, cards)


def records_of(db: Database, concept: ConceptId) -> Iterator[Record]:
    """The cards of one concept, in teaching order."""
    return _records(db, (card for card, _, _ in library.each_card(db, "c.present AND k.id = ?", (concept,))))


def _records(db: Database, cards: Iterable[Card]) -> Iterator[Record]:
    titles = {deck.id: deck.title for deck in library.decks(db)}
    for batch in batches(cards, _BATCH):
        found = queue.find_all(db, [card.id for card in batch])
        histories = log.lineages(db, [card for card, queued in found.items() if queued.schedule != Schedule()])
        for card in batch:
            if queued := found.get(card.id):
                history = tuple(histories.get(card.id, ()))
                yield Record(card, queued.deck, titles[queued.deck], queued.schedule, history)
