"""Small bars with their numbers."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.tui.widgets.bars import bars


def test_a_bar_stands_above_its_number_and_its_name() -> None:
    """The highest fills the line; none at all is a dot."""
    assert bars([0, 8, 16], ["Mon", "Tue", "Wed"], 5).plain.splitlines() == [
        "·    ▄▄▄  ███  ",
        "0    8    16   ",
        "Mon  Tue  Wed  ",
    ]


def test_a_single_review_is_a_small_bar() -> None:
    """Even if nothing else is due that week."""
    assert bars([1], ["Mon"], 5).plain.startswith("▁")


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=7))
def test_more_is_never_lower(values: list[int]) -> None:
    """Order is kept."""
    drawn = bars(values, ["x"] * len(values), 8).plain.splitlines()[0]
    heights = [" ·▁▂▃▄▅▆▇█".index(drawn[8 * at]) for at in range(len(values))]

    assert all(
        heights[one] <= heights[other]
        for one in range(len(values))
        for other in range(len(values))
        if values[one] <= values[other]
    )
