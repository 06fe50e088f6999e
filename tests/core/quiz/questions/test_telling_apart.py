"""Telling two concepts apart."""

from dataclasses import replace

from quizapp.core.card import ItemKind
from quizapp.core.concept import Concept, ConceptId, Contrast
from quizapp.core.quiz.item import Item
from tests.core.quiz.questions.shelves import PLANETS, cid, items, only, shelf_of


def contrasts(*deck: Concept, mixed_up: dict[ConceptId, list[ConceptId]] | None = None) -> dict[str, Item]:
    """The contrasts of a deck by their cards."""
    return {item.card: item for item in only(items(shelf_of(deck, mixed_up)), ItemKind.CONTRAST)}


def with_earth(**changes: object) -> list[Concept]:
    """The planets, with other fields of the Earth."""
    return [replace(each, **changes) if each.title == "Earth" else each for each in PLANETS]  # type: ignore[arg-type]


def test_both_lines_are_offered() -> None:
    """The right one is that of the first; the other concept is known by its id."""
    found = contrasts(*with_earth(related=("venus",)))["d/earth#definition#"]

    assert found.prompt == "Telling “Earth” from “Venus”: which line sums up the first?"
    assert found.answer == "The wet world that we live on."
    assert "The hot twin under thick clouds." in found.options
    assert (found.other, len(found.options)) == (cid("Venus"), 4)


def test_a_contrast_card_has_its_own_question() -> None:
    """The definition then goes to another pair, if there is one."""
    written = Contrast("venus", "In the sky", "is below us", "is above us")
    found = contrasts(*with_earth(contrasts=(written,), related=("venus", "jupiter")))

    assert found["d/earth#contrast#venus"].other == cid("Venus")
    assert found["d/earth#definition#"].other == cid("Jupiter")


def test_what_was_mixed_up_goes_before_what_is_related() -> None:
    """The learner knows best."""
    found = contrasts(*with_earth(related=("venus",)), mixed_up={cid("Earth"): [cid("Jupiter")]})

    assert found["d/earth#definition#"].other == cid("Jupiter")


def test_strangers_are_not_compared() -> None:
    """Nothing would be learnt from it."""
    assert contrasts(*PLANETS) == {}
