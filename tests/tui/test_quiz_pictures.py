"""Every screen of a quiz as a picture, on a large and a small terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from quizapp.config import Places
from quizapp.core.memory import Rating
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.wish import Counting, Wish
from quizapp.tui.app import Start
from tests.tui.conftest import DAY, NOW, app_on, study, workspace_at
from tests.tui.pictures import SIZES, no_decks, pictures
from tests.tui.quizzes import CHOICE, CLOZE, CONTRAST, MATCH, ORDER, TRUE_FALSE, TYPED, left

PRACTICE = Wish(counting=Counting.PRACTICE)


@dataclass(frozen=True)
class State:
    """How a screen is reached: the questions of the quiz that is gone on with, and keys."""

    items: Sequence[Item] = ()
    press: Sequence[str] = ()
    wish: Wish = field(default_factory=Wish)
    before: Callable[[Places], Places | None] = lambda places: None
    decks: Sequence[str] = ()


def known_for_long(places: Places) -> None:
    """All cards were answered ten days ago."""
    study(places, NOW - 10 * DAY, [Rating.EASY] * 5)


def asking(item: Item, *keys: str) -> State:
    """A question, and keys pressed on it."""
    return State([item], ["enter", *keys])


STATES = {
    "setup": State(decks=["rivers"]),
    "setup-left": State([CHOICE, TYPED], ["down", "up"]),
    "setup-end": State(press=["right", "down", "right", *["down"] * 20, "space"]),
    "setup-nothing": State(press=["up", *["down"] * 30, "space", *["up", "space"] * 8, "enter"]),
    "setup-no-decks": State(before=no_decks),
    "choice": asking(CHOICE),
    "choice-cursor": asking(CHOICE, "down", "down"),
    "choice-right": asking(CHOICE, "2"),
    "choice-wrong": asking(CHOICE, "1"),
    "choice-skipped": asking(CHOICE, "s"),
    "choice-overruled": asking(CHOICE, "1", "o"),
    "contrast": asking(CONTRAST),
    "contrast-cursor": asking(CONTRAST, *["down"] * 8),
    "contrast-wrong": asking(CONTRAST, "3"),
    "true-false": asking(TRUE_FALSE),
    "true-false-wrong": asking(TRUE_FALSE, "t"),
    "typed": asking(TYPED, *"Ama"),
    "typed-right": asking(TYPED, *"amazonas", "enter"),
    "typed-nearly": asking(TYPED, *"amazn", "enter"),
    "typed-wrong": asking(TYPED, *"Nile", "enter"),
    "typed-empty": asking(TYPED),
    "typed-not-known": asking(TYPED, "enter"),
    "cloze-overruled": asking(CLOZE, *"undershot", "enter", "o"),
    "match": asking(MATCH),
    "match-begun": asking(MATCH, "2"),
    "match-full": asking(MATCH, "2", "3", "1"),
    "match-wrong": asking(MATCH, "2", "3", "1", "enter"),
    "order": asking(ORDER),
    "order-begun": asking(ORDER, "3", "1"),
    "order-right": asking(ORDER, "3", "2", "4", "1", "enter"),
    "order-wrong": asking(ORDER, "3", "1", "2", "4", "enter"),
    "asked-again": State([CHOICE], ["enter", "1", "space"]),
    "practice": State([CHOICE], ["enter"], PRACTICE),
    "answered-today": State([CHOICE, CHOICE], ["enter", "2", "space", "2"]),
    "quiz-help": asking(CHOICE, "question_mark"),
    "result": State(
        [CHOICE, TYPED, ORDER],
        ["enter", "2", "space", "enter", "space", *"3241", "enter", "space", *"Amazon", "enter", "space"],
        before=known_for_long,
    ),
    "result-practice": State([CHOICE], ["enter", "2", "space"], PRACTICE),
    "quiz-left": State([CHOICE, TYPED], ["enter", "2", "q"]),
}

IN_BOTH_THEMES = frozenset(
    {"setup", "choice", "choice-wrong", "true-false-wrong", "typed-nearly", "match-full", "order-wrong", "result"}
)
"""The states that show all colours a screen has."""


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize(("name", "size", "theme"), pictures(STATES, IN_BOTH_THEMES))
def test_picture(name: str, size: str, theme: str, places: Places, snap_compare: Callable[..., bool]) -> None:
    """The screen looks as it did when somebody last looked at it."""
    state = STATES[name]
    places = state.before(places) or places
    if state.items:
        left(places, *state.items, wish=state.wish)
    with workspace_at(places, theme=f"quizapp-{theme}") as workspace:
        app = app_on(workspace, Start.QUIZ, state.decks)

        assert snap_compare(app, press=state.press, terminal_size=SIZES[size])
