"""The one list of commands: keys, footer, help and palette are all made from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType


class Group(StrEnum):
    """Where a command can be given."""

    ANYWHERE = "anywhere"
    TODAY = "today"
    REVIEW = "review"
    TYPING = "typing"
    """On a card, while letters go into the answer."""
    PAGE = "page"
    WAITING = "waiting"
    SUMMARY = "summary"
    LIBRARY = "library"
    FILTERING = "filtering"
    """In the library, while letters go into the filter."""
    CONCEPT = "concept"
    EDITOR = "editor"
    UNSAVED = "unsaved"
    CONFLICT = "conflict"
    READING = "reading"
    CONFIRM = "confirm"
    ASK = "ask"
    """A line is typed."""
    SETUP = "setup"
    """Before a quiz."""
    ANKI = "anki"
    """Before decks go to Anki."""
    HANDING = "handing"
    """While they go, and after it."""
    CHOICE = "choice"
    TRUE_FALSE = "true-false"
    ARRANGED = "arranged"
    """A match or an order."""
    QUIZ_TYPING = "quiz-typing"
    FEEDBACK = "feedback"
    """On a question that was typed, once it was answered."""
    RESULT = "result"
    HISTORY = "history"
    FINDING = "finding"
    """In the history, while words are typed."""
    STATS = "stats"
    FITTING = "fitting"
    """Fitting the weights of the memory model."""
    LOAD = "load"
    """The days ahead."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do."""

    action: str
    keys: str
    """As Textual names them, parted by commas."""
    shown: str
    """The keys as a person reads them."""
    help: str
    """A sentence for the help screen and the palette."""
    label: str = ""
    """A word or two for the footer; commands without stay out of it."""
    importance: int = 9
    """Where the footer is narrow, higher numbers leave first; 1 always stays."""
    built_in: bool = False
    """Something else listens to these keys: Textual, a widget, or another group's binding."""

    @property
    def name(self) -> str:
        """The action without its parameter and its target."""
        return self.action.partition("(")[0].rpartition(".")[2]


_UNDO = Command("undo", "u", "u", "Take back the last thing done, however long ago.", "undo", 3)
_REDO = Command("redo", "U,ctrl+y", "U", "Do again what was taken back last; ctrl+y does it too.")
_ACTING = (
    Command("suspend", "s", "s", "Put the cards away for good, or bring them back.", "suspend", 6),
    Command("bury", "b", "b", "Put the cards away until tomorrow.", "bury", 8),
    Command("flag", "f", "f", "Flag the cards with a number, or take their flags away."),
    Command("move", "t", "t", "Ask the cards on another day: in so many days, or on a date."),
    Command("reset", "r", "r", "Make the cards new again, as if they had never been answered."),
)
"""What is done to several cards in one go."""

_FORMULAS = Command("formulas", "M", "M", "Show formulas as they were typed, or in plain characters.", "formulas", 8)
_EDIT = Command("edit", "e", "e", "Edit the concept file: in $EDITOR, or in quizapp where none is named.", "edit", 5)
_LEAVE = Command("leave", "q,escape", "q", "Go back to Today; nothing is lost.", "leave", 2)
_SCROLL = Command("", "up,down,pageup,pagedown", "↑ ↓", "Scroll long text; page up and page down too.", built_in=True)

_NUMBER = Command(
    "", "1,2,3,4,5,6,7,8,9", "1 2 3", "Choose an option by its number; a click does it too.", built_in=True
)
_MOVE = Command("", "up,down", "↑ ↓", "Go from row to row; page up and page down scroll.", built_in=True)
_CHOOSE = Command("choose", "enter", "enter", "Choose the option under the cursor.", "choose", 3)
_CHANGE = (
    Command("change(1)", "right,space", "→", "Take the next value, or check the row; space does it too.", "change", 3),
    Command("change(-1)", "left", "←", "Take the value before."),
)
_SKIP = Command("skip", "s", "s", "It is not known: show the answer.", "not known", 4)
_LEAVE_QUIZ = Command("leave", "q,escape", "q", "Go back to Today; the quiz can be gone on with.", "leave", 2)
_FEEDBACK = (
    Command("go_on", "space,enter", "space", "Go on to the next question.", "next", 3),
    Command("knew", "o", "o", "You knew it: count the answer as right.", "knew it", 4),
    Command("guessed", "o", "o", "You guessed: count the answer as not right.", "guessed", 4),
    Command("page", "p", "p", "Read the page of the concept.", "page", 5),
    _FORMULAS,
    _EDIT,
)

COMMANDS: dict[Group, tuple[Command, ...]] = {
    # In each group the way out comes last: the footer sets it apart.
    Group.TODAY: (
        Command("start", "enter,space", "enter", "Review the deck under the cursor.", "start", 2),
        Command("more", "n", "n", "Let in ten more cards of the deck under the cursor today.", "more", 3),
        Command("fill", "f", "f", "Fill the decks folder with the shipped decks.", "fill", 3),
        Command("undo", "u", "u", "Take back the last thing done, however long ago.", "undo", 5),
        _REDO,
        Command("quiz", "z", "z", "Take a quiz on the deck under the cursor.", "quiz", 4),
        Command("cram", "c", "c", "Cram the deck under the cursor: practice that leaves the schedule alone."),
        Command("stats", "s", "s", "Statistics: what is remembered, what comes, what slips.", "stats", 6),
        Command("hand_on", "x", "x", "Hand decks to Anki: the one under the cursor, or others.", "Anki", 7),
        Command("load", "o", "o", "The days ahead: spread a backlog, days off, even days.", "days", 8),
        Command("history", "h", "h", "All that was done, newest first; any of it can be taken back.", "history", 8),
        Command("library", "l", "l", "The library: every concept, how well it is known, and a search.", "library", 5),
        Command("", "up,down", "↑ ↓", "Choose a deck.", built_in=True),
        Command("app.quit", "q", "q", "Leave quizapp.", "quit", 2),
    ),
    Group.REVIEW: (
        Command("reveal", "space,enter", "space", "Show the answer.", "answer", 2),
        Command("accept", "space,enter", "space", "Take the marked grade: Good, or what a typed answer earned."),
        Command("grade(1)", "1", "1", "Again: it was not remembered."),
        Command("grade(2)", "2", "2", "Hard: remembered, with much effort."),
        Command("grade(3)", "3", "3", "Good: remembered."),
        Command("grade(4)", "4", "4", "Easy: remembered at once."),
        _UNDO,
        _REDO,
        _EDIT,
        Command("info", "i", "i", "What is known about this card: history, memory, due day.", "info", 6),
        Command("bury", "b", "b", "Put the card away until tomorrow.", "bury", 7),
        Command("suspend", "s", "s", "Put the card away for good; undo brings it back.", "suspend", 8),
        Command("flag", "f", "f", "Flag the card with a number, or take its flag away.", "flag", 9),
        Command("move", "m", "m", "Ask the card on another day: in so many days, or on a date."),
        Command("reset", "r", "r", "Make the card new again, as if it had never been answered."),
        Command("page", "p", "p", "Read the page of the concept.", "page", 9),
        Command("typing", "t", "t", "Always type short answers, or never.", "type", 9),
        _FORMULAS,
        _SCROLL,
        _LEAVE,
    ),
    Group.TYPING: (
        Command("reveal", "enter", "enter", "Check what was typed.", "check", 2, built_in=True),
        Command(
            "not_known",
            "enter",
            "enter",
            "Show the answer, with nothing typed: Again is marked.",
            "not known",
            3,
            built_in=True,
        ),
        Command("undo", "ctrl+z", "ctrl+z", "Take back the last thing done, however long ago.", "undo", 4),
        Command("redo", "ctrl+y", "ctrl+y", "Do again what was taken back last."),
        Command("typing", "ctrl+t", "ctrl+t", "Turn cards instead of typing answers.", "no typing", 3),
        Command("app.command_palette", "ctrl+p", "ctrl+p", "Find any command, deck or theme.", built_in=True),
        Command("app.help", "f1", "f1", "Show these keys.", "help", 1, built_in=True),
        Command("leave", "escape", "esc", "Go back to Today; nothing is lost.", "leave", 2),
    ),
    Group.PAGE: (
        Command("read", "space,enter", "space", "Go on to the question.", "go on", 2),
        Command("no_pages", "x", "x", "Show no more pages before questions.", "no more pages", 4),
        _FORMULAS,
        _UNDO,
        _REDO,
        _EDIT,
        _SCROLL,
        _LEAVE,
    ),
    Group.WAITING: (_UNDO, _REDO, _LEAVE),
    Group.SUMMARY: (_UNDO, _REDO, Command("leave", "enter,space,q,escape", "enter", "Go back to Today.", "today", 2)),
    Group.LIBRARY: (
        Command(
            "open", "enter", "enter", "Open a concept's page; a deck or a section unfolds.", "open", 3, built_in=True
        ),
        Command("find", "slash", "/", "Find concepts and cards as you type.", "find", 3),
        Command(
            "view", "v", "v", "Only cards that are due, new, leeches, suspended, retired; then all again.", "view", 4
        ),
        Command("cram", "c", "c", "Cram what was found: practice that leaves the schedule alone."),
        Command("unfold(True)", "right", "→", "Show what a deck or section holds."),
        Command("unfold(False)", "left", "←", "Put it away again."),
        *_ACTING,
        _UNDO,
        _REDO,
        Command("clear", "escape", "esc", "Show everything again.", "show all", 3),
        _MOVE,
        Command("leave", "q,escape", "q", "Go back to Today.", "leave", 2),
    ),
    Group.FILTERING: (
        Command("found", "enter,down", "enter", "Go to what was found.", "results", 3, built_in=True),
        Command("app.command_palette", "ctrl+p", "ctrl+p", "Find any command, deck or theme.", built_in=True),
        Command("app.help", "f1", "f1", "Show these keys.", "help", 1, built_in=True),
        Command("clear", "escape", "esc", "Show everything again.", "show all", 2),
    ),
    Group.CONCEPT: (
        Command(
            "open", "enter", "enter", "Open what is under the cursor: a card, further reading, a neighbour.", "open", 3
        ),
        Command("formulas", "m,M", "m", "Show formulas as they were typed, or in plain characters.", "formulas", 6),
        _EDIT,
        Command("write", "w", "w", "Edit it in quizapp, beside the cards that it makes.", "write", 7),
        Command("mark", "space", "space", "Choose a card; what is done is done to all that are chosen."),
        *_ACTING,
        _UNDO,
        _REDO,
        Command("beside(1)", "n,right", "n", "The next concept of the deck.", "next", 4),
        Command("beside(-1)", "p,left", "p", "The concept before it.", "previous", 5),
        _MOVE,
        Command("back", "escape,q", "esc", "Go back.", "back", 2),
    ),
    Group.READING: (_SCROLL, Command("back", "escape,q", "esc", "Go back.", "back", 2)),
    Group.EDITOR: (
        Command("save", "ctrl+s", "ctrl+s", "Save, and make the cards of it.", "save", 2),
        Command("hand_over", "ctrl+e", "ctrl+e", "Save, and go on in $EDITOR.", "$EDITOR", 4),
        Command("problem", "f8", "f8", "Go to the next problem.", "problem", 3),
        Command("", "ctrl+z,ctrl+y", "ctrl+z", "Take back what was typed; ctrl+y brings it back.", built_in=True),
        Command("app.command_palette", "ctrl+p", "ctrl+p", "Find any command, deck or theme.", built_in=True),
        Command("app.help", "f1", "f1", "Show these keys.", "help", 1, built_in=True),
        Command("leave", "escape", "esc", "Go back; what is not saved is asked about.", "back", 2),
    ),
    Group.UNSAVED: (
        Command("answer('save')", "s,enter", "s", "Save it.", "save", 1),
        Command("answer('drop')", "d", "d", "Drop what is not saved.", "drop it", 1),
        Command("answer('stay')", "escape", "esc", "Go on writing.", "go on", 1),
    ),
    Group.CONFLICT: (
        Command("answer('both')", "k", "k", "Keep both: your text goes into a file beside it.", "keep both", 1),
        Command("answer('reload')", "r", "r", "Take the file as it is on the disk.", "reload", 1),
        Command("answer('stay')", "escape", "esc", "Go on writing.", "go on", 1),
    ),
    Group.CONFIRM: (
        Command("answer(True)", "y,enter", "y", "Yes.", "yes", 1),
        Command("answer(False)", "n,escape", "n", "No.", "no", 1),
    ),
    Group.ASK: (
        Command("take", "enter", "enter", "Take what was typed.", "take", 2, built_in=True),
        Command("answer(None)", "escape", "esc", "Change nothing.", "cancel", 1),
    ),
    Group.SETUP: (
        Command("go_on", "enter", "enter", "Go on with the quiz that was left.", "go on", 3),
        Command("start", "enter", "enter", "Start a quiz.", "start", 3),
        *_CHANGE,
        _MOVE,
        Command("leave", "q,escape", "q", "Go back to Today.", "leave", 2),
    ),
    Group.ANKI: (
        Command("write", "enter", "enter", "Write a package for Anki.", "write", 3),
        Command("push", "enter", "enter", "Hand the decks to the Anki that runs on this machine.", "push", 3),
        Command("name", "enter,right,space", "enter", "Name another file.", "change", 3),
        *_CHANGE,
        _MOVE,
        Command("leave", "q,escape", "q", "Go back to Today.", "leave", 2),
    ),
    Group.HANDING: (
        Command("cancel", "q,escape", "q", "Stop; what was there before stays.", "stop", 2),
        Command("anew", "x", "x", "Go back to what was chosen, to change it or try again.", "again", 3),
        _SCROLL,
        Command("leave", "enter,q,escape", "enter", "Go back to Today.", "today", 2),
    ),
    Group.CHOICE: (_NUMBER, _MOVE, _CHOOSE, _SKIP, *_FEEDBACK, _LEAVE_QUIZ),
    Group.TRUE_FALSE: (
        Command("say('True')", "t", "t", "It is true.", "true", 3),
        Command("say('False')", "f", "f", "It is false.", "false", 3),
        _MOVE,
        _CHOOSE,
        _SKIP,
        *_FEEDBACK,
        _LEAVE_QUIZ,
    ),
    Group.ARRANGED: (
        _NUMBER,
        _MOVE,
        _CHOOSE,
        Command("check", "enter", "enter", "Check the answer, once everything has its place.", "check", 3),
        Command("take_back", "backspace", "⌫", "Take the last one back.", "take back", 4),
        _SKIP,
        *_FEEDBACK,
        _LEAVE_QUIZ,
    ),
    Group.QUIZ_TYPING: (
        Command("check", "enter", "enter", "Check what was typed.", "check", 3, built_in=True),
        Command("skip", "enter", "enter", "Nothing typed: show the answer.", "not known", 3, built_in=True),
        Command("app.command_palette", "ctrl+p", "ctrl+p", "Find any command, deck or theme.", built_in=True),
        Command("app.help", "f1", "f1", "Show these keys.", "help", 1, built_in=True),
        Command("leave", "escape", "esc", "Go back to Today; the quiz can be gone on with.", "leave", 2),
    ),
    Group.FEEDBACK: (*_FEEDBACK, _SCROLL, _LEAVE_QUIZ),
    Group.RESULT: (
        Command("page", "p,enter", "p", "Read the page of the concept under the cursor.", "page", 3),
        Command("again", "z", "z", "Another quiz on the same decks.", "another quiz", 4),
        _MOVE,
        Command("leave", "enter,q,escape", "enter", "Go back to Today.", "today", 2),
    ),
    Group.FITTING: (
        Command("adopt('no')", "1", "1", "Take the fitted weights; due days stay.", "take them", 3),
        Command("adopt('spread')", "2", "2", "Take them, and spread what would be due at once.", "and spread", 4),
        Command("adopt('now')", "3", "3", "Take them, and move due days now.", "and move", 5),
        _SCROLL,
        Command("leave", "q,escape", "esc", "Go back to the statistics.", "leave", 2),
    ),
    Group.STATS: (
        Command("turn(1)", "right,space", "→", "The next question; space does it too.", "next", 3),
        Command("turn(-1)", "left", "←", "The question before.", "before", 4),
        Command("fit", "f", "f", "Fit the memory model to your own answers.", "fit", 5),
        _SCROLL,
        Command("leave", "q,escape", "q", "Go back to Today.", "leave", 2),
    ),
    Group.HISTORY: (
        Command("take_back", "enter,u", "enter", "Take back the step under the cursor.", "take back", 3),
        Command("do_again", "enter,U,ctrl+y", "enter", "Do the step under the cursor again.", "do again", 3),
        Command("find", "slash", "/", "Only cards with these words.", "find", 4),
        Command("kinds", "f", "f", "Everything, answers only, or all but answers.", "filter", 5),
        Command("", "up,down,pageup,pagedown", "↑ ↓", "Go from step to step; older ones follow.", built_in=True),
        Command("leave", "q,escape", "q", "Go back to Today.", "leave", 2),
    ),
    Group.FINDING: (
        Command("", "enter", "enter", "Go to what was found.", "show", 3, built_in=True),
        Command("app.help", "f1", "f1", "Show these keys.", "help", 1, built_in=True),
        Command("leave", "escape", "esc", "Show everything again.", "clear", 2),
    ),
    Group.LOAD: (
        Command("carry_out", "enter", "enter", "Do what is proposed; one undo takes it back.", "do it", 2),
        Command("spread", "s", "s", "Spread what is due and overdue over several days.", "spread", 3),
        Command("off", "o", "o", "Plan days off.", "days off", 3),
        Command("even", "e", "e", "Choose the days of the coming month anew, so that they hold alike.", "even out", 4),
        Command("leave", "q,escape", "q", "Put the proposal away, or go back to Today.", "back", 2),
    ),
    Group.ANYWHERE: (
        Command("app.help", "question_mark,f1", "?", "Show these keys.", "help", 1),
        Command("app.command_palette", "ctrl+p", "ctrl+p", "Find any command, deck or theme.", built_in=True),
        Command("app.light_or_dark", "d", "d", "Light or dark."),
        Command("app.quit", "ctrl+q", "ctrl+q", "Leave quizapp.", built_in=True),
    ),
}


_ALONE = (
    Group.CONFIRM, Group.ASK, Group.UNSAVED, Group.CONFLICT,
    Group.TYPING, Group.QUIZ_TYPING, Group.FINDING, Group.FILTERING, Group.EDITOR,
)  # fmt: skip
"""Where letters are typed, or only an answer is wanted: what works anywhere does not work here."""


def available(group: Group) -> Iterator[Command]:
    """What can be done on a screen of this group: its own commands, those that work anywhere, and the way out."""
    *own, way_out = COMMANDS[group]
    yield from own
    if group not in _ALONE:
        yield from COMMANDS[Group.ANYWHERE]
    yield way_out


def bindings(*groups: Group) -> list[BindingType]:
    """The keys of some groups, for a screen's or the app's `BINDINGS`."""
    return [
        Binding(command.keys, command.action, command.help, show=False)
        for group in groups
        for command in COMMANDS[group]
        if not command.built_in
    ]
