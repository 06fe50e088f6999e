"""Notes made in Anki move in whole: the real Anki makes them, learns them, and says where each card stands."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from quizapp.config import Places, Settings
from quizapp.core.concept import Level
from quizapp.core.schedule import Schedule
from quizapp.storage import events, library
from quizapp.workspace import Workspace
from quizapp.workspace.check import check
from quizapp.workspace.moving import MovedIn, bring_in
from quizapp.workspace.returning import TakenIn

pytest.importorskip("anki")

from anki.collection import Collection

from tests.anki.backend import Anki, anki, in_zone, where_it_is_noon
from tests.anki.packages import PIXEL, answer, cards_of, let_pass

VARIANTS = ("latest.apkg", "legacy.apkg", "latest.colpkg", "legacy.colpkg")
NOTES = (
    ("Basic", ('<b>Which</b> planet?<br><img src="red planet.png">', "Mars &amp; moons<script>x()</script>"), "Sky::A"),
    ("Basic", ("Which tide is small?", "<ul><li>neap</li><li>every 14 days</li></ul>"), "Sky"),
    ("Basic (and reversed card)", ("ebb", "outgoing tide [sound:sea.mp3]"), "Words::German"),
    ("Basic (optional reversed card)", ("flood", "Flut", "y"), "Words::German"),
    ("Basic (optional reversed card)", ("shore", "Ufer", ""), "Words"),
    ("Basic (type in the answer)", ("2 \\(x^2\\)?", "8"), "Words"),
    ("Cloze", ("{{c1::Sun}} and {{c2::moon::the night's light}} pull; {{c1::both}} matter.", "Sky"), "Sky"),
    ("Country", ("Peru", "Lima", ""), "Words"),
    ("Country", ("Atlantis", "", ""), "Words"),
    ("Image", ('<img src="red planet.png">', "Mars"), "Sky"),
)  # fmt: skip
"""Note type, fields and deck. Two of their cards cannot be kept: one without an answer, one that asks a picture."""


COUNTRY = (("{{Name}}’s capital?", "{{Capital}}"), ("Of which land? {{Capital}}", "{{Name}}"))
"""Question and answer of its templates."""


@dataclass(frozen=True)
class Arrived:
    """What became of one package."""

    moved: MovedIn
    taken: TakenIn
    again: tuple[MovedIn, TakenIn]
    schedules: dict[str, Schedule]
    """By a card's prompt."""
    prompts: dict[str, str]
    """Prompt to answer."""
    problems: list[str]
    changed_by_replay: int
    files: dict[str, str]


@dataclass(frozen=True)
class Journey:
    """What Anki said of its cards, and what arrived of them in each variant."""

    cards: list[dict[str, Any]]
    arrived: dict[str, Arrived]
    folder: Path


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """Some weeks in Anki, exported in every way there is, each taken in by somebody who starts from nothing."""
    return in_zone(where_it_is_noon(), travelled, tmp_path_factory.mktemp("journey"))


def travelled(folder: Path) -> Journey:
    """The journey, in a zone where no day begins meanwhile."""
    with anki(folder / "anki") as app:
        _fill(app.col)
        for days in (1, 2, 4, 9):
            for deck in ("Sky", "Words"):
                answer(app, deck, (3, 3, 1, 3, 3, 4, 2, 3, 3, 3))
            let_pass(app, days)
        app.col.sched.suspend_cards(app.col.find_cards("lima card:1"))
        app.col.set_user_flag_for_cards(3, app.col.find_cards("lima card:2"))
        cards = cards_of(app)
        _export(app, folder)
    return Journey(cards, {name: _arrive(folder / name, folder / f"home-{name}") for name in VARIANTS}, folder)


def _fill(col: Collection) -> None:
    for name, fields, sides in (
        ("Country", ("Name", "Capital", "Map"), COUNTRY),
        ("Image", ("Picture", "Name"), (("{{Picture}}", "{{FrontSide}}<hr id=answer>{{Name}}"),)),
    ):  # fmt: skip
        kind = col.models.new(name)
        for field in fields:
            col.models.add_field(kind, col.models.new_field(field))
        for number, (question, back) in enumerate(sides, 1):
            col.models.add_template(kind, col.models.new_template(f"Card {number}") | {"qfmt": question, "afmt": back})
        col.models.add(kind)
    col.media.write_data("red planet.png", PIXEL)
    col.media.write_data("sea.mp3", b"ID3")
    col.set_config("fsrs", True)
    for kind_name, texts, deck in NOTES:
        note = col.new_note(col.models.by_name(kind_name))
        note.fields, note.tags = list(texts), ["sea", "moon::pull"]
        col.add_note(note, col.decks.id(deck))


def _export(app: Anki, folder: Path) -> None:
    app.give(folder / "latest.apkg")
    app.give(folder / "legacy.apkg", legacy=True)
    for name in ("latest.colpkg", "legacy.colpkg"):
        app.col.export_collection_package(str(folder / name), include_media=True, legacy=name.startswith("legacy"))
        app.col.reopen()


def _arrive(package: Path, home: Path) -> Arrived:
    decks = home / "decks"
    decks.mkdir(parents=True)
    space = Workspace(Places(decks, home / "quizapp.db", home / "settings.toml", own_decks=False), Settings())
    space.refresh()

    def bring() -> tuple[MovedIn, TakenIn]:
        moved, taken = bring_in(space, package, "mine", lambda stage, done, total: None)
        assert moved
        return moved, taken

    moved, taken = bring()
    cards = library.cards(space.db)
    arrived = Arrived(
        moved=moved,
        taken=taken,
        again=bring(),
        schedules={card.prompt: queued.schedule for card in cards if (queued := space.queued(card.id))},
        prompts={card.prompt: card.answer for card in cards},
        problems=[str(problem) for problem in check(str(decks)).problems if problem.level is Level.ERROR],
        changed_by_replay=events.rebuild(space.db),
        files={str(file.relative_to(decks)): file.read_text("utf-8") for file in decks.rglob("*.yaml")},
    )
    space.db.close()
    return arrived


@pytest.fixture(params=VARIANTS)
def arrived(request: pytest.FixtureRequest, journey: Journey) -> Arrived:
    """What arrived of each variant."""
    return journey.arrived[str(request.param)]


def test_every_card_that_can_be_kept_is_there(arrived: Arrived) -> None:
    """With the words that Anki showed; what is none is named with its reason."""
    assert {
        "Which planet? picture": "Mars & moons",
        "Which tide is small?": "- neap\n- every 14 days",
        "outgoing tide sea.mp3": "ebb",
        "flood": "Flut",
        "Flut": "flood",
        "shore": "Ufer",
        "2 $x^2$?": "8",
        "Peru’s capital?": "Lima",
        "Of which land? Lima": "Peru",
        "____ and moon pull; ____ matter.": "Sun; both",
        "Sun and ____ (the night's light) pull; both matter.": "moon",
    }.items() <= arrived.prompts.items()
    assert arrived.prompts["ebb"].startswith("outgoing tide [sea.mp3](media/sea-")
    assert len(arrived.prompts) == 12 == arrived.moved.cards
    assert sorted((unfit.note_type, unfit.reason) for unfit in arrived.moved.unfit) == [
        ("Country", "its answer is empty"),
        ("Image", "its question is a picture"),
    ]


def test_every_card_stands_where_anki_has_it(journey: Journey, arrived: Arrived) -> None:
    """Phase, due day, interval, counts, memory, suspension and flag."""
    kept = [card for card in journey.cards if card["note"] not in _unfit_notes(journey)]

    assert sorted(map(_told_by_anki, kept)) == sorted(map(_told, arrived.schedules.values()))
    assert sorted(_memory(card["memory"]) for card in kept) == pytest.approx(
        sorted(_memory(schedule.memory and (schedule.memory.stability, schedule.memory.difficulty))
               for schedule in arrived.schedules.values()), rel=1e-3
    )  # fmt: skip
    assert {"suspended", "flag"} == {mark for mark in ("suspended", "flag") for card in kept if card[mark]}
    assert arrived.changed_by_replay == 0


def _unfit_notes(journey: Journey) -> set[int]:
    """The last two notes that were made."""
    return set(sorted({card["note"] for card in journey.cards})[-2:])


def _told_by_anki(card: dict[str, Any]) -> tuple[Any, ...]:
    interval = card["interval"] if card["phase"] == "review" else 0
    due = 0 if card["due_ms"] else card["due_day"]
    return card["phase"], due, interval, card["reps"], card["lapses"], card["suspended"], card["flag"]


def _told(schedule: Schedule) -> tuple[Any, ...]:
    interval = schedule.interval if schedule.phase == "review" else 0
    due = 0 if schedule.due_ms else schedule.due_day
    phase = schedule.phase.value
    return phase, due, interval, schedule.reps, schedule.lapses, schedule.suspended, schedule.flag


def _memory(state: tuple[float, float] | None) -> float:
    """One number for both, to compare them in any order."""
    return state[0] * 100 + state[1] if state else 0.0


def test_what_is_written_is_a_deck(arrived: Arrived) -> None:
    """No file has an error; decks and sections are those of Anki, tags are kept, pictures and sounds lie beside."""
    assert arrived.problems == []
    assert set(arrived.files) == {
        "mine/sky/deck.yaml", "mine/sky/01-a.yaml", "mine/sky/02-sky.yaml",
        "mine/words/deck.yaml", "mine/words/01-german.yaml", "mine/words/02-words.yaml",
    }  # fmt: skip
    planets = arrived.files["mine/sky/01-a.yaml"]
    assert "section: A" in planets
    assert "- moon::pull" in planets
    assert "**Which** planet?" in planets
    assert "script" not in planets
    assert arrived.moved.media == 2


def test_a_package_twice_adds_nothing(arrived: Arrived) -> None:
    """Neither notes nor reviews nor marks."""
    moved, taken = arrived.again

    assert (arrived.moved.notes, arrived.taken.foreign, arrived.taken.left_out) == (8, 2, ())
    assert arrived.taken.new > 30
    assert arrived.taken.marks == 2
    assert (moved.notes, moved.known, moved.files, moved.media) == (0, 8, (), 0)
    assert (taken.new, taken.marks, taken.known) == (0, 0, arrived.taken.new)


HOSTILE = (
    "UPDATE notes SET flds = char(27) || '[31m{{c1::}}' || char(31) || '<img src=../../x.png><script>' || char(31)",
    "UPDATE notes SET flds = replace(printf('%.200000c', '<'), '<', '<b ')",
    "UPDATE notes SET flds = replace(printf('%.9000c', 'x'), 'x', '{{c1::'), tags = printf('%.900c', 't')",
    "UPDATE notes SET flds = '- [x](y: &a *b !!z' || char(31) || '--- # %' || char(10) || 'x: |', guid = 'same'",
    "UPDATE notes SET flds = '', tags = ' ' || char(27) || ' \u202e :: '",
    "UPDATE col SET decks = replace(decks, 'Words', '../../' || char(92) || 'u001b' || printf('%.5000c', 'w'))",
    "UPDATE col SET models = replace(models, '{{', '{{#x}}{{cloze:'), decks = replace(decks, 'Sky', '::')",
    "UPDATE cards SET ord = 70000, did = 5, data = '[', flags = -1, mod = 1 << 60, ivl = 1 << 62, due = 1 << 62",
    "UPDATE revlog SET ease = 9, type = id % 9, ivl = 1 << 60, time = -5",
)  # fmt: skip


@pytest.mark.parametrize("sql", HOSTILE)
def test_a_strangers_package_is_a_sound_deck_or_left_out(journey: Journey, tmp_path: Path, sql: str) -> None:
    """Whatever its texts, names and numbers are: files without errors within the decks folder, or nothing."""
    with ZipFile(journey.folder / "legacy.apkg") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    file = tmp_path / "collection"
    file.write_bytes(members["collection.anki21"])
    with closing(sqlite3.connect(file)) as db:
        db.executescript(sql)
    with ZipFile(tmp_path / "hostile.apkg", "w") as archive:
        for name, data in {**members, "collection.anki21": file.read_bytes()}.items():
            archive.writestr(name, data)
    arrived = _arrive(tmp_path / "hostile.apkg", tmp_path / "home")

    assert arrived.problems == []
    assert arrived.moved.notes + len({unfit.example for unfit in arrived.moved.unfit}) > 0
    assert arrived.again[0].files == ()
    assert {path.name for path in tmp_path.iterdir()} == {"collection", "hostile.apkg", "home"}
