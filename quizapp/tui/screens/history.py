"""What was done, newest first; each step can be taken back, or done again."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from quizapp.core.history import EventKey
from quizapp.listing.events import done_again, taken_back
from quizapp.storage.steps import Kinds, Step
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.steps import StepList
from quizapp.tui.widgets.text import MUTED, Text, styled
from quizapp.workspace.undoing import PAGE, past

_NEXT_KINDS = dict(zip(Kinds, [*Kinds][1:] + [*Kinds][:1], strict=True))


class HistoryScreen(QuizScreen):
    """A page of steps; the next one comes when the cursor gets to the end."""

    group = Group.HISTORY
    BINDINGS = bindings(Group.HISTORY, Group.FINDING)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kinds, self._words = Kinds.ALL, ""
        self._steps: list[Step] = []
        self._has_more = True

    def compose(self) -> ComposeResult:
        yield Header()
        with Vertical(id="body"):
            field = Input(placeholder="Words of the card", compact=True)
            field.cursor_blink = False
            field.display = False
            yield field
            yield Text(id="nothing")
            yield StepList()
        yield Footer()

    def on_mount(self) -> None:
        """The newest steps."""
        self._read(PAGE)
        self.query_one(StepList).focus()

    @property
    def group_now(self) -> Group:
        """While words are typed, letters are no commands."""
        return Group.FINDING if self.query_one(Input).has_focus else Group.HISTORY

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A step counts, or it was taken back."""
        step = self.query_one(StepList).step if self.is_mounted else None
        match action:
            case "take_back":
                return step is not None and not step.is_taken_back
            case "do_again":
                return step is not None and step.is_taken_back
            case _:
                return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show what was read."""
        self.query_one(Header).show(["History"], (styled(self._kinds, MUTED), styled(self._kinds, MUTED)))
        self.query_one(StepList).show(self._steps)
        self.query_one("#nothing", Text).show("" if self._steps else self._nothing())
        super().draw()

    def look_again(self) -> None:
        """A new day, or other cards."""
        self._read(max(PAGE, len(self._steps)))
        self.redraw()

    def on_option_list_option_highlighted(self) -> None:
        """What can be done hangs on the step; after the last one there may be more."""
        if self.query_one(StepList).is_at_end and self._has_more and self._steps:
            self._append()
            self.draw()
        else:
            super().draw()

    async def on_option_list_option_selected(self) -> None:
        """Enter, or a click on a step."""
        await self.run_action("take_back" if self.check_action("take_back", ()) else "do_again")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every letter narrows the list."""
        self._words = event.value
        self._read(PAGE)
        self.draw()

    def on_input_submitted(self) -> None:
        """On with what was found."""
        self.query_one(StepList).focus()
        self.call_after_refresh(self.draw)

    def on_descendant_focus(self) -> None:
        """The keys at the foot follow the focus."""
        super().draw()

    def action_take_back(self) -> None:
        """Take back the step under the cursor."""
        if key := self._key:
            self.notify(taken_back(self.desk.workspace.undo(key)))
            self.look_again()

    def action_do_again(self) -> None:
        """Do the step under the cursor again."""
        if key := self._key:
            self.notify(done_again(self.desk.workspace.redo(key)))
            self.look_again()

    def action_find(self) -> None:
        """Type words of the card."""
        field = self.query_one(Input)
        field.display = True
        field.focus()

    def action_kinds(self) -> None:
        """Show everything, answers only, or all but answers."""
        self._kinds = _NEXT_KINDS[self._kinds]
        self._read(PAGE)
        self.draw()

    def action_leave(self) -> None:
        """Put the field away; without one, go back to Today."""
        field = self.query_one(Input)
        if not field.display:
            super().action_leave()
            return
        field.value, field.display = "", False
        self.query_one(StepList).focus()

    @property
    def _key(self) -> EventKey | None:
        """The name of the event under the cursor."""
        step = self.query_one(StepList).step
        return step.event.key if step else None

    def _read(self, size: int) -> None:
        self._steps = past(self.desk.workspace.db, size=size, kinds=self._kinds, words=self._words)
        self._has_more = len(self._steps) == size

    def _append(self) -> None:
        more = past(self.desk.workspace.db, self._steps[-1].place, PAGE, kinds=self._kinds, words=self._words)
        self._steps += more
        self._has_more = len(more) == PAGE

    def _nothing(self) -> str:
        return "Nothing of that kind was found." if self._words or self._kinds is not Kinds.ALL else "Nothing yet."
