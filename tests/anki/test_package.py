"""Writing a package: what is in the file, and what is on the disk whatever happens."""

import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from quizapp.anki.note import Media, Note
from quizapp.anki.note_types import FIELDS, MODEL_MOD
from quizapp.anki.package import Written, write_package
from quizapp.core.memory import Rating
from quizapp.errors import StorageError
from tests.anki.learner import START, Learner, at, note

NOW = at(START + timedelta(days=200))
MOD = int(START.timestamp())


def written(path: Path, *notes: Note, step: Callable[[int], None] = lambda done: None, **more: Any) -> Written:
    """A package of these notes."""
    arguments: dict[str, Any] = {"descriptions": {}, "progress": None, "media": (), "now": NOW, **more}
    return write_package(path, [(each, MOD) for each in notes], step=step, **arguments)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file with an older package, alone in its folder."""
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / "deck.apkg"
    file.write_bytes(b"older")
    return file


def rows(package: Path, query: str) -> list[tuple[Any, ...]]:
    """What the collection in a package says."""
    with ZipFile(package) as archive, tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(archive.extract("collection.anki2", folder))
        try:
            return db.execute(query).fetchall()
        finally:
            db.close()


def object_of(package: Path, column: str) -> dict[str, Any]:
    """A column that Anki keeps as JSON."""
    parsed: dict[str, Any] = json.loads(rows(package, f"SELECT {column} FROM col")[0][0])
    return parsed


def is_untouched(target: Path) -> bool:
    """Whether the older package is there, and nothing beside it."""
    return list(target.parent.iterdir()) == [target] and target.read_bytes() == b"older"


def test_a_package_takes_the_place_of_the_older_one(target: Path) -> None:
    """It tells how many notes and bytes it has, and nothing else is left in the folder."""
    result = written(target, note(1), note(2))

    assert result == Written(target, 2, target.stat().st_size)
    assert list(target.parent.iterdir()) == [target]


def test_no_file_is_left_in_the_temp_folder(target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every export of every day would add one."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    written(target, note(1))

    assert not list(scratch.iterdir())


def test_what_a_killed_export_left_is_removed(target: Path) -> None:
    """By the next one, a day later: one that is still at work is let be, and so is what is no export's."""
    places = [target.with_name(f".quizapp-export-{name}") for name in ("killed", "at-work", "strange")]
    for place, file in zip(places, ("collection.anki2", "package", "letter.txt"), strict=True):
        place.mkdir()
        (place / file).write_bytes(b"half")
    two_days_ago = places[1].stat().st_mtime - 2 * 86_400
    for place in (places[0], places[2]):
        os.utime(place, (two_days_ago, two_days_ago))
    written(target, note(1))

    assert {*target.parent.iterdir()} == {target, *places[1:]}


def test_the_same_content_and_time_give_the_same_bytes(tmp_path: Path) -> None:
    """So that packages can be compared and published."""
    picture = tmp_path / "p.png"
    picture.write_bytes(b"picture")
    learner = Learner().answer(START)
    packages = [
        written(
            tmp_path / name, note(1), note(2, deck="Other"), progress=lambda cards: {learner.card: learner.progress},
            media=[Media("a.png", picture)],
        ).path.read_bytes()
        for name in ("one", "two")
    ]  # fmt: skip

    assert packages[0] == packages[1]


def test_members_are_compressed_and_bear_one_date(target: Path) -> None:
    """A zip file keeps the time of each member; here none depends on the clock."""
    written(target, note(1, front="word " * 500))

    with ZipFile(target) as archive:
        members = archive.infolist()
    assert [member.filename for member in members] == ["collection.anki2", "media"]
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.compress_type for member in members} == {ZIP_DEFLATED}


def test_media_go_by_number_and_name(target: Path, tmp_path: Path) -> None:
    """A file that two notes refer to is packed once."""
    picture = tmp_path / "Ein Bild.png"
    picture.write_bytes(b"\x89PNG")
    written(target, note(1), media=[Media("ab12.png", picture), Media("ab12.png", picture)])

    with ZipFile(target) as archive:
        assert json.loads(archive.read("media")) == {"0": "ab12.png"}
        assert archive.read("0") == b"\x89PNG"


def test_notes_are_drawn_as_they_are_written(target: Path) -> None:
    """A package larger than the memory can be written, and progress is told on the way."""
    drawn, told = 0, list[tuple[int, int]]()

    def notes() -> Iterator[tuple[Note, int]]:
        nonlocal drawn
        for number in range(2500):
            drawn += 1
            yield note(number), MOD

    write_package(target, notes(), {}, None, (), NOW, lambda done: told.append((done, drawn)))

    assert told == [(1000, 1000), (2000, 2000), (2500, 2500)]


def test_cancelling_leaves_the_older_package(target: Path) -> None:
    """What `step` raises comes out as it is."""

    class Cancelled(Exception):
        pass

    def cancel(done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        written(target, note(1), step=cancel)

    assert is_untouched(target)


def test_media_can_be_cancelled_too(target: Path, tmp_path: Path) -> None:
    """Pictures may take longer than notes."""
    picture = tmp_path / "p.png"
    picture.write_bytes(b"picture")
    calls: list[int] = []
    written(target, note(1), media=[Media(f"{name}.png", picture) for name in "abc"], step=calls.append)

    assert calls == [1, 1, 1, 1]


def with_fields(*fields: str) -> Note:
    """A note with these first fields."""
    spare = [""] * (len(FIELDS[note().kind]) - len(fields))
    return Note("g", note().card, note().kind, (*fields, *spare), (), "Deck", "")


@pytest.mark.parametrize(
    "notes",
    [
        [Note("", note().card, note().kind, note().fields, (), "Deck", "")],
        [note(1), Note("guid-1", note(2).card, note().kind, note().fields, (), "Deck", "")],
        [Note("g", note().card, note().kind, ("one", "two"), (), "Deck", "")],
        [with_fields("id", "a\x1fb")],
        [with_fields(" ", "front")],
    ],
    ids=["no guid", "guid twice", "fields missing", "separator in a field", "blank first field"],
)
def test_what_would_spoil_the_import_is_not_written(target: Path, notes: Sequence[Note]) -> None:
    """Anki refuses the whole package for one of these, or mixes notes up for ever."""
    with pytest.raises(StorageError):
        written(target, *notes)

    assert is_untouched(target)


def test_a_missing_picture_is_named(target: Path, tmp_path: Path) -> None:
    """It may have been moved since its concept was read."""
    with pytest.raises(StorageError, match=r"gone\.png"):
        written(target, note(1), media=[Media("a.png", tmp_path / "gone.png")])

    assert is_untouched(target)


def test_a_folder_that_is_not_there_is_an_error_one_can_read(tmp_path: Path) -> None:
    """Nothing is made by the way."""
    with pytest.raises(StorageError, match="cannot be written"):
        written(tmp_path / "nowhere" / "deck.apkg", note(1))

    assert not list(tmp_path.iterdir())


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    """A target that is a folder stays, and what is in it."""
    folder = tmp_path / "deck.apkg"
    folder.mkdir()

    with pytest.raises(StorageError, match="cannot be written"):
        written(folder, note(1))

    assert list(tmp_path.iterdir()) == [folder]


def test_notes_bear_the_time_their_content_changed(target: Path) -> None:
    """And note types the time of their templates: so Anki updates what changed, and nothing else."""
    changes = [MOD, 0, NOW.at_ms]  # the last is far in the future
    notes = [(note(number), change) for number, change in enumerate(changes)]
    write_package(target, notes, {}, None, (), NOW, lambda done: None)
    models = object_of(target, "models")

    assert rows(target, "SELECT mod FROM notes ORDER BY id") == [(MOD,), (1,), (NOW.at_ms // 1000,)]
    assert {model["mod"] for model in models.values()} == {MODEL_MOD}


def test_ids_are_times_before_the_export(target: Path) -> None:
    """Anki repairs ids of the future, and 0 breaks its own check."""
    written(target, note(1), note(2))
    ids = rows(target, "SELECT id FROM notes UNION SELECT id FROM cards")

    assert len(ids) == 2
    assert all(0 < number < NOW.at_ms for (number,) in ids)


def test_only_note_types_in_use_go_along(target: Path) -> None:
    """A deck of flip cards does not bring five note types."""
    written(target, note(1))

    assert len(object_of(target, "models")) == 1


def test_decks_above_are_there_for_their_descriptions(target: Path) -> None:
    """Nobody has notes in `Computing` itself."""
    written(target, note(1, deck="Computing::Networks"), descriptions={"Computing": "<b>All</b> of it"})
    decks = {deck["name"]: deck["desc"] for deck in object_of(target, "decks").values()}

    assert decks == {"Default": "", "Computing": "<b>All</b> of it", "Computing::Networks": ""}


def test_answers_of_one_millisecond_both_stay(target: Path) -> None:
    """The second of two devices gets the next free number."""
    learners = [Learner(number).answer(START, Rating.EASY) for number in (1, 2, 3)]
    progress = {learner.card: learner.progress for learner in learners}
    written(target, note(1), note(2), note(3), progress=lambda cards: progress)
    clock = int(START.timestamp()) * 1000

    assert rows(target, "SELECT id FROM revlog ORDER BY id") == [(clock,), (clock + 1,), (clock + 2,)]


def test_progress_can_stay_at_home(target: Path) -> None:
    """Without it all cards are new, in their order."""
    written(target, note(1), note(2))

    assert rows(target, "SELECT type, queue, due, data FROM cards ORDER BY id") == [(0, 0, 1, ""), (0, 0, 2, "")]
    assert rows(target, "SELECT * FROM revlog") == []


def test_the_collection_says_how_days_are_counted(target: Path) -> None:
    """Minutes west of Greenwich, the hour at which a day begins, and the scheduler that the log is of."""
    written(target, note(1), day_start=3)
    conf = object_of(target, "conf")

    assert (conf["creationOffset"], conf["rollover"], conf["schedVer"]) == (0, 3, 2)


def test_events_of_cards_that_do_not_go_along_stay(target: Path) -> None:
    """Progress is looked up by card: a collection may know more cards than a package has."""
    learner = Learner(9).answer(START)
    written(target, note(1), progress=lambda cards: {learner.card: learner.progress})

    assert rows(target, "SELECT * FROM revlog") == []
