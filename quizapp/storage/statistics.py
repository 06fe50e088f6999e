"""The sums that statistics are made of. Answers come from their cache (`storage.answers`), memories from schedules."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.history import Form
from quizapp.core.stats import BOUNDS, Bin, Day, Hour, Remembered, Retention, Tally, Trial
from quizapp.storage import library
from quizapp.storage.database import Database


@dataclass(frozen=True, slots=True)
class Place:
    """A concept and where it belongs."""

    concept: ConceptId
    title: str
    deck: DeckId
    section: str
    cards: int


@dataclass(frozen=True, slots=True)
class Guessed:
    """Answers given in one form; `guess` is the mean chance of a lucky guess."""

    form: Form
    guess: float
    right: Tally


@dataclass(frozen=True, slots=True)
class Scope:
    """Which concepts are counted."""

    condition: str = "TRUE"
    """SQL on a column `concept`; holds only row numbers."""


def scope(db: Database, decks: Sequence[DeckId]) -> Scope:
    """The concepts of these decks and those below them; none named: all, retired ones too."""
    if not decks:
        return Scope()
    numbers = ", ".join(map(str, library.deck_numbers(db, decks)))
    return Scope(f"concept IN (SELECT n FROM concepts WHERE deck IN ({numbers}))")


def places(db: Database) -> dict[int, Place]:
    """Every concept whose source exists, by its number, in teaching order."""
    return {
        n: Place(ConceptId(concept), title, DeckId(deck), section, cards)
        for n, concept, title, deck, section, cards in db.rows(
            "SELECT k.n, k.id, k.title, d.id, k.section, (SELECT count(*) FROM cards c WHERE c.concept = k.n AND "
            "c.present) FROM concepts k JOIN decks d ON d.n = k.deck WHERE k.present ORDER BY d.id, k.position"
        )
    }


def by_day_and_hour(db: Database, what: Scope, first: int, last: int) -> tuple[dict[int, Day], list[Hour]]:
    """What was done on each study day, and in each hour of the day, where anything was; one walk for both."""
    days: dict[int, Sums] = {}
    hours: dict[int, Sums] = {}
    for day, hour, *sums in db.each(
        "SELECT day, hour, count(*), sum(took_ms), sum(new), sum(trial = 1 AND passed), sum(trial = 1), "
        "sum(trial = 2 AND passed), sum(trial = 2) FROM answers "
        f"WHERE day BETWEEN ? AND ? AND {what.condition} GROUP BY day, hour",
        (first, last),
    ):
        days[day] = _added(days.get(day), sums)
        hours[hour] = _added(hours.get(hour), sums)
    return (
        {day: Day(count, took, new, _retention(*reviews)) for day, (count, took, new, *reviews) in days.items()},
        [Hour(hour, count, took, _retention(*rest).all) for hour, (count, took, _, *rest) in sorted(hours.items())],
    )


Sums = Sequence[int]
"""Answers, their time, new cards, and the reviews as `_retention` takes them."""


def _added(some: Sums | None, more: Sums) -> Sums:
    return more if some is None else [a + b for a, b in zip(some, more, strict=True)]


def calibration(db: Database, what: Scope, first: int) -> list[Bin]:
    """Expected against actual recall since a study day, guesses left out."""
    found: dict[int, Bin] = {}
    for bin, passed, count, expected in db.each(
        "SELECT bin, passed, count(*), avg(recall) FROM answers INDEXED BY ix_answers_bin "
        f"WHERE bin >= 0 AND day >= ? AND {what.condition} GROUP BY bin, passed",
        (first,),
    ):
        part = Bin(BOUNDS[bin], BOUNDS[bin + 1], expected, Tally(count if passed else 0, count))
        found[bin] = found[bin] + part if bin in found else part
    return [found[bin] for bin in sorted(found)]


def by_concept(db: Database, what: Scope, first: int) -> tuple[dict[int, Retention], Retention]:
    """The retention of each concept's reviews since a study day, by the concept's number, and that of all there were.

    One walk for both, in the order of an index: nothing is sorted, nothing but counted.
    """
    since: dict[int, Counts] = defaultdict(dict)
    ever: Counter[tuple[int, int]] = Counter()
    for concept, trial, passed, count, late in db.each(
        "SELECT concept, trial, passed, count(*), count(CASE WHEN day >= ? THEN 1 END) "
        "FROM answers INDEXED BY ix_answers_concept "
        f"WHERE trial > 0 AND {what.condition} GROUP BY concept, trial, passed",
        (first,),
    ):
        ever[trial, passed] += count
        if late:
            since[concept][trial, passed] = late
    return {concept: _of_counts(counts) for concept, counts in since.items()}, _of_counts(ever)


Counts = dict[tuple[int, int], int]
"""How many reviews there were, by `Trial` and by whether they were passed."""


def _of_counts(counts: Counts) -> Retention:
    young, mature = (
        Tally(passed, passed + counts.get((trial, 0), 0))
        for trial in (Trial.YOUNG, Trial.MATURE)
        for passed in [counts.get((trial, 1), 0)]
    )
    return Retention(young, mature)


def _retention(young: int, young_of: int, mature: int, mature_of: int) -> Retention:
    return Retention(Tally(young, young_of), Tally(mature, mature_of))


def by_form(db: Database, what: Scope, first: int) -> list[Guessed]:
    """Answers in each form of a quiz since a study day; a turned card is none."""
    rows = db.rows(
        "SELECT form, avg(guess), sum(passed), count(*) FROM answers WHERE day >= ? AND form <> 'flip' "
        f"AND {what.condition} GROUP BY form ORDER BY form",
        (first,),
    )
    return [Guessed(Form(form), guess, Tally(passed, asked)) for form, guess, passed, asked in rows]


def memories(db: Database, what: Scope) -> list[Remembered]:
    """The memory of each card that was answered and still has a source."""
    return db.rows(
        "SELECT concept, stability, difficulty, decay, last_day FROM schedules WHERE queue > -2 "
        f"AND stability IS NOT NULL AND {what.condition}"
    )


def due_by_day(db: Database, what: Scope, day: int, days: int) -> list[int]:
    """Reviews due on a study day and those after it; what is overdue is due on the first."""
    found: dict[int, int] = dict(
        db.rows(
            "SELECT max(due_day, ?), count(*) FROM schedules WHERE queue = 2 AND due_day < ? "
            f"AND {what.condition} GROUP BY 1",
            (day, day + days),
        )
    )
    return [found.get(each, 0) for each in range(day, day + days)]


def overdue(db: Database, what: Scope, day: int) -> int:
    """Reviews that were due before a study day."""
    return db.number(f"SELECT count(*) FROM schedules WHERE queue = 2 AND due_day < ? AND {what.condition}", (day,))


def unseen(db: Database, what: Scope) -> int:
    """Cards that were never asked."""
    return db.number(f"SELECT count(*) FROM schedules WHERE queue = 0 AND {what.condition}")


def first_answers(db: Database) -> Tally:
    """How many first answers were right, of all cards."""
    passed, asked = db.row("SELECT sum(passed), count(*) FROM answers WHERE new") or (0, 0)
    return Tally(passed or 0, asked)
