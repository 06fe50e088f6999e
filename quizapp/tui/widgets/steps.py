"""The list of what was done: a day as a heading, below it one step a row."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quizapp.core.day import day_date
from quizapp.listing.events import deed_text, led_to_text
from quizapp.listing.words import clock_text, readable
from quizapp.storage.steps import Step
from quizapp.tui.widgets.text import MUTED, styled

_DEED_CELLS = 10
_LEAST_CELLS = 8
"""So much of what a card asks is always to be seen."""


class StepList(OptionList):
    """Newest first. Headings are no choice."""

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)
        self._steps: Sequence[Step] = ()
        self._rows: list[Step | int] = []
        """A step, or the study day that stands above those of that day."""

    def show(self, steps: Sequence[Step]) -> None:
        """Replace the steps; the cursor stays on its row."""
        at, scrolled = self.highlighted, self.scroll_offset.y
        self._steps = steps
        self._rows = _with_days(steps)
        width = self.scrollable_content_region.width
        self.clear_options()
        self.add_options([_option(row, width) for row in self._rows])
        if self._rows:
            self.highlighted = min(at or 1, len(self._rows) - 1)
            self.scroll_to(y=scrolled, animate=False)

    @property
    def step(self) -> Step | None:
        """The step under the cursor."""
        row = self._rows[self.highlighted] if self.highlighted is not None and self._rows else None
        return row if isinstance(row, Step) else None

    @property
    def is_at_end(self) -> bool:
        """Whether the cursor is on the last row."""
        return self.highlighted == len(self._rows) - 1

    def on_resize(self, event: Resize) -> None:
        """The columns follow the width."""
        self.show(self._steps)


def _with_days(steps: Sequence[Step]) -> list[Step | int]:
    rows: list[Step | int] = []
    day = 0
    for step in steps:
        if step.event.day != day:
            day = step.event.day
            rows.append(day)
        rows.append(step)
    return rows


def _option(row: Step | int, width: int) -> Option:
    if isinstance(row, Step):
        return Option(step_content(row, width))
    date = day_date(row)
    return Option(styled(f"{date:%A} {date.day} {date:%B %Y}", MUTED), disabled=True)


def step_content(step: Step, width: int) -> Content:
    """Time, what was done, to which card (or in which action, to many), and what it led to, in `width` cells."""
    event = step.event
    style = MUTED if step.is_taken_back else ""
    before = f"{clock_text(event.at_ms, event.offset_min)}  {deed_text(event):{_DEED_CELLS}}"
    after = "taken back" if step.is_taken_back else led_to_text(event)
    room = max(_LEAST_CELLS, width - len(before) - len(after) - 1)
    about = str(event.detail.get("action") or _asked(step) or step.card)
    asked = styled(about.replace("\n", " "), style).truncate(room, ellipsis=True, pad=True)
    return styled(before, style) + asked + styled(f" {after}", style or MUTED)


def _asked(step: Step) -> str:
    """The concept first: the beginnings of many questions are alike."""
    is_named = step.concept.casefold() in step.prompt.casefold()
    prompt = readable(step.prompt)
    return prompt if is_named else f"{step.concept}: {prompt}"
