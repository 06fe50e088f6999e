"""A concept file while it is being written."""

from pathlib import Path

import pytest

from quizapp.core.card import Card
from quizapp.core.concept import Concept
from quizapp.core.generate import Context, Generated, generate
from quizapp.workspace import Workspace
from quizapp.workspace import draft as module
from quizapp.workspace.draft import Draft
from tests.conftest import Opener, write_concept

FILE = "tides/02-neap-tide.yaml"

SEVERAL = """
concepts:
  - title: Ebb
    tagline: The sea runs off
    facts:
      - {q: How long does it last?, a: six hours}
  - title: Flood
    tagline: The sea comes back
    facts:
      - {q: How long does the water rise?, a: six hours and a bit}
"""


@pytest.fixture
def space(opened: Opener) -> Workspace:
    """The tides, taken in."""
    return opened()


def draft(space: Workspace, path: str = FILE) -> Draft:
    """A file of that workspace."""
    return Draft(space.db, str(space.places.decks), path)


def text(space: Workspace, path: str = FILE) -> str:
    """What the file says."""
    return (space.places.decks / path).read_text(encoding="utf-8")


def test_it_makes_what_taking_in_would_make(space: Workspace) -> None:
    """Card by card, each at its line."""
    taken_in = [card for card in space.cards() if card.concept_id == "tides/neap-tide"]

    assert draft(space).saved().cards == tuple(taken_in)
    assert draft(space).sketch(text(space)).cards == tuple(taken_in)


def test_a_change_is_seen_before_it_is_saved(space: Workspace) -> None:
    """The database still has what was saved."""
    changed = draft(space).sketch(text(space).replace("calmest range", "flattest sea"))

    assert any("flattest sea" in card.prompt for card in changed.cards)
    assert not any("flattest sea" in card.prompt for card in space.cards())


def test_a_broken_text_is_a_problem(space: Workspace) -> None:
    """Nothing raises; the place is told."""
    sketch = draft(space).sketch("title: [unclosed\ntagline: x\n")

    assert sketch.concepts == ()
    assert [(problem.path, problem.code) for problem in sketch.problems] == [(FILE, "yaml-syntax")]


def test_only_what_changed_is_made_anew(space: Workspace, monkeypatch: pytest.MonkeyPatch, decks: Path) -> None:
    """Also where it has moved down; its cards know their new lines."""
    write_concept(decks, "tides/several.yaml", SEVERAL)
    several = draft(space, "tides/several.yaml")
    before = several.saved()
    made: list[str] = []

    def noted(concept: Concept, context: Context) -> Generated:
        made.append(concept.title)
        return generate(concept, context)

    monkeypatch.setattr(module, "generate", noted)
    after = several.sketch(
        SEVERAL.lstrip().replace("      - {q: How long", "      # new\n      - {q: How very long", 1)
    )

    assert made == ["Ebb"]
    assert lines(after.cards, "Flood") == [line + 1 for line in lines(before.cards, "Flood")]


def lines(cards: tuple[Card, ...], concept: str) -> list[int]:
    """The lines of a concept's cards."""
    return [card.line for card in cards if card.concept == concept]


def test_a_new_name_reaches_its_siblings(space: Workspace, decks: Path) -> None:
    """What a concept is called matters to the cards of others."""
    write_concept(decks, "tides/several.yaml", SEVERAL)
    several = draft(space, "tides/several.yaml")
    renamed = SEVERAL.replace("title: Flood", "title: Flood\n    confusable_with: [ebb]")

    assert not any(card.kind == "contrast" for card in several.saved().cards)
    assert any(card.kind == "contrast" for card in several.sketch(renamed).cards)


def test_the_description_of_a_deck_makes_no_cards(space: Workspace) -> None:
    """But it may have problems."""
    described = draft(space, "tides/deck.yaml")

    assert described.sketch("title: Tides\n") == described.saved()
    assert described.sketch("titel: Tides\n").problems != ()


def test_one_concept_of_several(space: Workspace, decks: Path) -> None:
    """With the problems of the whole file; all of it where the concept is not there."""
    write_concept(decks, "tides/several.yaml", SEVERAL)
    sketch = draft(space, "tides/several.yaml").saved()

    assert {card.concept for card in sketch.of(sketch.concepts[1].id).cards} == {"Flood"}
    assert sketch.of(space.cards()[0].concept_id) == sketch
