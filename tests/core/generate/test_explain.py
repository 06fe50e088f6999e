"""The quality rules in words."""

import pytest

from quizapp.core.card import CardKind, ItemKind
from quizapp.core.generate.explain import WHY, explain
from quizapp.core.generate.rules import RULES
from quizapp.errors import UsageError

IDS = sorted({rule.id for rule in RULES} | {"R05"})


def test_every_rule_has_its_reason() -> None:
    """And there is no reason without a rule."""
    assert sorted(WHY) == IDS


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_can_be_explained(rule: str) -> None:
    """What it demands, of what, how to mend it, and why: each in whole sentences."""
    explained = explain(rule)

    assert explained.id == rule
    assert explained.cards or explained.questions
    for text in (explained.demand, explained.mend, explained.why):
        assert (text[0].isupper() or text[0] == "`") and text.endswith(".")


def test_small_letters_will_do() -> None:
    """Nobody has to hold the shift key."""
    assert explain("r14") == explain("R14")


def test_what_a_rule_holds_for() -> None:
    """Kinds of cards and kinds of questions, in their own order."""
    assert (explain("R24").cards, explain("R24").questions) == ((), (ItemKind.MATCH,))
    assert explain("R05").cards == tuple(CardKind)


@pytest.mark.parametrize("rule", ["R18", "R20", "R23", "R26", "R29", "R99", "no-tagline", ""])
def test_unknown_rules(rule: str) -> None:
    """The known ones are listed."""
    with pytest.raises(UsageError) as raised:
        explain(rule)

    assert all(id in raised.value.hint for id in IDS)
