"""Everything that the statistics tell, put together: see `core.stats` for what the numbers mean."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from quizapp.core.concept import DeckId
from quizapp.core.stats import (
    STABILITIES,
    Bin,
    Day,
    Hour,
    Mastery,
    Retention,
    days_back,
    masteries,
    spread,
    together,
)
from quizapp.storage import answers, library, queue, statistics, weights
from quizapp.storage.statistics import Guessed, Place
from quizapp.workspace.policy import retention
from quizapp.workspace.today import FIRST_GUESS_MS

if TYPE_CHECKING:
    from quizapp.workspace import Workspace

YEAR, MONTH, WEEK = 365, 30, 7

DIFFICULTIES = tuple(float(bound) for bound in range(1, 12))
"""Bounds of the groups by difficulty; the last holds 10 alone."""


@dataclass(frozen=True, slots=True)
class Share:
    """A deck's, or a section's, part of the year's retention."""

    deck: DeckId
    title: str
    section: str
    """Empty for a whole deck."""
    retention: Retention
    desired: float


@dataclass(frozen=True, slots=True)
class ConceptMastery:
    """A concept and how much of it would be recalled."""

    place: Place
    mastery: Mastery


@dataclass(frozen=True, slots=True)
class Report:
    """All statistics, as of a study day. What looks back goes back a year, unless it says otherwise."""

    day: int
    today: Day
    calendar: tuple[int, ...]
    """Answers on each study day of the year, oldest first, today last."""
    days: Mapping[int, Day]
    streak: int
    forecast: tuple[int, ...]
    """Reviews due today (with what is overdue) and on the coming days, a month in all."""
    overdue: int
    pace_ms: int
    """What an answer took on average of late."""
    periods: Mapping[str, Retention]
    desired: float
    """Desired retention, the mean over the year's reviews where decks ask for different ones."""
    shares: tuple[Share, ...]
    """Each deck, followed by its sections."""
    calibration: tuple[Bin, ...]
    hours: tuple[Hour, ...]
    stabilities: tuple[int, ...]
    difficulties: tuple[int, ...]
    median_stability: float | None
    concepts: tuple[ConceptMastery, ...]
    """The weakest first."""
    mastery: Mastery | None
    """Of all cards together."""
    quizzes: tuple[Guessed, ...]

    @property
    def year(self) -> Day:
        """All that was done in the year."""
        return sum(self.days.values(), Day())


def report(
    space: "Workspace", decks: "Sequence[DeckId]" = (), step: Callable[[int, int], None] = lambda done, total: None
) -> Report:
    """The statistics of these decks and those below them (none named: of all).

    Args:
        step: told how many cards are done of those whose answers have to be read anew; it may raise to cancel.

    Raises:
        StorageError: the database cannot be read or written.
    """
    db, day = space.db, space.now().day
    answers.catch_up(db, weights.current(db).weights, step)
    what, first = statistics.scope(db, decks), day - YEAR + 1
    places = statistics.places(db)
    days, hours = statistics.by_day_and_hour(db, what, first, day)
    retentions, ever = statistics.by_concept(db, what, first)
    shares = _shares(space, places, retentions)
    memories = statistics.memories(db, what)
    stabilities = sorted(stability for _, stability, _, _, _ in memories)
    known = masteries(memories, day)
    return Report(
        day=day,
        today=days.get(day, Day()),
        calendar=tuple(days[each].answers if each in days else 0 for each in days_back(day, YEAR)),
        days=days,
        streak=queue.streak(db, day),
        forecast=tuple(statistics.due_by_day(db, what, day, MONTH)),
        overdue=statistics.overdue(db, what, day),
        pace_ms=queue.usual_answer_ms(db) or FIRST_GUESS_MS,
        periods=_periods(days, day, ever),
        desired=_desired(shares, space.settings.retention),
        shares=shares,
        calibration=tuple(statistics.calibration(db, what, first)),
        hours=tuple(hours),
        stabilities=tuple(spread(stabilities, STABILITIES)),
        difficulties=tuple(spread((difficulty for _, _, difficulty, _, _ in memories), DIFFICULTIES)),
        median_stability=median(stabilities) if stabilities else None,
        concepts=_concepts(places, known),
        mastery=together(list(known.values())),
        quizzes=tuple(statistics.by_form(db, what, first)),
    )


def _periods(days: Mapping[int, Day], day: int, ever: Retention) -> dict[str, Retention]:
    """Retention over ever longer times, each with those before it in it; yesterday stands alone."""
    spans = {
        "today": (0, 0),
        "yesterday": (1, 1),
        "week": (0, WEEK - 1),
        "month": (0, MONTH - 1),
        "year": (0, YEAR - 1),
    }
    found = {
        name: sum((done.retention for on, done in days.items() if low <= day - on <= high), Retention())
        for name, (low, high) in spans.items()
    }
    return {**found, "ever": ever}


def _shares(space: "Workspace", places: Mapping[int, Place], retentions: Mapping[int, Retention]) -> tuple[Share, ...]:
    """Each deck with its sections, in teaching order; those without a review are left out."""
    sections: dict[DeckId, dict[str, Retention]] = defaultdict(lambda: defaultdict(Retention))
    for number, place in places.items():
        if number in retentions:
            sections[place.deck][place.section] += retentions[number]
    found: list[Share] = []
    for deck in library.decks(space.db):
        if deck.id in sections:
            desired = retention(space.db, space.settings, deck.id, space.now().day)
            whole = sum(sections[deck.id].values(), Retention())
            every = {"": whole, **sections[deck.id]}
            found += [Share(deck.id, deck.title, section, some, desired) for section, some in every.items()]
    return tuple(found)


def _desired(shares: Sequence[Share], otherwise: float) -> float:
    decks = [share for share in shares if not share.section]
    asked = sum(share.retention.all.asked for share in decks)
    return sum(share.desired * share.retention.all.asked for share in decks) / asked if asked else otherwise


def _concepts(places: Mapping[int, Place], known: Mapping[int, Mastery]) -> tuple[ConceptMastery, ...]:
    found = [ConceptMastery(places[number], mastery) for number, mastery in known.items() if number in places]
    return tuple(sorted(found, key=lambda concept: concept.mastery.ahead))
