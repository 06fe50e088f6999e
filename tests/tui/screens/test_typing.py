"""Answers to a card that are typed: who is asked to, and what is made of it."""

from collections.abc import Iterator

import pytest

from quizapp.config import Places, Typing
from quizapp.core.history import Form
from quizapp.core.memory import Rating
from quizapp.workspace import Workspace
from tests.tui.conftest import DAY, NOW, answers, app_on, lines, running, study, text, workspace_at

WHEEL = "Which kind of water wheel is filled from above?"
AMAZON = "Which river carries more water than any other?"


@pytest.fixture
def typing(places: Places) -> Iterator[Workspace]:
    """Short answers are typed."""
    with workspace_at(places, type_answers=Typing.ALWAYS) as workspace:
        yield workspace


@pytest.mark.parametrize(
    ("answer", "verdict", "rating"),
    [
        ("overshot", "Right.", Rating.GOOD),
        ("overshto", "Nearly right.", Rating.GOOD),
        ("undershot", "Not right.", Rating.AGAIN),
        ("", "Not right. Nothing was typed.", Rating.AGAIN),
    ],
)
async def test_a_typed_answer_marks_the_grade_it_earned(
    typing: Workspace, answer: str, verdict: str, rating: Rating
) -> None:
    """The verdict in words; enter takes the marked grade."""
    app = app_on(typing)
    async with running(app) as pilot:
        await pilot.press(*answer, "enter")
        assert verdict in text(app)
        await pilot.press("enter")

        assert [("mills/water-wheel", rating)] == answers(typing)


async def test_the_learner_has_the_last_word(typing: Workspace) -> None:
    """Another grade than the marked one; what was typed is kept with it."""
    app = app_on(typing)
    async with running(app) as pilot:
        await pilot.press(*"breast", "enter", "2")

        [event] = typing.history()
        assert (event.rating, event.form) == (Rating.HARD, Form.TYPED)
        assert (event.detail["typed"], event.detail["verdict"]) == ("breast", "wrong")


async def test_letters_are_no_commands_while_typing(typing: Workspace) -> None:
    """`u`, `b`, `s` and `q` are part of many answers."""
    app = app_on(typing)
    async with running(app) as pilot:
        await pilot.press(*"ubsq?12")

        assert "ubsq?12" in text(app)
        assert list(typing.history()) == []


async def test_each_card_starts_with_an_empty_line(typing: Workspace) -> None:
    """What was typed for the last card is gone."""
    app = app_on(typing)
    async with running(app) as pilot:
        await pilot.press(*"overshot", "enter", "enter")

        assert AMAZON in text(app)
        assert "Type the answer, then Enter" in text(app)


async def test_typing_is_switched_and_kept(places: Places, workspace: Workspace) -> None:
    """By `t`, and back by ctrl+t; the message says what follows."""
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("t")
        assert "Type the answer" in text(app)
        assert "Short answers are typed from now on." in text(app)
        assert 'type_answers = "always"' in places.settings.read_text()
        await pilot.press("ctrl+t")

        assert "Type the answer" not in text(app)
        assert "No answer is typed any more" in text(app)
        assert 'type_answers = "never"' in places.settings.read_text()


async def test_typing_can_be_stopped_on_a_card_that_is_not_typed(places: Places, typing: Workspace) -> None:
    """A choice, where `t` is no letter of an answer."""
    app = app_on(typing)
    async with running(app) as pilot:
        await pilot.press("enter", "4", "enter", "4", "t")

        assert 'type_answers = "never"' in places.settings.read_text()


async def test_the_keys_say_what_enter_does(typing: Workspace) -> None:
    """With nothing typed it gives up, and Again is marked."""
    app = app_on(typing)
    async with running(app) as pilot:
        assert "enter not known" in lines(app)[-1]
        await pilot.press("x")
        await pilot.pause()
        assert "enter check" in lines(app)[-1]
        await pilot.press("backspace")
        await pilot.pause()
        assert "enter not known" in lines(app)[-1]
        await pilot.click("Footer", offset=(3, 0))

        assert "Not right. Nothing was typed." in text(app)


async def test_a_firm_card_is_typed(places: Places) -> None:
    """A month after it was first known, then remembered with ease; nobody had to choose it."""
    study(places, NOW - 60 * DAY, [Rating.EASY], new_per_day=1)
    study(places, NOW - 30 * DAY, [Rating.EASY], new_per_day=0)
    with workspace_at(places, NOW + 200 * DAY, new_per_day=0) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            await pilot.press(*"overshot", "enter", "enter")

            assert [event.form for event in workspace.history()] == [Form.FLIP, Form.FLIP, Form.TYPED]


# ---- trouble
