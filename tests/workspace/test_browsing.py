"""The library as a tree."""

from pathlib import Path

import pytest

from quizapp.core.memory import Rating
from quizapp.workspace.browsing import Known, tree
from quizapp.workspace.review import Question
from tests.conftest import Opener, write_concept


def test_decks_sections_and_concepts_in_teaching_order(opened: Opener, decks: Path) -> None:
    """Each with its cards."""
    write_concept(decks, "tides/03-tide.yaml", "title: Tide\nsection: Basics\n")
    write_concept(decks, "tides/04-bore.yaml", "title: Bore\nsection: Kinds of tide\n")
    write_concept(decks, "sea/one.yaml", "title: Wave\nfacts: [{q: What moves?, a: the shape}]\n")
    space = opened()
    sea, tides = tree(space)

    assert [(section.title, [leaf.title for leaf in section.concepts]) for section in tides.sections] == [
        ("Kinds of tide", ["Spring tide", "Neap tide", "Bore"]),
        ("Basics", ["Tide"]),
    ]
    assert (sea.title, sea.sections[0].title, sea.known) == ("Sea", "Sea", Known(1, 0.0))
    assert tides.known.cards == len(space.cards()) - 1


def test_mastery_is_the_mean_recall(opened: Opener) -> None:
    """A card that was never answered counts as not known."""
    space = opened(show_pages=False)
    review = space.review()
    assert isinstance(review.state, Question)
    review.reveal()
    review.grade(Rating.EASY)
    [tides] = tree(space)

    assert tides.known.mastery == pytest.approx(1 / len(space.cards()))
    assert Known().mastery == 0
