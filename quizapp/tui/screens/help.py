"""The keys of a screen, from the one list."""

from textual.content import Content

from quizapp.tui.commands import Group, available
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.reading import ReadingScreen
from quizapp.tui.widgets.text import ACCENT


class HelpScreen(ReadingScreen):
    """The keys of the screen below."""

    def __init__(self, desk: Desk, group: Group) -> None:
        super().__init__(desk, ["Keys"], key_help(group))


def key_help(group: Group) -> Content:
    """A line for each command of the group, and those that work anywhere."""
    commands = list(available(group))
    width = max(len(command.shown) for command in commands) + 2
    return Content("\n").join(
        Content.assemble((f"{command.shown:{width}}", f"bold {ACCENT}"), command.help) for command in commands
    )
