"""A review in progress: a session on real cards, each answer safe in the log before the next card shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.config import DEFAULTS, Settings, Typing, seconds
from quizapp.core.card import Card, CardId
from quizapp.core.concept import Concept, ConceptId, DeckId, cheapest_first
from quizapp.core.day import Moment
from quizapp.core.history import Detail, Entry, Event, EventKind, Form, is_reworded
from quizapp.core.leeches import HINT, HINT_GUESS, easier_form, hint
from quizapp.core.memory import Rating
from quizapp.core.schedule import Plan, plans
from quizapp.core.session import Queued, Session, Side, Summary, Waiting, arranged, asked_as, is_firm
from quizapp.errors import StaleCardError, UsageError
from quizapp.storage import events, library, log, queue
from quizapp.storage.database import Database
from quizapp.storage.limits import Limits
from quizapp.workspace.actions import Action
from quizapp.workspace.ahead import Ahead
from quizapp.workspace.clock import Clock
from quizapp.workspace.policy import policy
from quizapp.workspace.undoing import redo, undo

if TYPE_CHECKING:
    from quizapp.core.quiz.typed import Verdict


@dataclass(frozen=True, slots=True)
class Question:
    """A card on the table. `page` is its concept, where it should be read before the concept's first card."""

    card: Card
    queued: Queued
    page: Concept | None
    reworded: bool = False
    """Whether an edit has changed what the card means since it was last asked."""
    easier: Form | None = None
    """The form in which a leech is asked for a while; None: the card's own."""
    is_hinted: bool = False
    """Whether a hint stands below the question of a leech, in place of options that could not be made."""


class Review:
    """What the faces drive. After each command, `state` says what to show."""

    def __init__(
        self, db: Database, clock: Clock, settings: Settings, limits: Limits, decks: Sequence[DeckId] = ()
    ) -> None:
        self._db, self._clock, self._settings, self._limits, self._decks = db, clock, settings, limits, decks
        self.typing = settings.type_answers
        self.pages = settings.show_pages
        self._pages_read: set[ConceptId] = set()
        self._leeches_read: set[tuple[CardId, int]] = set()
        self._day = clock.now().day
        self._ahead = Ahead(db, settings, self._day)
        self._session = Session(self._queue(), seconds(settings.learn_ahead) * 1000)
        self._shown_ms = 0
        self._plans: Mapping[Rating, Plan] = {}
        self._retention = settings.retention
        self.state: Question | Waiting | None = None
        self.advance()

    def advance(self) -> None:
        """Draw the next card, unless one is on the table; a new study day brings its own queue."""
        now = self._clock.now()
        if now.day != self._day:
            self._refill(self._session.current)
        drawn = self._session.advance(now)
        if not isinstance(drawn, Queued):
            self.state = drawn
        elif not (isinstance(self.state, Question) and self.state.queued == drawn):
            self._show(drawn)

    @property
    def side(self) -> Side:
        """Which side of the present card is up."""
        return self._session.side

    @property
    def question(self) -> Question | None:
        """The card on the table, if there is one."""
        return self.state if isinstance(self.state, Question) else None

    @property
    def progress(self) -> tuple[int, int]:
        """Answers given in this sitting, and those with the ones to come: a forgotten card adds one."""
        given = self._session.summary().answers
        return given, given + self._session.left

    @property
    def context(self) -> tuple[str, ...]:
        """Where the present card belongs: its section and, unless it gives the answer away, its concept."""
        if self.question is None:
            return ()
        card = self.question.card
        hidden = self.side is Side.QUESTION and card.concept_gives_away
        return (card.section,) if hidden else (card.section, card.concept)

    @property
    def can_type(self) -> bool:
        """Whether the present card is to be answered by typing."""
        question = self.question
        if question is None or self.typing is Typing.NEVER:
            return False
        wanted = self.typing is Typing.ALWAYS or question.easier is Form.TYPED or is_firm(question.queued.schedule)
        return wanted and question.card.can_be_typed

    @property
    def planned(self) -> Mapping[Rating, Plan]:
        """What each grade would lead to; nothing before the card is turned."""
        return self._plans if self.side is Side.ANSWER else {}

    def page_read(self) -> None:
        """The learner has read the concept's page (or skipped it); the question follows, and its time starts now."""
        if self.question and self.question.page:
            self._pages_read.add(self.question.page.id)
            self._leeches_read.add((self.question.card.id, self.question.queued.schedule.lapses))
            self._show(self.question.queued)

    def reveal(self) -> Mapping[Rating, Plan]:
        """Turn the card; what each grade would lead to."""
        question, now = self._asked(), self._clock.now()
        self._session.reveal()
        _, guess = self._asked_as(question)
        asked_for = policy(self._db, self._settings, question.queued.deck, now.day)
        load = self._ahead.load(question.queued)
        self._plans = plans(question.queued.schedule, question.card.id, now, asked_for, guess, load)
        self._retention = asked_for.retention
        return self._plans

    def grade(self, rating: Rating, typed: str = "", verdict: "Verdict | None" = None) -> Event:
        """Save the answer, then draw the next card.

        Args:
            typed: what the learner typed, and `verdict` what the app thought of it.

        Raises:
            StaleCardError: another process answered the card meanwhile; the next one is drawn.
            StorageError: nothing was saved; the card stays on the table.
        """
        question = self._asked()
        if rating not in self.planned:
            raise ValueError("the answer was not shown yet")
        form, guess = self._asked_as(question)
        entry = self._session.answer(
            self.planned[rating],
            self._clock.now(),
            self._clock.stopwatch_ms() - self._shown_ms,
            self._retention,
            form,
            guess,
            self._detail(question, rating, typed, verdict),
        )
        recorded = self._record(entry, question.queued)
        self._ahead.note(question.queued.schedule, recorded.schedule)
        self._session.answered(recorded.event.key, entry, recorded.schedule)
        self.advance()
        return recorded.event

    def act(self, action: Action) -> Event:
        """Do something to the present card. With a flag it stays on the table, turned as it is; else the next follows.

        Raises:
            UsageError: the card was never answered, and so has no due day to move.
        """
        question, now = self._asked(), self._clock.now()
        entry = action.entry(question.card.id, now)
        if action.kind is EventKind.MOVE and not question.queued.schedule.reps:
            raise UsageError("This card was never answered: it has no due day yet.", "Answer it first, or bury it.")
        recorded = self._record(entry, question.queued)
        if action.kind is EventKind.FLAG:
            self.state = replace(question, queued=self._session.changed(recorded.schedule))
            return recorded.event
        self._session.dropped()
        if action.kind in (EventKind.RESET, EventKind.MOVE):
            self._refill(None)  # it may be due today all the same
        self.advance()
        return recorded.event

    def now(self) -> Moment:
        """The present moment."""
        return self._clock.now()

    def undo(self) -> Event | None:
        """Take back the last thing done, in this sitting or an earlier one, and put its card on the table.

        What was done to several cards in one go puts none of them on the table.

        Returns None when there is nothing left to undo.
        """
        taken_back = undo(self._db, self._clock.now())
        if taken_back is None:
            return None
        event, card = taken_back.event, queue.find(self._db, taken_back.card)
        if taken_back.is_one_of_many:
            self.reload()
        elif card is not None:
            self._session.undone(event.key, card)
            self._pages_read.add(card.concept)
            self._show(card)
        return event

    def redo(self) -> Event | None:
        """Do again what was taken back last; if it was done to the present card, the next one comes.

        Returns None when there is nothing to redo.
        """
        done_again = redo(self._db, self._clock.now())
        if done_again is None:
            return None
        self._session.redone(done_again.event.key)
        present = self.question.queued if self.question else None
        self._take_up(None if present and present.id == done_again.card else present)
        return done_again.event

    def reload(self) -> None:
        """The decks changed on the disk: take the new queue; the present card stays on the table if it still exists."""
        self._take_up(self.question.queued if self.question else None)

    def _take_up(self, present: Queued | None) -> None:
        self._refill(present)
        if isinstance(self._session.current, Queued):
            self._show(self._session.current)
        self.advance()

    def summary(self) -> Summary:
        """How this sitting went so far."""
        return self._session.summary()

    def _show(self, queued: Queued) -> None:
        card = library.card(self._db, queued.id)
        if card is None:  # retired by another process since the queue was made
            self._session.dropped()
            self.advance()
            return
        question = Question(card, queued, self._page(queued), self._is_reworded(queued))
        if queued.schedule.is_leech:
            question = self._made_easier(question)
        if question != self.state:
            self._shown_ms = self._clock.stopwatch_ms()
        self.state = question

    def _made_easier(self, question: Question) -> Question:
        """A leech in the form that is its turn: with options or, where none can be made, to be typed with a hint."""
        card, easier = question.card, easier_form(log.lineage(self._db, question.card.id))
        if easier is not Form.CHOICE:
            return replace(question, easier=easier)
        from quizapp.workspace import leeches  # brings in the makers of questions: only a leech pays

        chosen = leeches.as_choice(self._db, card, question.queued, self._clock.now())
        if chosen is card and card.can_be_typed and hint(card.answer) and self.typing is not Typing.NEVER:
            return replace(question, card=leeches.hinted(card), easier=Form.TYPED, is_hinted=True)
        return replace(question, card=chosen, easier=easier)

    def _asked_as(self, question: Question) -> tuple[Form, float]:
        """The form in which the present card is asked, and the chance of a lucky guess in it."""
        form, guess = asked_as(question.card, self.can_type)
        return form, HINT_GUESS if question.is_hinted else guess

    def _is_reworded(self, queued: Queued) -> bool:
        return queued.schedule.reps > 0 and is_reworded(log.newest_first(self._db, queued.id))

    def _page(self, queued: Queued) -> Concept | None:
        if queued.schedule.just_leeched:
            return self._page_of_leech(queued)
        if not self.pages or queued.schedule.reps or queued.concept in self._pages_read:
            return None
        return None if library.concept_begun(self._db, queued.concept) else library.concept(self._db, queued.concept)

    def _page_of_leech(self, queued: Queued) -> Concept | None:
        """What keeps being forgotten is read again before it is asked again, with what costs least time first."""
        concept = library.concept(self._db, queued.concept)
        if concept is None or (queued.id, queued.schedule.lapses) in self._leeches_read:
            return None
        return replace(concept, resources=cheapest_first(concept.resources))

    def _record(self, entry: Entry, queued: Queued) -> events.Recorded:
        try:
            return events.record(self._db, entry, queued.schedule)
        except StaleCardError:
            self.state = None
            self.reload()
            raise

    def _detail(self, question: Question, rating: Rating, typed: str, verdict: "Verdict | None") -> Detail:
        """The hint, what was typed and, where the learner agrees that it was wrong, the concept that it names."""
        card = question.card
        shown = {HINT: hint(card.answer)} if question.is_hinted else {}
        if not typed or verdict is None:
            return shown
        from quizapp.core.quiz.typed import Verdict

        detail = {**shown, "typed": typed, "verdict": verdict.value}
        if rating is Rating.AGAIN and verdict is not Verdict.RIGHT:
            from quizapp.core.quiz.mixups import taken_for  # brings in the generator: only wrong answers pay for it

            confused = taken_for(typed, library.names(self._db), card.concept_id)
            return {**detail, "confused": confused} if confused else detail
        return detail

    def _refill(self, present: Queued | Waiting | None) -> None:
        """Take today's queue as it is now. The card on the table stays, turned as it was if nothing happened to it."""
        self._day = self._clock.now().day
        self._ahead = Ahead(self._db, self._settings, self._day)
        side = self._session.side
        self._session.refill(self._queue())
        card = queue.find(self._db, present.id) if isinstance(present, Queued) else None
        if card is not None and not card.schedule.suspended:
            self._session.put_on_table(card)
            if card == present and side is Side.ANSWER:
                self._session.reveal()

    def _queue(self) -> list[Queued]:
        return session_queue(self._db, self._clock.now(), self._limits, self._decks, self._settings)

    def _asked(self) -> Question:
        if self.question is None:
            raise ValueError("no card is on the table")
        return self.question


def session_queue(
    db: Database, now: Moment, limits: Limits, decks: Sequence[DeckId], settings: Settings = DEFAULTS
) -> list[Queued]:
    """The cards of today in the order in which a session takes them."""
    due = queue.due(db, now, limits, decks, settings.review_order)
    learning, reviews, new = (queue.load(db, part) for part in (due.learning, due.reviews, due.new))
    return [*learning, *arranged(reviews, new, settings.new_order)]
