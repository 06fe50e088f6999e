"""Before decks go to Anki: which, where to, and what goes along."""

from collections.abc import Sequence
from dataclasses import replace

from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.anki.form import Form, lines
from quizapp.tui.screens.anki.handing import Deed, HandingScreen
from quizapp.tui.screens.ask import AskScreen
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.form import FormScreen, Line, deed, gap
from quizapp.tui.screens.today import empty
from quizapp.tui.widgets.header import Header

_WRITE, _PUSH, _FILE = 0, 1, 3
"""The rows that are no choice: they follow each other as in `lines`."""


class AnkiScreen(FormScreen[Form]):
    """One list: write a package, push to a running Anki, then all that can be chosen."""

    group = Group.ANKI
    BINDINGS = bindings(Group.ANKI)

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__(desk, form)
        self._every = desk.workspace.decks()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What enter does hangs on the row under the cursor."""
        match action:
            case "write":
                return self.cursor is not None and self.cursor not in (_PUSH, _FILE)
            case "push":
                return self.cursor == _PUSH
            case "name":
                return self.cursor == _FILE
            case _:
                return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show the form."""
        self.query_one(Header).show(["Anki"])
        if not self._every:
            self.complain(empty(self.desk.workspace))
        super().draw()

    def lines(self) -> Sequence[Line[Form]]:
        """What can be done, then the choices."""
        if not self._every:
            return ()
        return [
            deed("Write a package", self.form.summary(self._every)),
            deed("Push to Anki", "through AnkiConnect"),
            gap(),
            *lines(self.form, self._every),
        ]

    def look_again(self) -> None:
        """The decks changed."""
        self._every = self.desk.workspace.decks()
        there = frozenset(counts.deck.id for counts in self._every)
        self.form = replace(self.form, decks=self.form.decks & there)
        self.redraw()

    async def on_options_picked(self) -> None:
        """A click does what the row is for."""
        for action in ("push", "name", "change(1)", "write"):
            if self.check_action(action.partition("(")[0], ()):
                await self.run_action(action)
                return

    def action_write(self) -> None:
        """Write the package."""
        self._hand_on(Deed.WRITE)

    def action_push(self) -> None:
        """Hand the decks to the Anki that runs."""
        self._hand_on(Deed.PUSH)

    def action_name(self) -> None:
        """Ask for another file."""
        self.app.push_screen(AskScreen("The file to write:", value=self.form.path), self._named)

    def _named(self, path: str | None) -> None:
        if path:
            self.form = replace(self.form, path=path)
            self.redraw()

    def _hand_on(self, what: Deed) -> None:
        self.app.switch_screen(HandingScreen(self.desk, self.form, what, self.form.cards(self._every)))
