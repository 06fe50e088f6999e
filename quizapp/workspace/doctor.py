"""A look at everything that answers hang on, and mending what follows from the log."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.day import SET_BACK_MS
from quizapp.storage import backups, events, soundness
from quizapp.workspace.backups import newest_good

if TYPE_CHECKING:
    from quizapp.workspace import Workspace

_OLD_DAYS = 7
"""A backup older than this is worth a word."""


class State(StrEnum):
    """How a thing is."""

    FINE = "ok"
    NOTE = "note"
    """Nothing to mend, but worth knowing."""
    WRONG = "wrong"


class Subject(StrEnum):
    """What is looked at."""

    INTEGRITY = "integrity"
    """`names`: what SQLite complains of."""
    PARTS = "indexes"
    """`names`: the indexes and triggers that are missing."""
    REPLAY = "replay"
    """`count`: schedules that are not as the log says."""
    UNKNOWN = "unknown cards"
    """`count`: cards with events of which nothing else is known."""
    RETIRED = "retired cards"
    """`count`: cards with a history whose source is gone."""
    DECKS = "decks"
    """`names`: decks with a history that are not in the decks folder."""
    CLOCK_BACK = "clock set back"
    """`count`: how often, and `day`: the study day of the last time."""
    CLOCK_AHEAD = "clock ahead"
    """`count`: minutes by which the newest answer is later than now."""
    BACKUPS = "backups"
    """`count`: the age of the newest good one in days; None: there is none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and what there is to say of it."""

    subject: Subject
    state: State
    count: int | None = 0
    names: tuple[str, ...] = ()
    day: int = 0


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was made anew."""

    parts: int
    schedules: int


def examine(workspace: "Workspace") -> list[Finding]:
    """Look at everything; nothing is changed."""
    return [finding for look in _LOOKS for finding in look(workspace)]


def repair(workspace: "Workspace") -> Repaired:
    """Make anew what follows from the log: missing indexes and triggers, and the schedule of every card.

    Raises:
        StorageError: the database could not be written.
    """
    return Repaired(soundness.mend_parts(workspace.db), events.rebuild(workspace.db))


def _integrity(workspace: "Workspace") -> Iterator[Finding]:
    found = soundness.complaints(workspace.db)
    yield Finding(Subject.INTEGRITY, _wrong_if(bool(found)), names=tuple(found))


def _parts(workspace: "Workspace") -> Iterator[Finding]:
    missing = soundness.missing_parts(workspace.db)
    yield Finding(Subject.PARTS, _wrong_if(bool(missing)), names=tuple(part.name for part in missing))


def _replay(workspace: "Workspace") -> Iterator[Finding]:
    stale = len(events.outdated(workspace.db))
    yield Finding(Subject.REPLAY, _wrong_if(stale > 0), stale)


def _sources(workspace: "Workspace") -> Iterator[Finding]:
    if unknown := soundness.unknown_cards(workspace.db):
        yield Finding(Subject.UNKNOWN, State.NOTE, unknown)
    if retired := soundness.retired_cards(workspace.db):
        yield Finding(Subject.RETIRED, State.NOTE, retired)
    if vanished := soundness.vanished_decks(workspace.db):
        yield Finding(Subject.DECKS, State.NOTE, names=tuple(vanished))


def _clock(workspace: "Workspace") -> Iterator[Finding]:
    jumps, day = soundness.backward_jumps(workspace.db)
    if jumps:
        yield Finding(Subject.CLOCK_BACK, State.NOTE, jumps, day=day)
    ahead_ms = soundness.newest_ms(workspace.db) - workspace.now().at_ms
    if ahead_ms > SET_BACK_MS:
        yield Finding(Subject.CLOCK_AHEAD, State.NOTE, ahead_ms // 60_000)


def _backups(workspace: "Workspace") -> Iterator[Finding]:
    database = workspace.places.database
    newest = newest_good(database)
    if newest is None:
        state = State.WRONG if backups.backups(database) else State.NOTE
        yield Finding(Subject.BACKUPS, state, None)
    else:
        age = max(0, workspace.now().day - newest.backup.at.toordinal())
        yield Finding(Subject.BACKUPS, State.NOTE if age > _OLD_DAYS else State.FINE, age)


def _wrong_if(wrong: bool) -> State:
    return State.WRONG if wrong else State.FINE


_LOOKS = (_integrity, _parts, _replay, _sources, _clock, _backups)
