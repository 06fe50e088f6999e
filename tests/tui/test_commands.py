"""One list of commands feeds keys, footer, help and palette."""

from collections import Counter

import pytest

from quizapp.tui.app import QuizApp
from quizapp.tui.commands import COMMANDS, Group, available, bindings
from quizapp.tui.screens.anki.handing import HandingScreen
from quizapp.tui.screens.anki.setup import AnkiScreen
from quizapp.tui.screens.ask import AskScreen
from quizapp.tui.screens.concept import ConceptScreen
from quizapp.tui.screens.confirm import ConfirmScreen
from quizapp.tui.screens.decide import ConflictScreen, UnsavedScreen
from quizapp.tui.screens.editor import EditorScreen
from quizapp.tui.screens.fitting import FittingScreen
from quizapp.tui.screens.help import key_rows
from quizapp.tui.screens.history import HistoryScreen
from quizapp.tui.screens.library import LibraryScreen
from quizapp.tui.screens.load import LoadScreen
from quizapp.tui.screens.page import PageScreen
from quizapp.tui.screens.quiz.arranged import ArrangedScreen
from quizapp.tui.screens.quiz.chosen import ChoiceScreen, TrueFalseScreen
from quizapp.tui.screens.quiz.result import ResultScreen
from quizapp.tui.screens.quiz.setup import SetupScreen
from quizapp.tui.screens.quiz.typed import TypedScreen
from quizapp.tui.screens.reading import ReadingScreen
from quizapp.tui.screens.review import ReviewScreen
from quizapp.tui.screens.stats import StatsScreen
from quizapp.tui.screens.summary import SummaryScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.tui.screens.waiting import WaitingScreen
from quizapp.tui.widgets.keys import Key, fitted

SCREENS: dict[Group, type] = {
    Group.TODAY: TodayScreen,
    Group.REVIEW: ReviewScreen,
    Group.TYPING: ReviewScreen,
    Group.PAGE: PageScreen,
    Group.WAITING: WaitingScreen,
    Group.SUMMARY: SummaryScreen,
    Group.LIBRARY: LibraryScreen,
    Group.FILTERING: LibraryScreen,
    Group.CONCEPT: ConceptScreen,
    Group.EDITOR: EditorScreen,
    Group.UNSAVED: UnsavedScreen,
    Group.CONFLICT: ConflictScreen,
    Group.READING: ReadingScreen,
    Group.CONFIRM: ConfirmScreen,
    Group.ASK: AskScreen,
    Group.SETUP: SetupScreen,
    Group.ANKI: AnkiScreen,
    Group.HANDING: HandingScreen,
    Group.CHOICE: ChoiceScreen,
    Group.TRUE_FALSE: TrueFalseScreen,
    Group.ARRANGED: ArrangedScreen,
    Group.QUIZ_TYPING: TypedScreen,
    Group.FEEDBACK: TypedScreen,
    Group.RESULT: ResultScreen,
    Group.STATS: StatsScreen,
    Group.FITTING: FittingScreen,
    Group.HISTORY: HistoryScreen,
    Group.FINDING: HistoryScreen,
    Group.LOAD: LoadScreen,
    Group.ANYWHERE: QuizApp,
}


@pytest.mark.parametrize("group", Group)
def test_every_command_is_carried_out_by_its_screen(group: Group) -> None:
    """No key leads nowhere."""
    for command in COMMANDS[group]:
        owner = QuizApp if command.action.startswith("app.") else SCREENS[group]

        assert not command.action or hasattr(owner, f"action_{command.name}"), command


@pytest.mark.parametrize("group", Group)
def test_every_screen_listens_to_its_commands(group: Group) -> None:
    """The keys of a screen are those of the list."""
    listed = {(binding.key, binding.action) for binding in bindings(group)}

    assert listed <= {(binding.key, binding.action) for binding in SCREENS[group].BINDINGS}


QUESTIONS = (Group.CONFIRM, Group.ASK, Group.UNSAVED, Group.CONFLICT, Group.ANYWHERE)
"""These have no footer."""

AT_TIMES = {
    "reveal",
    "accept",
    "not_known",
    "choose",
    "check",
    "skip",
    "go_on",
    "start",
    "knew",
    "guessed",
    "page",
    "leave",
    "write",
    "push",
    "name",
    "change",
    "cancel",
    "take_back",
    "do_again",
    "clear",
}
"""What a key does only where another command of the same key does not apply."""


@pytest.mark.parametrize("group", Group)
def test_no_key_means_two_things(group: Group) -> None:
    """Space and enter turn the card, then take the grade; enter chooses, checks or goes on: never two at once."""
    pairs = [(key, command.name) for command in COMMANDS[group] for key in command.keys.split(",")]
    twice = {key for key, number in Counter(key for key, _ in pairs).items() if number > 1}

    assert {name for key, name in pairs if key in twice} <= AT_TIMES


@pytest.mark.parametrize("group", [group for group in Group if group not in QUESTIONS])
def test_the_smallest_footer_offers_help_and_the_way_out(group: Group) -> None:
    """At forty columns, whatever else has to go."""
    keys = [
        Key(command.shown, command.label, command.action, importance=command.importance)
        for command in available(group)
        if command.label
    ]
    kept, _ = fitted(keys, 38)

    assert "app.help" in {key.action for key in kept}
    assert keys[-1] in kept


def test_help_names_every_command() -> None:
    """The sentence and the key, from the same list."""
    rows = [(key.plain, sentence.plain) for key, sentence in key_rows(Group.REVIEW)]

    assert [(command.shown, command.help) for command in available(Group.REVIEW)] == rows


def test_every_command_explains_itself() -> None:
    """In a sentence."""
    assert all(command.help.endswith(".") and command.shown for group in COMMANDS.values() for command in group)
