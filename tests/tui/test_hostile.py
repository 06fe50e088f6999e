"""Text from decks is data: on every screen it is shown as it is, and no control byte comes out."""

import json

import pytest

from quizapp.config import Places
from quizapp.core.text import control_characters, plain
from quizapp.tui.app import QuizApp, Start
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.test_hostile_text import LITERAL
from tests.tui.conftest import app_on, running, text, workspace_at


@pytest.fixture(params=LITERAL)
def payload(request: pytest.FixtureRequest) -> str:
    """One odd text."""
    return str(request.param)


@pytest.fixture
def hostile(places: Places, payload: str) -> Workspace:
    """A deck in which every field holds the odd text."""
    odd = json.dumps(payload)
    write_concept(places.decks, "odd/deck.yaml", f"title: {odd}\n")
    write_concept(
        places.decks,
        "odd/one.yaml",
        f"""
        title: {odd}
        section: {odd}
        tagline: {odd}
        what_it_is: {odd}
        why_it_matters: {odd}
        resources: [{{title: {odd}, site: {odd}, about: {odd}, minutes: 3}}]
        facts: [{{q: {odd}, a: {odd}, explain: {odd}, accept: [{odd}]}}]
        choices: [{{q: {odd}, a: {odd}, wrong: [b, c], explain: {odd}}}]
        steps: [{odd}, b, c]
        """,
    )
    return workspace_at(places, show_pages=True)


@pytest.mark.parametrize("size", [(120, 40), (40, 15)])
async def test_every_screen_shows_odd_text_as_it_is(hostile: Workspace, payload: str, size: tuple[int, int]) -> None:
    """Nothing in it is obeyed, whatever key is pressed."""
    app = app_on(hostile, Start.TODAY)
    seen = []
    async with running(app, size) as pilot:
        for key in ("down", "ctrl+p", "escape", "down", "enter", "p", "space", "i", "escape", "question_mark", "escape",
                    "space", "e", "t", "1", "u", "b", "u", "d", "q", "q"):  # fmt: skip
            await pilot.press(key)
            await pilot.pause()
            seen.append(text(app))

    assert app.return_code == 0
    assert not any(control_characters(shown.replace("\n", " ")) for shown in seen)
    if size[0] > 100 and payload.isascii():
        assert any(plain(payload) in shown for shown in seen)


async def test_a_message_shows_odd_text_as_it_is(workspace: Workspace, payload: str) -> None:
    """A path or an error may quote anything."""
    app = app_on(workspace)
    async with running(app, (120, 24)) as pilot:
        app.notify(payload, title=payload)
        app.notify("\x1b]52;c;aGk=\x07")
        await pilot.pause()

        assert not control_characters(text(app).replace("\n", " "))
        if payload.isascii():
            assert payload in text(app)


async def test_odd_text_can_be_typed(places: Places, payload: str) -> None:
    """The verdict quotes it."""
    with workspace_at(places, type_answers=True) as workspace:
        app: QuizApp = app_on(workspace)
        async with running(app, (120, 24)) as pilot:
            app.screen.query_one("Input").value = payload  # type: ignore[attr-defined]  # pilot cannot type emoji
            await pilot.press("enter")

            assert "Not right." in text(app)
            if payload.isascii():
                assert payload.strip() in text(app)
