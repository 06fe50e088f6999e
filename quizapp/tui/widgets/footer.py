"""The line at the foot: what can be done now."""

from collections.abc import Iterable

from quizapp.tui.commands import Command
from quizapp.tui.widgets.keys import Key, KeyRow


class Footer(KeyRow):
    """The commands of the moment. Where they do not fit, the least important leave; help always stays."""

    last_at_end = True

    def offer(self, commands: Iterable[Command]) -> None:
        """Show these commands; the last of them, the way out, stands at the right edge."""
        self.show(
            [
                Key(command.shown, command.label, command.action, importance=command.importance)
                for command in commands
                if command.label
            ]
        )
