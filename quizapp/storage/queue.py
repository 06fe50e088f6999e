"""What is to be asked today: learning steps, due reviews and new cards, within the limits, siblings spread."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.core.day import Moment
from quizapp.core.nesting import is_within
from quizapp.core.order import ReviewOrder
from quizapp.storage import plans
from quizapp.storage.database import Database, Row
from quizapp.storage.limits import Limits, Rooms, Why

if TYPE_CHECKING:
    from quizapp.core.card import CardId
    from quizapp.core.concept import DeckId
    from quizapp.core.schedule import Schedule
    from quizapp.core.session import Queued

HEADROOM = 4
"""Reviews are fetched this many times the limit, because siblings among them are passed over."""

_STALENESS = "CAST(?1 - last_day AS REAL) / max(coalesce(stability, 1), 0.001)"
"""The larger, the less likely to be remembered (FSRS-6 with one set of weights)."""

_ORDERS = {
    ReviewOrder.OVERDUE: "CAST(?1 - last_day AS REAL) / max(interval, 1) DESC, ",
    ReviewOrder.DUE: "due_day, ",
    ReviewOrder.RETRIEVABILITY: f"{_STALENESS} DESC, ",
    ReviewOrder.RANDOM: "",
    ReviewOrder.EASIEST: f"{_STALENESS}, ",
}


@dataclass(frozen=True, slots=True)
class DeckShare:
    """One deck's share of today."""

    deck: "DeckId"
    title: str
    learning: int
    reviews: int
    new: int


@dataclass(frozen=True, slots=True)
class Held:
    """Cards that could be asked today and are not, and why."""

    new: int = 0
    reviews: int = 0
    siblings: int = 0
    """Reviews left out because another card of their concept is asked."""
    why_new: Why = Why.SIBLINGS
    why_reviews: Why = Why.SIBLINGS

    @property
    def total(self) -> int:
        """All cards held back."""
        return self.new + self.reviews + self.siblings


@dataclass(frozen=True, slots=True)
class Due:
    """The card numbers to ask today, in order, with what was held back."""

    learning: tuple[int, ...]
    reviews: tuple[int, ...]
    new: tuple[int, ...]
    decks: tuple[DeckShare, ...]
    held: Held
    next_ms: int
    """The earliest learning step, UTC ms; 0 without one."""
    next_day: int
    """The next study day after today on which a card is due; 0 without one."""


def due(
    db: Database,
    now: Moment,
    limits: Limits,
    decks: "Sequence[DeckId]" = (),
    order: ReviewOrder = ReviewOrder.OVERDUE,
) -> Due:
    """What to ask at `now`, from the named decks and those below them (none named: all).

    The counts shown to a person come from here too, so that they agree with what a session asks.
    """
    found = _decks(db, decks)
    gathering = _Gathering(db, now, limits, [n for n, _, _ in found], order, named=bool(decks))
    learning, reviews, new = gathering.learning(), gathering.reviews(), gathering.new()
    shares = [Counter(deck for _, deck in part) for part in (learning, reviews, new)]
    return Due(
        learning=tuple(card for card, _ in learning),
        reviews=tuple(card for card, _ in reviews),
        new=tuple(card for card, _ in new),
        decks=tuple(DeckShare(name, title, *(share[n] for share in shares)) for n, name, title in found),
        held=gathering.held(len(reviews), len(new)),
        next_ms=gathering.next_step_ms(),
        next_day=gathering.next_day(),
    )


def share_of(db: Database, now: Moment, limits: Limits, deck: "DeckId") -> tuple[int, int]:
    """New cards and reviews that a deck and those below it ask today: those asked already, and those still to come."""
    ours = {name: n for n, name, _ in _decks(db, [deck])}
    done_new, done_reviews = _done_on(db, now.day)
    shares = [share for share in due(db, now, limits).decks if share.deck in ours]
    return (
        sum(done_new[n] for n in ours.values()) + sum(share.new for share in shares),
        sum(done_reviews[n] for n in ours.values()) + sum(share.reviews for share in shares),
    )


def planned_new(db: Database, day: int) -> "dict[DeckId, int]":
    """New cards that the plans take on a study day, by deck."""
    return plans.new_on(db, day, _done_on(db, day)[0])


def load(db: Database, cards: Sequence[int]) -> "list[Queued]":
    """The cards of these numbers with their schedules, in the order given."""
    from quizapp.core.session import Queued  # counting needs no card: only a review pays for these
    from quizapp.storage import schedules

    columns = ", ".join(f"s.{name}" for name in schedules.COLUMNS.split(", "))
    found = {
        row[0]: Queued(row[1], row[2], row[3], schedules.from_row(row[4:]))
        for row in db.rows(
            f"SELECT s.card, c.id, k.id, d.id, {columns} FROM schedules s JOIN cards c ON c.n = s.card "
            f"JOIN concepts k ON k.n = s.concept JOIN decks d ON d.n = s.deck WHERE s.card IN ({_listed(cards)})"
        )
    }
    return [found[card] for card in cards]


def find(db: Database, card: "CardId") -> "Queued | None":
    """One card with its schedule, as long as its source exists."""
    return find_all(db, [card]).get(card)


def find_all(db: Database, cards: "Sequence[CardId]") -> "dict[CardId, Queued]":
    """Those of these cards whose source exists, with their schedules."""
    rows = db.rows("SELECT n FROM cards WHERE id IN (SELECT value FROM json_each(?)) AND present", (json.dumps(cards),))
    return {queued.id: queued for queued in load(db, [number for (number,) in rows])}


def due_by_day(db: Database, first: int, last: int) -> dict[int, int]:
    """Reviews that come due on each study day from `first` to `last`, limits aside."""
    return dict(
        db.rows(
            "SELECT due_day, count(*) FROM schedules WHERE queue = 2 AND due_day BETWEEN ? AND ? GROUP BY due_day",
            (first, last),
        )
    )


def due_between(db: Database, first: int, last: int) -> "Iterator[tuple[CardId, Schedule]]":
    """Every review that is due on these study days, limits aside."""
    from quizapp.storage import schedules

    columns = ", ".join(f"s.{name}" for name in schedules.COLUMNS.split(", "))
    for name, *row in db.each(
        f"SELECT c.id, {columns} FROM schedules s JOIN cards c ON c.n = s.card WHERE s.queue = 2 "
        "AND s.due_day BETWEEN ? AND ?",
        (first, last),
    ):
        yield name, schedules.from_row(tuple(row))


def sibling_days(db: Database, card: "CardId") -> tuple[int, ...]:
    """The study days on which other cards of a card's concept are due."""
    rows = db.rows(
        "SELECT s.due_day FROM cards c JOIN schedules s ON s.concept = c.concept "
        "WHERE c.id = ? AND s.queue = 2 AND s.card <> c.n",
        (card,),
    )
    return tuple(day for (day,) in rows)


def streak(db: Database, day: int) -> int:
    """Study days in a row with an answer, up to today; today itself need not have one yet."""
    last = day if _answered_on(db, day) else day - 1
    return db.number(
        "WITH RECURSIVE days (day) AS (SELECT ? + 1 UNION ALL SELECT day - 1 FROM days "
        "WHERE EXISTS (SELECT 1 FROM events e WHERE e.day = days.day - 1 AND e.kind = 'answer')) "
        "SELECT count(*) - 1 FROM days",
        (last,),
    )


def answered_on(db: Database, day: int) -> int:
    """Answers given on a study day, undone ones left out."""
    return len(_answers_on(db, day))


def remembered_on(db: Database, day: int) -> tuple[int, int]:
    """Reviews remembered on a study day, and reviews in all. Steps within the day are no test of memory."""
    remembered = [passed for _, _, review, passed, _ in _answers_on(db, day) if review]
    return sum(remembered), len(remembered)


def last_event_ms(db: Database) -> int:
    """When this device wrote its newest event, UTC milliseconds by the clock of that moment; 0 if it never did."""
    newest = "SELECT at_ms FROM events WHERE device = ? ORDER BY seq DESC LIMIT 1"
    return db.number(newest, (db.meta("device"),))


def usual_answer_ms(db: Database) -> int:
    """What an answer took on average of late; 0 before the first one."""
    return db.number(
        "SELECT avg(took_ms) FROM (SELECT took_ms FROM events WHERE kind = 'answer' ORDER BY clock DESC LIMIT 200)"
    )


def _answered_on(db: Database, day: int) -> bool:
    return db.row("SELECT 1 FROM events WHERE day = ? AND kind = 'answer' LIMIT 1", (day,)) is not None


class _Gathering:
    """One walk through the queues; each step sees what the earlier ones took."""

    def __init__(
        self, db: Database, now: Moment, limits: Limits, decks: Sequence[int], order: ReviewOrder, named: bool
    ) -> None:
        self.db, self.now, self.decks, self.order = db, now, decks, order
        # All decks need no filter, which costs a fifth of the time: what is retired waits in no queue.
        self.ours = f"deck IN ({_listed(decks)})" if named else "TRUE"
        done = _done_on(db, now.day)
        self.rooms = Rooms(*self._limited(limits.on(now.day), plans.new_on(db, now.day, done[0])), *done)
        self.touched = {
            concept
            for (concept,) in db.rows("SELECT concept FROM schedules WHERE reps > 0 AND last_day = ?", (now.day,))
        }
        self.siblings = 0

    def _limited(self, limits: Limits, planned: "Mapping[DeckId, int]") -> tuple[list[Row], Limits]:
        """Each deck with its limits, and those over all decks. What a plan asks for comes on top of everything else."""
        decks = []
        for n, name, new, reviews in self.db.rows(
            "SELECT n, id, new_per_day, reviews_per_day FROM decks WHERE present"
        ):
            below = sum(cards for deck, cards in planned.items() if deck.startswith(f"{name}/"))
            limited = (planned[name], None) if name in planned else (new, reviews)
            decks.append((n, name, *(None if limit is None else limit + below for limit in limited)))
        on_top = sum(planned.values())
        return decks, replace(limits, new=limits.new + on_top, reviews=limits.reviews + on_top)

    def learning(self) -> list[Row]:
        """Steps within this study day; no limit holds them back."""
        return self.db.rows(
            "SELECT card, deck FROM schedules INDEXED BY ix_schedules_learning WHERE queue = 1 AND due_ms < ? "
            f"AND buried_until <= ? AND {self.ours} ORDER BY due_ms",
            (self.now.next_day_ms, self.now.day),
        )

    def reviews(self) -> list[Row]:
        """Due cards in the learner's order, learning steps of a day or more among them, one a concept."""
        taken: list[Row] = []
        for card, deck, concept in self._due_cards():
            if concept in self.touched:
                self.siblings += 1
            elif self.rooms.for_reviews(deck):
                self.touched.add(concept)
                self.rooms.take_review(deck)
                taken.append((card, deck))
        return taken

    def _due_cards(self) -> Iterator[Row]:
        """Card, deck and concept of what is due: as many as could be asked, and more while that was not enough.

        Equals come in an order that changes from day to day but not within one.
        """
        day, seen, size = self.now.day, 0, self.rooms.most_reviews() * HEADROOM
        while size:
            rows = self.db.rows(
                "SELECT card, deck, concept FROM schedules INDEXED BY ix_schedules_review WHERE queue = 2 "
                f"AND due_day <= ?1 AND buried_until <= ?1 AND {self.ours} ORDER BY {_ORDERS[self.order]}"
                "(card * 7919 + ?1 * 104729) % 10007, card LIMIT ?2",
                (day, size),
            )
            yield from rows[seen:]
            if len(rows) < size:
                return
            seen, size = size, size * HEADROOM if self.rooms.most_reviews() else 0

    def new(self) -> list[Row]:
        """The first new card of each concept not asked today, all decks in turn by position."""
        taken: list[Row] = []
        candidates = [row for deck in self.decks for row in self._new_of(deck)]
        for _, deck, card, concept in sorted(candidates):
            if self.rooms.for_new(deck):
                self.rooms.take_new(deck)
                self.touched.add(concept)
                taken.append((card, deck))
        return taken

    def _new_of(self, deck: int) -> list[Row]:
        """As many as the deck may give, one a concept; the walk stops there, whatever the deck's size."""
        wanted = self.rooms.for_new(deck)
        if not wanted:
            return []
        first: dict[int, Row] = {}
        for position, card, concept in self.db.each(
            "SELECT position, card, concept FROM schedules INDEXED BY ix_schedules_new WHERE queue = 0 AND deck = ? "
            "AND buried_until <= ? ORDER BY position",
            (deck, self.now.day),
        ):
            if len(first) >= wanted:
                break
            if concept not in self.touched:
                first.setdefault(concept, (position, deck, card, concept))
        return list(first.values())

    def held(self, reviews: int, new: int) -> Held:
        """What stays behind today, given how many were taken."""
        day, waiting = self.now.day, f"buried_until <= ? AND {self.ours}"
        due = self.db.number(
            f"SELECT count(*) FROM schedules WHERE queue = 2 AND due_day <= ? AND {waiting}", (day, day)
        )
        unseen = self.db.number(f"SELECT count(*) FROM schedules WHERE queue = 0 AND {waiting}", (day,))
        return Held(
            new=unseen - new,
            reviews=due - reviews - self.siblings,
            siblings=self.siblings,
            why_new=self.rooms.why_new(self.decks),
            why_reviews=self.rooms.why_reviews(self.decks),
        )

    def next_step_ms(self) -> int:
        """The earliest learning step of these decks, UTC ms; 0 without one."""
        return self.db.number(f"SELECT min(due_ms) FROM schedules WHERE queue = 1 AND {self.ours}")

    def next_day(self) -> int:
        """The next study day on which a card of these decks comes due; 0 without one."""
        return self.db.number(
            f"SELECT min(due_day) FROM schedules WHERE queue = 2 AND due_day > ? AND {self.ours}",
            (self.now.day,),
        )


def _decks(db: Database, named: "Sequence[DeckId]") -> list[Row]:
    found = db.rows("SELECT n, id, title FROM decks WHERE present ORDER BY id")
    return [row for row in found if is_within(row[1], named)]


def _done_on(db: Database, day: int) -> tuple[Counter[int], Counter[int]]:
    """New cards and reviews answered on a study day, by deck number; 0 where the card has another name by now.

    A learning step of a day or more takes a review's place.
    """
    decks: dict[str, int] = dict(
        db.rows(
            "SELECT e.card, s.deck FROM events e JOIN cards c ON c.id = e.card JOIN schedules s ON s.card = c.n "
            "WHERE e.day = ? AND e.kind = 'answer'",
            (day,),
        )
    )
    answers = [(decks.get(card, 0), new, review or days) for card, new, review, _, days in _answers_on(db, day)]
    return Counter(deck for deck, new, _ in answers if new), Counter(deck for deck, _, review in answers if review)


def _answers_on(db: Database, day: int) -> list[Row]:
    """Of each answer of a study day, undone ones left out: card, was it new, was it a review, was it a pass, and was it
    a learning step of days."""
    answers: list[Row] = []
    gone: set[tuple[str, int]] = set()
    for device, seq, undoes, undone_device, undone_seq, *facts in db.rows(
        "SELECT e.device, e.seq, e.kind = 'undo', json_extract(e.detail, '$.device'), json_extract(e.detail, '$.seq'), "
        "e.card, json_extract(e.detail, '$.was') = 'new', json_extract(e.detail, '$.was') = 'review', e.rating > 1, "
        "json_extract(e.detail, '$.days') IS NOT NULL "
        "FROM events e INDEXED BY ix_events_day WHERE e.day >= ? "  # else all of the log is walked in its order
        "AND (e.kind = 'undo' OR e.kind = 'answer' AND e.day = ?) ORDER BY e.clock DESC",
        (day, day),
    ):
        if (device, seq) in gone:
            continue
        if undoes:
            gone.add((undone_device, undone_seq))
        else:
            answers.append(tuple(facts))
    return answers


def _listed(numbers: Sequence[int]) -> str:
    """Numbers for an SQL `IN (...)`: our own row numbers, never text from outside."""
    return ", ".join(str(int(number)) for number in numbers) or "NULL"
