"""Which concept was meant by a wrong answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.concept import ConceptId
from quizapp.core.generate import Name
from quizapp.core.quiz.mixups import taken_for

OWN = ConceptId("tides/spring-tide")

NAMES = [
    Name(ConceptId("seas/neap"), "Neap tide", ()),
    Name(OWN, "Spring tide", ("king tide", "syzygy")),
    Name(ConceptId("tides/neap-tide"), "Neap tide", ("dead tide", "Quadrature tide (QT)")),
    Name(ConceptId("tides/syzygy"), "Syzygy", ()),
]


@pytest.mark.parametrize("typed", ["neap tide", "The Neap Tides", "neap-tide", "dead tide", "QT", "quadrature tide"])
def test_a_title_or_an_alias_names_a_concept(typed: str) -> None:
    """However it is spelt; of two concepts so called it is the one of the same deck."""
    assert taken_for(typed, NAMES, OWN) == "tides/neap-tide"


@pytest.mark.parametrize("typed", ["", "?!", "ebb", "neep tide", "a neap tide comes after", "king tide", "syzygy"])
def test_anything_else_names_none(typed: str) -> None:
    """A slip, a sentence, the concept's own name, and a name that it shares with another."""
    assert taken_for(typed, NAMES, OWN) is None


@given(st.text())
def test_any_text_can_be_looked_up(typed: str) -> None:
    """What is found is one of the concepts, never the one asked about."""
    assert taken_for(typed, NAMES, OWN) in {None, *(name.concept for name in NAMES)} - {OWN}
