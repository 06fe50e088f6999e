"""Reviews done in Anki become events: the right ones, on the right days, and none twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.anki.archive import open_package
from quizapp.anki.collection import Collection, ForeignCard, ForeignReview
from quizapp.anki.package import write_package
from quizapp.anki.returning import DEVICE, Known, Returned, returning
from quizapp.core.card import CardId
from quizapp.core.history import Event, EventKind, Form, replay
from quizapp.core.memory import Rating
from quizapp.core.schedule import Phase
from tests.anki.learner import START, Learner, at, card_of, note

if TYPE_CHECKING:
    from tests.anki.backend import Anki

NOON = int(START.timestamp() * 1000)
DAY = 86_400_000
LATEST = NOON + 10_000 * DAY
NAME = card_of(1)
NOTHING = Known(keys=(), clocks=())


def foreign(phase: Phase = Phase.REVIEW, due_day: int = 740_000, guid: str = "guid-1") -> ForeignCard:
    """Card 7, of a note that quizapp made."""
    return ForeignCard(
        id=7, note=7, guid=guid, ord=0, deck="D", phase=phase, due_day=due_day, due_ms=0, interval=0, reps=0, lapses=0,
        memory=None, retention=None, suspended=False, buried=False, flag=0,
    )  # fmt: skip


def row(number: int, ease: int, interval: int, kind: int = 0, factor: int = 2500, last: int = 0) -> ForeignReview:
    """A row of the review log, so many minutes after noon."""
    return ForeignReview(NOON + number * 60_000, 7, ease, interval, last, factor, 4000, kind)


def read(
    rows: Iterable[ForeignReview], card: ForeignCard | None = None, known: Known = NOTHING, latest: int = LATEST
) -> Returned:
    """What one card's rows add to a log."""
    return returning([card or foreign()], rows, {("guid-1", 0): NAME}, known, latest, UTC)


def steps(events: Sequence[Event]) -> list[tuple[object, object]]:
    """The phase before each answer, and the step after it."""
    return [(event.detail["was"], event.detail.get("step")) for event in events]


def phases(events: Sequence[Event]) -> list[Phase]:
    """Where the card stands after each event."""
    return [replay(events[: n + 1])[NAME].phase for n in range(len(events))]


def test_an_answer_keeps_all_that_anki_knows_of_it() -> None:
    """Its time is its clock and its number on the device `anki`; nothing was guessed."""
    (event,) = read([row(5, 3, -600)], foreign(Phase.LEARNING)).events

    assert event == Event(
        card=NAME, kind=EventKind.ANSWER, at_ms=NOON + 300_000, offset_min=0, day=START.toordinal(), rating=Rating.GOOD,
        took_ms=4000, form=Form.FLIP, interval=-600, detail={"was": "new", "step": 1},
        device=DEVICE, seq=NOON + 300_000, clock=NOON + 300_000,
    )  # fmt: skip


def test_learning_steps_are_followed() -> None:
    """Again goes to the first step, Hard stays, Good goes on; leaving them makes a review."""
    rows = [
        row(0, 3, -600),
        row(1, 1, -60),
        row(2, 2, -60),
        row(3, 3, -600),
        row(4, 3, 4),
        row(9, 1, -600, 1),
        row(10, 3, 1, 2),
    ]
    events = read(rows).events

    assert steps(events) == [
        ("new", 1), ("learning", 0), ("learning", 0), ("learning", 1), ("learning", None),
        ("review", 0), ("relearning", None),
    ]  # fmt: skip
    assert phases(events) == [Phase.LEARNING] * 4 + [Phase.REVIEW, Phase.RELEARNING, Phase.REVIEW]
    assert replay(events)[NAME].lapses == 1


@pytest.mark.parametrize("factor", [0, 224])
def test_steps_of_days_are_told_from_intervals_by_what_follows(factor: int) -> None:
    """Both are days; only the next answer, or at last the card, knows that the card was still being learnt."""
    rows = [row(0, 3, 1, 0, factor), row(1440, 3, 2, 0, factor), row(4320, 3, 8, 0, 2500), row(20_000, 1, 1, 1)]

    assert phases(read(rows, foreign(Phase.RELEARNING)).events) == [
        Phase.LEARNING,
        Phase.LEARNING,
        Phase.REVIEW,
        Phase.RELEARNING,
    ]
    assert phases(read(rows).events) == [Phase.LEARNING, Phase.LEARNING, Phase.REVIEW, Phase.REVIEW]


def test_cramming_is_practice_but_answers_ahead_of_time_count() -> None:
    """Both stand in the log as answers in a filtered deck; only cramming has no ease."""
    crammed, ahead = read([row(0, 3, 4), row(1, 2, -60, 3, 0), row(2, 3, 7, 3)]).events[1:]

    assert (crammed.kind, crammed.rating, crammed.interval) == (EventKind.PRACTICE, Rating.HARD, None)
    assert (ahead.kind, ahead.rating, ahead.interval) == (EventKind.ANSWER, Rating.GOOD, 7)


def test_a_card_made_new_again_starts_from_nothing() -> None:
    """Anki hides what was before; so does a reset."""
    events = read([row(0, 4, 9), row(1, 0, 0, 4, 0), row(2, 3, -600)], foreign(Phase.LEARNING)).events

    assert [event.kind for event in events] == [EventKind.ANSWER, EventKind.RESET, EventKind.ANSWER]
    assert replay(events)[NAME].reps == 1
    assert events[2].detail == {"was": "new", "step": 1}


@pytest.mark.parametrize("kind", [4, 5])
def test_a_date_that_was_set_moves_the_card(kind: int) -> None:
    """The row does not tell the date; the card does, as long as no answer followed."""
    moved = row(1, 0, 9, kind)

    assert replay(read([row(0, 4, 9), moved], foreign(due_day=740_123)).events)[NAME].due_day == 740_123
    assert len(read([row(0, 4, 9), moved, row(2, 3, 20, 1)]).events) == 2


@pytest.mark.parametrize("odd", [row(0, 0, 9, 4), row(0, 0, 3, 1), row(0, 7, 3, 1), row(0, 3, 3, 9)])
def test_what_cannot_be_an_event_is_listed(odd: ForeignReview) -> None:
    """A date for a card never answered, grades and kinds that do not exist."""
    returned = read([odd])

    assert ((), [(NAME, odd)]) == (returned.events, [(left.card, left.review) for left in returned.left_out])


def test_a_card_learnt_without_a_history_is_named() -> None:
    """No event can be made of nothing; a new card, and one with an answer, are as they should be."""
    assert read([row(0, 0, 9, 4)], foreign(Phase.REVIEW)).unfounded == (NAME,)
    assert read([], foreign(Phase.NEW)).unfounded == read([row(0, 3, 4)]).unfounded == ()


@pytest.mark.parametrize("number", [-NOON, 0, LATEST + 1])
def test_a_time_that_cannot_be_is_not_believed(number: int) -> None:
    """A clock of the far future would outrank every answer to come."""
    returned = read([row(0, 3, -600)._replace(id=number)])

    assert (returned.events, len(returned.left_out)) == ((), 1)


def test_study_days_are_those_of_the_zone() -> None:
    """An answer before four in the morning belongs to the evening before."""
    rows = [row(0, 3, -600)._replace(id=NOON + hours * 3_600_000) for hours in (5, 7)]
    zone = timezone(timedelta(hours=10))
    days = [event.day for event in returning([foreign()], rows, {("guid-1", 0): NAME}, NOTHING, LATEST, zone).events]

    assert [START.toordinal(), START.toordinal() + 1] == days


def test_only_cards_that_are_ours_come_home() -> None:
    """Notes of others, and cards that a person added to our notes, stay in Anki."""
    cards = [foreign(guid="another"), replace(foreign(), id=8, ord=1)]
    rows = [row(0, 3, 1), row(1, 3, 1)._replace(card=8), row(2, 3, 1)._replace(card=99)]

    assert returning(cards, rows, {("guid-1", 0): NAME}, NOTHING, LATEST, UTC) == Returned((), 0, ())


def test_our_own_answers_are_known_by_their_clocks() -> None:
    """Also where the exporter had to take the next free number, and where the answer was undone since."""
    known = Known(keys=(), clocks={NOON})
    rows = [row(0, 3, -600), row(0, 3, -600)._replace(id=NOON + 1), row(1, 3, 1)]
    returned = read(rows, known=known)

    assert (returned.known, [event.seq for event in returned.events]) == (2, [NOON + 60_000])
    assert steps(returned.events) == [("learning", None)]


rows_of_a_card = st.lists(
    st.builds(
        row,
        st.integers(0, 10**6),
        st.integers(0, 5),
        st.integers(-86_400, 400),
        st.integers(0, 6),
        st.sampled_from([0, 2500]),
    ),
    unique_by=lambda review: review.id,
).map(lambda rows: sorted(rows))


@given(rows_of_a_card, st.sampled_from(Phase), st.data())
def test_any_history_comes_home_once(rows: list[ForeignReview], phase: Phase, data: st.DataObject) -> None:
    """Whatever came before, reading the whole package again adds the rest; reading it a third time adds nothing."""
    card = foreign(phase)
    first = read(rows[: data.draw(st.integers(0, len(rows)))], card).events
    second = read(rows, card, _log(first))
    both = [*first, *second.events]

    assert len({event.key for event in both}) == len(both)
    assert read(rows, card, _log(both)).events == ()
    assert all(event.clock <= LATEST for event in both)
    replay(both)


def _log(events: Sequence[Event]) -> Known:
    """A log of these events."""
    return Known({event.key for event in events}, {event.clock for event in events if event.device != DEVICE})


GAPS = (1, 1, 2, 3, 5, 8, 13, 2, 3)
"""Days between the sessions in Anki."""


@dataclass(frozen=True)
class Weeks:
    """What some weeks in Anki brought."""

    own: Sequence[Event]
    """What quizapp had exported."""
    earlier: Returned
    answered: int
    """How many cards were answered after that came home."""
    later: Returned
    rows: Sequence[int]
    """The times of all rows of Anki's log."""
    standing: Mapping[CardId, tuple[str, int, int, int]]
    """Where Anki has its cards."""


def test_reviews_in_anki_leave_each_card_where_anki_has_it(tmp_path: Path) -> None:
    """More than 200 answers over weeks: each row is an event once, and what we had exported stays ours."""
    pytest.importorskip("anki")
    from tests.anki.backend import in_zone, where_it_is_noon

    weeks = in_zone(where_it_is_noon(), weeks_in_anki, tmp_path)
    events = [*weeks.own, *weeks.earlier.events, *weeks.later.events]

    assert len(weeks.rows) > 200
    assert weeks.answered > 0
    assert list(weeks.rows) == sorted(event.clock for event in events)
    assert (len(weeks.own), len(weeks.rows) - weeks.answered) == (weeks.earlier.known, weeks.later.known)
    assert len(weeks.later.events) == weeks.answered
    assert weeks.standing == {
        name: (schedule.phase, 0 if schedule.due_ms else schedule.due_day, schedule.reps, schedule.lapses)
        for name, schedule in replay(events).items()
    }


def weeks_in_anki(folder: Path) -> Weeks:
    """A package goes to Anki, is learnt from, and comes home twice."""
    from tests.anki.backend import anki
    from tests.anki.packages import answer, let_pass, log_of

    own = [event for learner in _learners(START) for event in learner.events]
    random = Random(7)
    with anki(folder / "anki") as app:
        app.take(_exported(folder, _learners(START + timedelta(days=sum(GAPS)))))
        few = app.col.decks.get_config(1)
        few["new"]["perDay"] = 5  # some are left in the end: there is something to answer, whatever is due
        app.col.decks.update_config(few)
        for days in GAPS:
            answer(app, "D", random.choices((1, 2, 3, 3, 3, 3, 4), k=40))
            let_pass(app, days)
        earlier = _coming_home(app, folder, _log(own))
        answered = answer(app, "D", (3, 3, 1, 3))
        later = _coming_home(app, folder, _log([*own, *earlier.events]))
        return Weeks(own, earlier, answered, later, [row[0] for row in log_of(app)], _standing(app))


def _learners(start: datetime) -> list[Learner]:
    """Ten cards in different states, the first answer at `start`."""
    learners = [Learner(number).answer(start + number * timedelta(minutes=1)) for number in range(10)]
    for number, learner in enumerate(learners[:7]):
        learner.answer(start + timedelta(hours=1, minutes=number))
    for number, learner in enumerate(learners[:4]):
        learner.answer(start + timedelta(days=4, minutes=number), Rating.AGAIN if number == 1 else Rating.GOOD)
    return learners


def _exported(folder: Path, learners: Sequence[Learner]) -> Path:
    """A package of sixty notes; what is known of some of them goes along."""
    notes = [(note(number, deck="D"), NOON // 1000) for number in range(60)]
    progress = {learner.card: learner.progress for learner in learners}
    now = at(START + timedelta(days=sum(GAPS) + 5))
    return write_package(folder / "ours.apkg", notes, {}, lambda cards: progress, (), now, lambda done: None).path


def _coming_home(app: "Anki", folder: Path, known: Known) -> Returned:
    """What an export adds to the log."""
    app.give(folder / "back.apkg")
    names = {(f"guid-{number}", 0): card_of(number) for number in range(60)}
    with open_package(folder / "back.apkg") as package:
        back = Collection(package)
        return returning(back.cards(), back.reviews(), names, known, 2**43, back.zone)


def _standing(app: "Anki") -> dict[CardId, tuple[str, int, int, int]]:
    """Phase, due day (0 for a step within the day), reps and lapses of every card that was answered."""
    from tests.anki.packages import cards_of

    return {
        card_of(int(card["guid"].partition("-")[2])): (
            card["phase"], 0 if card["due_ms"] else card["due_day"], card["reps"], card["lapses"],
        )
        for card in cards_of(app)
        if card["reps"]
    }  # fmt: skip
