"""In which order the cards of a day come. The values stand in settings files."""

from enum import StrEnum


class ReviewOrder(StrEnum):
    """Which reviews come first; where not all can be asked, the last ones wait."""

    OVERDUE = "overdue"
    """Those that have waited longest beside their interval: each measured by its own target."""
    DUE = "due"
    """Those due first."""
    RETRIEVABILITY = "retrievability"
    """Those least likely to be remembered."""
    RANDOM = "random"
    EASIEST = "easiest"
    """Those most likely to be remembered: quick successes after a long absence."""


class NewOrder(StrEnum):
    """Where new cards stand among the reviews."""

    MIXED = "mixed"
    """Spread evenly."""
    BEFORE = "before"
    AFTER = "after"
