"""A concept's page in the app, driven by keys."""

from collections.abc import Iterator

import pytest

from quizapp.config import Places
from quizapp.core.concept import ConceptId
from quizapp.core.memory import Rating
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.concept import ConceptScreen
from quizapp.tui.screens.review import ReviewScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.workspace import Workspace
from tests.conftest import write_concept
from tests.tui.conftest import NOW, app_on, running, study, text, workspace_at


@pytest.fixture
def browsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    return opened


@pytest.fixture
def space(places: Places) -> Iterator[Workspace]:
    """The rivers, with a tributary that has everything."""
    write_concept(
        places.decks,
        "rivers/01a-negro.yaml",
        r"""
        id: negro
        title: Rio Negro
        section: South America
        what_it_is: Its water is black, with $pH \approx 5$.
        related: [amazon]
        resources:
          - {title: Black water, url: "https://example.org/negro"}
          - {title: A trap, url: "file:///etc/passwd"}
        facts:
          - {q: Which river is black?, a: the $N_1$}
        """,
    )
    study(places, NOW, [Rating.EASY])
    with workspace_at(places) as workspace:
        yield workspace


async def opened(app: QuizApp, space: Workspace, concept: str) -> None:
    """Show the page of a concept on top of Today."""
    await app.push_screen(ConceptScreen(Desk(space), ConceptId(f"rivers/{concept}")))


async def test_the_page_has_everything(space: Workspace) -> None:
    """Prose with formulas, cards with answers and schedules, further reading, neighbours."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await opened(app, space, "negro")
        await pilot.pause()

        for part in (
            "Its water is black, with pH ≈ 5.",
            "1 card\nWhich river is black?\nthe N₁\nfact: new",
            "Read more\nBlack water\nA trap",
            "previous Amazon",
            "next Nile",
            "related Amazon",
        ):
            assert part in "\n".join(line for line in text(app).splitlines() if line)


async def test_the_source_of_a_formula_is_a_key_away(space: Workspace) -> None:
    """And its signs come back by the same key."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await opened(app, space, "negro")
        await pilot.press("m")
        await pilot.pause()
        assert r"with $pH \approx 5$." in text(app)
        await pilot.press("m")
        await pilot.pause()

        assert "with pH ≈ 5." in text(app)


async def test_only_pages_of_the_web_are_opened(space: Workspace, browsed: list[str]) -> None:
    """Whatever address a deck names."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await opened(app, space, "negro")
        await pilot.press("down", "down", "enter", "down", "enter")
        await pilot.pause()

        assert browsed == ["https://example.org/negro"]
        assert "A trap has no address on the web." in text(app)


async def test_neighbours_lead_on_and_back(space: Workspace) -> None:
    """By their rows and by keys; the way back is the way that was taken."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await opened(app, space, "negro")
        await pilot.press(*["down"] * 4, "enter")
        await pilot.pause()
        assert "The river that outweighs all others" in text(app)
        await pilot.press("n", "n")
        await pilot.pause()
        assert "Nile\n" in text(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "The river that outweighs all others" in text(app)
        await pilot.press("escape", "escape")

        assert isinstance(app.screen, TodayScreen)


async def test_a_card_tells_its_history(space: Workspace) -> None:
    """Enter opens what is known of it."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await app.push_screen(ConceptScreen(Desk(space), ConceptId("mills/water-wheel")))
        await pilot.press("down", "enter")
        await pilot.pause()

        assert "Stability" in text(app)
        assert "Easy" in text(app)


async def test_an_edit_is_on_the_page_at_once(space: Workspace, places: Places) -> None:
    """And on the card below it."""
    app = app_on(space, decks=["rivers"])
    async with running(app, (80, 40)) as pilot:
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("p")
        file = places.decks / "rivers/01-amazon.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("Which river carries", "What carries"), encoding="utf-8"
        )
        await app.run_action("look")
        await pilot.pause()
        assert "What carries more water" in text(app)
        await pilot.press("escape")
        await pilot.pause()

        assert isinstance(app.screen, ReviewScreen)
        assert "What carries more water" in text(app)


async def test_a_page_that_goes_stays_until_it_is_left(space: Workspace, places: Places) -> None:
    """With a message."""
    app = app_on(space, Start.TODAY)
    async with running(app, (80, 40)) as pilot:
        await opened(app, space, "negro")
        (places.decks / "rivers/01a-negro.yaml").unlink()
        await app.run_action("look")
        await pilot.pause()

        assert "The file of this concept is gone." in text(app)
        assert "Rio Negro" in text(app)
