"""The tables of decks/README.md, made from the schema: `python -m tests.guide` writes them anew."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quizapp.authoring.json_schema import FileKind, json_schema

GUIDE = Path(__file__).parent.parent / "decks" / "README.md"

_SCALARS = {"string": "text", "integer": "whole number", "number": "number"}


def with_tables(guide: str) -> str:
    """The guide with each table as the schema has it."""
    for kind in FileKind:
        table = "\n".join(_table(kind))
        guide = re.sub(
            rf"(<!-- {kind} -->\n).*?(<!-- end -->)",
            lambda found, table=table: f"{found[1]}{table}\n{found[2]}",  # type: ignore[misc]  # bound per turn
            guide,
            flags=re.DOTALL,
        )
    return guide


def _table(kind: FileKind) -> Iterator[str]:
    schema = json_schema(kind)
    parts = schema["$defs"]
    fields = parts["ConceptEntry"] if kind is FileKind.CONCEPT else schema
    yield from ("| field | holds | what for |", "|---|---|---|")
    used: list[str] = []
    for name, field in fields["properties"].items():
        part = _part(field)
        yield f"| `{name}` | {_holds(field, parts)} | {_words(field)} |"
        if part and kind is FileKind.CONCEPT:
            used.append(name)
    for name in used:
        for inner, field in _properties(parts[_part(fields["properties"][name])]).items():
            yield f"| `{name}`: `{inner}` | {_holds(field, parts)} | {_words(field)} |"


def _holds(field: dict[str, Any], parts: dict[str, Any]) -> str:
    if part := _part(field):
        keys = ", ".join(f"`{key}`" for key in _properties(parts[part]))
        return keys if "$ref" in field else f"list of {keys}"
    options = field.get("anyOf", [field])
    if any(option.get("type") == "array" for option in options):
        return "text or list"
    kinds = [kind for option in options for kind in _kinds(option)]
    return next(_SCALARS[kind] for kind in ("integer", "string", "number") if kind in kinds)


def _part(field: dict[str, Any]) -> str:
    """The definition that the entries of a field follow; empty for texts and numbers."""
    reference = field.get("$ref") or field.get("items", {}).get("$ref", "")
    return str(reference).rpartition("/")[2]


def _properties(part: dict[str, Any]) -> dict[str, Any]:
    options = part.get("anyOf", [part])
    return next(option["properties"] for option in options if "properties" in option)


def _kinds(option: dict[str, Any]) -> list[str]:
    kinds = option.get("type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def _words(field: dict[str, Any]) -> str:
    return str(field["description"]).replace("|", "\\|")


if __name__ == "__main__":
    GUIDE.write_text(with_tables(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
