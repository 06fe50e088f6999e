"""Every screen as a picture, on a large and a small terminal, in light and dark. Look at them when they change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from quizapp.config import Places, Typing
from quizapp.core.memory import Rating
from quizapp.tui.app import Start
from tests.conftest import write_concept
from tests.tui.conftest import DAY, NOW, app_on, study, workspace_at

SIZES = {"80x24": (80, 24), "40x15": (40, 15)}
THEMES = ("dark", "light")


@dataclass(frozen=True)
class State:
    """How a screen is reached."""

    start: Start = Start.REVIEW
    press: Iterable[str] = ()
    before: Callable[[Places], Places | None] = lambda places: None
    """What happened earlier; may lead to other places."""
    settings: tuple[tuple[str, object], ...] = ()


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


def nothing_left(places: Places) -> None:
    """Everything was asked today already."""
    study(places, NOW - DAY, [Rating.EASY] * 5)


def backlog(places: Places) -> None:
    """Twelve days away, after a diligent month."""
    some_mornings(places)
    for days in range(40, 12, -4):
        study(places, NOW - days * DAY, [Rating.EASY, Rating.GOOD] * 4, new_per_day=7)


def no_decks(places: Places) -> Places:
    """An empty decks folder."""
    Path("empty").mkdir()
    return replace(places, decks=Path("empty"))


def first_use(places: Places) -> Places:
    """Nobody has made the learner's own folder yet."""
    return replace(places, decks=Path("/home/ada/.local/share/quizapp/decks"), own_decks=True)


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


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", STATES)
def test_picture(
    name: str,
    size: str,
    theme: str,
    places: Places,
    tmp_path: Path,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The screen looks as it did when somebody last looked at it."""
    state = STATES[name]
    monkeypatch.chdir(tmp_path)
    places = state.before(places) or places
    with workspace_at(places, theme=f"quizapp-{theme}", **dict(state.settings)) as workspace:
        app = app_on(workspace, state.start)

        assert snap_compare(app, press=state.press, terminal_size=SIZES[size])
