"""The quality rules in words."""

import pytest

from quizapp.core.card import CardKind, ItemKind
from quizapp.core.codes import WHY
from quizapp.core.generate.explain import rules
from quizapp.core.generate.rules import RULES

IDS = sorted({rule.id for rule in RULES} | {"R05"})


def test_every_rule_has_its_reason() -> None:
    """And there is no reason without a rule."""
    assert sorted(WHY) == IDS


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_can_be_explained(rule: str) -> None:
    """What it demands, of what, how to mend it, and why: each in whole sentences."""
    explained = rules()[rule]

    assert explained.id == rule
    assert explained.cards or explained.questions
    for text in (explained.demand, explained.mend, explained.why):
        assert (text[0].isupper() or text[0] == "`") and text.endswith(".")


def test_what_a_rule_holds_for() -> None:
    """Kinds of cards and kinds of questions, in their own order."""
    assert (rules()["R24"].cards, rules()["R24"].questions) == ((), (ItemKind.MATCH,))
    assert rules()["R05"].cards == tuple(CardKind)
