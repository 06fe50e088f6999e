"""What Anki itself makes of a package: the real backend is the judge."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizapp.anki.note import Media, Note, NoteKind
from quizapp.anki.note_types import MODEL_IDS
from quizapp.anki.package import write_package
from quizapp.anki.progress import Progress
from quizapp.core.card import CardId
from quizapp.core.history import EventKind
from quizapp.core.memory import Memory, Rating
from quizapp.core.schedule import Phase, Policy
from tests.anki.backend import Anki, Row, anki, in_zone, taken, zone_ahead
from tests.anki.learner import DECK, START, Learner, at, note

MOD = int(START.timestamp())
LATER = START + timedelta(days=300)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ALL_KINDS = [note(number, kind=kind) for number, kind in enumerate(NoteKind)]


def package(path: Path, notes: Mapping[Note, int], learners: list[Learner] | None = None, **more: Any) -> Path:
    """A package of notes, each with the time its content changed."""
    progress: dict[CardId, Progress] = {learner.card: learner.progress for learner in learners or []}
    arguments = {"descriptions": {}, "progress": lambda cards: progress, "media": (), "now": at(LATER), **more}
    return write_package(path, notes.items(), step=lambda done: None, **arguments).path


def unchanged(*notes: Note) -> dict[Note, int]:
    """Notes whose content was never edited."""
    return dict.fromkeys(notes, MOD)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Anki]:
    """An empty collection."""
    with anki(tmp_path / "anki") as opened:
        yield opened


def reviewed() -> list[Learner]:
    """Three cards with some history each."""
    learners = [Learner(number) for number in (1, 2, 3)]
    for number, learner in enumerate(learners):
        first = START + number * MINUTE
        learner.answer(first).answer(first + 11 * MINUTE)
        learner.answer(first + learner.schedule.interval * DAY)
    return learners


def test_the_first_import_is_complete(app: Anki, tmp_path: Path) -> None:
    """Every note and card of every kind, decks with descriptions, tags; and Anki finds nothing to repair."""
    file = package(tmp_path / "a.apkg", unchanged(*ALL_KINDS), descriptions={"Computing": "All of it"})
    counts = app.take(file)
    decks = {deck.name for deck in app.col.decks.all_names_and_ids()}

    assert counts == {"found": 5, "new": 5, "updated": 0, "duplicate": 0, "conflicting": 0}
    assert app.col.card_count() == 5
    assert decks == {"Default", "Computing", DECK}
    assert app.col.decks.by_name("Computing")["desc"] == "All of it"
    assert app.col.tags.all() == ["computing", "networks"]
    assert app.check() == ""


def test_fields_arrive_as_they_are(app: Anki, tmp_path: Path) -> None:
    """Text, and what Anki computes of it itself: sort field and checksum."""
    app.take(package(tmp_path / "a.apkg", unchanged(note(1, front="Wer <b>da</b>?"))))
    fields, sort_field, checksum = app.col.db.first("SELECT flds, sfld, csum FROM notes")

    assert tuple(fields.split("\x1f")) == note(1, front="Wer <b>da</b>?").fields
    assert sort_field == "Wer da?"
    assert checksum > 0


def test_new_cards_come_in_the_order_of_the_notes(app: Anki, tmp_path: Path) -> None:
    """Foundations first: the order of the concept files is the order of learning."""
    app.take(package(tmp_path / "a.apkg", unchanged(note(3), note(1), note(2))))
    cards = app.cards()

    assert sorted(cards, key=lambda guid: cards[guid]["due"]) == ["guid-3", "guid-1", "guid-2"]


def test_pictures_arrive(app: Anki, tmp_path: Path) -> None:
    """A file that a field refers to is in Anki's media folder, byte for byte."""
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG" + bytes(range(256)))
    shown = note(1, front='<img src="ab12.png">')
    app.take(package(tmp_path / "a.apkg", unchanged(shown), media=[Media("ab12.png", picture)]))

    assert (Path(app.col.media.dir()) / "ab12.png").read_bytes() == picture.read_bytes()


def test_the_same_export_changes_nothing(app: Anki, tmp_path: Path) -> None:
    """Neither at once nor a month later: every note is a duplicate, and no byte of cards and log is another."""
    learners = reviewed()
    notes = unchanged(*ALL_KINDS)
    app.take(package(tmp_path / "a.apkg", notes, learners))
    before = app.everything()

    for now in (at(LATER), at(LATER + 30 * DAY)):
        counts = app.take(package(tmp_path / "b.apkg", notes, learners, now=now))
        assert (counts["duplicate"], counts["updated"], counts["new"]) == (5, 0, 0)
        assert app.everything() == before


def test_an_edit_updates_its_note_and_nothing_else(app: Anki, tmp_path: Path) -> None:
    """Its card keeps schedule, history, and the deck that the person moved it to."""
    learners = reviewed()
    app.take(package(tmp_path / "a.apkg", unchanged(note(1), note(2), note(3)), learners))
    elsewhere = app.col.decks.id("Mine")
    app.col.set_deck(app.col.find_cards(""), elsewhere)
    before = app.everything()
    edited = note(2, front="Who on earth?")
    counts = app.take(package(tmp_path / "b.apkg", {note(1): MOD, edited: MOD + 60, note(3): MOD}, learners))

    assert counts == {"found": 3, "new": 0, "updated": 1, "duplicate": 2, "conflicting": 0}
    assert len(app.col.find_notes('"Front:Who on earth?"')) == 1
    assert app.everything() == before


def test_a_later_note_joins_the_others(app: Anki, tmp_path: Path) -> None:
    """Ids of a later package may be those of an earlier one: Anki tells notes apart by their guids."""
    app.take(package(tmp_path / "a.apkg", unchanged(note(1), note(2))))
    counts = app.take(package(tmp_path / "b.apkg", unchanged(note(3), note(1), note(2))))

    assert (counts["new"], counts["duplicate"]) == (1, 2)
    assert sorted(app.cards()) == ["guid-1", "guid-2", "guid-3"]
    assert app.check() == ""


@pytest.mark.parametrize("merge", [False, True], ids=["opened", "pushed"])
def test_what_a_person_changed_in_anki_stays(app: Anki, tmp_path: Path, merge: bool) -> None:
    """Their wording of a note, and their style of a note type, survive an export of unchanged content."""
    notes = unchanged(note(1), note(2))
    app.take(package(tmp_path / "a.apkg", notes), merge=merge)
    mine = app.col.get_note(app.col.find_notes("")[0])
    mine["Front"] = "My own words"
    app.col.update_note(mine)
    model = app.col.models.get(MODEL_IDS[NoteKind.BASIC])
    model["css"] = ".card { color: teal }"
    app.col.models.update_dict(model)
    app.take(package(tmp_path / "b.apkg", notes, now=at(LATER + DAY)), merge=merge)

    assert app.col.get_note(mine.id)["Front"] == "My own words"
    assert app.col.models.get(MODEL_IDS[NoteKind.BASIC])["css"] == ".card { color: teal }"


def test_progress_comes_once(app: Anki, tmp_path: Path) -> None:
    """Cards that Anki has keep Anki's own schedule, whatever a package says of them."""
    learners = reviewed()
    app.take(package(tmp_path / "a.apkg", unchanged(note(1), note(2), note(3))))
    before = app.everything()
    app.take(package(tmp_path / "b.apkg", unchanged(note(1), note(2), note(3)), learners))

    assert app.everything() == before


def every_state(clock: datetime) -> list[Learner]:
    """A card in each state that there is, as of a time of day in its zone; some were answered at that very time."""
    slow = Policy(learning_steps=(60, 86_400), relearning_steps=(86_400,))
    lapsed = [Learner(number).answer(clock - 30 * DAY, Rating.EASY) for number in (6, 7)]
    lapsed[1].policy = slow
    return [
        Learner(1).happens(EventKind.SUSPEND, clock),
        Learner(2).answer(clock),
        Learner(3, slow).answer(clock),
        Learner(4).answer(clock, Rating.EASY),
        Learner(5).answer(clock - 400 * DAY, Rating.EASY).answer(clock - 390 * DAY),
        *(learner.answer(clock, Rating.AGAIN) for learner in lapsed),
        Learner(8).answer(clock - 9 * DAY, Rating.EASY).happens(EventKind.SUSPEND, clock),
        Learner(9).answer(clock - 9 * DAY, Rating.EASY).happens(EventKind.BURY, clock),
        Learner(10).answer(clock - 9 * DAY, Rating.EASY).happens(EventKind.FLAG, clock, detail={"flag": 2}),
        Learner(11).answer(clock - 9 * DAY, Rating.EASY).happens(EventKind.RESET, clock),
        Learner(12)
        .answer(clock - 9 * DAY, Rating.EASY)
        .happens(EventKind.MOVE, clock, detail={"due_day": at(clock).day + 77}),
    ]


QUEUES = {1: -1, 2: 1, 3: 3, 4: 2, 5: 2, 6: 1, 7: 3, 8: -1, 9: -3, 10: 2, 11: 0, 12: 2}
"""The queue that each of them belongs in."""


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize("hour", [3, 4])
def test_every_state_arrives_in_every_zone(tmp_path: Path, zone: str, hour: int) -> None:
    """Before and after the hour at which a day begins: due day, interval, counts, memory, suspension."""
    clock = datetime.combine(LATER.date(), time(hour, 30), ZoneInfo(zone))
    learners = every_state(clock)
    notes = unchanged(*(note(number) for number in range(1, 13)))
    file = package(tmp_path / "a.apkg", notes, learners, now=at(clock))
    report = in_zone(zone, taken, file, tmp_path / "anki")

    assert report["problems"] == ""
    for number, learner in enumerate(learners, 1):
        assert_same(report["cards"][f"guid-{number}"], learner, QUEUES[number])


def assert_same(card: Row, learner: Learner, queue: int) -> None:
    """Whether Anki knows what the learner's schedule says."""
    schedule = learner.schedule
    assert queue == card["queue"]
    assert (card["reps"], card["lapses"], card["flags"]) == (schedule.reps, schedule.lapses, schedule.flag)
    if schedule.due_ms:
        assert schedule.due_ms // 1000 == card["due"]
    elif schedule.phase is not Phase.NEW:
        assert schedule.due_day == card["day"]
    if schedule.phase is Phase.REVIEW:
        assert schedule.interval == card["ivl"]
    if schedule.memory:
        assert_near(schedule.memory, (card["data"]["s"], card["data"]["d"]))
        assert card["data"]["lrt"] == learner.events[schedule.reps - 1].at_ms // 1000
    else:
        assert "s" not in card["data"]


def assert_near(memory: Memory, other: Sequence[float]) -> None:
    """Whether two states of memory agree: Anki computes with single precision and keeps three places."""
    assert other == pytest.approx((memory.stability, memory.difficulty), rel=1e-5, abs=1e-3)


@pytest.mark.parametrize("time_of_day", [3 * 60 + 30, 4 * 60 + 30])
def test_the_hour_of_the_import_does_not_matter(tmp_path: Path, time_of_day: int) -> None:
    """A package opened in the night holds the same days as one opened in the morning."""
    learner = Learner(1).answer(LATER, Rating.EASY)
    file = package(tmp_path / "a.apkg", unchanged(note(1)), [learner])
    minutes_utc = int(file.stat().st_mtime) // 60
    ahead = (time_of_day - minutes_utc + 720) % 1440 - 720
    report = in_zone(zone_ahead(ahead), taken, file, tmp_path / "anki")

    assert report["offset"] == -ahead
    assert report["cards"]["guid-1"]["day"] == learner.schedule.due_day


def many_learners(count: int, zone: tzinfo) -> list[Learner]:
    """Cards with histories of every kind in a year, none of them guessed, answered at all hours of the day."""
    chance = random.Random(20)
    learners = []
    for number in range(1, count + 1):
        learner, when = Learner(number), START.astimezone(zone) + chance.randrange(1000) * MINUTE
        while when < LATER and learner.schedule.reps < 12:
            learner.answer(when, chance.choices(list(Rating), [2, 1, 6, 1])[0])
            interval = learner.schedule.interval
            late = chance.randrange(10) if interval < 0 else chance.randrange(900)
            when += late * MINUTE + (interval * DAY if interval > 0 else timedelta(seconds=-interval))
        learners.append(learner)
    end = LATER.astimezone(zone)
    learners[0].happens(EventKind.RESET, end).answer(end + DAY, Rating.EASY).answer(end + 9 * DAY)
    learners[1].happens(EventKind.PRACTICE, end, rating=Rating.AGAIN)
    return learners


@pytest.mark.parametrize("hours_ahead", [0, 9])
def test_anki_computes_the_same_memory_from_the_same_answers(tmp_path: Path, hours_ahead: int) -> None:
    """From the review log alone; and FSRS switched on later changes no memory and no due day."""
    zone = timezone(timedelta(hours=hours_ahead))
    learners = many_learners(40, zone)
    notes = unchanged(*(note(number) for number in range(1, 41)))
    now, options = at((LATER + 20 * DAY).astimezone(zone)), {"Computing": Policy()}
    file = package(tmp_path / "a.apkg", notes, learners, now=now, options=options)
    report = in_zone(zone_ahead(hours_ahead * 60), taken, file, tmp_path / "anki")

    assert report["problems"] == ""
    for number, learner in enumerate(learners, 1):
        memory = learner.schedule.memory
        assert memory is not None
        assert_near(memory, report["memories"][f"guid-{number}"])
        before, after = (report[cards][f"guid-{number}"] for cards in ("cards", "cards_with_fsrs"))
        assert_near(Memory(before["data"]["s"], before["data"]["d"]), (after["data"]["s"], after["data"]["d"]))
        assert {**before, "data": 0} == {**after, "data": 0}
        assert before["data"]["lrt"] == after["data"]["lrt"]


def test_the_review_log_arrives_field_by_field(app: Anki, tmp_path: Path) -> None:
    """Also the ease of learning steps, practice, and the reset; a second import adds no row."""
    learner = Learner(1).answer(START).answer(START + 11 * MINUTE, Rating.HARD).answer(START + 30 * MINUTE)
    due = START + learner.schedule.interval * DAY
    learner.answer(due, Rating.AGAIN, guess=0.5).answer(due + 12 * MINUTE, guess=0.5)
    interval = learner.schedule.interval
    learner.happens(EventKind.PRACTICE, due + DAY, rating=Rating.HARD, took_ms=800)
    learner.answer(due + 2 * DAY, Rating.EASY).happens(EventKind.RESET, due + 3 * DAY)
    clocks = [event.clock for event in learner.events]
    steps = [event.interval for event in learner.events]
    file = package(tmp_path / "a.apkg", unchanged(note(1)), [learner])
    app.take(file)
    app.take(file)

    assert app.reviews() == {
        "guid-1": [
            (clocks[0], 3, steps[0], 0, 0, 4003, 0),
            (clocks[1], 2, steps[1], steps[0], 0, 4002, 0),
            (clocks[2], 3, steps[2], steps[1], 0, 4003, 0),
            (clocks[3], 1, steps[3], steps[2], 2500, 4001, 1),
            (clocks[4], 3, steps[4], steps[3], 2500, 4003, 2),
            (clocks[5], 2, interval, interval, 0, 800, 3),
            (clocks[6], 4, steps[6], steps[4], 2500, 4004, 1),
            (clocks[7], 0, 0, steps[6], 0, 0, 4),
        ]
    }


def test_deck_options_come_when_they_are_asked_for(app: Anki, tmp_path: Path) -> None:
    """Desired retention, weights and steps of the learner; else the deck has Anki's default options."""
    weights = tuple(round(weight * 1.01, 4) for weight in Policy().weights)
    wish = Policy(retention=0.87, weights=weights, learning_steps=(90, 600, 3600), relearning_steps=(1200,))
    app.take(package(tmp_path / "a.apkg", unchanged(note(1)), options={"computing": wish}))
    app.take(package(tmp_path / "b.apkg", unchanged(note(2, deck="Other"))))
    options = app.col.decks.config_dict_for_deck_id(app.col.decks.id_for_name(DECK))
    others = app.col.decks.config_dict_for_deck_id(app.col.decks.id_for_name("Other"))

    assert options["desiredRetention"] == pytest.approx(0.87)
    assert options["fsrsParams6"] == pytest.approx(weights)
    assert (options["new"]["delays"], options["lapse"]["delays"]) == ([1.5, 10, 60], [20])
    assert others["id"] == 1


def test_deck_options_follow_what_the_learner_wants_now(app: Anki, tmp_path: Path) -> None:
    """Anki never changes a preset that it has: so a new wish is a new preset, and the old one stays for who uses it."""
    for name, retention in (("a.apkg", 0.87), ("b.apkg", 0.93), ("c.apkg", 0.87)):
        app.take(package(tmp_path / name, unchanged(note(1)), options={"Computing": Policy(retention=retention)}))
        options = app.col.decks.config_dict_for_deck_id(app.col.decks.id_for_name(DECK))
        assert options["desiredRetention"] == pytest.approx(retention)

    assert sorted(each["name"] for each in app.col.decks.all_config()) == ["Default", "quizapp 87%", "quizapp 93%"]


def test_each_deck_has_its_own_options(app: Anki, tmp_path: Path) -> None:
    """With the decks below it; a deck without any keeps Anki's."""
    decks = ["Firm", "Firm::Part", "Light::Part", "Other"]
    wishes = {"Firm": Policy(retention=0.95), "Light": Policy(retention=0.8)}
    notes = unchanged(*(note(number, deck=deck) for number, deck in enumerate(decks)))
    app.take(package(tmp_path / "a.apkg", notes, options=wishes))
    found = [app.col.decks.config_dict_for_deck_id(app.col.decks.id_for_name(deck)) for deck in decks]

    assert [options["desiredRetention"] for options in found] == pytest.approx([0.95, 0.95, 0.8, 0.9])


@pytest.mark.parametrize(
    ("names", "merged"),
    [
        (["Tides", "tides"], ["Tides", "Tides"]),
        (["Tides::Kinds", "tides::Kinds", "TIDES::Causes"], ["Tides::Kinds", "Tides::Kinds", "Tides::Causes"]),
        (["Straße", "STRASSE"], ["Straße", "Straße"]),
        (["Sea::tides", "Sea::Tides::Kinds"], ["Sea::tides", "Sea::tides::Kinds"]),
        (["default", "Default::Part"], ["Default", "Default::Part"]),
    ],
)
def test_decks_of_one_name_are_one(app: Anki, tmp_path: Path, names: list[str], merged: list[str]) -> None:
    """Anki makes no difference between capitals: what it would call `tides_` goes into `Tides`, the next time too."""
    for first in (10, 20):
        notes = [note(first + number, deck=name) for number, name in enumerate(names)]
        assert app.take(package(tmp_path / "a.apkg", unchanged(*notes)))["new"] == len(names)
        assert [deck_of(app, each) for each in notes] == merged

    tops = {deck.name.partition("::")[0] for deck in app.col.decks.all_names_and_ids()}
    assert tops == {"Default", merged[0].partition("::")[0]}
    assert app.check() == ""


def deck_of(app: Anki, of: Note) -> str:
    """Where Anki has the card of a note."""
    name: str = app.col.decks.name(
        app.col.db.scalar("SELECT did FROM cards c JOIN notes n ON n.id = nid WHERE guid = ?", of.guid)
    )
    return name
