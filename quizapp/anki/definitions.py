"""What a collection says once for all its notes: note types, decks, presets, and how it counts days.

Packages have it as JSON in one row (schema 11) or, since 2021, in tables with protobuf columns (schema 18).
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from math import isfinite
from typing import Any

from quizapp.anki.wire import Message
from quizapp.core.day import DAY_START_HOUR, study_day
from quizapp.core.memory import DEFAULT_WEIGHTS, Weights

NEWEST_SCHEMA = 18

_DAY_MINUTES = 24 * 60
_DEFAULT_RETENTION = 0.9

Json = dict[str, Any]


class TypeKind(IntEnum):
    """How cards are made of a note: one a template, or one a cloze number. Numbers of Anki's."""

    STANDARD = 0
    CLOZE = 1


@dataclass(frozen=True, slots=True)
class Template:
    """How a card of a note type looks: HTML with `{{Field}}` in it."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """What notes of one sort have in common."""

    name: str
    kind: TypeKind
    fields: tuple[str, ...]
    """Their names, in order."""
    templates: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """The options of a deck, as far as they concern memory."""

    name: str
    retention: float
    """The probability of recall that is aimed at."""
    weights: Weights | None
    """Of FSRS-6; None where there are none or those of an older FSRS."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """All that a collection says of more than one note."""

    note_types: Mapping[int, NoteType]
    decks: Mapping[int, str]
    """`Deck::Subdeck`, by id."""
    presets: Mapping[str, Preset]
    """By the deck's name; filtered decks have none."""
    offset_min: int
    """Minutes that the local clock was ahead of UTC when the collection was made."""
    day_start: int
    """The hour at which a day begins. Only whole collections tell it."""
    first_day: int
    """What Anki calls day 0, as the ordinal of a study day."""
    first_scheduler: bool
    """Whether the collection is of Anki's first scheduler, which graded learning steps from 1 to 3."""


def read_definitions(db: sqlite3.Connection) -> Definitions:
    """Read them from either schema.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, RecursionError, sqlite3.Error: they are not as Anki writes
            them.
    """
    schema, created_s, *texts = db.execute(
        "SELECT CAST(ver AS INTEGER), CAST(crt AS INTEGER), CAST(conf AS TEXT), CAST(models AS TEXT), "
        "CAST(decks AS TEXT), CAST(dconf AS TEXT) FROM col"
    ).fetchone()
    if schema >= NEWEST_SCHEMA:
        config = {str(key): json.loads(value) for key, value in db.execute("SELECT KEY, val FROM config")}
        types, decks, presets = _types_in_tables(db), *_decks_in_tables(db)
    else:
        config, models, all_decks, options = (json.loads(text or "{}") for text in texts)
        types, decks, presets = _types_in_json(models), *_decks_in_json(all_decks, options)
    offset_min = _offset_min(config, created_s)
    return Definitions(
        note_types=types,
        decks=decks,
        presets=presets,
        offset_min=offset_min,
        day_start=int(config.get("rollover", DAY_START_HOUR)),
        first_day=study_day(created_s * 1000, offset_min, day_start=0),
        first_scheduler=int(config.get("schedVer", 1)) < 2,
    )


def _offset_min(config: Json, created_s: int) -> int:
    """Anki writes minutes west of UTC. Before it wrote any, a collection was always made at 04:00 local time."""
    west = config.get("creationOffset")
    if west is None:
        since_start = (created_s // 60 - DAY_START_HOUR * 60) % _DAY_MINUTES
        west = since_start if since_start < _DAY_MINUTES // 2 else since_start - _DAY_MINUTES
    if not -_DAY_MINUTES < int(west) < _DAY_MINUTES:
        raise ValueError(f"{west} minutes west of UTC are no time zone")
    return -int(west)


def _types_in_json(models: Json) -> dict[int, NoteType]:
    return {
        int(number): NoteType(
            str(model["name"]),
            TypeKind(model["type"]),
            tuple(str(field["name"]) for field in model["flds"]),
            tuple(Template(str(one["name"]), str(one["qfmt"]), str(one["afmt"])) for one in model["tmpls"]),
        )
        for number, model in models.items()
    }


def _decks_in_json(decks: Json, options: Json) -> tuple[dict[int, str], dict[str, Preset]]:
    presets = {number: _preset_of_json(option) for number, option in options.items()}
    names = {int(number): str(deck["name"]) for number, deck in decks.items()}
    chosen = {str(deck["name"]): str(deck["conf"]) for deck in decks.values() if not deck.get("dyn")}
    return names, {deck: presets[number] for deck, number in chosen.items() if number in presets}


def _preset_of_json(option: Json) -> Preset:
    weights = tuple(float(weight) for weight in option.get("fsrsParams6") or ())
    return _preset(str(option["name"]), float(option.get("desiredRetention") or 0), weights)


def _types_in_tables(db: sqlite3.Connection) -> dict[int, NoteType]:
    """Fields and templates may be there for types that are not: those were not exported."""
    fields: dict[int, list[str]] = {}
    for number, name in db.execute("SELECT ntid, CAST(name AS TEXT) FROM fields ORDER BY ntid, ord"):
        fields.setdefault(number, []).append(name)
    templates: dict[int, list[Template]] = {}
    for number, name, data in db.execute(
        "SELECT ntid, CAST(name AS TEXT), CAST(config AS BLOB) FROM templates ORDER BY ntid, ord"
    ):
        message = Message(data)
        templates.setdefault(number, []).append(Template(name, message.text(1), message.text(2)))
    return {
        number: NoteType(name, TypeKind(Message(data).number(1)), tuple(fields[number]), tuple(templates[number]))
        for number, name, data in db.execute(
            "SELECT id, CAST(name AS TEXT), CAST(config AS BLOB) FROM notetypes ORDER BY id"
        )
    }


def _decks_in_tables(db: sqlite3.Connection) -> tuple[dict[int, str], dict[str, Preset]]:
    presets = {
        number: _preset_of_message(name, Message(data))
        for number, name, data in db.execute(
            "SELECT id, CAST(name AS TEXT), CAST(config AS BLOB) FROM deck_config ORDER BY id"
        )
    }
    names: dict[int, str] = {}
    chosen: dict[str, Preset] = {}
    for number, name, data in db.execute("SELECT id, CAST(name AS TEXT), CAST(kind AS BLOB) FROM decks ORDER BY id"):
        names[number] = name.replace("\x1f", "::")
        kind = Message(data)
        option = Message(kind.data(1)).number(1)
        if 1 in kind and option in presets:
            chosen[names[number]] = presets[option]
    return names, chosen


def _preset_of_message(name: str, option: Message) -> Preset:
    retention = option.floats(37)
    return _preset(name, retention[-1] if retention else 0.0, option.floats(6))


def _preset(name: str, retention: float, weights: Weights) -> Preset:
    whole = len(weights) == len(DEFAULT_WEIGHTS) and all(map(isfinite, weights))
    return Preset(name, retention if 0 < retention < 1 else _DEFAULT_RETENTION, weights if whole else None)
