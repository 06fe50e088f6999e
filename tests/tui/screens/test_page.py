"""A concept's page: read, then remember."""

from collections.abc import Iterator

import pytest

from quizapp.config import Places
from quizapp.workspace import Workspace
from tests.tui.conftest import app_on, running, text, workspace_at


@pytest.fixture
def reading(places: Places) -> Iterator[Workspace]:
    """Pages come before questions."""
    with workspace_at(places, show_pages=True) as workspace:
        yield workspace


async def test_the_page_comes_before_the_first_question(reading: Workspace) -> None:
    """All that the author wrote about the concept, with styles for marks."""
    app = app_on(reading, decks=["rivers"])
    async with running(app, (80, 40)) as pilot:
        await pilot.pause()
        page = text(app)
        await pilot.press("space")

        assert "The river that outweighs all others" in page
        assert "The Amazon rises in the Andes and crosses" in page
        assert "• Nobody has built a bridge across its main course." in page
        assert "Run flow --year to see it." in " ".join(page.split())
        assert "• The mouth of the Amazon (example.org, 12 min)\nA walk through the delta." in page
        assert "Which river carries more water than any other?" in text(app)


async def test_pages_can_be_switched_off(places: Places, reading: Workspace) -> None:
    """One key: the question follows at once, now and for good."""
    app = app_on(reading)
    async with running(app) as pilot:
        await pilot.press("x")
        assert "Which kind of water wheel" in text(app)
        assert "show_pages = false" in places.settings.read_text()
        await pilot.press("space", "4")

        assert "Which river carries" in text(app)


async def test_the_page_can_be_read_again(workspace: Workspace) -> None:
    """From the card, and back to it."""
    app = app_on(workspace, decks=["rivers"])
    async with running(app) as pilot:
        await pilot.press("p")
        assert "The river that outweighs all others" in text(app)
        await pilot.press("escape")

        assert "Which river carries" in text(app)


async def test_leaving_and_coming_back_shows_the_page_again(reading: Workspace) -> None:
    """Nothing was answered yet."""
    app = app_on(reading, decks=["rivers"])
    async with running(app) as pilot:
        await pilot.press("q", "enter")

        assert "New concept" in text(app)
