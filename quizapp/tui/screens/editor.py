"""The editor: the file on the left, the cards that it makes on the right, what is wrong with it below."""

from asyncio import to_thread
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from quizapp.core.card import Card
from quizapp.core.concept import Problem
from quizapp.errors import FileChangedError
from quizapp.listing.cards import synced_lines
from quizapp.listing.words import counted, readable
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.screens.decide import ConflictScreen, UnsavedScreen
from quizapp.tui.widgets.file_text import FileText
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.text import MUTED, STRONG, Text, prose, styled
from quizapp.workspace.draft import Draft, Sketch
from quizapp.workspace.editing import Manuscript

_PAUSE_SECONDS = 0.15
"""The cards are made when so long no key was pressed."""

_PROBLEMS = 3
"""So many problems are shown at once."""


class EditorScreen(QuizScreen):
    """Lies on top of another screen, which looks again when the editor is left."""

    group = Group.EDITOR
    BINDINGS = bindings(Group.EDITOR)

    def __init__(self, desk: Desk, path: str, line: int) -> None:
        super().__init__(desk)
        self._path, self._line = path, line
        self._manuscript = Manuscript(desk.workspace.places, path)
        self._draft: Draft | None = None
        self._sketch = Sketch()
        self._pause: Timer | None = None
        self._is_sketching = False

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal(id="desk"):
            yield FileText.showing(self._manuscript.text)
            with VerticalScroll(id="made", can_focus=False):
                yield Text(id="cards")
        yield Text(id="problems")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the line that was asked for."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.move_cursor((max(0, self._line - 1), 0))
        self.set_focus(area)
        if self._manuscript.is_recovered:
            self.notify("What you had not saved is here again; ctrl+s saves it.")
        self.call_after_refresh(self.make_cards)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be a problem to go to."""
        if action == "problem":
            return bool(self._sketch.problems)
        return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show what the text makes, and whether it is saved."""
        state = styled("not saved" if self._manuscript.is_changed else "saved", MUTED)
        self.query_one(Header).show([self._path], (state, state))
        self.query_one("#cards", Text).show(_cards(self._sketch))
        self.query_one("#problems", Text).show(_problems(self._sketch.problems))
        super().draw()

    def look_again(self) -> None:
        """The files changed. A text with nothing unsaved in it follows; any other one is its author's."""
        if not self._manuscript.is_changed:
            self._manuscript.drop()
            self._show_text()
        self._draft = None
        self.make_cards()

    def on_text_area_changed(self) -> None:
        """Keep what was typed at once; make its cards when the fingers rest."""
        self._manuscript.change(self.query_one(TextArea).text)
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE_SECONDS, self.make_cards)
        self.draw()

    def action_save(self) -> None:
        """Save, and take in what was changed."""
        if self._save():
            synced = self.desk.workspace.refresh()
            self.notify(" ".join(["Saved.", *(synced_lines(synced) if synced else [])]))
        self.draw()

    def action_hand_over(self) -> None:
        """Save, go on in $EDITOR, and come back with what it saved."""
        from quizapp.tui.editor import edit_file

        if not self._manuscript.is_changed or self._save():
            edit_file(self.app, self._manuscript.file, self.query_one(TextArea).cursor_location[0] + 1)
            self.desk.workspace.refresh()
            self.look_again()

    def action_problem(self) -> None:
        """Go to the next problem, from the last one to the first."""
        area = self.query_one(TextArea)
        here = area.cursor_location
        places = sorted((problem.line - 1, max(0, problem.column - 1)) for problem in self._sketch.problems)
        area.move_cursor(next((place for place in places if place > here), places[0]), center=True)

    def action_leave(self) -> None:
        """Go back to the screen below; what is not saved is asked about."""
        if self._manuscript.is_changed:
            self.app.push_screen(UnsavedScreen(f"{self._path} is not saved."), self._leave_after)
        else:
            self._leave()

    def _leave_after(self, what: str | None) -> None:
        if what == "drop":
            self._manuscript.drop()
        if what == "drop" or (what == "save" and self._save()):
            self._leave()

    def _leave(self) -> None:
        self.app.pop_screen()
        self.desk.workspace.refresh()
        if isinstance(self.app.screen, QuizScreen):
            self.app.screen.look_again()

    def _save(self) -> bool:
        """Whether the text is on the disk now. A file that was changed there meanwhile is asked about."""
        try:
            self._manuscript.save()
        except FileChangedError as error:
            self.app.push_screen(ConflictScreen(error.message), self._resolve)
            return False
        return True

    def _resolve(self, what: str | None) -> None:
        """Take the file from the disk; this text goes beside it, or away until ctrl+z brings it back."""
        if what == "both":
            beside = self._manuscript.put_beside()
            self.notify(f"Your text is in {beside.name}.")
        elif what == "reload":
            self._manuscript.drop()
        self._show_text()

    def _show_text(self) -> None:
        """Put the manuscript's text into the field, as one change that can be taken back."""
        area = self.query_one(TextArea)
        if area.text != self._manuscript.text:
            at = area.cursor_location
            area.replace(self._manuscript.text, (0, 0), area.document.end)
            area.move_cursor(at)
        self.draw()

    def make_cards(self) -> None:
        """Make the cards of the text, beside the keys that may still come."""
        if self._is_sketching:
            return  # whoever is at it looks in the end whether the text has changed meanwhile
        if self._draft is None:
            self._draft = Draft(self.desk.workspace.db, str(self.desk.workspace.places.decks), self._path)
        self._is_sketching = True
        self.run_worker(self._sketching(self._draft))

    async def _sketching(self, draft: Draft) -> None:
        """First the cards, which come fast; then, if the fingers still rest, everything that is wrong."""
        text = None
        while text != self._manuscript.text:
            text = self._manuscript.text
            self._show(await to_thread(draft.sketch, text))
            if text == self._manuscript.text:
                self._show(replace(self._sketch, problems=await to_thread(draft.check, text)))
        self._is_sketching = False

    def _show(self, sketch: Sketch) -> None:
        """Of a text that cannot be read at the moment, show what could be read of it last, and why it is not."""
        self._sketch = sketch if sketch.concepts else replace(self._sketch, problems=sketch.problems)
        if self.is_attached and self.query(Header):  # it may have been left meanwhile, or the app
            self.draw()


def _cards(sketch: Sketch) -> Content:
    """The cards, one below the other."""
    if not sketch.cards:
        return styled("No cards yet.", MUTED)
    heading = styled(counted(len(sketch.cards), "card"), MUTED)
    return Content("\n\n").join([heading, *map(_card, sketch.cards)])


def _card(card: Card) -> Content:
    """As it will be asked."""
    options = [styled(f"· {readable(option)}") for option in card.options]
    prompt, answer = styled(readable(card.prompt), STRONG), prose(readable(card.answer))
    return Content("\n").join([styled(card.kind, MUTED), prompt, *options, answer])


def _problems(problems: tuple[Problem, ...]) -> Content:
    """The first problems, each with its place."""
    if not problems:
        return styled("No problems.", MUTED)
    lines = [
        styled(f"{problem.line}:{problem.column} {problem.level}: ", MUTED)
        + styled(f"{problem.message} {problem.hint}")
        for problem in problems[:_PROBLEMS]
    ]
    rest = len(problems) - _PROBLEMS
    return Content("\n").join([*lines, *([styled(f"and {rest} more", MUTED)] if rest > 0 else [])])
