"""Concepts to generate from, and a short way to get their cards."""

from dataclasses import replace
from typing import Any

from quizapp.core.card import Card, CardId, CardKind
from quizapp.core.concept import Concept, ConceptId, DeckId
from quizapp.core.generate import Context, Name, generate

ENZYMES = Concept(
    id=ConceptId("cells/enzymes"),
    deck=DeckId("cells"),
    title="Enzymes",
    section="Cells",
    path="cells/enzymes.yaml",
    tagline="Helpers that hurry the chemistry of life along",
    aliases=("biological catalysts",),
    what_it_is="""Enzymes are proteins that speed up the many reactions of a living cell. They hold their **substrate**
in a pocket of matching form. Strong heat changes this form for good, which is called denaturation.""",
    why_it_matters="""Digestion would take years without enzymes. Washing powders use them as well.""",
    field_lines=(("title", 1), ("tagline", 2), ("what_it_is", 5), ("why_it_matters", 9)),
)

MEIOSIS = Concept(
    id=ConceptId("cells/meiosis"),
    deck=DeckId("cells"),
    title="Meiosis",
    section="Cells",
    path="cells/meiosis.yaml",
    tagline="Two divisions that halve the chromosomes",
    what_it_is="""Meiosis is a kind of division that yields four sex cells from one. Unlike mitosis, it halves the
number of chromosomes.""",
)

MITOSIS = Concept(
    id=ConceptId("cells/mitosis"),
    deck=DeckId("cells"),
    title="Mitosis",
    section="Cells",
    path="cells/mitosis.yaml",
    what_it_is="Mitosis is a kind of division that gives two nuclei with the same chromosomes.",
)


def context_of(*concepts: Concept) -> Context:
    """The names of some concepts."""
    return Context(tuple(Name(concept.id, concept.title, concept.aliases) for concept in concepts))


CONTEXT = context_of(ENZYMES, MEIOSIS, MITOSIS)


def titled(title: str, what_it_is: str = "", **fields: Any) -> Concept:
    """A concept with nothing but what is given."""
    blank = Concept(ConceptId("d/x"), DeckId("d"), title, "Section", "d/x.yaml")
    return replace(blank, what_it_is=what_it_is, **fields)


def cards(concept: Concept, kind: CardKind, context: Context = CONTEXT) -> list[Card]:
    """The cards of one kind, in their order."""
    return [card for card in generate(concept, context).cards if card.kind is kind]


def card(concept: Concept, kind: CardKind, context: Context = CONTEXT) -> Card:
    """The only card of its kind."""
    found = cards(concept, kind, context)
    assert len(found) == 1, found
    return found[0]


def made(kind: CardKind, prompt: str, answer: str, **fields: Any) -> Card:
    """A card as the rules see it, with nothing wrong but what is given."""
    return Card(
        id=CardId(f"d/x#{kind}#"),
        kind=kind,
        concept_id=ConceptId("d/x"),
        concept=fields.pop("concept", "Enzymes"),
        section="Section",
        prompt=prompt,
        answer=answer,
        **fields,
    )
