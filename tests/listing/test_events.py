"""Events in words."""

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import Entry, Event, EventKind
from quizapp.core.memory import Rating
from quizapp.listing.events import deed_text, done_again, led_to_text, taken_back


def event(kind: EventKind, rating: Rating | None = None, interval: int | None = None, **detail: str | int) -> Event:
    """An event of that kind."""
    entry = Entry(
        card=CardId("d/a#fact#q"), kind=kind, at_ms=0, offset_min=0, day=739_500, rating=rating, interval=interval,
        detail=detail,
    )  # fmt: skip
    facts = {name: getattr(entry, name) for name in Entry.__slots__}
    return Event(**facts, device="me", seq=1, clock=1)


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_event_has_a_word(kind: EventKind) -> None:
    """The history never meets one that it cannot name."""
    assert deed_text(event(kind, Rating.GOOD if kind in (EventKind.ANSWER, EventKind.PRACTICE) else None))


@pytest.mark.parametrize(
    ("told", "led_to"),
    [
        (event(EventKind.ANSWER, Rating.GOOD, 3), "3d"),
        (event(EventKind.ANSWER, Rating.AGAIN, -600), "10m"),
        (event(EventKind.BURY), ""),
        (event(EventKind.MOVE, due_day=739_944), "due 2026-11-24"),
        (event(EventKind.RENAME, to="d/b#fact#q"), "now d/b#fact#q"),
        (event(EventKind.FLAG, flag=2), "2"),
        (event(EventKind.ANSWER, Rating.GOOD, 3, batch=1, cards=4), "and 3 other cards"),
        (event(EventKind.MOVE, due_day=739_944, batch=1, cards=84, action="spread over 7 days"), "84 cards"),
    ],
)
def test_what_an_event_led_to(told: Event, led_to: str) -> None:
    """An interval, a day, a name; or how many cards it was about."""
    assert led_to_text(told) == led_to


def test_what_was_taken_back_and_done_again_is_named() -> None:
    """By the grade, by what the action was called, or by a verb."""
    assert taken_back(event(EventKind.ANSWER, Rating.HARD, 1)) == "Taken back: Hard."
    assert done_again(event(EventKind.MOVE, action="spread over 7 days")) == "Done again: spread over 7 days."
    assert taken_back(event(EventKind.SUSPEND)) == "Taken back: suspended."
    assert (taken_back(None), done_again(None)) == ("There is nothing to undo.", "There is nothing to redo.")
