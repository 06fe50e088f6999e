"""The queue in a person's hands: which card is next, what a grade means, what undo brings back, how it went."""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import factorial

from quizapp.core.card import Card, CardId, CardKind
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.day import Moment
from quizapp.core.history import Detail, Entry, EventKey, EventKind, Form
from quizapp.core.memory import Rating
from quizapp.core.order import NewOrder
from quizapp.core.schedule import Phase, Plan, Schedule

LEARN_AHEAD_MS = 20 * 60 * 1000
"""With nothing else left, a learning step this near is asked at once instead of making the learner wait."""

LONGEST_ANSWER_MS = 60_000
"""Longer means that the learner had left the desk."""

FIRM_DAYS = 21
"""From this stability on, a short answer is asked for by typing: it leaves no room for a feeling of having known it,
and so is the better evidence just where a card is seldom asked."""


@dataclass(frozen=True, slots=True)
class Queued:
    """A card that waits to be asked, with the schedule that its grade will be based on."""

    id: CardId
    concept: ConceptId
    deck: DeckId
    schedule: Schedule

    @property
    def within_day(self) -> bool:
        """Whether it comes back at an instant of this study day (a learning step)."""
        return self.schedule.due_ms > 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing to ask before `until_ms` (UTC), when the next learning step is near enough."""

    until_ms: int


class Side(StrEnum):
    """Which side of the card the learner sees."""

    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Summary:
    """How a session went. Time in ms; `again` counts the answers that were not remembered."""

    answers: int
    cards: int
    new: int
    again: int
    took_ms: int


def is_firm(schedule: Schedule) -> bool:
    """Whether a card is remembered so well that more may be asked of the learner."""
    return schedule.memory is not None and schedule.memory.stability > FIRM_DAYS


def asked_as(card: Card, typing: bool) -> tuple[Form, float]:
    """The form in which a card is asked, and the chance of a lucky guess in it."""
    match card.kind:
        case CardKind.CHOICE:
            return Form.CHOICE, 1 / max(1, len(card.options))
        case CardKind.STATEMENT:
            return Form.TRUE_FALSE, 0.5
        case CardKind.STEPS:
            return Form.ORDER, 1 / factorial(len(card.options))
        case _:
            return (Form.TYPED if typing and card.can_be_typed else Form.FLIP), 0.0


def answer_entry(
    card: Queued, plan: Plan, now: Moment, took_ms: int, retention: float, form: Form, guess: float, detail: Detail
) -> Entry:
    """The entry for an answer to `card`, graded by `plan`."""
    facts: dict[str, str | int] = {**detail, "was": card.schedule.phase.value}
    if plan.step is not None:
        facts["step"] = plan.step
    if card.schedule.phase in (Phase.LEARNING, Phase.RELEARNING) and card.schedule.interval > 0:
        facts["days"] = card.schedule.interval
    return Entry(
        card=card.id,
        kind=EventKind.ANSWER,
        at_ms=now.at_ms,
        offset_min=now.offset_min,
        day=now.day,
        rating=plan.rating,
        took_ms=max(0, min(took_ms, LONGEST_ANSWER_MS)),
        form=form,
        guess=guess,
        interval=plan.interval,
        retention=retention,
        detail=facts,
    )


def arranged(reviews: Sequence[Queued], new: Sequence[Queued], order: NewOrder = NewOrder.MIXED) -> list[Queued]:
    """Reviews in their order, and the new cards before, after, or spread evenly among them."""
    if order is NewOrder.BEFORE:
        return [*new, *reviews]
    if order is NewOrder.AFTER or not new:
        return [*reviews, *new]
    every = (len(reviews) + 1) / (len(new) + 1)
    places = [(every * (at + 1), 1, card) for at, card in enumerate(new)]
    places += [(float(at + 1), 0, card) for at, card in enumerate(reviews)]
    return [card for _, _, card in sorted(places, key=lambda place: place[:2])]


class Session:
    """One sitting. Knows neither clock nor store: time comes in as a Moment, what happened goes out as an Entry."""

    def __init__(self, queue: Iterable[Queued], learn_ahead_ms: int = LEARN_AHEAD_MS) -> None:
        self._learn_ahead_ms = learn_ahead_ms
        self._answers: dict[EventKey, Entry] = {}
        self._taken_back: dict[EventKey, Entry] = {}
        self._last: CardId | None = None
        self.current: Queued | Waiting | None = None
        self.side = Side.QUESTION
        self.refill(queue)

    def refill(self, queue: Iterable[Queued]) -> None:
        """Take a queue made anew (decks changed, a new day began, limits were lifted); the summary goes on."""
        cards = list(queue)
        self._learning = [card for card in cards if card.within_day]
        self._main = deque(card for card in cards if not card.within_day)
        self.current = None

    @property
    def left(self) -> int:
        """Cards still to come, the present one and all learning steps of today included."""
        return len(self._main) + len(self._learning) + isinstance(self.current, Queued)

    def advance(self, now: Moment) -> Queued | Waiting | None:
        """Draw the next card, unless one is on the table. None: finished for today."""
        if not isinstance(self.current, Queued):
            self.current = self._draw(now)
            self.side = Side.QUESTION
        return self.current

    def reveal(self) -> None:
        """Turn the card."""
        self.side = Side.ANSWER

    def answer(
        self, plan: Plan, now: Moment, took_ms: int, retention: float, form: Form, guess: float, detail: Detail
    ) -> Entry:
        """The entry that grading the present card by `plan` makes. Nothing moves before `answered`."""
        return answer_entry(self._on_the_table(), plan, now, took_ms, retention, form, guess, detail)

    def answered(self, key: EventKey, entry: Entry, schedule: Schedule) -> None:
        """The entry is safe in the log under `key`: put the card where its new schedule wants it."""
        card = replace(self._on_the_table(), schedule=schedule)
        self._answers[key] = entry
        self._last = card.id
        self.current = None
        if card.within_day:
            self._learning.append(card)

    def changed(self, schedule: Schedule) -> Queued:
        """Something about the present card changed that leaves it on the table, turned as it is."""
        self.current = replace(self._on_the_table(), schedule=schedule)
        return self.current

    def dropped(self) -> None:
        """The present card was put away or removed: it leaves the queue."""
        self.current = None

    def undone(self, key: EventKey, card: Queued) -> None:
        """An event was taken back: its card is on the table again, question up."""
        if key in self._answers:
            self._taken_back[key] = self._answers.pop(key)
        self.put_on_table(card)
        self._last = None

    def redone(self, key: EventKey) -> None:
        """An event counts again: if it was an answer of this sitting, the summary knows it again."""
        if key in self._taken_back:
            self._answers[key] = self._taken_back.pop(key)

    def put_on_table(self, card: Queued) -> None:
        """Ask this card now; one that it displaces comes next."""
        displaced = self.current
        self._learning = [other for other in self._learning if other.id != card.id]
        self._main = deque(other for other in self._main if other.id != card.id)
        if isinstance(displaced, Queued) and displaced.id != card.id:
            self._put_first(displaced)
        self.current = card
        self.side = Side.QUESTION

    def summary(self) -> Summary:
        """What was answered in this sitting, undone answers left out."""
        answers = list(self._answers.values())
        ratings = Counter(entry.rating for entry in answers)
        return Summary(
            answers=len(answers),
            cards=len({entry.card for entry in answers}),
            new=sum(entry.detail.get("was") == Phase.NEW for entry in answers),
            again=ratings[Rating.AGAIN],
            took_ms=sum(entry.took_ms for entry in answers),
        )

    def _on_the_table(self) -> Queued:
        if not isinstance(self.current, Queued):
            raise ValueError("no card is on the table")
        return self.current

    def _put_first(self, card: Queued) -> None:
        if card.within_day:
            self._learning.append(card)
        else:
            self._main.appendleft(card)

    def _draw(self, now: Moment) -> Queued | Waiting | None:
        """Learning steps that are due, then the main queue, then steps due soon (Anki's order)."""
        step = self._next_step(now)
        if step is None:
            return self._main.popleft() if self._main else None
        if self._main and (step.schedule.due_ms > now.at_ms or step.id == self._last):
            return self._main.popleft()
        if step.schedule.due_ms > now.at_ms + self._learn_ahead_ms:
            return Waiting(step.schedule.due_ms - self._learn_ahead_ms)
        self._learning.remove(step)
        return step

    def _next_step(self, now: Moment) -> Queued | None:
        """The learning step due first; the card just answered yields to any other that may be asked."""
        by_due = sorted(self._learning, key=lambda card: card.schedule.due_ms)
        ready = [card for card in by_due if card.schedule.due_ms <= now.at_ms + self._learn_ahead_ms]
        others = [card for card in ready if card.id != self._last]
        return next(iter(others or by_due), None)
