"""Decks and concepts."""

import pytest

from quizapp.core.concept import Concept, ConceptId, Deck, DeckId, ordered


def concept(path: str, title: str = "", line: int = 1) -> Concept:
    """A concept of deck `d` in the file `path`."""
    slug = path.removesuffix(".yaml")
    return Concept(ConceptId(f"d/{slug}"), DeckId("d"), title or slug, "", f"d/{path}", line)


def order(names: tuple[str, ...], *concepts: Concept) -> list[str]:
    """The titles in the order of a deck that lists `names`."""
    return [found.title for found in ordered(Deck(DeckId("d"), "D", order=names), concepts)]


def test_files_are_in_the_order_of_their_names() -> None:
    """As a person counts: 2 comes before 10."""
    assert order((), concept("10-c.yaml"), concept("2-b.yaml"), concept("a.yaml"), concept("1-a.yaml")) == [
        "1-a",
        "2-b",
        "10-c",
        "a",
    ]


def test_concepts_of_one_file_are_in_the_order_of_their_lines() -> None:
    """As their author wrote them."""
    assert order((), concept("a.yaml", "second", 20), concept("a.yaml", "first", 3)) == ["first", "second"]


@pytest.mark.parametrize("name", ["z", "d/z", "The Last"])
def test_what_the_deck_lists_comes_first(name: str) -> None:
    """By slug, id or title."""
    assert order((name, "y"), concept("a.yaml"), concept("y.yaml"), concept("z.yaml", "The last")) == [
        "The last",
        "y",
        "a",
    ]


def test_an_order_may_name_what_is_not_there() -> None:
    """And may name one twice: the first counts."""
    assert order(("b", "nothing", "a", "b"), concept("a.yaml"), concept("b.yaml")) == ["b", "a"]
