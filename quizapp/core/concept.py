"""What a person writes: decks of concepts, and the problems found in them."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, NewType

from quizapp.core.text import normal

DeckId = NewType("DeckId", str)
"""The deck folder's path below the decks folder, with `/` between its parts."""

Spot = tuple[int, int]
"""Line and column in a file, from 1."""

ConceptId = NewType("ConceptId", str)
"""`deck/slug`: it never changes with a title or a sentence."""


class Level(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """Cannot be read; what it concerns is left out."""
    WARNING = "warning"
    """Can be read, but will not teach well."""
    HINT = "hint"
    """Nothing is wrong, but it could be better."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What to write in the place of a stretch of one file. Lines and columns start at 1; the end is not included."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of a concept file. Lines and columns start at 1."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    level: Level = Level.ERROR
    fix: Edit | None = None
    """What `check --fix` does about it, where that is safe."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.level} {self.code}: {self.message} {self.hint}".rstrip()


@dataclass(frozen=True, slots=True)
class Resource:
    """Further reading: shown on the back of cards, never asked."""

    title: str
    url: str = ""
    site: str = ""
    about: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Contrast:
    """A point in which this concept differs from another one (`other`: a concept id or title)."""

    other: str
    on: str
    this: str
    that: str
    id: str = ""
    line: int = 1
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A hand-written question and answer."""

    question: str
    answer: str
    accept: tuple[str, ...] = ()
    explain: str = ""
    id: str = ""
    line: int = 1
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Cloze:
    """A hand-written sentence with one or more `{{blanks}}`."""

    text: str
    explain: str = ""
    id: str = ""
    line: int = 1
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """A hand-written multiple-choice question."""

    question: str
    answer: str
    wrong: tuple[str, ...]
    explain: str = ""
    id: str = ""
    line: int = 1
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """A hand-written sentence that is true or false (`because` says why it is false)."""

    text: str
    truth: bool
    because: str = ""
    id: str = ""
    line: int = 1
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Concept:
    """One page of what there is to learn. Texts are Markdown; paragraphs are parted by an empty line."""

    id: ConceptId
    deck: DeckId
    title: str
    section: str
    path: str
    """The file below the decks folder, with `/` between its parts."""
    line: int = 1
    column: int = field(default=1, compare=False)
    tagline: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    what_it_is: str = ""
    why_it_matters: str = ""
    related: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    confusable_with: tuple[str, ...] = ()
    not_distractors: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    facts: tuple[Fact, ...] = ()
    clozes: tuple[Cloze, ...] = ()
    choices: tuple[Choice, ...] = ()
    statements: tuple[Statement, ...] = ()
    steps: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    """Card kinds that are not wanted, here or in the whole deck."""
    field_lines: tuple[tuple[str, int], ...] = ()
    """The line of each top-level field, so that an editor can open at it."""
    entry_spots: tuple[tuple[str, tuple[Spot, ...]], ...] = ()
    """Where the entries of each list stand."""

    def line_of(self, field: str) -> int:
        """The line where `field` is written, or the concept's own."""
        return dict(self.field_lines).get(field, self.line)

    def spot_of(self, field: str, entry: int) -> Spot:
        """Where an entry of a list is written, or the list."""
        spots = dict(self.entry_spots).get(field, ())
        return spots[entry] if entry < len(spots) else (self.line_of(field), self.column)

    @property
    def references(self) -> tuple[str, str, str]:
        """The normal forms of what an `order:` list may call it: its id, its slug, its title."""
        return normal(self.id), normal(self.id.rpartition("/")[2]), normal(self.title)

    @property
    def links(self) -> tuple[str, ...]:
        """The names by which it refers to other concepts."""
        others = (contrast.other for contrast in self.contrasts)
        return (*self.related, *self.requires, *self.confusable_with, *others)

    def within(self, deck: "Deck") -> "Concept":
        """The concept with what its deck says of all its concepts: the section's name and the kinds switched off."""
        return replace(self, section=self.section or deck.title, off=tuple(sorted({*self.off, *deck.off})))


@dataclass(frozen=True, slots=True)
class Deck:
    """A folder of concepts. A limit of None means: no limit but the overall one."""

    id: DeckId
    title: str
    path: str = ""
    description: str = ""
    order: tuple[str, ...] = ()
    new_per_day: int | None = None
    reviews_per_day: int | None = None
    retention: float | None = None
    off: tuple[str, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
    order_spots: tuple[Spot, ...] = field(default=(), compare=False)
    """Where the entries of `order` stand."""


def ordered(deck: Deck, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Concepts in the order to learn them: the deck's `order` first, then by file name (2 before 10) and line."""
    places: dict[str, int] = {}
    for place, reference in enumerate(deck.order):
        places.setdefault(normal(reference), place)

    def key(concept: Concept) -> tuple[int, list[str | int], int]:
        place = min(places.get(reference, len(places)) for reference in concept.references)
        return place, _natural(concept.path), concept.line

    return tuple(sorted(concepts, key=key))


def _natural(path: str) -> list[str | int]:
    """Texts and numbers in turn, so that file 10 comes after file 9."""
    parts = re.split(r"(\d+)", path)
    return [int(part) if index % 2 else part for index, part in enumerate(parts)]


_PARTS = {
    "resources": Resource,
    "contrasts": Contrast,
    "facts": Fact,
    "clozes": Cloze,
    "choices": Choice,
    "statements": Statement,
}


def to_json(value: Concept | Deck) -> str:
    """A concept or deck as JSON, so that an unchanged file need not be parsed again."""
    return json.dumps(asdict(value), ensure_ascii=False, separators=(",", ":"))


def concept_from_json(text: str) -> Concept:
    """The inverse of `to_json` for concepts."""
    fields = _with_tuples(json.loads(text))
    for name, part in _PARTS.items():
        fields[name] = tuple(part(**_with_tuples(item)) for item in fields[name])
    fields["field_lines"] = tuple((name, line) for name, line in fields["field_lines"])
    spots = fields.get("entry_spots", ())
    fields["entry_spots"] = tuple((name, tuple((line, column) for line, column in found)) for name, found in spots)
    return Concept(**fields)


def deck_from_json(text: str) -> Deck:
    """The inverse of `to_json` for decks."""
    fields = _with_tuples(json.loads(text))
    fields["order_spots"] = tuple((line, column) for line, column in fields.get("order_spots", ()))
    return Deck(**fields)


def _with_tuples(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def cheapest_first(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """By minutes; what takes nobody knows how long comes last."""
    return tuple(sorted(resources, key=lambda resource: (resource.minutes is None, resource.minutes or 0)))
