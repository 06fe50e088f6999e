"""The JSON Schema of concept files and of deck.yaml, for editors: made of the models that validate them."""

from enum import StrEnum
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from quizapp.authoring.schema import ConceptEntry, ConceptsFile, DeckEntry

Schema: TypeAlias = dict[str, Any]
"""JSON, which pydantic types no further."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class FileKind(StrEnum):
    """What a file describes."""

    CONCEPT = "concept"
    DECK = "deck"


_MODELS: dict[FileKind, TypeAdapter[Any]] = {
    FileKind.CONCEPT: TypeAdapter(ConceptEntry | ConceptsFile),
    FileKind.DECK: TypeAdapter(DeckEntry),
}


def json_schema(kind: FileKind) -> Schema:
    """The schema of one kind of file, as strict as `quizapp check` and no stricter.

    Every scalar is a text here, so an editor must not complain about `a: 1914` or `a: no`, nor about a key that waits
    for its value.
    """
    schema = _MODELS[kind].json_schema()
    return {"$schema": _DIALECT, **_loosened(schema), "title": f"quizapp {kind} file"}


def _loosened(schema: Schema) -> Schema:
    """What YAML takes for a number or a truth value is a text for us; what is empty counts as absent."""
    loose: Schema = {}
    for key, value in schema.items():
        if key == "properties":
            required = schema.get("required", ())
            loose[key] = {name: _property(field, name in required) for name, field in value.items()}
        else:
            loose[key] = _anything(value)
    if loose.get("type") == "string" and "enum" not in loose:
        loose["type"] = ["string", "number", "boolean"]
    return loose


def _anything(value: Any) -> Any:
    if isinstance(value, dict):
        return _loosened(value)
    return [_anything(item) for item in value] if isinstance(value, list) else value


def _property(field: Schema, required: bool) -> Schema:
    loose = _loosened(field)
    loose.pop("default", None)
    loose.pop("title", None)
    if required:
        return loose
    if "anyOf" in loose:
        nothing = {"type": "null"}
        return {**loose, "anyOf": [*(option for option in loose["anyOf"] if option != nothing), nothing]}
    if "type" in loose:
        kinds = loose["type"] if isinstance(loose["type"], list) else [loose["type"]]
        return {**loose, "type": [*kinds, "null"]}
    return loose
