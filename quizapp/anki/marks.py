"""What a person marked in Anki, as events: suspensions and flags.

A package tells how a card is, and when it was last touched, but not what was done to it. So what Anki said last is
compared with what it says now: only a difference is news.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from hashlib import sha256

from quizapp.anki.collection import ForeignCard
from quizapp.core.card import CardId
from quizapp.core.day import DAY_START_HOUR, moment
from quizapp.core.history import Detail, Event, EventKind, replay
from quizapp.core.schedule import Schedule

DEVICE = "anki-marks"
"""The device of these events. Their sequence number names the card, the mark and its time: they come in once."""

_SUSPENSIONS = frozenset({EventKind.SUSPEND, EventKind.UNSUSPEND})
_FLAGS = frozenset({EventKind.FLAG})
_NUMBER_BYTES = 7
"""A number that SQLite can hold."""


def marked(
    cards: Iterable[ForeignCard],
    names: Mapping[tuple[str, int], CardId],
    histories: Mapping[CardId, Sequence[Event]],
    latest_ms: int,
    zone: tzinfo | None = None,
    day_start: int = DAY_START_HOUR,
) -> list[Event]:
    """The marks that the log does not have yet. The same package twice adds nothing, and an older one takes back
    nothing: a mark has the time at which its card was last touched.

    Args:
        cards: all cards of the package.
        names: which card of ours a card of Anki's is.
        histories: all events of each card that has some.
        latest_ms: no time later than this is believed, UTC milliseconds.
        zone: the time zone in which study days are counted; None is the system's.
        day_start: the hour at which the learner's days begin.
    """
    found = []
    for card in cards:
        name, at_ms = names.get((card.guid, card.ord)), card.mod * 1000
        if name is None or not 0 < at_ms <= latest_ms:
            continue
        for kind, detail in _news(card, name, histories.get(name, ())):
            now = moment(at_ms, zone, day_start)
            found.append(
                Event(
                    card=name,
                    kind=kind,
                    at_ms=at_ms,
                    offset_min=now.offset_min,
                    day=now.day,
                    detail=detail,
                    device=DEVICE,
                    seq=_number(card, kind, detail),
                    clock=at_ms,
                )
            )
    return sorted(found, key=lambda event: event.clock)


def _news(card: ForeignCard, name: CardId, history: Sequence[Event]) -> Iterator[tuple[EventKind, Detail]]:
    """What changed in Anki since it was last heard of; of a card never heard of, what is no default."""
    said = _last(history, _SUSPENSIONS)
    before = said.kind is EventKind.SUSPEND if said else None
    if _is_news(card, card.suspended, before, said) and not (
        said is None and _as_it_was(card, name, history).suspended
    ):
        yield EventKind.SUSPEND if card.suspended else EventKind.UNSUSPEND, {}
    said = _last(history, _FLAGS)
    flag = int(said.detail["flag"]) if said else None
    if _is_news(card, card.flag, flag, said) and not (
        said is None and _as_it_was(card, name, history).flag == card.flag
    ):
        yield EventKind.FLAG, {"flag": card.flag}


def _is_news(card: ForeignCard, now: int, before: int | None, said: Event | None) -> bool:
    if said is None:
        return bool(now)
    return now != before and card.mod * 1000 > said.clock


def _last(history: Sequence[Event], kinds: frozenset[EventKind]) -> Event | None:
    """What Anki said last; also where it was undone here."""
    told = (event for event in history if event.device == DEVICE and event.kind in kinds)
    return max(told, key=lambda event: event.clock, default=None)


def _as_it_was(card: ForeignCard, name: CardId, history: Sequence[Event]) -> Schedule:
    """The card here at the time when it was last touched there: what went to Anki from here is no news."""
    then = replay(event for event in history if event.clock <= card.mod * 1000)
    return then.get(name) or next(iter(then.values()), Schedule())


def _number(card: ForeignCard, kind: EventKind, detail: Detail) -> int:
    told = f"{card.guid}\x1f{card.ord}\x1f{kind}\x1f{detail.get('flag', '')}\x1f{card.mod}"
    return int.from_bytes(sha256(told.encode("utf-8", "surrogatepass")).digest()[:_NUMBER_BYTES])
