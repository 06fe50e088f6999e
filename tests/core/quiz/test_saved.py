"""An unfinished quiz as text."""

import json

from quizapp.core.card import ItemKind
from quizapp.core.concept import DeckId
from quizapp.core.quiz.item import Round
from quizapp.core.quiz.saved import dump, load
from quizapp.core.quiz.sitting import Sitting
from quizapp.core.quiz.wish import Counting, Order, Wish
from tests.core.quiz.items import choice, match
from tests.core.quiz.test_sitting import answer

WISH = Wish((DeckId("sky"),), ("Planets",), 7, frozenset({ItemKind.MATCH}), Order.WEAK_FIRST, Counting.PRACTICE, seed=3)


def test_a_kept_quiz_comes_back_whole() -> None:
    """Its wish, its questions, and the answers so far."""
    given = answer(False)
    sitting = Sitting((Round(match(), choice(explain="é")),), (given,))

    assert load(dump(WISH, sitting)) == (WISH, sitting)


def test_nothing_kept_is_no_quiz() -> None:
    """As in a new database."""
    assert load("") is None


def test_what_another_version_kept_is_no_quiz() -> None:
    """Its answers stay; only the offer to go on is gone."""
    older = json.loads(dump(WISH, Sitting(()))) | {"version": 0}

    assert load(json.dumps(older)) is None
