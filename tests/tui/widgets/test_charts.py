"""Pictures of numbers."""

import pytest

from quizapp.listing.panel import Line
from quizapp.tui.widgets.charts import lines_content

SHORT = [Line("Yesterday", 0.0, "no reviews"), Line("Week", 0.5, "91 % of 20")]
LONG = [Line("Yesterday", 0.0, "no reviews"), Line("Week", 0.5, "91 % of 20 (80-96); young 90 %, mature 92 %")]


@pytest.mark.parametrize("width", [38, 50, 72])
@pytest.mark.parametrize("lines", [SHORT, LONG], ids=["short", "long"])
def test_names_can_be_read_at_every_width(lines: list[Line], width: int) -> None:
    """A bar without a name says nothing."""
    drawn = lines_content(lines, width).plain

    assert "Yesterday" in drawn and "Week" in drawn
    assert max(map(len, drawn.splitlines())) <= width
