"""Plans for exams that are being followed: one a deck, until the day of its exam."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from quizapp.core.nesting import is_within
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
    """New cards a day, as long as no day is missed."""
    minutes: float
    """A day on average."""
    new_until: int = 0
    """The study day from which no new cards were meant to come any more; 0 (plans of earlier versions): the exam's."""
    left_out: int = 0
    """So many of the deck's new cards are never begun: there is no time for them."""
    most_new: int | None = None
    """More new cards a day do not fit into the minutes given."""
    reading: float = 0.0
    """Minutes of reading that come with a new card, on average."""
    passed_first: float = 0.7
    """The share of first answers that are right."""

    def new_days(self, day: int) -> int:
        """The study days left for new cards; once they are over, all days before the exam are, for who is behind."""
        return (self.new_until if day < self.new_until else self.exam_day) - day

    def new_on(self, day: int, unseen: int) -> int:
        """New cards that it takes on a study day, of so many unseen ones at its beginning: what is left, evenly."""
        even = -(-max(0, unseen - self.left_out) // self.new_days(day))
        return even if self.most_new is None else min(even, self.most_new)


def running(db: Database, day: int) -> "dict[DeckId, Plan]":
    """The plans whose exam is still to come, by deck."""
    plans = [Plan(**kept) for kept in json.loads(db.meta(_KEPT) or "[]")]
    return {plan.deck: plan for plan in plans if plan.exam_day > day}


def new_on(db: Database, day: int, begun: Mapping[int, int]) -> "dict[DeckId, int]":
    """New cards that each running plan takes on a study day: answers given on it change nothing, missed days do.

    Args:
        begun: new cards answered on that day, by deck number.
    """
    found: dict[DeckId, int] = {}
    for name, plan in running(db, day).items():
        begun_of_it = sum(begun.get(deck, 0) for deck in _decks(db, name))
        found[name] = plan.new_on(day, begun_of_it + sum(unseen(db, name).values()))
    return found


def unseen(db: Database, name: "DeckId") -> dict[int, int]:
    """How many cards of a deck and those below it were never asked, by the number of their concept."""
    found: dict[int, int] = {}
    for deck in _decks(db, name):
        found |= db.rows(
            "SELECT concept, count(*) FROM schedules INDEXED BY ix_schedules_new WHERE queue = 0 AND deck = ? "
            "GROUP BY concept",
            (deck,),
        )
    return found


def _decks(db: Database, name: "DeckId") -> list[int]:
    return [n for n, deck in db.rows("SELECT n, id FROM decks") if is_within(deck, [name])]


def keep(db: Database, plans: "dict[DeckId, Plan]") -> None:
    """Follow these plans and no others; inside a transaction."""
    db.set_meta(_KEPT, json.dumps([asdict(plan) for plan in plans.values()]))
