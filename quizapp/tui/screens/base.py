"""What all screens have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.screen import Screen

from quizapp.core.concept import Concept, ConceptId, DeckId
from quizapp.listing.words import readable
from quizapp.tui.commands import Command, Group, available
from quizapp.tui.widgets.footer import Footer
from quizapp.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Desk:
    """What every screen works on: the workspace, and the decks chosen when the app was opened (none: all)."""

    workspace: Workspace
    decks: tuple[DeckId, ...] = ()


class QuizScreen(Screen[None]):
    """A screen drawn from the workspace: header, body, keys at the foot. Commands come from the one list."""

    group: ClassVar[Group]
    formulas = True
    """Whether formulas are shown in plain characters, or as they were typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def on_mount(self) -> None:
        """Draw for the first time. Textual calls this besides the `on_mount` of a screen, and after it."""
        self.draw()

    def draw(self) -> None:
        """Show the present state. Screens extend it."""
        self.query_one(Footer).offer(self.commands(self.group_now))

    def redraw(self) -> None:
        """Draw, unless the screen has not come up yet: then it will draw itself."""
        if self.is_mounted:
            self.draw()

    def look_again(self) -> None:
        """The decks or the day changed."""
        self.redraw()

    @property
    def group_now(self) -> Group:
        """Which commands can be given at this moment."""
        return self.group

    def commands(self, group: Group) -> Iterator[Command]:
        """What can be done now, of the commands of a group."""
        return (command for command in available(group) if self.check_action(command.name, ()))

    def told(self, text: str) -> str:
        """What an author wrote, as it is to be shown now."""
        return readable(text) if self.formulas else text

    def action_formulas(self) -> None:
        """Show formulas as they were typed, or in plain characters."""
        self.formulas = not self.formulas
        self.draw()

    def ask(self, question: str, action: str, digits: int = 0) -> None:
        """Have a line typed, and run an action of this screen with it; with nothing typed nothing is done.

        Args:
            digits: as in `AskScreen`.
        """
        from quizapp.tui.screens.ask import AskScreen

        async def take(line: str | None) -> None:
            if line:
                await self.app.run_action(("", action, (line,)), self)

        self.app.push_screen(AskScreen(question, digits), take)

    def action_leave(self) -> None:
        """Go back to Today."""
        from quizapp.tui.screens.today import TodayScreen

        self.app.switch_screen(TodayScreen(self.desk))

    def read(self, concept: ConceptId) -> None:
        """Show a concept's page on top of this screen."""
        from quizapp.tui.screens.concept import ConceptScreen

        if self._found(concept):
            self.app.push_screen(ConceptScreen(self.desk, concept))

    def edit(self, concept: ConceptId, line: int) -> None:
        """Open a concept's file in $EDITOR, then take in what was changed; where none is named, in our own editor."""
        from quizapp.config import editor
        from quizapp.tui.editor import edit_file

        if not editor():
            self.write(concept, line)
        elif found := self._found(concept):
            edit_file(self.app, self.desk.workspace.places.decks / Path(found.path), line)
            self.desk.workspace.refresh()
            self.look_again()

    def write(self, concept: ConceptId, line: int) -> None:
        """Open a concept's file in our own editor, on top of this screen."""
        from quizapp.tui.screens.editor import EditorScreen

        if found := self._found(concept):
            self.app.push_screen(EditorScreen(self.desk, found.path, line))

    def _found(self, name: ConceptId) -> Concept | None:
        concept = self.desk.workspace.concept(name)
        if concept is None:
            self.notify("The file of this concept is gone.", severity="warning")
        return concept
