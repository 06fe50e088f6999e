"""Line mode: what a typed line means."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import ItemKind
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.marking import mark
from quizapp.plain.answers import how_to_answer, letters, understood
from tests.core.quiz.items import choice, item, match

STEPS = ("Rest", "Knead", "Bake")

ITEMS = (
    choice(),
    match(),
    item(ItemKind.ORDER, options=STEPS, answer="Knead → Rest → Bake"),
    item(ItemKind.TRUE_FALSE, answer="True"),
    item(ItemKind.TYPED),
)


@pytest.mark.parametrize(
    ("asked", "typed", "response"),
    [
        (choice(), "b", "Mars"),
        (choice(), "(B)", "Mars"),
        (choice(), "d", None),
        (choice(), "a b", None),
        (match(), "c a b", ("wet", "hot", "red")),
        (match(), "cab", ("wet", "hot", "red")),
        (match(), "c a", None),
        (match(), "c a a", None),
    ],
)
def test_letters_stand_for_options(asked: Item, typed: str, response: str | tuple[str, ...] | None) -> None:
    """One for a choice, one for each title of a match."""
    assert understood(asked, typed) == response


@pytest.mark.parametrize("asked", ITEMS)
def test_an_empty_line_is_an_empty_answer(asked: Item) -> None:
    """Not known, whatever is asked."""
    assert understood(asked, "") == ""


@pytest.mark.parametrize("asked", ITEMS)
@given(typed=st.text(alphabet=st.one_of(st.sampled_from("abctf (),."), st.characters()), max_size=12))
def test_whatever_is_understood_can_be_marked(asked: Item, typed: str) -> None:
    """No line that a person may type leads to an error."""
    response = understood(asked, typed)

    assert response is None or mark(asked, response)


@given(count=st.integers(min_value=2, max_value=26), data=st.data())
def test_letters_and_what_they_stand_for_are_inverse(count: int, data: st.DataObject) -> None:
    """The letters shown as the right answer are the ones to type."""
    options = tuple(f"step {number}" for number in range(count))
    chosen = tuple(data.draw(st.permutations(options)))

    assert understood(item(ItemKind.ORDER, options=options), letters(options, chosen)) == chosen


@pytest.mark.parametrize("asked", ITEMS)
def test_how_to_answer_is_itself_no_surprise(asked: Item) -> None:
    """The example given is an answer that is understood."""
    _, _, example = how_to_answer(asked).partition("like ")

    assert understood(asked, example) is not None


def test_as_many_letters_as_options() -> None:
    """The last letter named is the last option's."""
    assert how_to_answer(choice()).endswith(ascii_lowercase[len(choice().options) - 1])
