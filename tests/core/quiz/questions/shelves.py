"""Shelves to compose quizzes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from random import Random
from typing import Any

from quizapp.authoring.read import default_deck, read_folder
from quizapp.config import shipped_decks
from quizapp.core.card import ItemKind
from quizapp.core.concept import Concept, ConceptId, DeckId, ordered
from quizapp.core.generate import Context, Name, generate
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.compose import compose
from quizapp.core.quiz.questions.shelf import Peer, Shelf
from quizapp.core.quiz.wish import Wish
from quizapp.core.text import normal
from quizapp.workspace.contexts import contexts

EVERYTHING = 100_000
"""More questions than any shelf holds."""


def shelf_of(
    concepts: Iterable[Concept],
    mixed_up: Mapping[ConceptId, Sequence[ConceptId]] | None = None,
    to_tell_apart: Iterable[tuple[ConceptId, ConceptId]] = (),
) -> Shelf:
    """All cards of some concepts, which stand in teaching order."""
    everything = list(concepts)
    known = contexts(everything)
    return Shelf(
        cards=[card for concept in everything for card in generate(concept, known[concept.deck]).cards],
        peers={concept.id: _peer(concept, position) for position, concept in enumerate(everything)},
        context=Context(tuple(Name(concept.id, concept.title, concept.aliases) for concept in everything)),
        mixed_up=mixed_up or {},
        to_tell_apart=frozenset(map(frozenset, to_tell_apart)),
    )


@cache
def shipped() -> tuple[Concept, ...]:
    """The concepts of the shipped decks, in teaching order."""
    files = read_folder(str(shipped_decks()))
    decks = {file.deck.id: file.deck for file in files if file.deck}
    concepts = sorted((concept for file in files for concept in file.concepts), key=lambda concept: concept.deck)
    found: list[Concept] = []
    for name, members in groupby(concepts, lambda concept: concept.deck):
        deck = decks.get(name) or default_deck(name)
        found += (concept.within(deck) for concept in ordered(deck, list(members)))
    return tuple(found)


@cache
def shipped_shelf() -> Shelf:
    """The shelf of all shipped decks."""
    return shelf_of(shipped())


def items(shelf: Shelf, wish: Wish | None = None, seed: int = 0) -> list[Item]:
    """The questions that are asked first; all there are if nothing else is wished for."""
    return [each.item for each in compose(shelf, wish or Wish(count=EVERYTHING), Random(seed))]


def _peer(concept: Concept, position: int) -> Peer:
    return Peer(
        id=concept.id,
        deck=concept.deck,
        title=concept.title,
        section=concept.section,
        position=position,
        tagline=concept.tagline,
        aliases=concept.aliases,
        related=concept.related,
        confusable_with=concept.confusable_with,
        not_distractors=concept.not_distractors,
    )


def concept(title: str, tagline: str = "", **fields: Any) -> Concept:
    """A concept of the deck `d` with an id from its title, and nothing but what is given."""
    deck = DeckId(fields.pop("deck", "d"))
    slug = normal(title)
    blank = Concept(ConceptId(f"{deck}/{slug}"), deck, title, "Section", f"{deck}/{slug}.yaml", tagline=tagline)
    return replace(blank, **fields)


def cid(title: str) -> ConceptId:
    """The id that `concept` gives to a title."""
    return ConceptId(f"d/{normal(title)}")


PLANETS = (
    concept("Mercury", "The small neighbour of the sun", what_it_is="Mercury is the planet with the shortest year."),
    concept("Venus", "The hot twin under thick clouds", what_it_is="Venus is the planet that turns backwards."),
    concept("Earth", "The wet world that we live on", what_it_is="Earth is the planet with oceans on its surface."),
    concept("Mars", "The red desert with two moons", what_it_is="Mars is the planet that looks rusty from afar."),
    concept(
        "Jupiter", "The giant with a storm for an eye", what_it_is="Jupiter is the planet that outweighs the rest."
    ),
)
"""Five concepts of one section, none of which refers to another."""


def planets(**changes: dict[str, Any]) -> Shelf:
    """The shelf of the planets; `mars={...}` changes fields of one of them."""
    return shelf_of(replace(planet, **changes.get(planet.title.lower(), {})) for planet in PLANETS)


def only(found: Iterable[Item], kind: ItemKind) -> list[Item]:
    """The questions of one kind."""
    return [item for item in found if item.kind is kind]
