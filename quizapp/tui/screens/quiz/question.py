"""A question of a quiz: asked, answered, explained, on one screen."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key, ScreenResume
from textual.widget import Widget

from quizapp.core.concept import ConceptId
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.marking import Response, can_be_overridden
from quizapp.core.quiz.wish import Counting
from quizapp.listing.words import has_formulas
from quizapp.tui.screens.base import Desk, QuizScreen
from quizapp.tui.screens.quiz.feedback import feedback_text
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.header import Header, progress
from quizapp.tui.widgets.text import Text
from quizapp.workspace.quiz import Feedback, Quiz

HELD_SECONDS = 0.3
"""A key that comes again this soon is being held down."""

_ASKED = ("skip", "pick", "choose", "say", "check", "take_back")
_ANSWERED = ("go_on", "page", "edit")
_OVERRIDES = ("knew", "guessed")

_LINES_TO_SEE = 5
"""So much of what is said about an answer, its rule included, is to be seen at once."""

_ANSWERED_TODAY = "Practice only: this card was answered today already."
_CARD_GONE = "Nothing was saved: the card is gone from its concept file."


class Said(Text):
    """What is said about an answer."""

    def on_resize(self) -> None:
        """Below a long question it may begin out of sight; only then the question moves, and no more than it must."""
        body, place = self.screen.query_one("#body"), self.virtual_region
        body.scroll_to_region(place.crop_size((place.width, _LINES_TO_SEE)), animate=False)


class QuestionScreen(QuizScreen):
    """One question. What was answered, and why, comes below it; the question does not move.

    The screens for the kinds of questions add the widgets to answer with, and the actions that lead to `give`.
    """

    def __init__(self, desk: Desk, quiz: Quiz, item: Item) -> None:
        super().__init__(desk)
        self.quiz, self.item = quiz, item
        self._is_retry = quiz.is_retry
        self._pressed = 0.0
        """When space or enter was last pressed, or the screen came up."""

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body", can_focus=False):
            yield Text(id="prompt")
            yield from self.answering()
            yield Said()
        yield Text(id="task")
        yield Footer()

    @abstractmethod
    def answering(self) -> Iterable[Widget]:
        """The widgets to answer with."""

    @abstractmethod
    def draw_answering(self, feedback: Feedback | None) -> None:
        """Show these widgets: open, or with what is right and what was answered."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """First the answer, then what can be done about it."""
        feedback = self.quiz.feedback
        if action in _ASKED:
            return feedback is None
        if action in _ANSWERED:
            return feedback is not None
        if action == "formulas":
            return has_formulas(_texts(self.item))
        if action in _OVERRIDES:
            return feedback is not None and can_be_overridden(self.item) and self._does_flip(action, feedback)
        return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show the question; once it was answered, with all there is to say about the answer."""
        feedback = self.quiz.feedback
        answered = feedback is not None
        given, total = self.quiz.progress
        self.query_one(Header).show(self._place(), progress(given - answered, total))
        self.query_one("#prompt", Text).show(self.told(self.item.prompt))
        self.draw_answering(feedback)
        self.query_one(Said).show(self._said(feedback) if feedback else "")
        super().draw()

    def look_again(self) -> None:
        """The decks or the day changed: the quiz just goes on."""

    def on_options_moved(self) -> None:
        """With the cursor on an option, enter does something."""
        super().draw()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """The key that brought this screen up may still be held down."""
        self._pressed = event.time

    def on_key(self, event: Key) -> None:
        """A key held down comes again and again: it must neither answer nor turn over what was not read."""
        if event.key in ("enter", "space"):
            if event.time - self._pressed < self.pause:
                event.stop()
            self._pressed = event.time

    @property
    def pause(self) -> float:
        """Seconds after which space or enter is a new press."""
        return HELD_SECONDS

    def give(self, response: Response) -> None:
        """Save an answer, then say what is right."""
        self.quiz.answer(response)
        self.draw()

    def action_skip(self) -> None:
        """It is not known: show what is right."""
        self.give("")

    def action_knew(self) -> None:
        """Count the answer as right."""
        self.quiz.override()
        self.draw()

    def action_guessed(self) -> None:
        """Count the answer as not right."""
        self.quiz.override()
        self.draw()

    def action_go_on(self) -> None:
        """The next question, or the result."""
        self.quiz.go_on()
        self.app.switch_screen(quiz_screen(self.desk, self.quiz))

    def action_page(self) -> None:
        """Read the concept's page."""
        self.read(self.item.concept_id)

    def action_edit(self) -> None:
        """Edit the concept where the card is written."""
        self.edit(self.item.concept_id, self.item.line)

    def action_leave(self) -> None:
        """Go back to Today; once the last question was answered, to the result."""
        given, total = self.quiz.progress
        if given == total:
            self.action_go_on()
            return
        super().action_leave()
        if given:
            self.app.notify(f"{given} of {total} answered; z goes on with the quiz.")

    def _does_flip(self, action: str, feedback: Feedback) -> bool:
        """Whether an override says something new."""
        return (action == "guessed") == feedback.marked.is_right

    def _place(self) -> list[str]:
        """Where the question belongs is told once it was answered: before, it could be the answer."""
        if self.quiz.feedback:
            return [self.item.section, self.item.concept]
        name = "Practice" if self.quiz.wish.counting is Counting.PRACTICE else "Quiz"
        return [name, "asked again"] if self._is_retry else [name]

    def _said(self, feedback: Feedback) -> Content:
        """All there is to say about an answer."""
        taken_for = self.desk.workspace.concept(ConceptId(feedback.marked.taken_for))
        return feedback_text(feedback, taken_for.title if taken_for else "", self._counted_note(feedback), self.told)

    def _counted_note(self, feedback: Feedback) -> str:
        """What the answer did to the schedule, where that is not what one would expect."""
        if feedback.counted is None:
            return _CARD_GONE
        could_count = self.quiz.wish.counting is Counting.GRADED and self.item.is_evidence and not self._is_retry
        return _ANSWERED_TODAY if could_count and feedback.counted is Counting.PRACTICE else ""


def _texts(item: Item) -> Iterator[str]:
    """All of a question that is shown."""
    yield from (item.prompt, item.answer, item.explain, item.source, *item.options)
    for pair in item.pairs:
        yield from pair


def quiz_screen(desk: Desk, quiz: Quiz) -> QuizScreen:
    """The screen for the question that a quiz has come to, or for its result."""
    if quiz.item is None:
        from quizapp.tui.screens.quiz.result import ResultScreen

        return ResultScreen(desk, quiz)
    from quizapp.tui.screens.quiz.kinds import SCREENS

    return SCREENS[quiz.item.kind](desk, quiz, quiz.item)
