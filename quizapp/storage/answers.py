"""The cache of answers that the statistics add up: one row each, undone ones left out, rebuilt from the events."""

import json
from collections.abc import Callable, Sequence

from quizapp.core.batches import batches
from quizapp.core.history import EventKind
from quizapp.core.memory import Weights
from quizapp.core.stats import Answered, answers
from quizapp.storage import log
from quizapp.storage.database import Database, Row

_MARK = "answers"
"""Up to which row of the log, and under which weights, the cache is right."""

_CARDS_AT_ONCE = 200
"""Cards whose answers are written in one transaction: short enough that an answer given meanwhile can wait for it."""

Step = Callable[[int, int], None]
"""Told how many cards are done, and how many there are; an exception that it raises cancels, and nothing is lost."""


def catch_up(db: Database, weights: Weights, step: Step = lambda done, total: None) -> None:
    """Bring the cache up to the last event; only cards with new events are looked at, unless the weights changed.

    Raises:
        StorageError: the database could not be written; the next call goes on.
    """
    mark, under = (db.meta(_MARK) or "0 ").split(" ", 1)
    last, named = log.log_end(db), json.dumps(weights)
    if (str(last), named) == (mark, under):
        return
    since = int(mark) if under == named and int(mark) <= last else 0
    cards = _cards(db, since)
    done = 0
    for some in batches(cards, _CARDS_AT_ONCE):
        step(done, len(cards))
        done += len(some)
        _write(db, some, weights)
    with db.transaction():
        db.set_meta(_MARK, f"{last} {named}")


def _cards(db: Database, since: int) -> list[Row]:
    """Number, name and concept of the cards with events after a row of the log; every renamed one with any of them."""
    every = db.rows("SELECT n, id, concept FROM cards")
    if not since:
        return every
    changed = {name for (name,) in db.rows("SELECT DISTINCT card FROM events WHERE rowid > ?", (since,))}
    renamed = _renamed(db)
    if changed & renamed:
        changed |= renamed
    return [row for row in every if row[1] in changed]


def _renamed(db: Database) -> set[str]:
    """Every name that a rename took from a card, or gave one."""
    renames = [event for event in log.corrections(db) if event.kind is EventKind.RENAME]
    return {name for event in renames for name in (event.card, str(event.detail["to"]))}


def _write(db: Database, cards: Sequence[Row], weights: Weights) -> None:
    """Replace the answers of some cards."""
    places = {name: (card, concept) for card, name, concept in cards}
    rows = [
        _row(*places[name], n, answer)
        for name, history in log.lineages(db, list(places)).items()
        for n, answer in enumerate(answers(history, name, weights))
    ]
    with db.transaction():
        db.execute_many("DELETE FROM answers WHERE card = ?", [(card,) for card, _ in places.values()])
        db.execute_many(f"INSERT INTO answers VALUES ({', '.join('?' * 13)})", rows)


def _row(card: int, concept: int, n: int, answer: Answered) -> Row:
    return (
        answer.day,
        answer.hour,
        card,
        n,
        concept,
        answer.took_ms,
        int(answer.new),
        int(answer.trial),
        int(answer.passed),
        answer.bin,
        answer.recall,
        answer.form,
        answer.guess,
    )
