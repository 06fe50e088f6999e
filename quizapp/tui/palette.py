"""The palette: every command of the screen, every deck, every theme."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.widgets.text import styled


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette. The title may come from a deck: it is shown as it is."""

    title: str
    help: str
    run: IgnoreReturnCallbackType


class Everything(Provider):
    """All that can be done from the screen below."""

    async def discover(self) -> Hits:
        """Everything, before a letter is typed."""
        for entry in self._entries():
            yield DiscoveryHit(styled(entry.title), entry.run, entry.title, entry.help)

    async def search(self, query: str) -> Hits:
        """What matches; Textual's own highlighting would read markup in titles."""
        matcher = self.matcher(query)
        for entry in self._entries():
            if (score := matcher.match(entry.title)) > 0:
                yield Hit(score, styled(entry.title), entry.run, entry.title, entry.help)

    def _entries(self) -> Iterator[Entry]:
        screen, act = self.screen, self.app.run_action
        if not isinstance(screen, QuizScreen):
            return
        for command in screen.commands(screen.group):
            if not command.built_in:
                yield Entry(command.help, f"Key: {command.shown}", partial(act, command.action, screen))
        for counts in screen.desk.workspace.decks():
            deck = counts.deck
            yield Entry(f"Review {deck.title}", "Deck", partial(act, ("app", "review", (deck.id,))))
        for theme in sorted(self.app.available_themes):
            yield Entry(f"Theme {theme}", "Colours", partial(act, ("app", "theme", (theme,))))
