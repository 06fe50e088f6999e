"""What a set of questions holds so far."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quiz.questions.desk import Truths


@given(st.integers(0, 99), st.integers(10, 80))
def test_about_half_of_the_statements_are_true(seed: int, count: int) -> None:
    """Between 40 and 60 % of ten or more."""
    truths, asked = Truths(Random(seed)), []
    for _ in range(count):
        [truth] = truths.order
        truths.note(truth)
        asked.append(truth)

    assert 0.4 <= sum(asked) / count <= 0.6


def test_too_many_of_one_truth_are_not_allowed() -> None:
    """Whoever wrote them."""
    truths = Truths(Random(1))
    truths.note(True)

    assert not truths.allow(True)
    assert truths.order == [False]


def test_a_retry_may_have_either_truth() -> None:
    """It belongs to no set."""
    truths = Truths(Random(1))
    truths.is_kept = False

    assert set(truths.order) == {True, False}
