"""Matching concepts with their lines."""

from quizapp.core.card import ItemKind
from tests.core.quiz.questions.shelves import cid, items, only, planets, shipped_shelf


def test_one_match_for_each_concept() -> None:
    """Each with three others of its section, the titles and the cards behind them in the order shown."""
    found = only(items(planets()), ItemKind.MATCH)

    assert {item.concept_id for item in found} == {
        cid(name) for name in ("Mercury", "Venus", "Earth", "Mars", "Jupiter")
    }
    for item in found:
        assert item.prompt == f"Match each concept with its line: “{item.concept}” and three others of “Section”."
        assert len(item.pairs) == 4
        assert [card for card in item.cards] == [f"{cid(title)}#tagline#" for title, _ in item.pairs]
        assert item.card in item.cards


def test_the_one_it_is_about_stands_anywhere() -> None:
    """Not always on top."""
    found = only(items(shipped_shelf()), ItemKind.MATCH)

    assert len({[title for title, _ in item.pairs].index(item.concept) for item in found}) == 4


def test_no_line_speaks_of_a_title() -> None:
    """Or it would be too easy."""
    shelf = planets(venus={"tagline": "A hot twin of our Earth"})

    assert not [item for item in only(items(shelf), ItemKind.MATCH) if "Venus" in dict(item.pairs)]
