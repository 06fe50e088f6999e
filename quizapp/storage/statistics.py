"""The sums that statistics are made of. Answers come from their cache (`storage.answers`), memories from schedules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.history import Form
from quizapp.core.memory import Memory
from quizapp.core.stats import BOUNDS, Bin, Day, Hour, Remembered, Retention, Tally
from quizapp.storage.database import Database, Row


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
    found = [
        int(n)
        for n, name in db.rows("SELECT n, id FROM decks")
        if any(name == deck or name.startswith(f"{deck}/") for deck in decks)
    ]
    numbers = ", ".join(map(str, found)) or "NULL"
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


def by_day(db: Database, what: Scope, first: int, last: int) -> dict[int, Day]:
    """What was done on each study day on which anything was."""
    rows = db.rows(
        f"SELECT day, count(*), sum(took_ms), sum(new), {_RETENTION} FROM answers "
        f"WHERE day BETWEEN ? AND ? AND {what.condition} GROUP BY day",
        (first, last),
    )
    return {day: Day(count, took_ms, new, _retention(tally)) for day, count, took_ms, new, *tally in rows}


def before(db: Database, what: Scope, day: int) -> Retention:
    """The retention of all reviews earlier than a study day."""
    row = db.row(f"SELECT {_RETENTION} FROM answers WHERE day < ? AND trial > 0 AND {what.condition}", (day,))
    return _retention(row or ())


def by_concept(db: Database, what: Scope, first: int) -> dict[int, Retention]:
    """The retention of each concept's reviews since a study day, by the concept's number."""
    rows = db.rows(
        f"SELECT concept, {_RETENTION} FROM answers WHERE day >= ? AND trial > 0 AND {what.condition} GROUP BY concept",
        (first,),
    )
    return {concept: _retention(tally) for concept, *tally in rows}


def by_hour(db: Database, what: Scope, first: int) -> list[Hour]:
    """What was done in each hour of the day since a study day."""
    rows = db.rows(
        "SELECT hour, count(*), sum(took_ms), sum(trial > 0 AND passed), sum(trial > 0) FROM answers "
        f"WHERE day >= ? AND {what.condition} GROUP BY hour",
        (first,),
    )
    return [Hour(hour, count, took_ms, Tally(passed, asked)) for hour, count, took_ms, passed, asked in rows]


def calibration(db: Database, what: Scope, first: int, guess: float) -> list[Bin]:
    """Expected against actual recall since a study day, of answers with at most this chance of a lucky guess."""
    bounds = " ".join(f"WHEN recall < {high} THEN {n}" for n, high in enumerate(BOUNDS[1:-1]))
    rows = db.rows(
        f"SELECT CASE {bounds} ELSE {len(BOUNDS) - 2} END AS bin, avg(recall), sum(passed), count(*) FROM answers "
        f"WHERE day >= ? AND recall IS NOT NULL AND guess <= ? AND {what.condition} GROUP BY bin ORDER BY bin",
        (first, guess),
    )
    return [Bin(BOUNDS[n], BOUNDS[n + 1], expected, Tally(passed, asked)) for n, expected, passed, asked in rows]


def by_form(db: Database, what: Scope, first: int) -> list[Guessed]:
    """Answers in each form of a quiz since a study day; a turned card is none."""
    rows = db.rows(
        "SELECT form, avg(guess), sum(passed), count(*) FROM answers WHERE day >= ? AND form != 'flip' "
        f"AND {what.condition} GROUP BY form ORDER BY form",
        (first,),
    )
    return [Guessed(Form(form), guess, Tally(passed, asked)) for form, guess, passed, asked in rows]


def memories(db: Database, what: Scope) -> Iterator[tuple[int, Remembered]]:
    """Each concept's number with the memory of each of its cards that was answered and still has a source."""
    for concept, stability, difficulty, decay, last_day in db.each(
        "SELECT concept, stability, difficulty, decay, last_day FROM schedules WHERE queue > -2 "
        f"AND stability IS NOT NULL AND {what.condition} ORDER BY concept"
    ):
        yield concept, Remembered(Memory(stability, difficulty, decay), last_day)


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


_RETENTION = "sum(trial = 1 AND passed), sum(trial = 1), sum(trial = 2 AND passed), sum(trial = 2)"


def _retention(tally: Sequence[int | None] | Row) -> Retention:
    young, young_of, mature, mature_of = (number or 0 for number in tally or (0, 0, 0, 0))
    return Retention(Tally(young, young_of), Tally(mature, mature_of))


def unseen(db: Database, what: Scope) -> int:
    """Cards that were never asked."""
    return db.number(f"SELECT count(*) FROM schedules WHERE queue = 0 AND {what.condition}")


def first_answers(db: Database) -> Tally:
    """How many first answers were right, of all cards."""
    passed, asked = db.row("SELECT sum(passed), count(*) FROM answers WHERE new") or (0, 0)
    return Tally(passed or 0, asked)
