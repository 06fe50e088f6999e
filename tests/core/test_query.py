"""What a person types into a search is always a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.query import CardState, Query, Word, parse_query


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


@given(st.text())
def test_any_text_is_a_query(typed: str) -> None:
    """Nothing that can be typed or pasted is refused."""
    parse_query(typed)


def test_a_pasted_page_is_cut() -> None:
    """Its first words are looked for."""
    assert len(parse_query("word " * 1000).words) == 20
