"""The schema is also what an editor and the docs are told."""

import pytest
from pydantic import BaseModel

from quizapp.authoring.schema import ConceptEntry, ConceptsFile, DeckEntry
from quizapp.core.concept import Concept, Deck


@pytest.mark.parametrize("model", [ConceptEntry, ConceptsFile, DeckEntry])
def test_every_key_is_described(model: type[BaseModel]) -> None:
    """An editor shows what it is for."""
    schema = model.model_json_schema()
    for described in (schema, *schema.get("$defs", {}).values()):
        for key, field in described.get("properties", {}).items():
            assert "description" in field, key


def test_an_editor_is_told_of_the_short_forms() -> None:
    """A single text for a list, paragraphs as a list, a resource as a title."""
    properties = ConceptEntry.model_json_schema()["properties"]

    assert {"type": "string"} in properties["aliases"]["anyOf"]
    assert {"items": {"type": "string"}, "type": "array"} in properties["what_it_is"]["anyOf"]
    assert {"type": "string"} in properties["resources"]["items"]["anyOf"]


def test_the_schema_has_a_key_for_all_that_is_taught() -> None:
    """A field of a concept or deck that no file could set would be dead."""
    made_by_reader = {"deck", "path", "line", "field_lines", "off", "id"}

    assert set(Concept.__dataclass_fields__) - made_by_reader <= set(ConceptEntry.model_fields)
    assert set(Deck.__dataclass_fields__) - made_by_reader <= set(DeckEntry.model_fields)
