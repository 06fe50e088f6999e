"""The card: question, answer, grades."""

from dataclasses import replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click

from quizapp.config import Typing
from quizapp.core.card import Card
from quizapp.core.concept import Concept
from quizapp.core.history import EventKind
from quizapp.core.memory import Rating, next_memory
from quizapp.core.session import Side
from quizapp.listing.actions import done_text
from quizapp.listing.words import has_formulas
from quizapp.tui.commands import Group, bindings
from quizapp.tui.screens.acting import ActingScreen
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.sitting import SittingScreen
from quizapp.tui.widgets.footer import Footer
from quizapp.tui.widgets.grades import Grades
from quizapp.tui.widgets.header import Header, progress
from quizapp.tui.widgets.rows import Row, Rows
from quizapp.tui.widgets.text import MUTED, Text, paragraphs, prose, styled
from quizapp.workspace.actions import Action
from quizapp.workspace.review import Question, Review

if TYPE_CHECKING:
    from textual.widgets import Input

    from quizapp.core.quiz.typed import Graded

_READING = 2
"""Resources named on the back of a card."""

_ANSWER_LINES = 3
"""So much of the answer, its rule included, is to be seen at once."""

_WARM_UP_SECONDS = 0.05


class ReviewScreen(ActingScreen, SittingScreen):
    """One card. The answer comes below the question, which does not move."""

    group = Group.REVIEW
    BINDINGS = bindings(Group.REVIEW, Group.TYPING)

    def __init__(self, desk: Desk, review: Review) -> None:
        super().__init__(desk, review)
        self._drawn: Question | None = None
        self._field: Input | None = None
        self._typed = ""
        self._graded: Graded | None = None
        self._marked = Rating.GOOD

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="body"):
            yield Text(id="front")
            yield Rows(gap=1, id="options")
            yield Text(id="back")
        yield Grades()
        yield Footer()

    def on_mount(self) -> None:
        """Use the learner's reading time to load what the answer needs."""
        self.call_after_refresh(self.set_timer, _WARM_UP_SECONDS, _warm_up)

    @property
    def group_now(self) -> Group:
        """While an answer is typed, letters are no commands."""
        return Group.TYPING if self._asks_for_typing else Group.REVIEW

    @property
    def _asks_for_typing(self) -> bool:
        return self.review.can_type and self.review.side is Side.QUESTION

    @property
    def _draft(self) -> str:
        """What stands in the field."""
        return self._field.value.strip() if self._field is not None else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grades need an answer that was seen; what enter does while typing hangs on whether anything was typed."""
        if action == "not_known":
            return self._asks_for_typing and not self._draft
        if action == "reveal" and self._asks_for_typing:
            return bool(self._draft)
        if action in ("reveal", "typing"):
            return self.review.side is Side.QUESTION
        if action in ("accept", "grade"):
            return self.review.side is Side.ANSWER
        if action == "formulas":
            return self.review.question is not None and has_formulas(_texts(self.review.question.card))
        if action in ("reset", "move"):
            return bool(self.review.question and self.review.question.queued.schedule.reps)
        return super().check_action(action, parameters)

    def draw(self) -> None:
        """Show the card, with the side that is up."""
        question = self.review.question
        if question is None:
            return
        if question != self._drawn:
            self._begin(question)
        card, answered = self._shown(question.card), self.review.side is Side.ANSWER
        flag = question.queued.schedule.flag
        self.query_one(Header).show(
            self.review.context, progress(*self.review.progress, f"flag {flag}" if flag else "")
        )
        self.query_one("#front", Text).show(_front(card, question.reworded))
        self.query_one("#options", Rows).show(options(card))
        if answered:
            self.query_one("#back", Text).show(self._back(question.card))
        self.set_class(answered, "-answered")
        self.query_one(Grades).offer(self.review.planned, self._marked)
        self._draw_field()
        super().draw()

    @on(Click, "#body, #body *")
    async def turn(self) -> None:
        """A click on the text turns the card; dragging over it selects words."""
        if not self._asks_for_typing and not self.selections:
            await self.run_action("reveal")

    def on_input_changed(self) -> None:
        """The first letter changes what enter does."""
        super().draw()

    async def on_input_submitted(self) -> None:
        """Enter in the field checks what was typed."""
        await self.run_action("reveal" if self._draft else "not_known")

    def action_not_known(self) -> None:
        """Turn the card with nothing typed."""
        self.action_reveal()

    def action_reveal(self) -> None:
        """Turn the card; if its answer is to be typed, mark the grade that what was typed has earned."""
        if self._asks_for_typing:
            self._check(self._draft)
        with self.following():
            self.review.reveal()
        self.call_after_refresh(self._bring_answer_into_view)

    def action_accept(self) -> None:
        """Take the marked grade."""
        self.action_grade(self._marked)

    def action_grade(self, rating: int) -> None:
        """Save the answer; the next card follows."""
        verdict = self._graded.verdict if self._graded else None
        with self.following():
            self.review.grade(Rating(rating), self._typed, verdict)

    def act(self, action: Action) -> None:
        """Do something to the card; the screen shows what comes next."""
        with self.following():
            self.review.act(action)
            if action.kind is EventKind.FLAG:
                self._drawn = self.review.question  # the same card as before: nothing of it begins anew
        self.notify(f"{done_text(action)}; u takes it back.")

    def action_edit(self) -> None:
        """Edit the card where it is written."""
        if self.review.question:
            self.edit(self.review.question.card.concept_id, self.review.question.card.line)

    def action_info(self) -> None:
        """What is known about the card."""
        from quizapp.tui.screens.info import InfoScreen

        if self.review.question:
            self.app.push_screen(InfoScreen(self.desk, self.review.question.card))

    def action_page(self) -> None:
        """Read the concept's page."""
        if self.review.question:
            self.read(self.review.question.card.concept_id)

    def action_typing(self) -> None:
        """Type short answers from now on; where that is so already, never type."""
        stop = self.review.can_type or self.review.typing is Typing.ALWAYS
        self.review.typing = Typing.NEVER if stop else Typing.ALWAYS
        with self.following():
            self.desk.workspace.choose("type_answers", self.review.typing)
        self.notify("No answer is typed any more; t changes that." if stop else "Short answers are typed from now on.")

    def _begin(self, question: Question) -> None:
        """A card that was not on the screen before."""
        self._drawn = question
        self._typed, self._graded, self._marked = "", None, Rating.GOOD
        self.query_one("#body").scroll_home(animate=False)
        if self._field is not None:
            self._field.value = ""

    def _draw_field(self) -> None:
        """A line to type on, while a short answer is asked for."""
        asked = self._asks_for_typing
        if asked and self._field is None:
            from textual.widgets import Input  # most cards need none, and the first card shall come fast

            self._field = Input(placeholder="Type the answer, then Enter", compact=True)
            self._field.cursor_blink = False
            self.query_one("#body").mount(self._field, before="#back")
        if self._field is not None:
            self._field.display = asked
        self.set_focus(self._field if asked else self.query_one("#body"))

    def _check(self, typed: str) -> None:
        from quizapp.core.quiz.typed import Verdict, grade_typed  # rapidfuzz: only where answers are typed

        if self.review.question is not None:
            self._typed = typed
            self._graded = grade_typed(typed, self.review.question.card)
            self._marked = Rating.AGAIN if self._graded.verdict is Verdict.WRONG else Rating.GOOD

    def _back(self, card: Card) -> Content:
        """Verdict, answer, explanation and further reading."""
        from quizapp.listing.words import resource_line

        shown = self._shown(card)
        parts = [answer(shown), prose(shown.explain)]
        if self._graded is not None:
            from quizapp.tui.widgets.verdict import shows_answer, verdict_lines

            known = shows_answer(self._typed, self._graded, card.answer)
            parts = [verdict_lines(self._typed, self._graded), *parts[known:]]
        concept = self._concept()
        reading = [
            styled(f"Read more: {resource_line(resource)}", MUTED)
            for resource in (concept.resources[:_READING] if concept else ())
        ]
        return paragraphs([*parts, Content("\n").join(reading)])

    def _shown(self, card: Card) -> Card:
        """The card with its formulas as they are to be seen now."""
        told = self.told
        options = tuple(map(told, card.options))
        return replace(
            card, prompt=told(card.prompt), answer=told(card.answer), explain=told(card.explain), options=options
        )

    def _bring_answer_into_view(self) -> None:
        """Below a long question the answer may begin out of sight; only then the question moves."""
        body, back = self.query_one("#body"), self.query_one("#back")
        if back.virtual_region.y + _ANSWER_LINES > body.scroll_offset.y + body.size.height:
            body.scroll_to(y=back.virtual_region.y, animate=False)

    def _concept(self) -> Concept | None:
        question = self.review.question
        return self.desk.workspace.concept(question.card.concept_id) if question else None


def _texts(card: Card) -> tuple[str, ...]:
    """All of a card that is shown."""
    return card.prompt, card.answer, card.explain, *card.options


def _front(card: Card, reworded: bool) -> Content:
    """The question, and a word where it may mean something else than the learner remembers."""
    if not reworded:
        return styled(card.prompt)
    from quizapp.listing.words import REWORDED

    return paragraphs([styled(card.prompt), styled(REWORDED, MUTED)])


def options(card: Card) -> list[Row]:
    """What there is to choose from or to put in order, each with its letter."""
    return [
        (styled(f"({letter})"), styled(option)) for letter, option in zip(ascii_lowercase, card.options, strict=False)
    ]


def answer(card: Card) -> Content:
    """What is right; of options, with its letter."""
    letter = dict(zip(card.options, ascii_lowercase, strict=False)).get(card.answer)
    return prose(f"({letter}) {card.answer}" if letter else card.answer)


def _warm_up() -> None:
    """The first step of the memory model loads fsrs: better while the learner reads than when they turn the card."""
    next_memory(None, Rating.GOOD, 0)
