"""Which cards a quiz may ask, and what their questions know."""

from datetime import timedelta
from random import Random

import pytest

from quizapp.core.memory import Rating
from quizapp.core.quiz.wish import Order, Wish
from quizapp.workspace import Workspace
from quizapp.workspace import shelf as shelves
from quizapp.workspace.review import Question
from quizapp.workspace.shelf import shelf
from tests.conftest import NOON, Opener, write_concept


def asked(space: Workspace, wish: Wish) -> list[str]:
    """The ids of the cards on the shelf, in order."""
    return [card.id for card in shelf(space.db, wish, space.now(), Random(1)).cards]


def test_every_card_may_be_asked(opened: Opener) -> None:
    """Each with its concept among the peers."""
    space = opened()
    found = shelf(space.db, Wish(), space.now(), Random(1))

    assert {card.id for card in found.cards} == {card.id for card in space.cards()}
    assert {card.concept_id for card in found.cards} == set(found.peers)


def test_a_section_narrows_the_cards_but_not_the_peers(opened: Opener) -> None:
    """Wrong options may come from what was not chosen."""
    space = opened()
    write_concept(space.places.decks, "tides/03-bore.yaml", "title: Tidal bore\nsection: Rivers\ntagline: Upstream")
    space.refresh()
    found = shelf(space.db, Wish(sections=("Rivers",)), space.now(), Random(1))

    assert {card.concept for card in found.cards} == {"Tidal bore"}
    assert len(found.peers) == 3


def test_weak_spots_come_first(opened: Opener) -> None:
    """A forgotten card before a known one, and both before what was never seen."""
    review = opened(NOON - timedelta(days=5), show_pages=False).review()
    graded = []
    for rating in (Rating.EASY, Rating.AGAIN):
        assert isinstance(review.state, Question)
        graded.append(review.state.card.id)
        review.reveal()
        review.grade(rating)

    assert asked(opened(), Wish(order=Order.WEAK_FIRST))[:2] == graded[::-1]


def test_of_very_many_concepts_whole_sections_are_taken(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a question still finds its neighbours; which sections is left to chance."""
    space = opened()
    for n in range(4):
        write_concept(space.places.decks, f"tides/1{n}.yaml", f"title: Wave {n}\nsection: Waves\ntagline: Number {n}")
    space.refresh()
    monkeypatch.setattr(shelves, "ENOUGH_CONCEPTS", 2)
    wish = Wish(count=1)
    sections = [{card.section for card in shelf(space.db, wish, space.now(), Random(n)).cards} for n in range(9)]

    assert {frozenset(found) for found in sections} == {frozenset({"Waves"}), frozenset({"Kinds of tide"})}
