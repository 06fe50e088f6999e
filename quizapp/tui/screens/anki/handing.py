"""While decks go to Anki, and what became of it."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from quizapp.anki.connect import Delivered, push
from quizapp.errors import QuizappError
from quizapp.listing.transfer import delivered_text, exported_lines
from quizapp.listing.words import counted
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.anki.form import Form
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header, bar
from quizapp.tui.widgets.text import MUTED, STRONG, Text, paragraphs, styled
from quizapp.workspace.exporting import Exported

_LOOK_SECONDS = 0.1
"""How soon somebody who no longer wants to wait for Anki need not."""


class Deed(Enum):
    """What is to be done with the package."""

    WRITE = auto()
    PUSH = auto()


@dataclass(frozen=True, slots=True)
class Writing:
    """So many notes are in the package."""

    notes: int = 0


@dataclass(frozen=True, slots=True)
class Asking:
    """Anki has the word."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """It was cancelled."""

    while_asking: bool


@dataclass(frozen=True, slots=True)
class Done:
    """It is in a file, or in Anki too."""

    exported: Exported
    delivered: Delivered | None


State = Writing | Asking | Stopped | Done | QuizappError


class _Unwanted(Exception):  # no error
    """Whoever waited for it does not."""

    def __init__(self, state: Stopped) -> None:
        super().__init__()
        self.state = state


class HandingScreen(QuizScreen):
    """Writes in a thread of its own, with a workspace of its own; the app goes on meanwhile."""

    group = Group.HANDING
    BINDINGS = bindings(Group.HANDING)

    @dataclass
    class Told(Message):
        """News of the thread."""

        state: State

    def __init__(self, desk: Desk, form: Form, deed: Deed, cards: int) -> None:
        """Make it.

        Args:
            form: what was chosen; one can go back to it.
            cards: how many notes there will be, about.
        """
        super().__init__(desk)
        self._form, self._deed, self._cards = form, deed, cards
        self._state: State = Writing()
        self._stop = Event()

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield Text(id="state")
        yield Footer()

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._work, thread=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the end one can stop, after it go on."""
        match action:
            case "cancel":
                return self._is_under_way
            case "leave" | "anew":
                return not self._is_under_way
            case _:
                return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show how far it is, or what became of it."""
        self.query_one(Header).show(["Anki"])
        self.query_one("#state", Text).show(told(self._state, self._cards))
        super().draw()

    def on_handing_screen_told(self, message: Told) -> None:
        """Something happened."""
        self._state = message.state
        self.redraw()

    def action_cancel(self) -> None:
        """Stop; the thread tells when it has."""
        self._stop.set()

    def action_anew(self) -> None:
        """Go back to what was chosen."""
        from quizapp.tui.screens.anki.setup import AnkiScreen

        self.app.switch_screen(AnkiScreen(self.desk, self._form))

    @property
    def _is_under_way(self) -> bool:
        return isinstance(self._state, Writing | Asking)

    # ---- in the thread

    def _work(self) -> None:
        state: State
        try:
            state = self._handed_on()
        except _Unwanted as unwanted:
            state = unwanted.state
        except QuizappError as error:
            state = error
        self.post_message(self.Told(state))

    def _handed_on(self) -> Done:
        parcel = self._form.parcel
        if self._deed is Deed.PUSH:
            parcel = replace(parcel, path=self.desk.workspace.places.package)
        with self.desk.workspace.twin() as workspace:
            exported = workspace.export_anki(parcel, self._count)
        return Done(exported, self._delivered(exported.written.path) if self._deed is Deed.PUSH else None)

    def _count(self, notes: int) -> None:
        if self._unwanted:
            raise _Unwanted(Stopped(while_asking=False))
        self.post_message(self.Told(Writing(notes)))

    def _delivered(self, package: Path) -> Delivered:
        """What Anki says. It may take minutes: who does not wait for it leaves a thread behind that changes nothing."""
        settings = self.desk.workspace.settings
        answer: Queue[Delivered | QuizappError] = Queue()
        self.post_message(self.Told(Asking()))

        def ask() -> None:
            try:
                answer.put(push(package, settings.anki_url, settings.anki_api_key))
            except QuizappError as error:
                answer.put(error)

        Thread(target=ask, daemon=True).start()
        while not self._unwanted:
            try:
                found = answer.get(timeout=_LOOK_SECONDS)
            except Empty:
                continue
            if isinstance(found, QuizappError):
                raise found
            return found
        raise _Unwanted(Stopped(while_asking=True))

    @property
    def _unwanted(self) -> bool:
        """Whether it was cancelled, or the screen or the whole app was left."""
        return self._stop.is_set() or get_current_worker().is_cancelled


def told(state: State, cards: int) -> Content:
    """How far it is, or what became of it.

    Args:
        cards: how many notes there will be, about.
    """
    match state:
        case Writing(notes):
            total = max(notes, cards)
            counts = styled(f"{notes:,} of {counted(total, 'note')}  ", MUTED) + bar(notes, total)
            return paragraphs([styled("Writing the package", STRONG), counts])
        case Asking():
            return paragraphs(
                [styled("Waiting for Anki", STRONG), styled("Look at Anki: it may ask you whether quizapp is allowed.")]
            )
        case Stopped(while_asking):
            after = "Anki may still take the package in." if while_asking else "Nothing was written."
            return paragraphs([styled("Stopped.", STRONG), styled(after)])
        case Done(exported, delivered):
            path = exported.written.path
            became = (
                [delivered_text(delivered)] if delivered else [f"Written to {path}", "Open it in Anki: File, Import."]
            )
            return _words(*became, *exported_lines(exported))
        case QuizappError():
            return _words(state.message, state.hint)


def _words(first: str, *more: str) -> Content:
    return paragraphs([styled(first, STRONG), *map(styled, more)])
