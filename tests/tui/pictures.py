"""Screens as pictures: how they are looked at, and the ways that lead to more than one of them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from quizapp.config import Places
from quizapp.core.memory import Rating
from tests.conftest import write_concept
from tests.tui.conftest import DAY, NOW, study

SIZES = {"80x24": (80, 24), "40x15": (40, 15)}
LOOKS = (("80x24", "dark"), ("40x15", "light"))
"""How each state is looked at: a picture takes half a second."""


def pictures(states: Iterable[str], in_both_themes: Collection[str] = ()) -> list[tuple[str, str, str]]:
    """States by name, each with the sizes and themes in which it is looked at."""
    return [
        (name, *look) for name in states for look in (*LOOKS, *([("80x24", "light")] if name in in_both_themes else []))
    ]


def some_mornings(places: Places) -> None:
    """Cards in every phase, a streak, and a file that cannot be read."""
    for n in range(60):
        write_concept(
            places.decks, f"stars/{n}.yaml", f"title: Star {n}\nfacts: [{{q: Where is star {n}?, a: Far {n}}}]"
        )
    write_concept(places.decks, "stars/deck.yaml", "title: Stars\ncards: {off: [term, definition]}\n")
    for days in range(9, 0, -1):
        study(places, NOW - days * DAY, [Rating.EASY if days % 2 else Rating.GOOD] * 7, new_per_day=7)
    study(places, NOW, [Rating.GOOD])
    write_concept(places.decks, "rivers/broken.yaml", "title: [unclosed")


def no_decks(places: Places) -> Places:
    """An empty decks folder."""
    Path("empty").mkdir()
    return replace(places, decks=Path("empty"))


def first_use(places: Places) -> Places:
    """Nobody has made the learner's own folder yet."""
    return replace(places, decks=Path("/home/ada/.local/share/quizapp/decks"), own_decks=True)
