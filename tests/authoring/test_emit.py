"""Concepts as YAML."""

from dataclasses import asdict

import pytest

from quizapp.authoring.emit import concept_text, concepts_text
from quizapp.authoring.insert import bare
from quizapp.authoring.parse import parse_concepts
from quizapp.authoring.read import read_folder
from quizapp.config import shipped_decks
from quizapp.core.concept import Concept, ConceptId, DeckId, Statement

FILES = [file for file in read_folder(str(shipped_decks())) if file.concepts]


def read_back(text: str, concept: Concept) -> list[object]:
    """The concepts in a text, as a file of the concept's deck."""
    found, problems = parse_concepts(text, concept.path, concept.deck, concept.id.rpartition("/")[2])
    assert problems == ()
    return [bare(asdict(one)) for one in found]


@pytest.mark.parametrize("file", FILES, ids=[file.path for file in FILES])
def test_a_concept_is_read_back_as_it_was(file: object) -> None:
    """Every field of every shipped concept."""
    for concept in file.concepts:  # type: ignore[attr-defined]  # a FileRead
        assert read_back(concept_text(concept, named=True), concept) == [bare(asdict(concept))]


def test_several_concepts_are_read_back_as_they_were() -> None:
    """In one file; an id is written only where the title does not tell it."""
    concepts = [
        Concept(ConceptId("d/ebb"), DeckId("d"), "Ebb", "", "d/x.yaml", what_it_is="The sea goes.\n\nIt leaves."),
        Concept(ConceptId("d/flood-2"), DeckId("d"), "Flood", "", "d/x.yaml", steps=("it comes", "no")),
    ]
    text = concepts_text(concepts)

    assert read_back(text, concepts[0]) == [bare(asdict(concept)) for concept in concepts]
    assert text.count("id:") == 1


def test_statements_are_written_as_in_the_guide() -> None:
    """Without quotes around their keys."""
    concept = Concept(
        ConceptId("d/x"), DeckId("d"), "X", "", "d/x.yaml", statements=(Statement("'true': is here", truth=True),)
    )

    assert "- true: " in concept_text(concept)
