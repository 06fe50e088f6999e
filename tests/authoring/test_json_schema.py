"""The schema that editors read: as strict as `check`, and no stricter."""

import re
from pathlib import Path
from typing import Any

import pytest

from quizapp.authoring.json_schema import FileKind, json_schema
from quizapp.authoring.schema import ConceptEntry, DeckEntry
from quizapp.authoring.yaml_text import read_yaml
from quizapp.config import shipped_decks

KINDS = {"string": str, "array": list, "object": dict, "null": type(None), "boolean": bool, "integer": int}


def complaints(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> list[str]:
    """What an editor would say: the part of JSON Schema that our schemas use."""
    if "$ref" in schema:
        return complaints(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    found: list[str] = []
    if "anyOf" in schema:
        each = [complaints(value, option, whole) for option in schema["anyOf"]]
        found += [] if any(not one for one in each) else min(each, key=len)
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(_is(value, name) for name in names):
            return [f"{value!r} is no {names}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{value!r} is none of {schema['enum']}")
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{value!r} does not fit {schema['pattern']}")
    if isinstance(value, dict) and "properties" in schema:
        found += [f"{key} is missing" for key in schema.get("required", ()) if key not in value]
        for key, item in value.items():
            known = schema["properties"].get(key)
            found += complaints(item, known, whole) if known else [f"{key} is unknown"]
    if isinstance(value, list):
        found += [one for item in value for one in complaints(item, schema.get("items", {}), whole)]
    return found


def _is(value: Any, name: str) -> bool:
    if name in ("number", "integer") and isinstance(value, str):  # our reader leaves digits as text
        return value.replace(".", "", 1).isdigit()
    return isinstance(value, float | int) if name == "number" else isinstance(value, KINDS[name])


@pytest.mark.parametrize("path", sorted(shipped_decks().glob("*/*.yaml")), ids=lambda path: path.name)
def test_an_editor_accepts_what_we_ship(path: Path) -> None:
    """Every concept and deck.yaml."""
    schema = json_schema(FileKind.DECK if path.name == "deck.yaml" else FileKind.CONCEPT)

    assert complaints(read_yaml(path.read_text(), path.name).value, schema, schema) == []


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({"title": "X", "tagine": "a line"}, "tagine is unknown"),
        ({"tagline": "a line"}, "title is missing"),
        ({"title": "X", "facts": [{"q": "Who?"}]}, "a is missing"),
        ({"title": "X", "id": "No Spaces"}, "'No Spaces' does not fit ^[a-z0-9-]+$"),
        ({"title": "X", "resources": "a book"}, "'a book' is no ['array', 'null']"),
    ],
)
def test_an_editor_sees_what_check_sees(value: dict[str, Any], complaint: str) -> None:
    """Misspelt and missing keys, forms and types."""
    schema = json_schema(FileKind.CONCEPT)

    assert complaint in complaints(value, schema, schema)


@pytest.mark.parametrize(
    "value",
    [
        {"title": 1984, "tagline": None, "facts": [{"q": "When?", "a": 1914}, {"q": "What?", "a": True}]},
        {"concepts": [{"title": "X", "what_it_is": ["one", "two"]}, {"title": "Y", "aliases": "Z"}]},
        {"title": "X", "resources": ["a book", {"title": "another", "minutes": 5}], "clozes": ["a {{b}}"]},
    ],
)
def test_an_editor_does_not_complain_of_what_is_fine(value: dict[str, Any]) -> None:
    """A number or truth value is a text to us, what is empty is absent, and a text stands for a list of one."""
    schema = json_schema(FileKind.CONCEPT)

    assert complaints(value, schema, schema) == []


def test_every_field_explains_itself() -> None:
    """An editor shows the description beside the field."""
    concept = json_schema(FileKind.CONCEPT)
    parts = [part for part in concept["$defs"].values() if part["title" if "title" in part else "anyOf"] != "CardKind"]
    entries = [option for part in parts for option in part.get("anyOf", [part]) if "properties" in option]

    assert all(field.get("description") for entry in entries for field in entry["properties"].values())
    assert set(concept["$defs"]["ConceptEntry"]["properties"]) == set(ConceptEntry.model_fields)
    assert set(json_schema(FileKind.DECK)["properties"]) == set(DeckEntry.model_fields)
