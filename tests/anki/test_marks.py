"""Suspensions and flags set in Anki come in once, and never against what was decided here later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

import pytest

from quizapp.anki.collection import ForeignCard
from quizapp.anki.marks import DEVICE, marked
from quizapp.core.card import CardId
from quizapp.core.history import Event, EventKind, replay
from quizapp.core.schedule import Schedule
from tests.anki.learner import START, Learner, card_of
from tests.anki.test_moving import CARD

NAME = card_of(1)
S = int(START.timestamp())
LATEST = (S + 10_000) * 1000


def card(mod: int = S, suspended: bool = False, flag: int = 0) -> ForeignCard:
    """Our card as it stands in a package, last touched at a second."""
    return replace(CARD, mod=mod, suspended=suspended, flag=flag)


def read(told: ForeignCard, history: Sequence[Event] = ()) -> list[Event]:
    """What it adds to a log."""
    names: dict[tuple[str, int], CardId] = {("g", 0): NAME}
    return marked([told], names, {NAME: history}, LATEST, UTC)


def after(history: Sequence[Event]) -> Schedule:
    """The card after all events."""
    return replay(history)[NAME]


def here(kind: EventKind, second: int, **detail: int) -> Event:
    """Something that was done to the card here."""
    learner = Learner(1)
    learner.happens(kind, START.fromtimestamp(second, UTC), detail=detail)
    return learner.events[0]


def test_a_mark_has_the_time_at_which_the_card_was_touched() -> None:
    """Suspension and flag are two events of a device of their own."""
    suspended, flagged = read(card(suspended=True, flag=3))

    assert (suspended.kind, suspended.clock, suspended.device) == (EventKind.SUSPEND, S * 1000, DEVICE)
    assert (flagged.kind, flagged.detail, flagged.day) == (EventKind.FLAG, {"flag": 3}, START.toordinal())
    assert (after([suspended, flagged]).suspended, after([suspended, flagged]).flag) == (True, 3)


def test_a_card_without_marks_adds_nothing() -> None:
    """Nor does one that is not ours, or whose time cannot be."""
    assert read(card()) == []
    assert read(replace(card(suspended=True), guid="other")) == []
    assert read(card(mod=0, suspended=True)) == read(card(mod=S + 20_000, suspended=True)) == []


@pytest.mark.parametrize("second", [S, S + 60])
def test_the_same_mark_comes_in_once(second: int) -> None:
    """From the same package, and from a later one in which the card was touched for another reason."""
    first = read(card(suspended=True, flag=2))

    assert read(card(mod=second, suspended=True, flag=2), first) == []


def test_what_was_decided_here_later_stands() -> None:
    """The package that brought the suspension does not bring it again, nor does an older one take it back."""
    log = [*read(card(suspended=True)), here(EventKind.UNSUSPEND, S + 10)]

    for told in (card(suspended=True), card(mod=S - 60), card(mod=S + 5, suspended=True)):
        assert not after([*log, *read(told, log)]).suspended


def test_a_mark_taken_back_in_anki_is_taken_back_here() -> None:
    """The next package tells."""
    log = read(card(suspended=True, flag=3))
    log += read(card(mod=S + 60), log)

    assert (after(log).suspended, after(log).flag) == (False, 0)


def test_what_went_to_anki_from_here_is_no_news() -> None:
    """A card suspended here, exported and brought home adds no event; nor does one marked here since."""
    suspended, flagged = here(EventKind.SUSPEND, S - 60), here(EventKind.FLAG, S - 50, flag=4)

    assert read(card(suspended=True, flag=4), [suspended, replace(flagged, seq=2)]) == []
    assert read(card(mod=S - 90), [suspended]) == []
