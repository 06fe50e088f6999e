"""What is read of a package is what Anki says of the collection."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from quizapp.anki import untrusted
from quizapp.anki.archive import open_package
from quizapp.anki.collection import Collection
from quizapp.anki.definitions import TypeKind
from quizapp.errors import QuizappError

pytest.importorskip("anki")

from tests.anki.backend import anki
from tests.anki.packages import RETENTION, WEIGHTS, Exported, log_of

Change = Callable[[str], Path]


def told(collection: Collection) -> list[dict[str, Any]]:
    """The cards as the fixture tells them."""
    names = (
        "id note guid ord deck phase due_ms due_day interval reps lapses memory retention suspended buried flag".split()
    )
    cards = [{name: getattr(card, name) for name in names} for card in collection.cards()]
    for card in cards:
        card["memory"] = card["memory"] and (card["memory"].stability, card["memory"].difficulty)
    return cards


def rounded(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Anki's API gives 32-bit floats."""
    return [
        {
            **card,
            "memory": card["memory"] and tuple(round(number, 3) for number in card["memory"]),
            "retention": card["retention"] and round(card["retention"], 2),
        }
        for card in cards
    ]


def test_the_notes_are_those_of_anki(collection: Collection, exported: Exported) -> None:
    """Identity, type, fields, tags and time of every note are read."""
    notes = [
        {
            "id": note.id, "guid": note.guid, "type": note.type.name, "fields": note.fields,
            "tags": note.tags, "mod": note.mod,
        }
        for note in collection.notes()
    ]  # fmt: skip

    assert exported.notes == notes


def test_the_cards_are_those_of_anki(collection: Collection, exported: Exported) -> None:
    """Deck, phase, due day, interval, memory and marks of every card are read, at home or in a filtered deck."""
    assert rounded(exported.cards) == rounded(told(collection))


def test_the_review_log_is_that_of_anki(collection: Collection, exported: Exported) -> None:
    """Every review is read, column by column."""
    assert exported.reviews == [tuple(review) for review in collection.reviews()]


def test_cards_of_every_state_were_compared(exported: Exported) -> None:
    """The collection holds what the other tests rely on."""
    phases = {card["phase"] for card in exported.cards}
    marked = {
        mark
        for mark in ("suspended", "buried", "flag", "due_ms", "lapses", "memory")
        for card in exported.cards
        if card[mark]
    }

    assert {"new", "review", "relearning"} <= phases
    assert {"suspended", "buried", "flag", "due_ms", "lapses", "memory"} == marked
    assert {0, 1, 2, 3, 4} == {row[-1] for row in exported.reviews}


def test_note_types_tell_their_kind_fields_and_templates(collection: Collection) -> None:
    """Only types of notes that are there count; each has its own names and templates."""
    types = {note.type.name: note.type for note in collection.notes()}

    assert types["Country"].fields == ("Name", "Capital", "Map")
    assert [(template.name, template.question, template.answer) for template in types["Country"].templates] == [
        ("Capital", "{{Name}}?", "{{Capital}}"),
        ("Name", "{{Capital}}?", "{{Name}}"),
    ]
    assert {"Cloze"} == {kind.name for kind in types.values() if kind.kind is TypeKind.CLOZE}
    assert "{{type:Back}}" in types["Basic (type in the answer)"].templates[0].question


def test_presets_are_known_by_deck(collection: Collection) -> None:
    """Every deck knows its options; a filtered deck has none."""
    presets = collection.definitions.presets

    assert "Crammed" not in presets
    assert pytest.approx(RETENTION) == presets["Sea::Tides"].retention
    assert pytest.approx(WEIGHTS) == presets["Sea::Tides"].weights


@pytest.fixture
def changed(exported: Exported, tmp_path: Path) -> Change:
    """The old kind of package, changed by some SQL."""

    def change(sql: str) -> Path:
        file, package = tmp_path / "collection", tmp_path / "changed.apkg"
        with ZipFile(exported.folder / "legacy.apkg") as archive:
            file.write_bytes(archive.read("collection.anki21"))
        with closing(sqlite3.connect(file)) as db:
            db.executescript(sql)
        with ZipFile(package, "w") as archive:
            archive.write(file, "collection.anki21")
        return package

    return change


def test_the_grades_of_the_first_scheduler_are_those_that_anki_makes_of_them(changed: Change, tmp_path: Path) -> None:
    """Its learning steps were graded Again, Good, Easy: 1, 2, 3."""
    package = changed("UPDATE col SET conf = json_remove(conf, '$.schedVer', '$.sched2021')")
    with anki(tmp_path / "old") as app:
        app.take(package)
        graded = [(row[0], row[2]) for row in log_of(app)]

    with open_package(package) as opened:
        assert graded == [(review.id, review.ease) for review in Collection(opened).reviews()]


def test_reviews_of_cards_that_are_gone_are_not_read(changed: Change) -> None:
    """A whole collection keeps the review log of deleted cards; nobody can learn from it."""
    with open_package(changed("DELETE FROM cards")) as opened:
        assert list(Collection(opened).reviews()) == []


@pytest.mark.parametrize(
    ("created", "expected"),
    [("2026-01-01T04:00+00:00", 0), ("2026-01-01T04:00+05:30", 330), ("2026-01-01T04:00-08:00", -480)],
)
def test_old_collections_without_a_zone_were_made_at_four(changed: Change, created: str, expected: int) -> None:
    """Before Anki wrote down the zone, the time of creation told it."""
    seconds = int(datetime.fromisoformat(created).timestamp())
    package = changed(f"UPDATE col SET crt = {seconds}, conf = json_remove(conf, '$.creationOffset')")
    with open_package(package) as opened:
        definitions = Collection(opened).definitions

    assert (expected, date(2026, 1, 1).toordinal()) == (definitions.offset_min, definitions.first_day)


def test_what_add_ons_write_beside_the_memory_is_no_error(changed: Change) -> None:
    """A card whose data are something else has no memory, as if FSRS had been off."""
    for data in ("", "text", "[]", "{", '{"s": "a", "d": [1], "dr": null}', '{"s": NaN, "d": Infinity, "dr": 9}'):
        with open_package(changed(f"UPDATE cards SET data = '{data}'")) as opened:
            assert {(None, None)} == {(card.memory, card.retention) for card in Collection(opened).cards()}


def test_absurd_due_days_become_dates_that_exist(changed: Change) -> None:
    """Old collections hold cards that are due in a million years."""
    for due in (-(2**31), 999_999_999, 2**62):
        with open_package(changed(f"UPDATE cards SET due = {due}")) as opened:
            for card in Collection(opened).cards():
                assert 0 <= card.due_day <= date.max.toordinal()


def test_a_card_whose_deck_was_lost_is_read(changed: Change) -> None:
    """Anki finds such cards a new deck; here they have none."""
    with open_package(changed("UPDATE col SET decks = '{}'")) as opened:
        assert {card.deck for card in Collection(opened).cards()} == {""}


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM col",
        "UPDATE col SET models = '[]'",
        "UPDATE col SET models = '{'",
        f"UPDATE col SET models = '{'[' * 100_000}'",
        "UPDATE col SET models = '{}'",
        "UPDATE col SET decks = '{\"1\": 5}'",
        "UPDATE col SET conf = '{\"creationOffset\": 99999}'",
        "UPDATE col SET crt = NULL",
        "UPDATE cards SET type = 17",
        "UPDATE notes SET mid = 'x'",
        "ALTER TABLE cards DROP COLUMN lapses",
        "ALTER TABLE notes RENAME TO n; CREATE VIEW notes AS SELECT * FROM n; CREATE TABLE v (a)",
        "ALTER TABLE revlog RENAME TO r; CREATE VIEW revlog AS WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 "
        "FROM a) SELECT x AS id FROM a",
        "DROP TABLE cards; CREATE VIRTUAL TABLE cards USING fts5(id, nid)",
    ],
)
def test_what_anki_never_wrote_is_an_error_in_plain_words(changed: Change, sql: str) -> None:
    """A collection that is broken, or made to break a reader, is refused; nothing else happens."""
    sql = sql.replace("UPDATE col SET crt = NULL", "PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = "
                      "replace(sql, 'crt integer NOT NULL', 'crt integer'); PRAGMA writable_schema = RESET; "
                      "UPDATE col SET crt = NULL")  # fmt: skip
    with pytest.raises(QuizappError) as error, open_package(changed(sql)) as opened:
        collection = Collection(opened)
        for rows in (collection.notes(), collection.cards(), collection.reviews()):
            list(rows)

    assert error.value.hint


def test_queries_end_however_long_a_stranger_would_have_them(
    exported: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's work is counted."""
    monkeypatch.setattr(untrusted, "_STEPS_BETWEEN", 1)
    monkeypatch.setattr(untrusted, "MAX_STEPS", 300)
    with pytest.raises(QuizappError, match="damaged"), open_package(exported.folder / "legacy.apkg") as opened:
        list(Collection(opened).reviews())


def test_a_schema_to_come_asks_for_an_older_export(changed: Change) -> None:
    """A newer Anki can write what this quizapp reads."""
    with (
        pytest.raises(QuizappError, match="newer Anki") as error,
        open_package(changed("UPDATE col SET ver = 99")) as opened,
    ):
        Collection(opened)

    assert "older Anki" in error.value.hint


def test_text_that_is_no_text_is_read_as_far_as_it_goes(changed: Change) -> None:
    """Bytes that are not UTF-8 show as replacement characters."""
    with open_package(changed("UPDATE notes SET flds = CAST(x'61ff1f62' AS TEXT)")) as opened:
        assert {("a\ufffd", "b")} == {note.fields for note in Collection(opened).notes()}
