"""The keys of a screen, from the one list."""

from textual.content import Content

from quizapp.tui.commands import Group, available
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.reading import ReadingScreen
from quizapp.tui.widgets.rows import Row, Rows
from quizapp.tui.widgets.text import ACCENT, styled


class HelpScreen(ReadingScreen):
    """The keys of the screen below."""

    def __init__(self, desk: Desk, group: Group) -> None:
        super().__init__(desk, ["Keys"], Rows(key_rows(group)))


def key_rows(group: Group) -> list[Row]:
    """A row for each command of the group, and those that work anywhere."""
    return [(styled(command.shown, f"bold {ACCENT}"), Content(command.help)) for command in available(group)]
