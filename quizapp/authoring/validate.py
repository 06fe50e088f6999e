"""A document checked against the schema, leaving out as little as possible of what does not fit."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from quizapp.authoring.explain import ABSENCES, explained, meant
from quizapp.authoring.schema import Entry
from quizapp.authoring.yaml_text import Document, Path, Value
from quizapp.core.concept import Edit, Spot

E = TypeVar("E", bound=Entry)
_Kept = dict[Path, list[int]]
"""For each list in the file, which of its entries are left, in order."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[E]):
    """What can be used of a document. `entry` is None if nothing can."""

    entry: E | None
    document: Document
    kept: _Kept

    def spot(self, *loc: str | int) -> Spot:
        """Where a field or list entry stands, counted as in `entry`."""
        place = self.document.place(_original(loc, self.kept))
        return place.line, place.column


def validated(document: Document, value: Value, model: type[E]) -> Validated[E]:
    """The document's value as a `model`. What does not fit is reported to the document and left out."""
    whole = value
    refused: set[Path] = set()
    touched = {path[:end] for path in document.refused for end in range(len(path) + 1)}
    kept: _Kept = {}
    value = whole
    while () not in refused:
        try:
            return Validated(model.model_validate(value), document, kept)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = _original(detail["loc"], kept)
                if detail["type"] not in ABSENCES or path not in touched:
                    place, fix = document.place(path), _fix(document, path, meant(detail, model))
                    document.report(place, *explained(detail, model), fix)
                touched.update(path[:end] for end in range(len(path) + 1))
                refused.add(path[:-1] if detail["type"] == "missing" else _written(path, whole))
        kept = {}
        value = _without(refused, whole, (), kept)
    return Validated(None, document, kept)


def _fix(document: Document, path: Path, meant: str) -> Edit | None:
    """Puts the word that was meant in the place of a misspelt one, unless the mapping has that key already."""
    place = document.place(path)
    scalar = next((one for one in document.scalars if (one.line, one.column) == (place.line, place.column)), None)
    if not meant or scalar is None or (*path[:-1], meant) in document.places:
        return None
    return Edit(scalar.line, scalar.column, scalar.end_line, scalar.end_column, meant)


def _original(loc: Path, kept: _Kept) -> Path:
    """Where `loc`, counted in what was kept, stands in the file."""
    path: Path = ()
    for step in loc:
        if isinstance(step, int) and path in kept:
            step = kept[path][step]
        path = (*path, step)
    return path


def _written(path: Path, value: Value) -> Path:
    """The part of `path` that is in the file: a text that stands for a list or mapping has nothing inside."""
    for depth, step in enumerate(path):
        match value, step:
            case dict(), str():
                value = value[step]
            case list(), int():
                value = value[step]
            case _:
                return path[:depth]
    return path


def _without(refused: set[Path], value: Value, path: Path, kept: _Kept) -> Value:
    if isinstance(value, dict):
        return {
            key: _without(refused, item, (*path, key), kept)
            for key, item in value.items()
            if (*path, key) not in refused
        }
    if isinstance(value, list):
        kept[path] = [index for index in range(len(value)) if (*path, index) not in refused]
        return [_without(refused, value[index], (*path, index), kept) for index in kept[path]]
    return value
