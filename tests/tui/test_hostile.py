"""Text from decks is data: on every screen it is shown as it is, and no control byte comes out."""

import json
from dataclasses import replace
from shutil import rmtree
from typing import Any

import pytest
from textual.widgets import Input

from quizapp.config import Places, Typing
from quizapp.core.card import ItemKind
from quizapp.core.history import Form
from quizapp.core.quiz.item import Item
from quizapp.core.text import control_characters, plain
from quizapp.tui.app import Start
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.concept import ConceptScreen
from quizapp.tui.screens.summary import SummaryScreen
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.test_hostile_text import LITERAL, REFUSED
from tests.tui.conftest import OFF, app_on, running, text, workspace_at
from tests.tui.quizzes import AMAZON, CHOICE, NILE, leave

QUESTIONS = (
    "facts: [{{q: {odd}, a: {odd}, explain: {odd}}}]",
    "choices: [{{q: {odd}, a: {odd}, wrong: [b, c], explain: {odd}}}]",
    "steps: [{odd}, b, c]",
)


@pytest.fixture
def hostile(places: Places) -> Workspace:
    """Nothing but a deck for each odd text, which stands in every field."""
    rmtree(places.decks)
    for n, payload in enumerate(LITERAL):
        odd = json.dumps(payload)
        write_concept(places.decks, f"odd{n}/deck.yaml", f"title: {odd}\ncards: {{off: [{OFF}]}}\n")
        fields = ("title", "section", "tagline", "what_it_is", "why_it_matters")
        written = [f"{field}: {odd}" for field in fields]
        written.append(f"resources: [{{title: {odd}, site: {odd}, about: {odd}, minutes: 3}}]")
        written.append(QUESTIONS[n % len(QUESTIONS)].format(odd=odd))
        write_concept(places.decks, f"odd{n}/one.yaml", "\n".join(written))
    return workspace_at(places, show_pages=True, type_answers=Typing.ALWAYS)


@pytest.mark.parametrize("size", [(120, 40), (40, 15)])
async def test_every_screen_shows_odd_text_as_it_is(hostile: Workspace, size: tuple[int, int]) -> None:
    """Nothing in it is obeyed, whatever key is pressed."""
    app = app_on(hostile, Start.TODAY)
    async with running(app, size) as pilot:
        seen = [text(app)]
        await pilot.press("ctrl+p", "escape", "down", "down", "up", "up", "enter")
        for key in ("enter", "enter", "i", "escape", "4") * hostile.today().total:
            seen.append(text(app))
            await pilot.press(key)
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("d", "enter", "q")

    assert app.return_code == 0
    assert not any(control_characters(shown.replace("\n", " ")) for shown in seen)
    if size[0] > 100:
        assert [odd for odd in LITERAL if odd.isascii() and not any(plain(odd) in shown for shown in seen)] == []


async def test_messages_show_odd_text_as_it_is(workspace: Workspace) -> None:
    """A path or an error may quote anything."""
    app = app_on(workspace)
    async with running(app, (120, 60)) as pilot:
        for odd in [*LITERAL, *REFUSED]:
            app.notify(odd)
        await pilot.pause()

        assert not control_characters(text(app).replace("\n", " "))
        assert [odd for odd in LITERAL if odd.isascii() and odd.strip() not in text(app)] == []


@pytest.mark.parametrize("odd", ["[/", "[@click=app.quit]go[/]", "trailing \\", "👩‍👩‍👧‍👦 👍🏽", "\x1b[31mred"])
async def test_odd_text_can_be_typed(places: Places, odd: str) -> None:
    """The verdict quotes it."""
    with workspace_at(places, type_answers=Typing.ALWAYS) as workspace:
        app = app_on(workspace)
        async with running(app) as pilot:
            app.screen.query_one(Input).value = odd
            await pilot.press("enter")

            assert "Not right.\nYou typed" in text(app)
            assert not control_characters(text(app).replace("\n", " "))


def odd_questions(odd: str) -> list[Item]:
    """A question of each kind, with an odd text in every field."""
    facts = {"prompt": odd, "concept": odd, "section": odd, "explain": odd, "source": f"{odd} {odd}"}
    kinds: list[tuple[ItemKind, dict[str, Any]]] = [
        (ItemKind.CHOICE, {"options": (odd, "b", "c"), "answer": odd, "named": ("rivers/nile", "", "")}),
        (ItemKind.TRUE_FALSE, {"answer": "True"}),
        (ItemKind.TYPED, {"answer": odd}),
        (ItemKind.MATCH, {"pairs": ((odd, "b"), ("c", odd)), "cards": (NILE, AMAZON), "answer": ""}),
        (ItemKind.ORDER, {"options": ("b", odd), "answer": f"{odd} → b"}),
    ]
    return [replace(CHOICE, kind=kind, **{**facts, "options": (), "named": (), **own}) for kind, own in kinds]


@pytest.mark.parametrize("size", [(120, 40), (40, 15)])
@pytest.mark.parametrize("odd", LITERAL)
async def test_every_question_shows_odd_text_as_it_is(workspace: Workspace, odd: str, size: tuple[int, int]) -> None:
    """Asked, answered, explained; wrongly on purpose, so that everything is said."""
    leave(workspace, *odd_questions(odd))
    app = app_on(workspace, Start.QUIZ)
    async with running(app, size) as pilot:
        await pilot.press("enter")
        for key in ("2", "space", "f", "space", "?", "enter", "space", "2", "1", "enter", "space", "1", "2", "enter"):
            await pilot.press(key)
            shown = text(app)
            assert not control_characters(shown.replace("\n", " "))
            assert size[0] < 100 or not odd.isascii() or odd in shown

        assert {event.form for event in workspace.history()} == {*Form} - {Form.FLIP}


@pytest.mark.parametrize(("start", "key"), [(Start.QUIZ, "down"), (Start.TODAY, "x")], ids=["quiz", "anki"])
async def test_odd_names_of_decks_are_shown_as_they_are(hostile: Workspace, start: Start, key: str) -> None:
    """Before a quiz, and before decks go to Anki."""
    app = app_on(hostile, start)
    async with running(app, (120, 60)) as pilot:
        await pilot.press(key, "down", "down", "down", "space")

        assert not control_characters(text(app).replace("\n", " "))
        assert [odd for odd in LITERAL if odd.isascii() and odd.strip() not in text(app)] == []


@pytest.mark.parametrize("size", [(120, 60), (40, 15)])
async def test_the_library_shows_odd_text_as_it_is(hostile: Workspace, size: tuple[int, int]) -> None:
    """Its rows, every concept's page, and the editor; nothing in them is obeyed."""
    app = app_on(hostile, Start.TODAY)
    async with running(app, size) as pilot:
        await pilot.press("l", "slash", *"is:new", "enter")
        seen = [text(app)]
        for concept in hostile.titles():
            screen = ConceptScreen(Desk(hostile), concept)
            await app.push_screen(screen)
            await pilot.press("m", "down", "down", "space")
            seen.append(text(app))
            await pilot.press("w")
            await app.workers.wait_for_complete()
            await pilot.pause()
            seen.append(text(app))
            await pilot.press("escape", "escape")

    assert not any(control_characters(shown.replace("\n", " ")) for shown in seen)
    if size[0] > 100:
        assert [odd for odd in LITERAL if odd.isascii() and not any(plain(odd) in shown for shown in seen)] == []
