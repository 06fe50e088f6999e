"""Everything that is known, card by card, for people who take it elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.card import Card
from quizapp.core.concept import DeckId
from quizapp.core.history import Event
from quizapp.core.schedule import Schedule
from quizapp.storage import events, library, queue
from quizapp.storage.database import Database


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
    titles = {deck.id: deck.title for deck in library.decks(db)}
    for card, _, _ in library.each_card(db, "c.present"):
        queued = queue.find(db, card.id)
        if queued is None or (decks and not any(card.id.startswith(f"{deck}/") for deck in decks)):
            continue
        history = tuple(events.lineage(db, card.id)) if queued.schedule != Schedule() else ()
        yield Record(card, queued.deck, titles[queued.deck], queued.schedule, history)
