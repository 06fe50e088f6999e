"""What a person types into a search is always a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.query import LONGEST_WORD, MOST_WORDS, CardState, Query, Word, parse_query
from quizapp.core.text import control_characters


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("neap ti", Query((Word("neap"), Word("ti")))),
        ('"right angle"', Query((Word("right angle", whole=True),))),
        ('"right ang', Query((Word("right ang", whole=True),))),
        ("deck:tides sea", Query((Word("sea"),), decks=("tides",))),
        ('deck:"Model types"', Query(decks=("Model types",))),
        ("tag:exam", Query(tags=("exam",))),
        ("is:due state:NEW is:due", Query(states=(CardState.DUE, CardState.NEW))),
        ("is:le", Query(states=(CardState.LEECH,))),
        ("is:odd", Query((Word("odd"),))),
        ("12:30", Query((Word("12:30"),))),
        ("is: deck: tag:", Query()),
        (' " ( * ^ - + ', Query()),
        ("", Query()),
    ],
)
def test_words_and_filters(typed: str, query: Query) -> None:
    """Filters have a name and a colon; everything else is looked for, as far as it has a letter."""
    assert query == parse_query(typed)


PIECES = ("deck:", "TAG:", "is:", "state:", "due", '"', " ", "\n", "\x1b", "\u202e", "é", "x" * 60)


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_a_query(typed: str) -> None:
    """Nothing is refused; whatever is pasted, what is looked for is bounded, has a letter and can be printed."""
    query = parse_query(typed)
    names = (*query.decks, *query.tags)

    assert len(query.words) <= MOST_WORDS
    assert all(len(word.text) <= LONGEST_WORD and letters(word.text) for word in query.words)
    assert not any(list(control_characters(text)) for text in (*names, *(word.text for word in query.words)))
    assert "" not in names
    assert len(set(query.states)) == len(query.states)


@given(st.text(st.characters(exclude_characters=":"), max_size=2 * MOST_WORDS))
def test_no_letter_is_lost(typed: str) -> None:
    """Where no filter is named, all letters and digits are looked for, in their order."""
    assert letters("".join(word.text for word in parse_query(typed).words)) == letters(typed)


def letters(text: str) -> str:
    """The letters and digits alone."""
    return "".join(filter(str.isalnum, text))


def test_a_pasted_page_is_cut() -> None:
    """Its first words are looked for."""
    assert len(parse_query("word " * 1000).words) == 20
