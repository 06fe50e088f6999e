"""Every screen of reviews as a picture, on a large and a small terminal. Look at them when they change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest

from quizapp.config import Places, Typing
from quizapp.core.memory import Rating
from quizapp.tui.app import Start
from tests.tui.conftest import DAY, NOW, app_on, study, workspace_at
from tests.tui.pictures import SIZES, first_use, no_decks, pictures, some_mornings


@dataclass(frozen=True)
class State:
    """How a screen is reached."""

    start: Start = Start.REVIEW
    press: Iterable[str] = ()
    before: Callable[[Places], Places | None] = lambda places: None
    """What happened earlier; may lead to other places."""
    settings: tuple[tuple[str, object], ...] = ()


def nothing_left(places: Places) -> None:
    """Everything was asked today already."""
    study(places, NOW - DAY, [Rating.EASY] * 5)


def backlog(places: Places) -> None:
    """Twelve days away, after a diligent month."""
    some_mornings(places)
    for days in range(40, 12, -4):
        study(places, NOW - days * DAY, [Rating.EASY, Rating.GOOD] * 4, new_per_day=7)


def one_step_left(places: Places) -> None:
    """The last card of the day waits for a learning step an hour from now."""
    study(places, NOW, [Rating.EASY] * 4 + [Rating.GOOD], learning_steps=("1m", "1h"))


_TYPING = (("type_answers", Typing.ALWAYS),)

STATES = {
    "today": State(Start.TODAY, before=some_mornings, settings=(("new_per_day", 4),)),
    "today-done": State(Start.TODAY, before=nothing_left),
    "today-no-decks": State(Start.TODAY, before=no_decks),
    "first-use": State(Start.TODAY, before=first_use),
    "first-use-declined": State(Start.TODAY, press=["n"], before=first_use),
    "page": State(press=["space", "space", "4"], settings=(("show_pages", True),)),
    "question": State(press=["space", "4"]),
    "answer": State(press=["space", "4", "space"]),
    "choice": State(press=["space", "4", "space", "4"]),
    "choice-answer": State(press=["space", "4", "space", "4", "space"]),
    "long-answer": State(press=[*["space", "4"] * 4, "space"]),
    "long-answer-end": State(press=[*["space", "4"] * 4, "space", "end"]),
    "typing": State(press=["enter", "4", *"amazn"], settings=_TYPING),
    "typed-nearly": State(press=["enter", "4", *"amazn", "enter"], settings=_TYPING),
    "typed-wrong": State(press=["enter", "4", *"Nile", "enter"], settings=_TYPING),
    "waiting": State(before=one_step_left, settings=(("learning_steps", ("1m", "1h")),)),
    "summary": State(press=["space", "4"] * 5),
    "help": State(press=["question_mark"]),
    "info": State(press=["space", "i"], before=some_mornings, settings=(("new_per_day", 0),)),
    "set-due": State(press=["m", *"14"], before=some_mornings, settings=(("new_per_day", 0),)),
    "load": State(Start.TODAY, press=["o", "s", "3", "enter"], before=backlog),
    "palette": State(press=["ctrl+p"]),
    "message": State(press=["b"]),
    "undone": State(press=["space", "3", "u"]),
    "history": State(Start.TODAY, press=["h", "down", "enter"], before=some_mornings),
}

IN_BOTH_THEMES = frozenset({"today", "page", "answer", "choice-answer", "typed-wrong", "palette", "message", "history"})
"""The states that show all colours a screen has."""


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize(("name", "size", "theme"), pictures(STATES, IN_BOTH_THEMES))
def test_picture(name: str, size: str, theme: str, places: Places, snap_compare: Callable[..., bool]) -> None:
    """The screen looks as it did when somebody last looked at it."""
    state = STATES[name]
    places = state.before(places) or places
    with workspace_at(places, theme=f"quizapp-{theme}", **dict(state.settings)) as workspace:
        assert snap_compare(app_on(workspace, state.start), press=state.press, terminal_size=SIZES[size])
