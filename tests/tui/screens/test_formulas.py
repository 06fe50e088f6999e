"""Formulas where cards are asked: in plain characters, as they were typed by a key."""

from collections.abc import Iterator

import pytest

from quizapp.config import Places
from quizapp.core.card import ItemKind
from quizapp.core.quiz.item import Item
from quizapp.tui.app import Start
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.editor import EditorScreen
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.tui.conftest import OFF, app_on, running, text, workspace_at
from tests.tui.quizzes import AMAZON, DANUBE, item, leave

SQUARE = f"""
    title: Square
    cards: {{off: [{OFF}]}}
    what_it_is: Its area is $a^2$.
    choices:
      - {{q: "How large is it, with $a_1$?", a: $a_1^2$, wrong: [$2a_1$, it costs $5],
         explain: "Not `$a$`, but $a^2$."}}
"""


@pytest.fixture
def square(places: Places) -> Iterator[Workspace]:
    """A card with formulas, and one without."""
    write_concept(places.decks, "rivers/00-square.yaml", SQUARE)
    with workspace_at(places, show_pages=True, new_order="before") as workspace:
        yield workspace


async def test_a_review_shows_them_in_plain_characters(square: Workspace) -> None:
    """On the page before, in the question, the options, the answer and its explanation; code stays code."""
    app = app_on(square, decks=["rivers"])
    async with running(app) as pilot:
        assert "Its area is a²." in text(app)
        await pilot.press("space")
        assert "How large is it, with a₁?" in text(app) and ") a₁²" in text(app) and ") 2a₁" in text(app)
        await pilot.press("space")

        assert "Not $a$, but a²." in text(app)
        assert text(app).count("a₁²") == 2
        assert "it costs $5" in text(app)


async def test_their_source_is_a_key_away(square: Workspace) -> None:
    """Before and after the answer; the same key brings their signs back. It is offered only where it does something."""
    app = app_on(square, decks=["rivers"])
    async with running(app) as pilot:
        await pilot.press("space", "M")
        typed = text(app)
        await pilot.press("space", "M")
        plain = text(app)
        await pilot.press("4", "space")

        assert "with $a_1$?" in typed and "$2a_1$" in typed
        assert "with a₁?" in plain and "$2a_1$" not in plain
        assert not app.screen.check_action("formulas", ())


QUESTIONS = (
    item(ItemKind.CHOICE, AMAZON, "How large is $a^2$?", "$x_1$", options=("$x_1$", "$x_2$"), source="It is $x_1^2$."),
    item(ItemKind.TRUE_FALSE, AMAZON, "True or false? It is $a^2$.", "True", explain="For $x_1$."),
    item(ItemKind.MATCH, AMAZON, "Which?", pairs=(("$a^2$", "$x_1$"), ("b", "$x_2$")), cards=(AMAZON, DANUBE)),
    item(ItemKind.ORDER, DANUBE, "First $a^2$?", options=("$x_1$", "$x_2$"), answer="$x_2$ → $x_1$"),
)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.kind.value)
async def test_a_quiz_shows_them_in_plain_characters(workspace: Workspace, asked: Item) -> None:
    """Questions, options, titles and what is said about an answer; M shows what was typed."""
    leave(workspace, asked)
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("q", "z", "enter")
        await pilot.pause()
        assert "a²" in text(app) and "$" not in text(app)
        await pilot.press("s")
        await pilot.pause()
        assert "x₁" in text(app) and "$" not in text(app)
        await pilot.press("M")
        await pilot.pause()

        assert "$a^2$" in text(app) and "x₁" not in text(app)


async def test_other_screens_tell_cards_alike(square: Workspace) -> None:
    """The library, and what the editor makes of a text that shows them as they are typed."""
    app = app_on(square, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await pilot.press("l", "slash", *"large", "enter")
        await pilot.pause()
        library = text(app)
        await app.push_screen(EditorScreen(Desk(square), "rivers/00-square.yaml", 1))
        await app.workers.wait_for_complete()
        await pilot.pause()
        editor = text(app)

        assert "with a₁?" in library and "$" not in library
        assert "with a₁?" in editor and "$a_1$" in editor
