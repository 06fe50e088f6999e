"""Every code in words."""

import pytest

from quizapp.core.catalogue import ADVICE, CATALOGUE, explain
from quizapp.errors import UsageError


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_can_be_explained(code: str) -> None:
    """What it demands, how to mend it, and why: each in whole sentences."""
    explained = explain(code)

    assert explained.id == code
    for text in (explained.demand, explained.mend, explained.why):
        assert (text[0].isupper() or text[0] == "`") and text.endswith(".")


def test_small_letters_will_do() -> None:
    """Nobody has to hold the shift key."""
    assert explain("r14") == explain("R14")


@pytest.mark.parametrize("code", ["R18", "R20", "R23", "R26", "R29", "R99", "no-such", ""])
def test_unknown_codes(code: str) -> None:
    """The known ones are listed."""
    with pytest.raises(UsageError) as raised:
        explain(code)

    assert all(known in raised.value.hint for known in CATALOGUE)


def test_codes_are_short_and_told_apart() -> None:
    """They stand in comments and in the settings of other tools."""
    assert all(len(code) <= 24 and " " not in code for code in CATALOGUE)
    assert len({code.casefold() for code in CATALOGUE}) == len(CATALOGUE)
    assert {code.casefold() for code in CATALOGUE} >= ADVICE
