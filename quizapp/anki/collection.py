"""A collection of Anki's as plain values: its notes, its cards and every review."""

import json
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from typing import NamedTuple

from quizapp.anki.archive import Package
from quizapp.anki.definitions import NEWEST_SCHEMA, Definitions, NoteType, read_definitions
from quizapp.anki.progress import CardType, Queue, ReviewType
from quizapp.anki.untrusted import damaged, too_new
from quizapp.core.day import study_day
from quizapp.core.memory import Memory
from quizapp.core.schedule import Phase

_SEPARATOR = "\x1f"
_FIRST_SECOND = 1_000_000_000
"""What a card is due: from here on a second since 1970, below it a day (as Anki tells them apart)."""

_FLAGS = 0b111


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A note as it stands in the package."""

    id: int
    guid: str
    type: NoteType
    fields: tuple[str, ...]
    """HTML, in the order of the type's fields."""
    tags: tuple[str, ...]
    mod: int
    """When it was last edited, epoch seconds."""


@dataclass(frozen=True, slots=True)
class ForeignCard:
    """A card and where it stands. One that is away in a filtered deck is told as if it were at home."""

    id: int
    note: int
    """The note's id."""
    guid: str
    """The note's guid."""
    ord: int
    """Which template, or the cloze number less one."""
    deck: str
    """`Deck::Subdeck`; empty for a card whose deck was lost."""
    phase: Phase
    due_day: int
    """The study day on which it is due; 0 for a new card."""
    due_ms: int
    """When a step within the day is due, UTC milliseconds; 0 otherwise."""
    interval: int
    """Days; 0 while it is learnt."""
    reps: int
    lapses: int
    memory: Memory | None
    """None unless FSRS was on."""
    retention: float | None
    """The probability of recall that its interval aims at; None unless FSRS was on."""
    suspended: bool
    buried: bool
    flag: int
    mod: int = 0
    """When it was last answered, marked or moved, epoch seconds."""


class ForeignReview(NamedTuple):
    """One row of the review log. A tuple, because there are ten times as many of them as of anything else."""

    id: int
    """When it was, epoch milliseconds; no two rows have the same."""
    card: int
    """The card's id."""
    ease: int
    """1 to 4; 0 for rows that are no answers."""
    interval: int
    """Days, or negative seconds within a day; `last_interval` too."""
    last_interval: int
    factor: int
    """Ease or difficulty; 0 while a card is learnt, in cramming, and where a card was made new again."""
    took_ms: int
    type: int
    """A `ReviewType`, or 5 for a card that Anki itself rescheduled."""


class Collection:
    """The collection in an open package.

    Raises:
        QuizappError: it is damaged, or of a newer Anki than is known. All that is read later raises this too.
    """

    def __init__(self, package: Package) -> None:
        self._path = package.path
        self._db = package.database
        with self._as_anki_writes():
            (schema,) = self._db.execute("SELECT CAST(ver AS INTEGER) FROM col").fetchone()
            if schema > NEWEST_SCHEMA:
                raise too_new(self._path)
            self.definitions: Definitions = read_definitions(self._db)

    @property
    def zone(self) -> timezone:
        """The learner's time zone when the collection was made; which one it was on another day, nobody knows."""
        return timezone(timedelta(minutes=self.definitions.offset_min))

    def notes(self) -> Iterator[ForeignNote]:
        """All notes, in the order in which they were made."""
        sql = f"SELECT {_integers(['id', 'mid', 'mod'])}, {_texts(['guid', 'tags', 'flds'])} FROM notes ORDER BY id"
        types = self.definitions.note_types
        with self._as_anki_writes():
            for number, kind, mod, guid, tags, fields in self._db.execute(sql):
                yield ForeignNote(number, guid, types[kind], tuple(fields.split(_SEPARATOR)), tuple(tags.split()), mod)

    def cards(self) -> Iterator[ForeignCard]:
        """All cards that belong to a note, note by note."""
        columns = "type queue due odue did odid ivl reps lapses flags mod".split()
        sql = (
            f"SELECT {_integers(['c.id', 'n.id', 'ord'])}, {_texts(['guid', 'c.data'])}, "
            f"{_integers([f'c.{column}' for column in columns])} "
            "FROM cards c JOIN notes n ON n.id = c.nid ORDER BY n.id, ord"
        )
        with self._as_anki_writes():
            for number, note, template, guid, data, *state in self._db.execute(sql):
                yield self._card(number, note, guid, template, data, dict(zip(columns, state, strict=True)))

    def reviews(self) -> Iterator[ForeignReview]:
        """The review log of all cards that are there, in the order of time."""
        grade = "ease"
        if self.definitions.first_scheduler:
            # Its learning steps had no Hard: 2 was Good and 3 was Easy.
            steps = f"({ReviewType.LEARNING:d}, {ReviewType.RELEARNING:d})"
            grade = f"ease + (ease IN (2, 3) AND type IN {steps})"
        columns = ["id", "cid", grade, "ivl", "lastIvl", "factor", "time", "type"]
        sql = f"SELECT {_integers(columns)} FROM revlog WHERE cid IN (SELECT id FROM cards) ORDER BY id"
        with self._as_anki_writes():
            yield from map(ForeignReview._make, self._db.execute(sql))

    @contextmanager
    def _as_anki_writes(self) -> Generator[None, None, None]:
        """Whatever else is found, the package is damaged."""
        try:
            yield
        except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise damaged(self._path) from error

    def _card(self, number: int, note: int, guid: str, template: int, data: str, state: dict[str, int]) -> ForeignCard:
        home = state["odid"] or state["did"]
        phase = _phase(state["type"], state["queue"])
        due = (state["odue"] or state["due"]) if state["odid"] else state["due"]
        within_day = phase is not Phase.NEW and due >= _FIRST_SECOND
        memory, retention = _fsrs(data)
        return ForeignCard(
            id=number,
            note=note,
            guid=guid,
            ord=template,
            deck=self.definitions.decks.get(home, ""),
            phase=phase,
            due_day=0 if phase is Phase.NEW else self._study_day(due),
            due_ms=due * 1000 if within_day else 0,
            interval=state["ivl"],
            reps=state["reps"],
            lapses=state["lapses"],
            memory=memory,
            retention=retention,
            suspended=state["queue"] == Queue.SUSPENDED,
            buried=state["queue"] < Queue.SUSPENDED,
            flag=state["flags"] & _FLAGS,
            mod=state["mod"],
        )

    def _study_day(self, due: int) -> int:
        """The study day of what Anki calls due, kept to dates that exist: old collections hold absurd ones."""
        counted = self.definitions
        if due >= _FIRST_SECOND:
            day = study_day(due * 1000, counted.offset_min, counted.day_start)
        else:
            day = counted.first_day + due
        return min(max(day, date.min.toordinal()), date.max.toordinal())


def _integers(columns: list[str]) -> str:
    """Columns as integers, whatever a stranger has written in them."""
    return ", ".join(f"ifnull(CAST({column} AS INTEGER), 0)" for column in columns)


def _texts(columns: list[str]) -> str:
    """Columns as texts, likewise."""
    return ", ".join(f"ifnull(CAST({column} AS TEXT), '')" for column in columns)


def _phase(card_type: int, queue: int) -> Phase:
    """Old schedulers leave a card that is learnt again among the reviews, but for its queue."""
    match CardType(card_type):
        case CardType.NEW:
            return Phase.NEW
        case CardType.LEARNING:
            return Phase.LEARNING
        case CardType.REVIEW:
            return Phase.RELEARNING if queue in (Queue.LEARNING, Queue.DAY_LEARNING) else Phase.REVIEW
        case CardType.RELEARNING:
            return Phase.RELEARNING


def _fsrs(data: str) -> tuple[Memory | None, float | None]:
    """What FSRS knows of a card. Add-ons write here what they like: what is no state of FSRS counts as none."""
    if not data.startswith("{"):
        return None, None
    try:
        state = json.loads(data)
    except ValueError:
        return None, None
    stability, difficulty, retention = (state.get(key) for key in ("s", "d", "dr"))
    memory = None
    if _within(stability, 0, 1e6) and _within(difficulty, 0.9, 10.1):
        memory = Memory(float(stability), float(difficulty))
    return memory, float(retention) if _within(retention, 0, 1) else None


def _within(value: object, low: float, high: float) -> bool:
    return isinstance(value, int | float) and low < value < high
