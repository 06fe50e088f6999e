"""What the days ahead hold, as a review or a quiz in progress needs to know it."""

from collections import Counter
from functools import cached_property

from quizapp.config import Settings, wishes
from quizapp.core.load import Load
from quizapp.core.schedule import Schedule
from quizapp.core.session import Queued
from quizapp.storage import queue
from quizapp.storage.database import Database

BALANCED_DAYS = 100
"""So far ahead the days are counted; beyond, cards are few and their range is wide."""


class Ahead:
    """Counts the days once, when the first card is turned, and keeps count of the answers given since."""

    def __init__(self, db: Database, settings: Settings, today: int) -> None:
        self._db, self._settings, self._today = db, settings, today
        self._wishes = wishes(settings)

    def load(self, card: Queued) -> Load:
        """What is to be considered when the next day of this card is chosen."""
        if not self._settings.balance:
            return Load(wishes=self._wishes)
        return Load(self._counts, queue.sibling_days(self._db, card.id), self._wishes)

    def note(self, before: Schedule, after: Schedule) -> None:
        """A card was answered."""
        if not self._settings.balance:
            return
        if before.reps and not before.due_ms:
            self._counts[before.due_day] -= 1
        if not after.due_ms:
            self._counts[after.due_day] += 1

    @cached_property
    def _counts(self) -> Counter[int]:
        return Counter(queue.due_by_day(self._db, self._today + 1, self._today + BALANCED_DAYS))
