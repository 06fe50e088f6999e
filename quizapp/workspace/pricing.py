"""What a desired retention costs, simulated from one's own cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.simulation import Habits, Known, Price, evenly, prices
from quizapp.storage import answers, library, queue, statistics, weights
from quizapp.storage.database import Database
from quizapp.storage.statistics import Scope
from quizapp.workspace.policy import retention
from quizapp.workspace.today import FIRST_GUESS_MS

if TYPE_CHECKING:
    from quizapp.core.concept import DeckId
    from quizapp.workspace import Workspace

DAYS_AHEAD = 180
"""Half a year: long enough that today's backlog does not hide what follows."""


@dataclass(frozen=True, slots=True)
class PriceList:
    """The price of each desired retention, and the one chosen for these decks (the first, where they differ)."""

    prices: tuple[Price, ...]
    chosen: float
    cards: int
    new_per_day: int


def price_list(space: "Workspace", decks: "Sequence[DeckId]" = ()) -> PriceList:
    """Minutes a day over half a year, new cards coming in as they do now.

    Raises:
        StorageError: the database cannot be read or written.
    """
    db = space.db
    under = weights.current(db).weights
    answers.catch_up(db, under)
    what = statistics.scope(db, decks)
    known, unseen = known_cards(db, what, space.now().day), statistics.unseen(db, what)
    a_day = new_per_day(space, decks)
    new = evenly(min(unseen, a_day * DAYS_AHEAD), DAYS_AHEAD)
    found = prices(known, unseen, new, under, habits(db))
    chosen = retention(db, space.settings, decks[0], space.now().day) if decks else space.settings.retention
    return PriceList(tuple(found), chosen, len(known) + unseen, a_day)


def known_cards(db: Database, what: Scope, day: int) -> list[Known]:
    """The memories that a simulation starts from."""
    return [
        Known(stability, difficulty, max(0, day - last_day))
        for _, stability, difficulty, _, last_day in statistics.memories(db, what)
    ]


def habits(db: Database) -> Habits:
    """How often first answers are right, and how long an answer takes; what is usual before there are some."""
    first = statistics.first_answers(db)
    usual = Habits()
    passed = first.rate if first.rate is not None and first.asked >= FEW else usual.passed_first
    return Habits(passed, queue.usual_answer_ms(db) or FIRST_GUESS_MS)


FEW = 20
"""With fewer first answers than this, what is usual is taken."""


def new_per_day(space: "Workspace", decks: "Sequence[DeckId]") -> int:
    """New cards a day: the learner's limit, or what the decks ask for if that is less."""
    own = [deck.new_per_day for deck in library.decks(space.db) if deck.id in decks and deck.new_per_day is not None]
    return min([space.settings.new_per_day, sum(own)] if own else [space.settings.new_per_day])
