"""The collection file of a package as genanki knows it: tables, first row, decks, presets. Its only door but models."""

import json
import sqlite3
from hashlib import sha256
from typing import Any, TypeAlias

from genanki import Deck, apkg_col, apkg_schema  # type: ignore[import-untyped]  # it ships no type information

from quizapp.core.schedule import Policy

Json: TypeAlias = dict[str, Any]
"""An object of a column that Anki keeps as JSON."""

_FIRST_PRESET = 1_500_000_000_000
_PRESETS = 200_000_000_000
"""The id of a preset is made of what it says: Anki never changes a preset that it has. Ids are times in the past."""

DEFAULT_PRESET = 1
"""The preset that every collection has."""

DEFAULT_DECK = 1
"""The deck that every collection has."""

_INDEX = "CREATE INDEX"


def create(db: sqlite3.Connection) -> None:
    """The tables, without their indexes, and the collection's one row."""
    lines = apkg_schema.APKG_SCHEMA.splitlines()
    db.executescript("\n".join(line for line in lines if not line.startswith(_INDEX)))
    db.executescript(apkg_col.APKG_COL)


def create_indexes(db: sqlite3.Connection) -> None:
    """What `create` left out: after the rows it costs a fraction."""
    for line in apkg_schema.APKG_SCHEMA.splitlines():
        if line.startswith(_INDEX):
            db.execute(line)


def update_json(db: sqlite3.Connection, column: str, changes: Json) -> None:
    """Set keys of the object in a column of the collection's row."""
    (text,) = db.execute(f"SELECT {column} FROM col").fetchone()
    db.execute(f"UPDATE col SET {column} = ?", (json.dumps({**json.loads(text), **changes}),))


def clock_json(offset_min: int, day_start: int) -> Json:
    """What Anki needs to understand days, as the column `conf` wants it.

    Args:
        offset_min: minutes that the local clock is ahead of UTC.
        day_start: the hour at which a day begins.
    """
    # Without the version Anki reads the review log as of its first scheduler, whose buttons meant other things.
    return {"schedVer": 2, "sched2021": True, "creationOffset": -offset_min, "rollover": day_start}


def deck_json(number: int, name: str, description: str, preset: int) -> Json:
    """A deck as the column `decks` wants it."""
    deck: Json = Deck(number, name, description).to_json()
    return {**deck, "conf": preset}


def preset_json(db: sqlite3.Connection, policy: Policy) -> Json:
    """A preset as the column `dconf` wants it: Anki's default with the learner's retention, weights and steps."""
    (text,) = db.execute("SELECT dconf FROM col").fetchone()
    preset: Json = json.loads(text)["1"]
    minutes = [seconds / 60 for seconds in policy.learning_steps]
    preset.update(desiredRetention=policy.retention, fsrsParams6=list(policy.weights))
    preset["new"].update(delays=minutes)
    preset["lapse"].update(delays=[seconds / 60 for seconds in policy.relearning_steps])
    preset["rev"].update(maxIvl=policy.maximum_interval)
    number = _FIRST_PRESET + number_of(json.dumps(preset, sort_keys=True)) % _PRESETS
    return {**preset, "id": number, "name": f"quizapp {policy.retention:.0%}"}


def number_of(text: str) -> int:
    """A number made of a text, the same for ever."""
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big")
