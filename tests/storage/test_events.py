"""The event log."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.core.card import CardId
from quizapp.core.history import Entry, Event, EventKind, replay
from quizapp.core.memory import Rating
from quizapp.core.schedule import Schedule
from quizapp.core.training import history
from quizapp.errors import StaleCardError, StorageError
from quizapp.storage import adopting, events, log, queue, steps
from quizapp.storage.database import Database, open_database
from quizapp.workspace.undoing import undoing_entry
from tests.storage.conftest import answer, at, placed, synced

CARD = CardId("d/a#fact#q0")


def schedule_of(db: Database, card: str = CARD) -> Schedule:
    """The cached schedule."""
    found = queue.find(db, CardId(card))
    assert found is not None
    return found.schedule


def undo(db: Database, days: float = 0) -> None:
    """Take back the newest event."""
    event = steps.last_undoable(db)
    assert event is not None
    now = at(days)
    entry = Entry(
        card=event.card, kind=EventKind.UNDO, at_ms=now.at_ms, offset_min=0, day=now.day,
        detail={"device": event.device, "seq": event.seq},
    )  # fmt: skip
    with db.transaction():
        events.take_back(db, event, entry)


def test_what_is_recorded_is_read_back(db: Database) -> None:
    """Every column survives the trip."""
    synced(db, placed("d/a", {"Q": "A"}))
    recorded = events.record(db, answer("d/a#fact#q0", at()), Schedule())

    assert [recorded.event] == list(log.all_events(db))


def test_a_recorded_answer_updates_the_cache(db: Database) -> None:
    """The schedule row equals the replay."""
    synced(db, placed("d/a", {"Q": "A"}))
    recorded = events.record(db, answer("d/a#fact#q0", at()), Schedule())

    assert recorded.schedule == schedule_of(db) == replay(log.all_events(db))[CARD]


def test_an_answer_to_a_changed_card_is_refused(db: Database) -> None:
    """Two windows on one card: the second answer would rest on a state that is gone."""
    synced(db, placed("d/a", {"Q": "A"}))
    events.record(db, answer("d/a#fact#q0", at()), Schedule())

    with pytest.raises(StaleCardError):
        events.record(db, answer("d/a#fact#q0", at()), Schedule())
    assert db.number("SELECT count(*) FROM events") == 1


@pytest.mark.parametrize("sql", ["UPDATE events SET rating = 4", "DELETE FROM events"])
def test_the_log_cannot_be_changed(db: Database, sql: str) -> None:
    """Not even by our own mistake."""
    synced(db, placed("d/a", {"Q": "A"}))
    events.record(db, answer("d/a#fact#q0", at()), Schedule())

    with pytest.raises(StorageError, match="append-only"):
        db.execute(sql)


def test_the_log_clock_never_goes_back(db: Database) -> None:
    """A wall clock set back three days does not reorder answers."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))
    first = events.record(db, answer("d/a#fact#q0", at()), Schedule()).event
    second = events.record(db, answer("d/a#fact#q1", at(-3)), Schedule()).event

    assert first.clock < second.clock
    assert (first.seq, second.seq) == (1, 2)


def test_undo_restores_the_schedule_exactly(db: Database) -> None:
    """Byte for byte, also of a card with a history."""
    synced(db, placed("d/a", {"Q": "A"}))
    before = events.record(db, answer("d/a#fact#q0", at()), Schedule()).schedule
    events.record(db, answer("d/a#fact#q0", at(3), Rating.AGAIN, -600, "review"), before)
    undo(db)

    assert before == schedule_of(db)


def test_undo_goes_back_to_the_beginning(db: Database) -> None:
    """Unlimited, newest first, and then there is nothing left."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))
    events.record(db, answer("d/a#fact#q0", at()), Schedule())
    events.record(db, answer("d/a#fact#q1", at()), Schedule())
    undo(db)
    undo(db)

    assert Schedule() == schedule_of(db) == schedule_of(db, "d/a#fact#q1")
    assert steps.last_undoable(db) is None


def test_undo_reaches_past_many_undone_events(db: Database) -> None:
    """A long series of undos is no limit."""
    synced(db, placed("d/a", {"Q": "A"}))
    schedule = Schedule()
    for day in range(130):
        schedule = events.record(db, answer("d/a#fact#q0", at(day)), schedule).schedule
    for _ in range(129):
        undo(db, 130)

    assert schedule_of(db).reps == 1


def test_the_lineages_of_several_cards_are_those_of_each(db: Database) -> None:
    """Also where one name was borne by two cards in turn."""
    first, second, third = (CardId(f"d/{name}#fact#q0") for name in "abc")
    for days, (old, new) in enumerate([(first, second), (third, first), (second, third)]):
        now = at(days)
        entry = Entry(card=old, kind=EventKind.RENAME, at_ms=now.at_ms, offset_min=0, day=now.day, detail={"to": new})
        with db.transaction():
            events.append(db, answer(old, now))
            events.append(db, entry)

    found = log.lineages(db, [first, third])

    assert found == {card: log.lineage(db, card) for card in (first, third)}
    assert list(log.newest_first(db, third)) == found[third][::-1]
    assert [event.day - at().day for event in found[third]] == [0, 0, 1, 1, 2, 2]


def test_the_lineage_follows_renames(db: Database) -> None:
    """A card's history includes the names it had before."""
    synced(db, placed("d/a", {"When did the war begin?": "1914"}))
    old = CardId("d/a#fact#When did the war begin?")
    events.record(db, replace(answer("d/a#fact#x", at()), card=old), Schedule())
    synced(db, placed("d/a", {"When did the great war begin?": "1914"}))
    new = CardId("d/a#fact#When did the great war begin?")

    assert [event.kind for event in log.lineage(db, new)] == [EventKind.ANSWER, EventKind.RENAME]
    assert 1 == schedule_of(db, new).reps == events.rederived(db, new).reps


def test_undo_reaches_a_card_that_was_renamed_since(db: Database) -> None:
    """The answer was given under the old name; the card that forgets it bears the new one."""
    synced(db, placed("d/a", {"When did the war begin?": "1914"}))
    old = CardId("d/a#fact#When did the war begin?")
    events.record(db, replace(answer("d/a#fact#x", at()), card=old), Schedule())
    synced(db, placed("d/a", {"When did the great war begin?": "1914"}))
    undo(db)

    assert Schedule() == schedule_of(db, "d/a#fact#When did the great war begin?")
    assert events.rebuild(db) == 0


def test_rebuild_mends_a_wrong_cache(db: Database) -> None:
    """The schedules are a cache: the log is the truth."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))
    right = events.record(db, answer("d/a#fact#q0", at()), Schedule()).schedule
    with db.transaction():
        db.execute("UPDATE schedules SET due_day = 1, reps = 99")

    assert events.rebuild(db) == 2
    assert (right, Schedule()) == (schedule_of(db), schedule_of(db, "d/a#fact#q1"))


def test_an_unknown_event_is_named(db: Database) -> None:
    """A clear error instead of a silent nothing."""
    with pytest.raises(StorageError, match="no event me:7"):
        log.find(db, ("me", 7))


Command = tuple[str, int, Rating, int, float]

COMMANDS = st.lists(
    st.tuples(st.sampled_from(["answer", "answer", "answer", "undo", "bury", "suspend", "rename", "reset", "merge"]),
              st.integers(0, 3), st.sampled_from(Rating), st.sampled_from([-60, -600, 1, 3, 40]), st.floats(-3, 5)),
    max_size=25,
)  # fmt: skip


def live(db: Database, commands: Iterable[Command]) -> list[CardId]:
    """Four cards to which this happened, at whatever time the clock showed; returns what they are called now."""
    names = [f"What is the name of thing number {n * 1111}?" for n in range(4)]
    synced(db, placed("d/a", {name: f"name {n}" for n, name in enumerate(names)}))
    for seq, (command, at_card, rating, interval, days) in enumerate(commands):
        card = CardId(f"d/a#fact#{names[at_card]}")
        now = at(days)
        if command == "undo":
            if steps.last_undoable(db):
                undo(db, days)
        elif command == "rename":
            names[at_card] = names[at_card][:-1] + "!?" if names[at_card].endswith("?") else names[at_card]
            synced(db, placed("d/a", {name: f"name {n}" for n, name in enumerate(names)}))
        elif command in ("answer", "merge"):
            entry = replace(answer("d/a#fact#x", now, rating, interval), card=card)
            if command == "answer":
                events.record(db, entry, schedule_of(db, card))
            else:
                events.merge(db, [Event(**facts(entry), device="phone", seq=seq, clock=now.at_ms)])
        else:
            entry = Entry(card=card, kind=EventKind(command), at_ms=now.at_ms, offset_min=0, day=now.day)
            events.record(db, entry, schedule_of(db, card))
    return [CardId(f"d/a#fact#{name}") for name in names]


def facts(entry: Entry) -> dict[str, Any]:
    """What an entry says, by its fields."""
    return {field.name: getattr(entry, field.name) for field in fields(entry)}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(commands=COMMANDS)
@example(commands=[(command, 0, Rating.GOOD, 3, day) for day, command in enumerate(["answer", "reset", "answer"])])
@example(commands=[(command, 0, Rating.GOOD, 3, day) for day, command in enumerate(["answer", "answer", "undo"])])
@example(commands=[("answer", 0, Rating.GOOD, 3, 4), ("merge", 0, Rating.AGAIN, 3, 1)])
def test_what_follows_from_the_log_is_as_it_says_after_any_commands(
    tmp_path_factory: pytest.TempPathFactory, commands: list[Command]
) -> None:
    """Schedules are its replay, and training learns from what counts of each card's lineage."""
    db = open_database(tmp_path_factory.mktemp("replay") / "a.db")
    cards = live(db, commands)
    replayed = replay(log.all_events(db))
    cached = {card: schedule_of(db, card) for card in cards}
    trained_on = list(adopting.histories(db, lambda done, total: None))
    lived = [history(lineage, card) for card, lineage in log.lineages(db, cards).items()]
    db.close()

    assert cached == {card: replayed.get(card, Schedule()) for card in cached}
    assert sorted(trained_on) == sorted(filter(None, lived))


def test_what_was_done_together_is_taken_back_together(db: Database) -> None:
    """One action on many cards is one step, whichever of its events is named; a later event stays."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))
    names = [CardId("d/a#fact#q0"), CardId("d/a#fact#q1")]
    with db.transaction():
        done = events.take_together(db, [(answer(name, at()), Schedule()) for name in names])
    later = events.record(db, answer(names[0], at(3)), schedule_of(db, names[0])).event
    together = log.done_together(db, done[1].event)
    with db.transaction():
        events.take_back_together(db, [(each, undoing_entry(each, at(4))) for each in together])

    assert [each.event.key for each in done] == [each.key for each in together]
    assert [schedule_of(db, name).reps for name in names] == [1, 0]
    assert [later] == log.done_together(db, later)


def test_events_done_alone_belong_to_no_batch(db: Database) -> None:
    """Two answers in a row are two steps."""
    synced(db, placed("d/a", {"Q": "A", "Q2": "B"}))
    one = events.record(db, answer("d/a#fact#q0", at()), Schedule()).event
    events.record(db, answer("d/a#fact#q1", at()), Schedule())

    assert [one] == log.done_together(db, one)
