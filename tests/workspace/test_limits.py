"""The limits of the day as a person sets them."""

from pathlib import Path

import pytest

from quizapp.core.concept import DeckId
from quizapp.errors import UsageError
from quizapp.workspace import Workspace, limits
from tests.conftest import Opener, write_concept

A, B = DeckId("a"), DeckId("b")


@pytest.fixture
def space(opened: Opener, decks: Path) -> Workspace:
    """Two decks of fifteen concepts each, and a limit of ten new cards over all."""
    for deck in "ab":
        write_concept(decks, f"{deck}/deck.yaml", f"title: {deck}\n")
        for n in range(15):
            write_concept(decks, f"{deck}/{n:02}.yaml", f"title: T{deck}{n}\nfacts: [{{q: Why {n}?, a: So {n}}}]\n")
    for file in (decks / "tides").iterdir():
        file.unlink()
    return opened(new_per_day=10)


def new(space: Workspace) -> dict[str, int]:
    """New cards that each deck asks today."""
    return {share.deck: share.new for share in space.today().due.decks if share.new}


def test_more_over_all_decks(space: Workspace) -> None:
    """Ten a time."""
    expected = space.held_by_limits()
    space.allow_more()

    assert expected == 10
    assert sum(new(space).values()) == 20


def test_more_of_one_deck(space: Workspace) -> None:
    """As many as were promised, and as often as wanted, until the deck has no more."""
    first = new(space)
    promised = space.held_by_limits([A])
    space.allow_more([A])
    once = new(space)
    space.allow_more([A])

    assert once == {**first, "a": first["a"] + promised}
    assert new(space) == {**first, "a": 15}


def test_today_only_limits_of_a_deck(space: Workspace) -> None:
    """Set to a number; the other days are as before."""
    limits.set_today(space.db, space.settings, space.now(), [A], new=3)
    few = new(space)
    limits.set_today(space.db, space.settings, space.now(), [A], new=12)

    assert few == {"a": 3, "b": 7}
    assert new(space)["a"] == 12


def test_today_only_limits_over_all(space: Workspace) -> None:
    """Reviews and new cards."""
    limits.set_today(space.db, space.settings, space.now(), (), new=4)
    assert sum(new(space).values()) == 4
    limits.set_today(space.db, space.settings, space.now(), (), reviews=2)
    assert sum(new(space).values()) == 2


def test_a_limit_is_not_negative(space: Workspace) -> None:
    """It says so, and nothing changes."""
    with pytest.raises(UsageError):
        limits.set_today(space.db, space.settings, space.now(), (), new=-1)

    assert sum(new(space).values()) == 10
