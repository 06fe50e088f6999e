"""The one reader of the clock."""

import time
from datetime import datetime

from quizapp.core.day import Moment, moment


class Clock:
    """Tells the moment. A fixed instant (for tests and pictures) stands still, and its stopwatch with it."""

    def __init__(self, day_start: int, fixed: datetime | None = None) -> None:
        self._day_start = day_start
        self.fixed = fixed

    def now(self) -> Moment:
        """The present moment in the zone that the system is in now: a traveller's app follows them."""
        if self.fixed is not None:
            return moment(int(self.fixed.timestamp() * 1000), self.fixed.tzinfo, self._day_start)
        if hasattr(time, "tzset"):
            time.tzset()
        return moment(time.time_ns() // 1_000_000, None, self._day_start)

    def stopwatch_ms(self) -> int:
        """Milliseconds for measuring how long something took; not a time of day."""
        return 0 if self.fixed is not None else time.monotonic_ns() // 1_000_000
