"""The schema is also what an editor and the docs are told."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from quizapp.authoring.schema import ConceptEntry, ConceptsFile, DeckEntry
from quizapp.core.concept import Concept, Deck


def parts(schema: object) -> Iterator[dict[str, Any]]:
    """A JSON schema and everything in it."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from parts(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)


@pytest.mark.parametrize("model", [ConceptEntry, ConceptsFile, DeckEntry])
def test_every_key_is_described(model: type[BaseModel]) -> None:
    """An editor shows what it is for."""
    mappings = [part["properties"] for part in parts(model.model_json_schema()) if part.get("type") == "object"]

    assert mappings
    for key, field in (pair for mapping in mappings for pair in mapping.items()):
        assert field.get("description"), key


def test_an_editor_is_told_of_the_short_forms() -> None:
    """A single text for a list, paragraphs as a list, a resource as a title, a cloze as a sentence."""
    schema = ConceptEntry.model_json_schema()

    assert {"type": "string"} in schema["properties"]["aliases"]["anyOf"]
    assert {"items": {"type": "string"}, "type": "array"} in schema["properties"]["what_it_is"]["anyOf"]
    assert {"type": "string"} in schema["$defs"]["ResourceEntry"]["anyOf"]
    assert {"type": "string"} in schema["$defs"]["ClozeEntry"]["anyOf"]


def test_the_schema_has_a_key_for_all_that_is_taught() -> None:
    """A field of a concept or deck that no file could set would be dead."""
    made_by_reader = {"deck", "path", "line", "column", "field_lines", "entry_spots", "order_spots", "off", "id"}

    assert set(Concept.__dataclass_fields__) - made_by_reader <= set(ConceptEntry.model_fields)
    assert set(Deck.__dataclass_fields__) - made_by_reader <= set(DeckEntry.model_fields)
