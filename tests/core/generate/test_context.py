"""The names of other concepts: finding them, and noticing when they change."""

from dataclasses import replace

import pytest

from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.generate import Context, Name
from quizapp.core.generate.context import Kin

CELLS = DeckId("bio/cells")
WALL = Name(ConceptId("bio/cells/cell-wall"), "Cell Wall", ("rigid layer",))
PLANT = Name(ConceptId("bio/plants/wall"), "Cell wall", ())
YEAST = Name(ConceptId("bread/yeast"), "Yeast", ("baker's yeast",))
CONTEXT = Context((PLANT, WALL, YEAST))


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("bio/cells/cell-wall", WALL),
        ("cell-wall", WALL),
        ("cell wall", WALL),
        ("Rigid Layer", WALL),
        ("yeast", YEAST),
        ("BAKER'S YEAST", YEAST),
        ("bread/yeast", YEAST),
        ("wall", None),
        ("bio/cells/yeast", None),
        ("", None),
    ],
)
def test_find(reference: str, expected: Name | None) -> None:
    """A reference is an id, a slug or title of the same deck, or a title or alias anywhere, nearest first."""
    assert CONTEXT.find(reference, CELLS) == expected


def test_digest_tells_when_a_name_changes() -> None:
    """The order of the names does not matter; each title and alias does."""
    assert CONTEXT.digest() == Context((YEAST, WALL, PLANT)).digest()
    assert CONTEXT.digest() != Context((PLANT, WALL)).digest()
    assert CONTEXT.digest() != Context((PLANT, WALL, Name(YEAST.concept, "Yeast", ()))).digest()
    assert CONTEXT.digest() != Context((PLANT, WALL, Name(YEAST.concept, "Yeasts", YEAST.aliases))).digest()


def test_digest_tells_when_a_kin_changes() -> None:
    """The line of a concept that another is told apart from stands on the other's card."""
    kin = Kin(PLANT.concept, WALL, "The outer shell of a cell", "confusable_with")
    told_apart = Context(CONTEXT.names, (kin,))

    assert told_apart.digest() == Context((YEAST, WALL, PLANT), (kin,)).digest()
    assert told_apart.digest() != CONTEXT.digest()
    assert told_apart.digest() != Context(CONTEXT.names, (replace(kin, tagline="A shell of a cell"),)).digest()


def test_kin_of_a_concept() -> None:
    """Only of the one that has the card."""
    kin = Kin(PLANT.concept, WALL, "The outer shell of a cell", "confusable_with")
    told_apart = Context(CONTEXT.names, (kin,))

    assert list(told_apart.kin_of(PLANT.concept)) == [kin]
    assert list(told_apart.kin_of(WALL.concept)) == []


def test_contexts_are_values() -> None:
    """Looking something up does not change what a context is equal to."""
    other = Context(CONTEXT.names)
    CONTEXT.find("yeast", CELLS)

    assert other == CONTEXT
    assert hash(other) == hash(CONTEXT)


def test_words_shared_by_a_deck() -> None:
    """A word of at least half of a deck's titles is shared; with fewer than three titles none is."""
    names = [Name(ConceptId(f"walls/{kind}"), f"{kind} wall", ()) for kind in ("fire", "sea", "dry")]

    assert Context(tuple(names)).shared(DeckId("walls")) == {"wall"}
    assert Context(tuple(names[:2])).shared(DeckId("walls")) == frozenset()
    assert Context(tuple(names)).shared(DeckId("other")) == frozenset()
