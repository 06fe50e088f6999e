"""What is done to cards besides answering them: put away, brought back, flagged, reset, moved to another day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from quizapp.core.card import CardId
from quizapp.core.day import Moment
from quizapp.core.history import Detail, Entry, Event, EventKind, apply, entry_now
from quizapp.core.schedule import Schedule
from quizapp.errors import UsageError
from quizapp.storage import events, queue
from quizapp.storage.database import Database

if TYPE_CHECKING:
    from quizapp.workspace import Workspace

FLAGS = range(8)
"""0 is none."""

FARTHEST_DAYS = 36_500
"""A hundred years: as far ahead as a card may be due."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done to any number of cards."""

    kind: EventKind
    detail: Detail = field(default_factory=dict)

    def entry(self, card: CardId, now: Moment) -> Entry:
        """The entry that doing it to a card makes."""
        return entry_now(card, self.kind, now, self.detail)

    def changes(self, schedule: Schedule, entry: Entry) -> bool:
        """Whether it would change anything. A card that was never answered has no due day to move."""
        if self.kind is EventKind.MOVE and not schedule.reps:
            return False
        return apply(schedule, entry) != schedule


SUSPEND = Action(EventKind.SUSPEND)
UNSUSPEND = Action(EventKind.UNSUSPEND)
BURY = Action(EventKind.BURY)
UNBURY = Action(EventKind.UNBURY)
RESET = Action(EventKind.RESET)
"""Forget all that was learnt of the card: it is new again. The flag stays, and a suspended card stays suspended."""


@dataclass(frozen=True, slots=True)
class Acted:
    """What came of an action: the events of the cards that it changed, and how many were so already."""

    events: tuple[Event, ...]
    unchanged: int


def flag(number: int) -> Action:
    """Mark with a number from 1 to 7; 0 takes the flag away.

    Raises:
        UsageError: there is no such flag.
    """
    if number not in FLAGS:
        raise UsageError(f"There is no flag {number}.", f"Flags are 1 to {FLAGS[-1]}; 0 takes a flag away.")
    return Action(EventKind.FLAG, {"flag": number})


def set_due(day: int) -> Action:
    """Ask on this study day. No evidence: the memory, and with it the next interval, stays as it is."""
    return Action(EventKind.MOVE, {"due_day": day})


def due_day(text: str, now: Moment) -> int:
    """The study day that a person means: days from today (`0`, `14`) or a date (`2026-12-24`).

    Raises:
        UsageError: it is neither, lies before today, or more than a hundred years ahead.
    """
    try:
        day = now.day + int(text) if text.strip().isdecimal() else date.fromisoformat(text.strip()).toordinal()
    except ValueError:
        raise UsageError(
            f"`{text}` is no day.", "Write how many days from today, such as 14, or a date such as 2026-12-24."
        ) from None
    if not now.day <= day <= now.day + FARTHEST_DAYS:
        raise UsageError(f"`{text}` is no day to ask a card on.", "It is today or later, within a hundred years.")
    return day


def act(db: Database, now: Moment, action: Action, cards: Sequence[CardId]) -> Acted:
    """Do one thing to cards, in one transaction; one undo takes it back for all of them.

    Cards that it would not change get no event; those whose source is gone are passed over.

    Raises:
        StorageError: the database could not be written; nothing was changed.
    """
    with db.transaction():
        found = queue.find_all(db, cards)
        wanted = [found[card] for card in dict.fromkeys(cards) if card in found]
        entries = [(action.entry(card.id, now), card.schedule) for card in wanted]
        changing = [(entry, before) for entry, before in entries if action.changes(before, entry)]
        recorded = events.take_together(db, changing)
    return Acted(tuple(each.event for each in recorded), len(wanted) - len(recorded))


def named_cards(workspace: "Workspace", names: Sequence[str]) -> list[CardId]:
    """The cards that a person named, by their ids or by the id of a concept, which stands for all of its cards.

    Raises:
        UsageError: there is no such card or concept.
    """
    found: list[CardId] = []
    cards = workspace.cards()
    for name in names:
        meant = [card.id for card in cards if name in (card.id, card.concept_id)]
        if not meant:
            raise UsageError(f"There is no card or concept `{name}`.", "`quizapp cards --json` prints their ids.")
        found += meant
    return found
