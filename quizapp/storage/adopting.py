"""Taking other FSRS weights: one batch of events, with every memory that follows from it, or nothing at all."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from quizapp.core.batches import batches
from quizapp.core.card import CardId
from quizapp.core.concept import DeckId
from quizapp.core.history import Entry, Event, apply
from quizapp.core.memory import Weights
from quizapp.core.schedule import Schedule
from quizapp.core.training import Answer, Given, history, spaced
from quizapp.errors import StorageError
from quizapp.storage import events, log, schedules
from quizapp.storage.database import Database

_CARDS_AT_ONCE = 500

Step = Callable[[int, int], None]
"""Told how many cards are done, and how many there are; an exception that it raises cancels."""


def histories(db: Database, step: Step) -> Iterator[list[Answer]]:
    """What training needs of the answers to each card that was ever answered.

    Of most cards every answer counts as it was logged: one walk along the log, over the few columns that matter, finds
    them all. Only the others are put together event by event.
    """
    cards = [
        CardId(name)
        for (name,) in db.rows(
            "SELECT c.id FROM cards c JOIN schedules s ON s.card = c.n WHERE s.reps > 0 ORDER BY c.n"
        )
    ]
    logged = _logged(db, set(cards) - log.reinterpreted(db))
    done = 0
    for names in batches(cards, _CARDS_AT_ONCE):
        step(done, len(cards))
        done += len(names)
        as_logged = {name: answers for name in names if _is_in_order(answers := logged.pop(name, []))}
        rest = [name for name in names if name not in as_logged]
        yield from map(spaced, as_logged.values())
        yield from filter(None, (history(lineage, name) for name, lineage in log.lineages(db, rest).items()))


def _logged(db: Database, cards: set[CardId]) -> dict[str, list[Given]]:
    """The answers to these cards as they stand in the log."""
    found: dict[str, list[Given]] = {card: [] for card in cards}
    for row in db.each("SELECT card, rating, day, guess, clock FROM events WHERE kind = 'answer'"):
        if row[0] in found:
            found[row[0]].append(row)
    return found


def _is_in_order(answers: Sequence[Given]) -> bool:
    """Whether there are any, and none came in later from another device."""
    return bool(answers) and all(before[-1] < after[-1] for before, after in pairwise(answers))


def reviewing(db: Database) -> Iterator[tuple[int, CardId, DeckId]]:
    """Number, name and deck of each card in review whose source exists."""
    for card, name, deck in db.rows(
        "SELECT s.card, c.id, d.id FROM schedules s JOIN cards c ON c.n = s.card JOIN decks d ON d.n = s.deck "
        "WHERE s.queue = 2 ORDER BY s.card"
    ):
        yield card, CardId(name), DeckId(deck)


def recomputed(db: Database, weights: Weights, step: Step) -> dict[int, Schedule]:
    """The schedule under these weights of each card for which it is another than now, by the card's number."""
    return dict(events.outdated(db, weights, step))


def adopt(
    db: Database, entry: Entry, found: dict[int, Schedule], moving: Sequence[tuple[int, Entry]], seen: int
) -> Event:
    """Log the adoption and the moves as one batch, and write what follows from them.

    Args:
        found: the schedules under the new weights that differ from the present ones.
        moving: the moves, each with its card's number.
        seen: the end of the log that all this rests on.

    Raises:
        StorageError: something was logged meanwhile, or the database could not be written; nothing was changed.
    """
    with db.transaction():
        if log.log_end(db) != seen:
            raise StorageError("Something was answered meanwhile: the weights stay as they are.", "Do it again.")
        named = events.as_batch(db, [entry, *(move for _, move in moving)])
        adopted, *_ = [events.append(db, each) for each in named]
        events.write_all(db, found.items())
        for card, move in moving:
            schedules.write(db, card, apply(schedules.read(db, card), move))
    return adopted
