"""How plans for exams are told."""

from dataclasses import replace

import pytest

from quizapp.core.concept import DeckId
from quizapp.listing.plans import plan_line
from quizapp.storage.plans import Plan
from quizapp.workspace.planning import Progress

PROGRESS = Progress(Plan(DeckId("sea"), 1010, 0.95, 0.96, 0.9, 4, 20.0), new_today=4, recall=0.953, minutes=19.2)
LINE = "Exam in sea in 10 days: 95 % expected, about 20 min a day"


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (PROGRESS, LINE),
        (replace(PROGRESS, new_today=1), LINE),
        (replace(PROGRESS, new_today=7), f"{LINE}; 7 new cards a day instead of 4, to catch up"),
        (
            replace(PROGRESS, recall=0.8),
            f"{LINE.replace('95 %', '80 %')}; 95 % cannot be reached any more",
        ),
    ],
)
def test_a_line_tells_how_a_plan_stands(progress: Progress, line: str) -> None:
    """And that days were missed, or that the exam will go otherwise than it should."""
    assert plan_line(progress, 1000) == line
