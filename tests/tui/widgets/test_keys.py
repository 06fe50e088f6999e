"""A row of keys that fits."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.tui.widgets.keys import Key, fitted

GRADES = [
    Key("1", "Again", "", "1m"),
    Key("2", "Hard", "", "6m"),
    Key("3", "Good", "", "10m"),
    Key("4", "Easy", "", "8d"),
]


def shown(keys: list[Key], width: int) -> list[str]:
    """What stands in the row."""
    return [key.content().plain for key in fitted(keys, width)[0]]


def test_with_room_everything_is_said() -> None:
    """Grade and interval."""
    assert shown(GRADES, 80) == ["1 Again 1m", "2 Hard 6m", "3 Good 10m", "4 Easy 8d"]


def test_notes_leave_before_keys() -> None:
    """At forty columns all four grades are there."""
    assert shown(GRADES, 38) == ["1 Again", "2 Hard", "3 Good", "4 Easy"]


def test_the_least_important_key_leaves_first() -> None:
    """Of equals, the last."""
    keys = [Key("a", "one", "", importance=1), Key("b", "two", "", importance=3), Key("c", "ten", "", importance=3)]

    assert shown(keys, 12) == ["a one", "b two"]


@given(st.lists(st.builds(Key, shown=st.text(max_size=4), label=st.text(max_size=9), action=st.just(""),
                          note=st.text(max_size=5), importance=st.integers(1, 9))), st.integers(0, 90))  # fmt: skip
def test_what_is_kept_fits(keys: list[Key], width: int) -> None:
    """Whatever the keys and the width."""
    kept, gap = fitted(keys, width)

    assert not kept or sum(key.content().cell_length for key in kept) + gap * (len(kept) - 1) <= width
