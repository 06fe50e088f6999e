"""Plans for an exam: simulated, followed, stopped."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizapp.core.day import day_date
from quizapp.core.history import Entry, EventKind, entry_now
from quizapp.core.nesting import is_within
from quizapp.core.planning import Advice, Stock, Task, Way, advise, new_days, way
from quizapp.core.rescheduling import Standing, moves, spread
from quizapp.core.simulation import Habits, Known
from quizapp.errors import UsageError
from quizapp.storage import adopting, answers, events, library, plans, queue, schedules, statistics, weights
from quizapp.storage.database import Database
from quizapp.storage.plans import Plan
from quizapp.workspace.policy import policy
from quizapp.workspace.pricing import habits
from quizapp.workspace.today import FIRST_GUESS_MS

if TYPE_CHECKING:
    from quizapp.core.concept import Deck, DeckId
    from quizapp.core.schedule import Schedule
    from quizapp.workspace import Workspace

SHORT = 0.01
"""By less than this an expected recall does not fall short of the one wanted: simulations differ by as much."""

SPREAD_DAYS = 7
"""Over so many days the reviews are spread that a plan wants at once."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How a plan stands after what was done and missed."""

    plan: Plan
    new_today: int
    """New cards that it takes today, and on each day from now on."""
    recall: float
    """The recall to be expected on the day of the exam."""
    minutes: float
    """A day on average, from now on."""

    @property
    def is_behind(self) -> bool:
        """Whether more new cards a day are needed than when it was made."""
        return self.new_today > self.plan.new_per_day

    @property
    def falls_short(self) -> bool:
        """Whether the recall wanted cannot be reached any more."""
        return self.recall < self.plan.wanted - SHORT


def look_ahead(
    space: "Workspace", deck: "DeckId", exam: date, wanted: float, minutes: float | None
) -> tuple[Plan, Advice]:
    """What must be done a day to know a deck on the day of an exam. Nothing is changed.

    Raises:
        UsageError: the exam is not in the future, the recall is no share, or the deck has no card.
    """
    db, day = space.db, space.now().day
    days = exam.toordinal() - day
    if days < 1:
        raise UsageError(f"The exam on {exam} is not in the future.", "Give a later day: --exam 2027-01-31.")
    if not 0.5 <= wanted <= 0.99:
        raise UsageError(f"A recall of {wanted} cannot be planned.", "Give a share from 0.5 to 0.99, such as 0.95.")
    under = weights.current(db).weights
    answers.catch_up(db, under)
    task = Task(_stocks(db, deck, day), _reading_minutes(space, deck), days, under, habits(db))
    if not task.cards:
        raise UsageError(f"The deck {deck} has no cards to learn.", "`quizapp cards` lists all there are.")
    found = advise(task, wanted, minutes)
    return _plan(deck, day, wanted, minutes, task, found.way), found


def _plan(deck: "DeckId", day: int, wanted: float, minutes: float | None, task: Task, way: Way) -> Plan:
    fitting = 1.0 if minutes is None or not way.minutes else minutes / way.minutes
    return Plan(
        deck,
        day + task.days,
        wanted,
        way.recall,
        way.retention,
        way.new_per_day,
        way.minutes,
        new_until=day + new_days(task.days),
        left_out=task.unseen - way.begun,
        most_new=None if minutes is None else int(way.new_per_day * max(1.0, fitting)),
        reading=task.reading_minutes / max(1, task.unseen),
        passed_first=task.habits.passed_first,
    )


def follow(space: "Workspace", plan: Plan) -> None:
    """Let a plan steer its deck's new cards, reviews and desired retention until the exam.

    Reviews that would come too late for the exam are moved nearer, as one batch of events.

    Raises:
        StorageError: the database could not be written; nothing was changed.
    """
    db = space.db
    with db.transaction():
        plans.keep(db, {**running(space), plan.deck: plan})
        events.take_together(db, _pulled_forward(space, plan))


def _pulled_forward(space: "Workspace", plan: Plan) -> "list[tuple[Entry, Schedule]]":
    """The moves of cards that the plan wants to see earlier, each with the schedule it rests on."""
    now = space.now()
    rules = policy(space.db, space.settings, plan.deck, now.day)
    standings = [
        Standing(card, schedules.read(space.db, number), rules)
        for number, card, deck in adopting.reviewing(space.db)
        if deck == plan.deck
    ]
    sooner = [move for move in moves(standings, now.day) if move.due_day < move.standing.schedule.due_day]
    title = f"planned for {day_date(plan.exam_day)}"
    return [
        (
            entry_now(move.standing.card, EventKind.MOVE, now, {"due_day": move.due_day, "action": title}),
            move.standing.schedule,
        )
        for move in spread(sooner, now.day, min(SPREAD_DAYS, plan.exam_day - now.day))
    ]


def stop(space: "Workspace", deck: "DeckId") -> Plan | None:
    """Let a deck go its usual way again; returns the plan it followed, if it did."""
    left = running(space)
    stopped = left.pop(deck, None)
    if stopped:
        with space.db.transaction():
            plans.keep(space.db, left)
    return stopped


def running(space: "Workspace") -> "dict[DeckId, Plan]":
    """The plans being followed, by deck."""
    return plans.running(space.db, space.now().day)


def progress(space: "Workspace") -> list[Progress]:
    """How the plans that are followed stand, simulated from today. A simulation takes some 30 ms, whatever the deck."""
    day = space.now().day
    today = queue.planned_new(space.db, day)
    return [_progress(space.db, plan, day, today[name]) for name, plan in running(space).items()]


def _progress(db: Database, plan: Plan, day: int, new_today: int) -> Progress:
    stocks, days = _stocks(db, plan.deck, day), plan.new_days(day)
    unseen = sum(stock.unseen for stock in stocks)
    begun = max(0, unseen - plan.left_out)
    if plan.most_new is not None:
        begun = min(begun, plan.most_new * days)
    pace = Habits(plan.passed_first, queue.usual_answer_ms(db) or FIRST_GUESS_MS)
    under = weights.current(db).weights
    task = Task(stocks, round(plan.reading * unseen), plan.exam_day - day, under, pace, days)
    if not task.cards:
        return Progress(plan, new_today, 0.0, 0.0)
    found = way(task, plan.retention, begun)
    return Progress(plan, min(new_today, len(stocks)), found.recall, found.minutes)


def _stocks(db: Database, deck: "DeckId", day: int) -> list[Stock]:
    """The concepts of a deck and those below it: what is known of their cards, and how many were never asked."""
    known: dict[int, list[Known]] = defaultdict(list)
    for concept, stability, difficulty, _, last_day in statistics.memories(db, statistics.scope(db, [deck])):
        known[concept].append(Known(stability, difficulty, max(0, day - last_day)))
    unseen = plans.unseen(db, deck)
    return [Stock(tuple(known[concept]), unseen.get(concept, 0)) for concept in sorted({*known, *unseen})]


def planned_deck(space: "Workspace", name: str) -> "Deck":
    """The one deck that a person named.

    Raises:
        UsageError: there is none, or the name is that of a folder of decks.
    """
    [found] = space.named_decks([name])
    deck = next((deck for deck in library.decks(space.db) if deck.id == found), None)
    if deck is None:
        raise UsageError(f"`{name}` is a folder of decks.", "A plan is for one deck: name one of those in it.")
    return deck


def _reading_minutes(space: "Workspace", deck: "DeckId") -> int:
    """What the resources of the concepts that were never asked take, where somebody knows."""
    begun = library.concepts_begun(space.db)
    return sum(
        resource.minutes or 0
        for concept in library.concepts(space.db)
        if is_within(concept.deck, [deck]) and concept.id not in begun
        for resource in concept.resources
    )
