"""What a morning needs to know: how much, how long, and how it has been going."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.day import SET_BACK_MS, Moment
from quizapp.storage import plans, queue
from quizapp.storage.database import Database
from quizapp.storage.limits import Limits
from quizapp.storage.plans import Plan
from quizapp.storage.queue import Due

if TYPE_CHECKING:
    from quizapp.core.concept import DeckId

WEEK = 7

FIRST_GUESS_MS = 8_000
"""How long an answer takes, as long as nobody has answered yet."""


@dataclass(frozen=True, slots=True)
class Today:
    """What there is to do on a study day."""

    due: Due
    learning: int
    reviews: int
    new: int
    minutes: int
    streak: int
    answered: int
    """Answers given today so far."""
    behind_minutes: int = 0
    """By how much the clock is behind the last thing done, where it was set back."""

    @property
    def total(self) -> int:
        """Cards to ask today."""
        return self.learning + self.reviews + self.new


@dataclass(frozen=True, slots=True)
class Outlook:
    """How it has been going, and what comes. Apart from `Today`, because a shell prompt does not wait for it."""

    week: tuple[int, ...]
    """Reviews of the coming seven days, tomorrow first, limits aside."""
    yesterday: tuple[int, int]
    """Reviews remembered yesterday, and reviews in all."""
    plans: tuple[Plan, ...]
    """Those that are followed until an exam."""


def today(db: Database, now: Moment, limits: Limits, decks: "Sequence[DeckId]" = ()) -> Today:
    """Look at the study day of `now`."""
    due = queue.due(db, now, limits, decks)
    cards = len(due.learning) + len(due.reviews) + len(due.new)
    pace = queue.usual_answer_ms(db) or FIRST_GUESS_MS
    return Today(
        due=due,
        learning=len(due.learning),
        reviews=len(due.reviews),
        new=len(due.new),
        minutes=-(-cards * pace // 60_000),
        streak=queue.streak(db, now.day),
        answered=queue.answered_on(db, now.day),
        behind_minutes=_behind_minutes(db, now),
    )


def _behind_minutes(db: Database, now: Moment) -> int:
    behind_ms = queue.last_event_ms(db) - now.at_ms
    return behind_ms // 60_000 if behind_ms > SET_BACK_MS else 0


def outlook(db: Database, now: Moment) -> Outlook:
    """Look back a day and ahead a week."""
    ahead = queue.due_by_day(db, now.day + 1, now.day + WEEK)
    return Outlook(
        week=tuple(ahead.get(now.day + offset, 0) for offset in range(1, WEEK + 1)),
        yesterday=queue.remembered_on(db, now.day - 1),
        plans=tuple(plans.running(db, now.day).values()),
    )
