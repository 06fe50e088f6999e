"""A question that is answered with yes or no."""

from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.dialog import DialogScreen


class ConfirmScreen(DialogScreen[bool]):
    """Yes, or no."""

    group = Group.CONFIRM
    BINDINGS = bindings(Group.CONFIRM)
