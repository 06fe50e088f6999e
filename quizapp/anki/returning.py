"""Reviews that were done in Anki, as events: those of our own notes come home, those of foreign notes move in."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from quizapp.anki.collection import ForeignCard, ForeignReview
from quizapp.anki.progress import ReviewType
from quizapp.core.card import CardId
from quizapp.core.day import DAY_START_HOUR, study_day
from quizapp.core.history import Detail, Event, EventKey, EventKind, Form
from quizapp.core.memory import Rating
from quizapp.core.schedule import Phase
from quizapp.core.session import LONGEST_ANSWER_MS

DEVICE = "anki"
"""The device of all events that come from Anki. Their sequence number and their clock are the id of the row."""

_RESCHEDULED = 5
"""The type of rows that Anki itself writes when it moves cards to other days."""
_RATINGS: Mapping[int, Rating] = {int(rating): rating for rating in Rating}
_SCHEDULED = frozenset({int(ReviewType.MANUAL), _RESCHEDULED})
_IN_STEPS = frozenset({Phase.LEARNING, Phase.RELEARNING})
_DAY_MS = 86_400_000
_PHASES: Mapping[int, Phase] = {
    int(ReviewType.LEARNING): Phase.LEARNING,
    int(ReviewType.REVIEW): Phase.REVIEW,
    int(ReviewType.RELEARNING): Phase.RELEARNING,
    int(ReviewType.CRAM): Phase.REVIEW,  # in a filtered deck, ahead of time
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the log has already. Undone events count too: what was taken back must not come home."""

    keys: Container[EventKey]
    """Of all events of the device `anki`."""
    clocks: Container[int]
    """Of the events of all other devices: in a package, an event's clock is the id of its row."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of Anki's review log that cannot be an event."""

    card: CardId
    review: ForeignReview
    reason: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What a package adds to the log."""

    events: tuple[Event, ...]
    """New ones only, in the order of time."""
    known: int
    """How many rows are in the log already."""
    left_out: tuple[LeftOut, ...]
    unfounded: tuple[CardId, ...] = ()
    """Cards that Anki has learnt, but without a row that says how: here they are new."""


_NO_DETAIL: Detail = {}


class _Told(NamedTuple):
    """What a row says happened: an event, or why it can be none, or neither where it does not count any more."""

    review: ForeignReview
    kind: EventKind | None = None
    detail: Detail = _NO_DETAIL
    reason: str = ""


def returning(
    cards: Iterable[ForeignCard],
    reviews: Iterable[ForeignReview],
    names: Mapping[tuple[str, int], CardId],
    known: Known,
    latest_ms: int,
    zone: tzinfo | None = None,
    day_start: int = DAY_START_HOUR,
) -> Returned:
    """The events that the log does not have yet. Reading a package twice adds nothing.

    Args:
        cards: all cards of the package.
        reviews: its whole review log, in the order of time.
        names: which card of ours a card of Anki's is, by its note's guid and its `ord` (0 for notes that we made).
        known: what the log has already.
        latest_ms: no row later than this is believed, UTC milliseconds: its clock would outrank all answers to come.
        zone: the time zone in which the study days of the reviews are counted; None is the system's.
        day_start: the hour at which the learner's days begin.
    """
    ours = {card.id: card for card in cards if (card.guid, card.ord) in names}
    rows: dict[int, list[ForeignReview]] = {number: [] for number in ours}
    own: set[int] = set()
    for review in reviews:
        # Where another row had an answer's clock, the exporter took the next free number.
        if review.id in known.clocks or review.id - 1 in own:
            own.add(review.id)
        if review.card in rows:
            rows[review.card].append(review)
    offsets = _Offsets(zone)
    events: list[Event] = []
    left_out: list[LeftOut] = []
    already = 0
    for number, card in ours.items():
        name = names[card.guid, card.ord]
        for told in _history(card, rows[number]):
            row = told.review
            if row.id in own or (DEVICE, row.id) in known.keys:
                already += 1
            elif not 0 < row.id <= latest_ms:
                left_out.append(LeftOut(name, row, "its time has not come yet"))
            elif told.reason:
                left_out.append(LeftOut(name, row, told.reason))
            elif told.kind:
                events.append(_event(name, told, told.kind, offsets, day_start))
    events.sort(key=lambda event: event.clock)
    unfounded = (names[card.guid, card.ord] for number, card in ours.items() if _is_unfounded(card, rows[number]))
    return Returned(tuple(events), already, tuple(left_out), tuple(unfounded))


def _is_unfounded(card: ForeignCard, rows: Sequence[ForeignReview]) -> bool:
    return card.phase is not Phase.NEW and all(_kind(row) is not EventKind.ANSWER for row in rows)


def _history(card: ForeignCard, rows: Sequence[ForeignReview]) -> Iterator[_Told]:
    """What the rows of one card say, in order."""
    kinds = [_kind(row) for row in rows]
    lasting = max((n for n, kind in enumerate(kinds) if kind not in (None, EventKind.PRACTICE)), default=-1)
    answered, step = False, 0
    for n, (row, kind, after) in enumerate(zip(rows, kinds, _phases_after(card, rows, kinds), strict=True)):
        match kind:
            case None:
                yield _Told(row, reason="it is no answer")
            case EventKind.ANSWER:
                before = _phase_before(row, answered)
                step = _step_after(row, before, step)
                yield _Told(row, kind, _answer_detail(row, before, after, step))
                answered = True
            case EventKind.MOVE:
                # An answer after it made another date of its own.
                yield _moved(card, row, answered) if n == lasting else _Told(row)
            case EventKind.RESET:
                yield _Told(row, kind)
                answered = False
            case _:
                yield _Told(row, kind)


def _kind(row: ForeignReview) -> EventKind | None:
    """What sort of event a row is; None for what is neither an answer nor known."""
    if row.type in _SCHEDULED:
        return EventKind.RESET if row.type == ReviewType.MANUAL and row.factor == 0 else EventKind.MOVE
    if row.type not in _PHASES or row.ease not in _RATINGS:
        return None
    return EventKind.PRACTICE if row.type == ReviewType.CRAM and row.factor == 0 else EventKind.ANSWER


def _phases_after(card: ForeignCard, rows: Sequence[ForeignReview], kinds: Sequence[EventKind | None]) -> list[Phase]:
    """Where each row left the card: no row tells it, but the next answer's does, and at last the card itself."""
    phases: list[Phase] = []
    following = card.phase
    for row, kind in zip(reversed(rows), reversed(kinds), strict=True):
        phases.append(following)
        if kind is EventKind.ANSWER:
            following = _PHASES[row.type]
        elif kind is EventKind.RESET:
            following = Phase.REVIEW  # a step that was never taken counts as none
    return phases[::-1]


def _phase_before(row: ForeignReview, answered: bool) -> Phase:
    phase = _PHASES[row.type]
    return Phase.NEW if phase is Phase.LEARNING and not answered else phase


def _step_after(row: ForeignReview, before: Phase, step: int) -> int:
    """The learning step that follows if one does; Anki logs none, but its steps go one on with Good."""
    if row.ease == Rating.AGAIN or before is Phase.REVIEW:
        return 0
    current = 0 if before is Phase.NEW else step
    return current if row.ease == Rating.HARD else current + 1


def _answer_detail(row: ForeignReview, before: Phase, after: Phase, step: int) -> Detail:
    """A step that lasts a day or longer looks like an interval: it takes the phase after it to tell them apart."""
    in_steps = row.interval < 0 or after in _IN_STEPS
    return {"was": before, "step": step} if in_steps else {"was": before}


def _moved(card: ForeignCard, row: ForeignReview, answered: bool) -> _Told:
    if not answered:
        return _Told(row, reason="a date was set for a card that was never answered")
    return _Told(row, EventKind.MOVE, {"due_day": card.due_day})


def _event(card: CardId, told: _Told, kind: EventKind, offsets: "_Offsets", day_start: int) -> Event:
    row = told.review
    offset_min = offsets.at(row.id)
    graded = kind in (EventKind.ANSWER, EventKind.PRACTICE)
    return Event(
        card=card,
        kind=kind,
        at_ms=row.id,
        offset_min=offset_min,
        day=study_day(row.id, offset_min, day_start),
        rating=_RATINGS[row.ease] if graded else None,
        took_ms=max(0, min(row.took_ms, LONGEST_ANSWER_MS)) if graded else 0,
        form=Form.FLIP if graded else None,
        interval=row.interval if kind is EventKind.ANSWER else None,
        detail=told.detail,
        device=DEVICE,
        seq=row.id,
        clock=row.id,
    )


class _Offsets:
    """How many minutes clocks were ahead of UTC. Asked a hundred thousand times, so each day is looked up once."""

    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self._days: dict[int, int | None] = {}
        """By the day since 1970 in UTC; None where the clocks were changed on it."""

    def at(self, at_ms: int) -> int:
        day = at_ms // _DAY_MS
        if day not in self._days:
            begins, ends = self._looked_up(day * _DAY_MS), self._looked_up((day + 1) * _DAY_MS)
            self._days[day] = begins if begins == ends else None
        offset = self._days[day]
        return self._looked_up(at_ms) if offset is None else offset

    def _looked_up(self, at_ms: int) -> int:
        offset = datetime.fromtimestamp(at_ms // 1000, UTC).astimezone(self._zone).utcoffset()
        return (offset or timedelta()) // timedelta(minutes=1)
