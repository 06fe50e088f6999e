"""A year of what `python -m tests.years` simulates by the hundred."""

from pathlib import Path
from random import Random

from tests.years import Life, live


def test_a_year_of_travel_and_wrong_clocks() -> None:
    """No card is due twice in a study day or lost, and the past never moves."""
    life = live("Pacific/Apia", 1, 7)

    assert life.wrong == []
    assert sum(life.days.values()) > 80 and len(life.days) > 30


def test_a_day_that_moved_is_noticed(tmp_path: Path) -> None:
    """The check itself: an answer more or less on any day is a complaint."""
    life = Life("Europe/Berlin", Random(7))
    life.days[1] += 1
    life.live(tmp_path, 0)

    assert life.wrong == ["Europe/Berlin, sitting 0: the past has moved"]
