"""Plans for exams that are being followed: one a deck, until the day of its exam."""

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from quizapp.storage.database import Database

if TYPE_CHECKING:  # the queue looks for plans, and `quizapp due` at the queue, but at no concept
    from quizapp.core.concept import DeckId

_KEPT = "plans"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a deck is steered by until its exam."""

    deck: "DeckId"
    exam_day: int
    wanted: float
    """The recall wanted on that day."""
    recall: float
    """The recall to be expected, as it was simulated."""
    retention: float
    new_per_day: int
    minutes: float
    """A day on average."""


def running(db: Database, day: int) -> "dict[DeckId, Plan]":
    """The plans whose exam is still to come, by deck."""
    plans = [Plan(**kept) for kept in json.loads(db.meta(_KEPT) or "[]")]
    return {plan.deck: plan for plan in plans if plan.exam_day > day}


def keep(db: Database, plans: "dict[DeckId, Plan]") -> None:
    """Follow these plans and no others; inside a transaction."""
    db.set_meta(_KEPT, json.dumps([asdict(plan) for plan in plans.values()]))
