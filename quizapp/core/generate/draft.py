"""Making a card of a concept: what all kinds have in common."""

from dataclasses import replace
from enum import StrEnum

from quizapp.core.card import Card, CardKind, card_id
from quizapp.core.concept import Concept
from quizapp.core.generate.naming import other_names
from quizapp.core.text import plain

ARROW = " → "
"""What stands between the steps of an order."""


TRUE, FALSE = "True", "False"
"""The answers of a statement."""


class Lead(StrEnum):
    """The questions that the generator puts before a text; their words give no answer away."""

    TERM = "Which term fits?"
    DESCRIBED = "Which term does this describe?"
    SUMMED_UP = "Which concept does this line sum up?"
    EXAMPLE = "Which concept is this an example of?"
    STATEMENT = "True or false?"


def draft(
    concept: Concept, kind: CardKind, prompt: str, answer: str, *, slot: str = "", line: int, column: int = 1
) -> Card:
    """A card of `concept` with the fields that every kind fills alike."""
    return Card(
        id=card_id(concept.id, kind, slot),
        kind=kind,
        concept_id=concept.id,
        concept=plain(concept.title),
        section=plain(concept.section),
        prompt=prompt,
        answer=answer,
        line=line,
        column=column,
    )


def naming_the_concept(
    concept: Concept, kind: CardKind, prompt: str, *, slot: str = "", line: int, column: int = 1
) -> Card:
    """A card whose answer is the concept's title; its other names are accepted too."""
    card = draft(concept, kind, prompt, plain(concept.title), slot=slot, line=line, column=column)
    return replace(card, accept=other_names(concept.title, concept.aliases))
