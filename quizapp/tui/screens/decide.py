"""Questions with more answers than yes and no; each key gives a word."""

from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.dialog import DialogScreen


class UnsavedScreen(DialogScreen[str]):
    """The editor is to be left with something unsaved."""

    group = Group.UNSAVED
    BINDINGS = bindings(Group.UNSAVED)


class ConflictScreen(DialogScreen[str]):
    """The file was changed on the disk meanwhile."""

    group = Group.CONFLICT
    BINDINGS = bindings(Group.CONFLICT)
