"""A collection that the real Anki made and reviewed, what it says of it, and its packages of every variant."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from quizapp.core.memory import DEFAULT_WEIGHTS
from tests.anki.backend import Anki, anki

DAY_S = 86_400
PIXEL = b"\x89PNG\r\n\x1a\n"
WEIGHTS = (0.5, *DEFAULT_WEIGHTS[1:20], 0.2)
RETENTION = 0.87
PHASES = ("new", "learning", "review", "relearning")
NOTES = (
    (
        "Basic",
        ("What turns <b>twice</b> a day?", 'The tide <img src="sea ä.png">'),
        "Sea::Tides",
        ("sea", "moon::pull"),
    ),
    ("Basic", ("Kept for later", "Suspended"), "Sea::Tides", ()),
    ("Basic", ("Out of sight", "Buried"), "Sea", ("sea",)),
    ("Basic", ("On another shelf", "Filtered"), "Sea", ("crammed",)),
    ("Basic", ("Never seen", "New"), "Sea", ()),
    ("Basic (and reversed card)", ("ebb", "Ebbe"), "Words", ("german",)),
    ("Cloze", ("{{c1::Neap}} tides are {{c2::small::size}}.", "[sound:sea.mp3]"), "Sea::Tides", ()),
    ("Basic (type in the answer)", ("Longest night?", "21 December"), "Days", ("crammed",)),
    ("Country", ("Peru", "Lima", ""), "Words", ("a b",)),
)
"""Note type, fields, deck and tags."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What Anki says of the collection, by Anki's own functions, and where its packages are."""

    folder: Path
    notes: list[dict[str, Any]]
    cards: list[dict[str, Any]]
    reviews: list[tuple[int, ...]]
    """All columns of the review log but `usn`."""


def export_everything(folder: Path) -> Exported:
    """Make the collection and its packages in a folder."""
    with anki(folder / "anki") as app:
        _fill(app)
        _live(app)
        exported = Exported(folder, _notes(app), cards_of(app), log_of(app))
        app.give(folder / "latest.apkg")
        app.give(folder / "legacy.apkg", legacy=True)
        app.col.export_collection_package(str(folder / "latest.colpkg"), include_media=True, legacy=False)
        app.col.reopen()
        app.col.export_collection_package(str(folder / "legacy.colpkg"), include_media=True, legacy=True)
        app.col.reopen()
    return exported


def let_pass(app: Anki, days: int) -> None:
    """Let some days go by: all that was becomes so much older."""
    seconds = days * DAY_S
    db = app.col.db
    db.execute("UPDATE col SET crt = crt - ?", seconds)
    db.execute("UPDATE revlog SET id = -id")  # not onto each other
    db.execute("UPDATE revlog SET id = -id - ?", seconds * 1000)
    db.execute("UPDATE cards SET due = due - ? WHERE due > 1000000000", seconds)
    for number, text in db.all("SELECT id, data FROM cards WHERE data LIKE '%lrt%'"):
        data = json.loads(text)
        data["lrt"] -= seconds
        db.execute("UPDATE cards SET data = ? WHERE id = ?", json.dumps(data, separators=(",", ":")), number)
    app.col.close()
    app.col.reopen()


def answer(app: Anki, deck: str, grades: Sequence[int]) -> int:
    """Answer cards of a deck as long as there are any; returns how many."""
    app.col.decks.select(app.col.decks.id_for_name(deck))
    for done, grade in enumerate(grades):
        card = app.col.sched.getCard()
        if card is None:
            return done
        card.start_timer()
        app.col.sched.answerCard(card, grade)
    return len(grades)


def log_of(app: Anki) -> list[tuple[int, ...]]:
    """The review log: id, cid, ease, ivl, lastIvl, factor, time, type."""
    columns = "id, cid, ease, ivl, lastIvl, factor, time, type"
    return [tuple(row) for row in app.col.db.all(f"SELECT {columns} FROM revlog ORDER BY id")]


def today(app: Anki) -> int:
    """The ordinal of Anki's present day: twelve hours before its end there is no doubt about the date."""
    noon = datetime.fromtimestamp(app.col.sched.day_cutoff, UTC) - timedelta(hours=12)
    return (noon - timedelta(minutes=app.col.get_config("creationOffset"))).date().toordinal()


def _fill(app: Anki) -> None:
    col = app.col
    country = col.models.new("Country")
    for name in ("Name", "Capital", "Map"):
        col.models.add_field(country, col.models.new_field(name))
    for name, question, back in (("Capital", "Name", "Capital"), ("Name", "Capital", "Name")):
        template = col.models.new_template(name)
        template |= {"qfmt": f"{{{{{question}}}}}?", "afmt": f"{{{{{back}}}}}"}
        col.models.add_template(country, template)
    col.models.add(country)
    col.media.write_data("sea ä.png", PIXEL)
    col.media.write_data("sea.mp3", b"ID3")
    for kind, fields, deck, tags in NOTES:
        note = col.new_note(col.models.by_name(kind))
        note.fields, note.tags = list(fields), list(tags)
        col.add_note(note, col.decks.id(deck))


def _live(app: Anki) -> None:
    """Some weeks with FSRS; then single cards are failed, suspended, flagged, made new, moved, crammed, buried."""
    col = app.col
    options = col.decks.get_config(1) | {"desiredRetention": RETENTION, "fsrsParams6": list(WEIGHTS)}
    options["new"]["delays"] = [1.0, 1440.0]
    col.decks.update_config(options)
    col.set_config("fsrs", True)
    for days in (1, 1, 2, 9, 30):
        for deck in ("Sea::Tides", "Words", "Days"):
            answer(app, deck, (3, 1, 3, 2, 4, 3, 1, 3))
        let_pass(app, days)
    _lapse(app)
    col.sched.suspend_cards(col.find_cards("suspended"))
    col.set_user_flag_for_cards(3, col.find_cards("lima"))
    col.sched.schedule_cards_as_new(col.find_cards("ebbe card:1"))
    col.sched.set_due_date(col.find_cards("twice"), "5")
    filtered = col.decks.get(col.decks.new_filtered("Crammed"))
    filtered |= {"resched": False, "terms": [["tag:crammed", 10, 0]]}
    col.decks.save(filtered)
    col.sched.rebuild_filtered_deck(filtered["id"])
    answer(app, "Crammed", (4,))
    col.sched.rebuild_filtered_deck(filtered["id"])
    today(app)  # Anki unburies when it first looks at a new day
    col.sched.bury_cards(col.find_cards("buried"))


def _lapse(app: Anki) -> None:
    """Fail a review: whatever the card was by now, it is made one first."""
    cards = app.col.find_cards("lima card:2")
    app.col.sched.set_due_date(cards, "0")
    card = app.col.get_card(cards[0])
    card.start_timer()
    app.col.sched.answerCard(card, 1)


def _notes(app: Anki) -> list[dict[str, Any]]:
    notes = [app.col.get_note(number) for number in app.col.find_notes("")]
    return [
        {
            "id": note.id, "guid": note.guid, "type": note.note_type()["name"], "fields": tuple(note.fields),
            "tags": tuple(note.tags), "mod": note.mod,
        }
        for note in sorted(notes, key=lambda note: note.id)
    ]  # fmt: skip


def cards_of(app: Anki) -> list[dict[str, Any]]:
    """Where each card stands; those in the filtered deck as they will be at home."""
    told = []
    for number in app.col.find_cards(""):
        card = app.col.get_card(number)
        due = card.odue if card.odid else card.due
        state = card.memory_state
        told.append(
            {
                "id": card.id, "note": card.nid, "guid": card.note().guid, "ord": card.ord,
                "deck": app.col.decks.name(card.odid or card.did), "phase": PHASES[card.type],
                "due_ms": due * 1000 if due > 10**9 else 0,
                "due_day": 0 if card.type == 0 else today(app) + _days_from_today(app, due),
                "interval": card.ivl, "reps": card.reps, "lapses": card.lapses,
                "memory": state and (state.stability, state.difficulty), "retention": card.desired_retention,
                "suspended": card.queue == -1, "buried": card.queue in (-2, -3), "flag": card.user_flag(),
            }
        )  # fmt: skip
    return sorted(told, key=lambda card: (card["note"], card["ord"]))


def _days_from_today(app: Anki, due: int) -> int:
    """How many of Anki's days a card's due is away: it is a day's number, or a second of a day that has gone by."""
    if due > 10**9:
        return (due - app.col.sched.day_cutoff) // DAY_S + 1
    return int(due - app.col.sched.today)
