"""Somebody who learns cards with quizapp's own scheduler; notes to export them with."""

from collections.abc import Mapping
from datetime import UTC, datetime

from quizapp.anki.note import Note, NoteKind
from quizapp.anki.note_types import FIELDS
from quizapp.anki.progress import Progress
from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.day import Moment, moment
from quizapp.core.history import Entry, Event, EventKind, Form, replay
from quizapp.core.memory import Rating
from quizapp.core.schedule import Policy, Schedule, plans
from quizapp.core.session import Queued, answer_entry

START = datetime(2025, 1, 6, 12, tzinfo=UTC)
"""A Monday long ago: Anki moves what lies in its future."""

DECK = "Computing::Networks"


def at(when: datetime) -> Moment:
    """A time in its own zone."""
    return moment(int(when.timestamp() * 1000), when.tzinfo)


def note(number: int = 1, front: str = "Who?", deck: str = DECK, kind: NoteKind = NoteKind.BASIC) -> Note:
    """A note with a question and an answer."""
    card = card_of(number)
    told = {"Id": card, "Front": front, "Text": f"{{{{c1::{front}}}}}", "Back": "She.", "Options": "<ol></ol>"}
    fields = tuple(told.get(name, "") for name in FIELDS[kind])
    return Note(f"guid-{number}", card, kind, fields, ("computing", "networks"), deck, f"{kind}{front}{deck}")


def card_of(number: int) -> CardId:
    """The card of the note with this number."""
    return CardId(f"computing/thing-{number}#fact#who")


class Learner:
    """One card in the hands of a person."""

    def __init__(self, number: int = 1, policy: Policy | None = None) -> None:
        self.card = card_of(number)
        self.policy = policy or Policy()
        self.events: list[Event] = []

    @property
    def schedule(self) -> Schedule:
        """What all events so far have led to."""
        return replay(self.events, self.policy.weights).get(self.card, Schedule())

    @property
    def progress(self) -> Progress:
        """What goes into a package."""
        return Progress(self.schedule, tuple(self.events), self.policy)

    def answer(self, when: datetime, rating: Rating = Rating.GOOD, guess: float = 0.0) -> "Learner":
        """Grade the card at a time, as a session would."""
        now, schedule = at(when), self.schedule
        plan = plans(schedule, self.card, now, self.policy, guess)[rating]
        queued = Queued(self.card, ConceptId("computing/thing"), DeckId("computing"), schedule)
        retention = self.policy.retention
        return self._log(answer_entry(queued, plan, now, 4000 + rating, retention, Form.FLIP, guess, {}))

    def happens(self, kind: EventKind, when: datetime, **more: object) -> "Learner":
        """Anything else that happens to the card."""
        now = at(when)
        facts: Mapping[str, object] = {"at_ms": now.at_ms, "offset_min": now.offset_min, "day": now.day, **more}
        return self._log(Entry(card=self.card, kind=kind, **facts))  # type: ignore[arg-type]  # Entry's own fields

    def _log(self, entry: Entry) -> "Learner":
        facts = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
        clock = max(entry.at_ms, max((event.clock for event in self.events), default=0) + 1)
        self.events.append(Event(**facts, device="me", seq=len(self.events) + 1, clock=clock))
        return self
