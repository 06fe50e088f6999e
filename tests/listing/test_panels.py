"""What the statistics tell in words."""

from dataclasses import replace

from quizapp.core.concept import DeckId
from quizapp.core.stats import Retention, Tally
from quizapp.listing.panels import panels
from quizapp.workspace.stats import Share, report
from tests.conftest import Opener


def share(deck: str, section: str, passed: int) -> Share:
    """A part of the retention, of ten reviews."""
    return Share(DeckId(deck), deck.title(), section, Retention(Tally(passed, 10)), 0.9)


def test_sections_are_told_only_of_a_deck_that_has_several(opened: Opener) -> None:
    """One section would say again what the deck says."""
    shares = [share("tides", "", 7), share("tides", "Kinds", 7)]
    shares += [share("winds", "", 8), share("winds", "Local", 9), share("winds", "Global", 6)]
    found = panels(replace(report(opened()), shares=tuple(shares)))[2]
    told = [(line.name, line.text.partition(" of ")[0]) for line in found.lines[6:]]

    assert told == [
        ("Tides, meant 90 %", "70 %"),
        ("Winds, meant 90 %", ""),
        ("  All of it", "80 %"),
        ("  Local", "90 %"),
        ("  Global", "60 %"),
    ]
