"""Questions as values."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import ItemKind
from quizapp.core.generate.draft import ARROW
from tests.core.quiz.items import item, match


@given(steps=st.lists(st.text(alphabet="ab ", min_size=1, max_size=4), min_size=2, max_size=6, unique=True))
def test_the_right_order_is_that_of_the_answer(steps: list[str]) -> None:
    """Also where one step begins or ends like another."""
    asked = item(ItemKind.ORDER, options=tuple(sorted(steps)), answer=ARROW.join(steps))

    assert asked.right_order == tuple(steps)


def test_a_step_may_hold_an_arrow() -> None:
    """It is not torn apart."""
    asked = item(ItemKind.ORDER, options=("stop", "a → b", "go"), answer="go → a → b → stop")

    assert asked.right_order == ("go", "a → b", "stop")


def test_the_lines_of_a_match_tell_nothing_of_its_titles() -> None:
    """They are sorted, whatever the order of the titles."""
    assert match().lines == ("hot", "red", "wet")
