"""Resources, times, and the way to the next page."""

import pytest

from quizapp.authoring.page_parts import minutes_of, navigation, resources
from quizapp.core.concept import Resource


@pytest.mark.parametrize(
    ("time", "minutes"),
    [
        ("17 min", 17),
        ("1 hr 10 min", 70),
        ("2 hrs", 120),
        ("45 mins", 45),
        ("1h 5m", 65),
        ("1h5m", 65),
        ("3 minutes", 3),
        ("1 hour, 5 min.", 65),
        ("90 sec", 2),
        ("5 min read", 5),
        ("17", None),
        ("min", None),
        ("17 minnows", None),
        ("17 min of waves", None),
        ("", None),
    ],
)
def test_times(time: str, minutes: int | None) -> None:
    """As a page writes them; any other text is no time."""
    assert minutes_of(time) == minutes


ABOUT = "A primer on range, with drawings of sun, moon and earth that one does not forget."


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["A", f"example.org· {ABOUT}", "17 min"], [Resource("A", "", "example.org", ABOUT, 17)]),
        (["A", f"example.org · {ABOUT}"], [Resource("A", "", "example.org", ABOUT)]),
        (["A", f"The Sea School· {ABOUT}"], [Resource("A", "", "The Sea School", ABOUT)]),
        (["A", f"https://example.org/a?b=c · {ABOUT}"], [Resource("A", "https://example.org/a?b=c", "", ABOUT)]),
        (["A", "example.org", "17 min"], [Resource("A", "", "example.org", "", 17)]),
        (["A", "example.org·", ABOUT], [Resource("A", "", "example.org", ABOUT)]),
        (["A", ABOUT, "17 min"], [Resource("A", "", "", ABOUT, 17)]),
        (["A", "17 min"], [Resource("A", minutes=17)]),
        (["A", "B", "C"], [Resource("A"), Resource("B"), Resource("C")]),
        (["A", "17 min", "B", "9 min"], [Resource("A", minutes=17), Resource("B", minutes=9)]),
        ([f"example.org· {ABOUT}", "17 min"], [Resource("example.org", "", "", ABOUT, 17)]),
        (
            ["A", f"a.org· {ABOUT}", f"b.org· {ABOUT}"],
            [Resource("A", "", "a.org", ABOUT), Resource("b.org", "", "", ABOUT)],
        ),
        (["17 min"], [Resource("17 min")]),
        (["A", "17 min", "9 min"], [Resource("A", minutes=17), Resource("9 min")]),
        (["Three.js", "Deep Water · Part 2"], [Resource("Three.js"), Resource("Deep Water · Part 2")]),
        ([], []),
    ],
)
def test_resources(lines: list[str], found: list[Resource]) -> None:
    """Title, site with description, time: any may be missing, and no word gets lost."""
    assert list(resources(lines)) == found


@pytest.mark.parametrize(
    ("lines", "previous", "following"),
    [
        (["PreviousBeginning of sectionNextNeap Tides"], "", "Neap Tides"),
        (["PreviousSpring TidesNextEnd of section"], "Spring Tides", ""),
        (["PreviousSpring Tides", "NextNeap Tides"], "Spring Tides", "Neap Tides"),
        (["Previous", "Spring Tides", "", "Next", "Neap Tides"], "Spring Tides", "Neap Tides"),
        (["Previous Spring Tides Next Neap Tides"], "Spring Tides", "Neap Tides"),
        (["Previous: Spring Tides", "Next: Neap Tides"], "Spring Tides", "Neap Tides"),
        (["PreviousWhat Comes NextNextNext-day Tides"], "What Comes Next", "Next-day Tides"),
        (["NextNeap Tides"], "", "Neap Tides"),
        (["PreviousSpring Tides"], "Spring Tides", ""),
    ],
)
def test_the_way_on(lines: list[str], previous: str, following: str) -> None:
    """On one line or several; furniture below it goes with it if both ways are named."""
    assert navigation(["Text.", "", *lines]) == (["Text.", ""], previous, following)


@pytest.mark.parametrize(
    "line",
    [
        "Previous work looked at range only. Next to nothing was known of timing, so tables were wrong.",
        "Previously, tides were feared.",
        "Next-day tides come 50 minutes later",
        "Next to the sea",
        "Previous",
    ],
)
def test_prose_that_begins_like_the_way_on_is_prose(line: str) -> None:
    """It stays on the page."""
    assert navigation(["Text.", "", line]) == (["Text.", "", line], "", "")


def test_furniture_below_the_way_on_is_dropped() -> None:
    """The page ends there."""
    assert navigation(["Text.", "PreviousANextB", "© The Sea School"]) == (["Text."], "A", "B")
