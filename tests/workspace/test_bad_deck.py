"""A golden run over a deck in which everything is wrong."""

from pathlib import Path

from quizapp.listing.problems import findings_text
from quizapp.workspace.check import check
from quizapp.workspace.findings import Look

DECK = Path(__file__).parent / "bad_deck"


def test_a_bad_deck_is_told_what_is_wrong_with_it() -> None:
    """Word for word; after a change on purpose, look at the difference and keep the new text."""
    text = findings_text(check(str(DECK)), Look.PROBLEMS)

    assert text == (DECK / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
