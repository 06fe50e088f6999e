"""Which FSRS weights are in use: those of the newest adoption in the log that was not taken back."""

import json
from dataclasses import dataclass

from quizapp.core.history import EventKind
from quizapp.core.memory import DEFAULT_WEIGHTS, Weights
from quizapp.storage.database import Database

DEFAULT_NAME = "fsrs6"
"""The name of the published weights in `Event.params`."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """Weights with the name under which events tell of them, and the study day of their adoption (0: the default)."""

    name: str
    weights: Weights
    day: int = 0


DEFAULT = Adopted(DEFAULT_NAME, DEFAULT_WEIGHTS)


def current(db: Database) -> Adopted:
    """The weights in use. Events that concern all cards have an empty card: there are few, so this is quick."""
    gone: set[tuple[str, int]] = set()
    for device, seq, kind, day, params, detail in db.rows(
        "SELECT device, seq, kind, day, params, detail FROM events WHERE card = '' ORDER BY clock DESC"
    ):
        if (device, seq) in gone:
            continue
        told = json.loads(detail)
        if kind == EventKind.UNDO:
            gone.add((told["device"], told["seq"]))
        elif kind == EventKind.WEIGHTS:
            return Adopted(params, tuple(json.loads(told["weights"])), day)
    return DEFAULT
