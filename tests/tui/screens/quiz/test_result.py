"""How a quiz went."""

import pytest

from quizapp.config import Places
from quizapp.core.memory import Rating
from quizapp.core.quiz.wish import Counting, Wish
from quizapp.tui.screens.quiz.setup import SetupScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.tui.widgets.options import Options
from tests.tui.conftest import DAY, NOW, lines, running, study, text, workspace_at
from tests.tui.quizzes import CHOICE, TYPED
from tests.tui.screens.quiz.test_question import asking

TO_THE_END = ["enter", "2", "space", *"Nile", "enter", "space", *"Amazon", "enter", "space"]
"""The choice right, the typed question wrong, and right when it is asked again."""


async def test_concepts_with_most_to_study_come_first(places: Places) -> None:
    """With what to study, cheapest first, and what the quiz changed."""
    study(places, NOW - 10 * DAY, [Rating.EASY] * 5)
    with workspace_at(places) as workspace:
        app = asking(workspace, CHOICE, TYPED)
        async with running(app) as pilot:
            await pilot.press(*TO_THE_END)

            assert [line for line in lines(app)[1:-1] if line] == [
                "1 of 2 right at once",
                "0 of 1 Amazon",
                "recall in a month 76 % → 62 %",
                "Study: The mouth of the Amazon (example.org, 12 min)",
                "Study: Rivers from above (example.net, 45 min)",
                "1 of 1 Nile",
                "recall in a month 76 % → 92 %",
            ]


async def test_practice_changes_no_recall(places: Places) -> None:
    """And says so."""
    with workspace_at(places) as workspace:
        app = asking(workspace, CHOICE, wish=Wish(counting=Counting.PRACTICE))
        async with running(app) as pilot:
            await pilot.press("enter", "2", "space")

            assert "the schedule stays as it is" in text(app)
            assert "recall" not in text(app)


@pytest.mark.parametrize("key", ["p", "enter"])
async def test_a_concept_leads_to_its_page(places: Places, key: str) -> None:
    """With the cursor, and back again."""
    with workspace_at(places) as workspace:
        app = asking(workspace, CHOICE, TYPED)
        async with running(app) as pilot:
            await pilot.press(*TO_THE_END, "p", "down", key)
            assert "The river that outweighs all others" in text(app)
            await pilot.press("escape")

            assert "1 of 2 right at once" in text(app)


async def test_a_click_leads_to_the_page(places: Places) -> None:
    """On any line of a concept."""
    with workspace_at(places) as workspace:
        app = asking(workspace, CHOICE, TYPED)
        async with running(app) as pilot:
            await pilot.press(*TO_THE_END)
            await pilot.click(Options, offset=(12, 2))

            assert "The river that outweighs all others" in text(app)


@pytest.mark.parametrize("key", ["enter", "q", "escape"])
async def test_the_way_out_leads_to_today(places: Places, key: str) -> None:
    """Enter too, while no concept is marked."""
    with workspace_at(places) as workspace:
        app = asking(workspace, CHOICE)
        async with running(app) as pilot:
            await pilot.press("enter", "2", "space", key)

            assert isinstance(app.screen, TodayScreen)


async def test_another_quiz_is_about_the_same_decks(places: Places) -> None:
    """They are checked already."""
    with workspace_at(places) as workspace:
        app = asking(workspace, CHOICE, wish=Wish(decks=("rivers",)))
        async with running(app) as pilot:
            await pilot.press("enter", "2", "space", "z")

            assert isinstance(app.screen, SetupScreen)
            assert "[x] Rivers  4 cards" in lines(app)
