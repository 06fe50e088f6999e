"""A quiz in progress: each answer safe in the log before the next question shows, and the whole kept until its end."""

from dataclasses import dataclass

from quizapp.config import Settings
from quizapp.core.concept import ConceptId, Resource, cheapest_first
from quizapp.core.day import Moment
from quizapp.core.generate.draft import ARROW
from quizapp.core.history import Detail, Entry, EventKind
from quizapp.core.quiz.item import TYPED, Item
from quizapp.core.quiz.marking import Marked, Outcome, Response, mark, overridden
from quizapp.core.quiz.mixups import taken_for
from quizapp.core.quiz.saved import dump
from quizapp.core.quiz.sitting import RECALL_AHEAD_DAYS, Change, ConceptResult, Given, Sitting
from quizapp.core.quiz.wish import Counting, Wish
from quizapp.core.schedule import plans
from quizapp.core.session import LONGEST_ANSWER_MS, Queued, answer_entry
from quizapp.storage import events, library, log, queue, quizzes
from quizapp.storage.database import Database
from quizapp.workspace.ahead import Ahead
from quizapp.workspace.clock import Clock
from quizapp.workspace.policy import policy
from quizapp.workspace.undoing import undoing_entry


@dataclass(frozen=True, slots=True)
class Feedback:
    """An answer that is saved, and what is to be said about it."""

    item: Item
    response: Response
    marked: Marked
    counted: Counting | None
    """Whether it was a review, or practice: in a practice quiz, the second time in a day, or no test of memory.
    None: the source of its card is gone, and nothing was saved."""


class Quiz:
    """What the faces drive: ask `item`, `answer`, show `feedback`, `go_on`; at the end `item` is None."""

    def __init__(self, db: Database, clock: Clock, settings: Settings, wish: Wish, sitting: Sitting) -> None:
        self._db, self._clock, self._settings = db, clock, settings
        self._ahead = Ahead(db, settings, clock.now().day)
        self.wish = wish
        self._sitting = sitting
        self.feedback: Feedback | None = None
        self._shown_ms = clock.stopwatch_ms()
        self._took_ms = 0

    @property
    def item(self) -> Item | None:
        """The question on the screen: to be answered, or just answered; None at the end."""
        return self.feedback.item if self.feedback else self._sitting.current

    @property
    def is_retry(self) -> bool:
        """Whether the question to answer was missed before."""
        return self._sitting.is_retry

    @property
    def progress(self) -> tuple[int, int]:
        """Answers given, and those with the ones to come: a missed question adds one."""
        return self._sitting.progress

    @property
    def score(self) -> tuple[int, int]:
        """Questions answered rightly at once, and questions answered."""
        return self._sitting.score

    def answer(self, response: Response) -> Feedback:
        """Save an answer; empty: the question was skipped, or the answer asked for.

        Raises:
            StorageError: nothing was saved; the question stays.
        """
        item = self._asked()
        self._took_ms = min(self._clock.stopwatch_ms() - self._shown_ms, LONGEST_ANSWER_MS)
        marked = mark(item, response)
        detail = {**_told(item, response, marked), **self._mixed_up(item, response, marked)}
        with self._db.transaction():
            given, counted = self._recorded(item, marked, detail)
            sitting = self._sitting.answered(given)
            self._keep(sitting)
        self._sitting = sitting
        self.feedback = Feedback(item, response, marked, counted)
        return self.feedback

    def override(self) -> Feedback:
        """Turn the verdict on the last answer round; the old event is taken back, and both verdicts are kept.

        Raises:
            StorageError: nothing was changed.
        """
        if self.feedback is None:
            raise ValueError("no answer to judge")
        item, response = self.feedback.item, self.feedback.response
        marked = overridden(item, self.feedback.marked)
        detail = {**_told(item, response, mark(item, response)), "override": marked.verdict.value}
        before = self._sitting
        with self._db.transaction():
            for key in before.given[-1].events:
                event = log.find(self._db, key)
                events.take_back(self._db, event, undoing_entry(event, self._clock.now()))
            given, counted = self._recorded(item, marked, detail)
            sitting = before.corrected(given)
            self._keep(sitting)
        self._sitting = sitting
        self.feedback = Feedback(item, response, marked, counted)
        return self.feedback

    def go_on(self) -> None:
        """The feedback was read: the next question, whose time starts now; after the last one the quiz is over."""
        self.feedback = None
        self._shown_ms = self._clock.stopwatch_ms()

    def drop(self) -> None:
        """Do not offer to go on with this quiz; its answers stay."""
        with self._db.transaction():
            quizzes.keep(self._db, "")

    def results(self) -> list[ConceptResult]:
        """How it went, concept by concept; those with most to study first."""
        return self._sitting.results()

    def to_study(self, concept: ConceptId) -> tuple[Resource, ...]:
        """What to read or watch about a concept, what costs least time first."""
        found = library.concept(self._db, concept)
        return cheapest_first(found.resources) if found else ()

    def _asked(self) -> Item:
        if self._sitting.current is None or self.feedback is not None:
            raise ValueError("no question is on the table")
        return self._sitting.current

    def _keep(self, sitting: Sitting) -> None:
        """What is left to ask can be gone on with, whatever becomes of this process; inside a transaction."""
        quizzes.keep(self._db, dump(self.wish, sitting) if sitting.current else "")

    def _recorded(self, item: Item, marked: Marked, detail: Detail) -> tuple[Given, Counting | None]:
        """Log what an answer says of each of its cards, inside a transaction."""
        titles = dict(zip(item.cards, (title for title, _ in item.pairs), strict=True))
        found = [(outcome, queue.find(self._db, outcome.card)) for outcome in marked.outcomes]
        asked = [(outcome, queued) for outcome, queued in found if queued]  # of others the source is gone by now
        entries = [(self._entry(item, outcome, queued, detail), queued.schedule) for outcome, queued in asked]
        recorded = events.take_together(self._db, entries)
        changes = []
        for (outcome, queued), done in zip(asked, recorded, strict=True):
            ahead = done.event.day + RECALL_AHEAD_DAYS
            title = titles.get(outcome.card, item.concept)
            recalls = queued.schedule.recall(ahead), done.schedule.recall(ahead)
            changes.append(Change(queued.id, queued.concept, title, outcome.rating > 1, *recalls))
        kinds = {done.event.kind for done in recorded}
        counted = Counting.GRADED if EventKind.ANSWER in kinds else Counting.PRACTICE if kinds else None
        return Given(marked.is_right, tuple(changes), tuple(done.event.key for done in recorded)), counted

    def _entry(self, item: Item, outcome: Outcome, queued: Queued, detail: Detail) -> Entry:
        """What is logged of one card: a review if it counts, else practice."""
        now = self._clock.now()
        if not self._counts(item, queued, now):
            return _practice(item, outcome, now, self._took_ms, detail)
        chosen = policy(self._db, self._settings, queued.deck, now.day)
        ahead = self._ahead.load(queued)
        plan = plans(queued.schedule, queued.id, now, chosen, outcome.guess, ahead)[outcome.rating]
        return answer_entry(queued, plan, now, self._took_ms, chosen.retention, item.form, outcome.guess, detail)

    def _counts(self, item: Item, queued: Queued, now: Moment) -> bool:
        """Whether an answer is a review: the first one of the day to a card, and one that tells of its memory."""
        schedule = queued.schedule
        asked_today = schedule.reps > 0 and schedule.last_day == now.day
        wanted = self.wish.counting is Counting.GRADED and item.is_evidence
        return wanted and not asked_today and not schedule.suspended

    def _mixed_up(self, item: Item, response: Response, marked: Marked) -> dict[str, str]:
        """The concept that a wrong answer names, or that a right one told from the card's own."""
        if marked.is_right:
            return {"told_apart": item.other} if item.other else {}
        confused = marked.taken_for
        if item.kind in TYPED and response:
            confused = taken_for(str(response), library.names(self._db), item.concept_id) or ""
        return {"confused": confused} if confused else {}


def _practice(item: Item, outcome: Outcome, now: Moment, took_ms: int, detail: Detail) -> Entry:
    return Entry(
        card=outcome.card,
        kind=EventKind.PRACTICE,
        at_ms=now.at_ms,
        offset_min=now.offset_min,
        day=now.day,
        rating=outcome.rating,
        took_ms=took_ms,
        form=item.form,
        guess=outcome.guess,
        detail=detail,
    )


def _told(item: Item, response: Response, marked: Marked) -> dict[str, str]:
    """What the log keeps of an answer."""
    given = ARROW.join(response) if isinstance(response, tuple) else response
    if not given:
        return {"verdict": marked.verdict.value}
    return {"typed" if item.kind in TYPED else "chosen": given, "verdict": marked.verdict.value}
