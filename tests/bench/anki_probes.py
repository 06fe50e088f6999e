"""What a process measures inside itself that has to do with Anki: quizapp, genanki's own writer, the official backend.

Each probe runs in a fresh process, as in `probes`, on the same cards and reviews.
"""

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tests.bench.probes import ANSWERS, Figures, main, peak_mb

if TYPE_CHECKING:
    from anki.cards import CardId
    from anki.collection import Collection

    from quizapp.anki.note import Note

PACKAGE = "whole.apkg"
"""All cards with their progress, as `whole` leaves them in the scratch folder for the other probes."""

COLLECTION = "collection.anki2"
"""All of them in Anki, as `adopt` leaves them."""

_ALL = "All"
"""The deck above all others: Anki asks one deck and those below it at a time."""


def whole(folder: Path) -> Figures:
    """Export all cards with their progress, from the database on (ms), and the peak of memory."""
    from quizapp import config
    from quizapp.workspace import Workspace
    from quizapp.workspace.exporting import Parcel

    places = config.places(database=str(shutil.copy(config.places().database, folder)))
    with Workspace(places, config.Settings(), config.fixed_now()) as space:
        begun = perf_counter()
        space.export_anki(Parcel(folder / PACKAGE), lambda notes: None)
        return {"ms": (perf_counter() - begun) * 1000, "peak_mb": peak_mb()}


def write(folder: Path) -> Figures:
    """Write a package of all notes (ms)."""
    from quizapp.anki.package import write_package
    from quizapp.config import Settings, fixed_now
    from quizapp.workspace.clock import Clock

    notes, now = list(_notes(folder)), Clock(Settings().day_start, fixed_now()).now()
    begun = perf_counter()
    write_package(folder / "written.apkg", ((note, 1) for note in notes), {}, None, (), now, lambda notes: None)
    return {"ms": (perf_counter() - begun) * 1000}


def genanki(folder: Path) -> Figures:
    """Write the same notes with genanki's own writer (ms)."""
    import genanki

    from quizapp.anki.note_types import FIELDS, MODEL_IDS, model_json

    models = {}
    for kind, number in MODEL_IDS.items():
        row = model_json(kind)
        models[kind] = genanki.Model(
            number, row["name"], [{"name": name} for name in FIELDS[kind]], row["tmpls"], row["css"], row["type"]
        )
    decks: dict[str, Any] = {}
    for note in _notes(folder):
        deck = decks.setdefault(note.deck, genanki.Deck(len(decks) + 2**30, note.deck))
        deck.add_note(genanki.Note(models[note.kind], list(note.fields), guid=note.guid, tags=list(note.tags)))
    begun = perf_counter()
    genanki.Package(list(decks.values())).write_to_file(folder / "genanki.apkg")
    return {"ms": (perf_counter() - begun) * 1000}


def backend(folder: Path) -> Figures:
    """Let the official backend export the same notes (ms)."""
    from anki.collection import ExportAnkiPackageOptions

    col = opened(folder)
    begun = perf_counter()
    col.export_anki_package(
        out_path=str(folder / "backend.apkg"), options=ExportAnkiPackageOptions(with_media=True), limit=None
    )
    taken = perf_counter() - begun
    col.close()
    return {"ms": taken * 1000}


def adopt(folder: Path) -> Figures:
    """Take the package into a collection of the official backend, all decks below one, FSRS on; count it."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
    from anki.decks import DeckId

    col = opened(folder)
    options = ImportAnkiPackageOptions(with_scheduling=True)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=str(folder / PACKAGE), options=options))
    col.set_config("fsrs", True)
    parent = col.decks.id(_ALL) or DeckId(0)
    others = (deck for deck in col.decks.all_names_and_ids() if deck.id not in (1, parent))
    col.decks.reparent([DeckId(deck.id) for deck in others if "::" not in deck.name], parent)
    col.decks.set_current(parent)
    found: Figures = {name: col.db.scalar(f"SELECT count(*) FROM {name}") for name in ("cards", "revlog")}
    col.close()
    return found


def start(folder: Path) -> Figures:
    """Open the backend's collection and build today's queue up to its first card, with the imports (ms)."""
    begun = perf_counter()
    col = opened(folder)
    col.sched.deck_due_tree()
    col.sched.getCard()
    taken = perf_counter() - begun
    col.close()
    return {"ms": taken * 1000, "peak_mb": peak_mb()}


def answers(folder: Path) -> Figures:
    """Grade cards in a copy of the backend's collection: get the next, render both sides, answer (ms each)."""
    copy = folder / "answered"
    copy.mkdir(exist_ok=True)
    shutil.copy(folder / COLLECTION, copy)
    col = opened(copy)
    from anki.scheduler.v3 import CardAnswer as rating  # only after the collection: they import each other

    grades = cycle([rating.GOOD, rating.EASY, rating.GOOD, rating.AGAIN, rating.HARD])
    taken: list[float] = []
    while len(taken) < ANSWERS:
        begun = perf_counter()
        queued = col.sched.get_queued_cards().cards
        if not queued:
            break
        card = col.get_card(_id(queued[0].card.id))
        card.start_timer()
        card.question()
        card.answer()
        col.sched.answer_card(col.sched.build_answer(card=card, states=queued[0].states, rating=next(grades)))
        taken.append((perf_counter() - begun) * 1000)
    col.close()
    return {"answers_ms": taken, "peak_mb": peak_mb()}


def graphs(folder: Path) -> Figures:
    """The backend's figures for its statistics of a year (ms)."""
    col = opened(folder)
    begun = perf_counter()
    col._backend.graphs(search="", days=365)
    taken = perf_counter() - begun
    col.close()
    return {"ms": taken * 1000}


def report(folder: Path) -> Figures:
    """quizapp's statistics of a year, when they have been looked at before (ms)."""
    from quizapp import config
    from quizapp.workspace import Workspace
    from quizapp.workspace.stats import report

    database = folder / "reported.db"
    if not database.exists():
        shutil.copy(config.places().database, database)
    with Workspace(config.places(database=str(database)), config.Settings(), config.fixed_now()) as space:
        report(space)
        begun = perf_counter()
        report(space)
        return {"ms": (perf_counter() - begun) * 1000}


def train(_: Path) -> Figures:
    """Read the whole log and train weights on it, once (ms); 0 where it is too short for that.

    `whole_ms` is what `quizapp optimize` does: it trains on the earlier answers, judges these weights, those in use and
    the published ones on the later answers, and trains again on all.
    """
    from quizapp import config
    from quizapp.core.memory import DEFAULT_WEIGHTS
    from quizapp.core.training import fit, fitted
    from quizapp.errors import UsageError
    from quizapp.storage.database import open_database
    from quizapp.workspace.optimizing import gather

    db = open_database(config.places().database)
    begun = perf_counter()
    try:
        histories = gather(db)
    except UsageError:
        return {"ms": 0.0}
    read = perf_counter()
    fitted(histories, relearning_steps=1)
    trained = perf_counter()
    fit(histories, DEFAULT_WEIGHTS, relearning_steps=1)
    return {"ms": (trained - begun) * 1000, "whole_ms": (read - begun + perf_counter() - trained) * 1000}


def optimize(folder: Path) -> Figures:
    """Let the official backend read its log and train weights, once (ms); `whole_ms`: and judge them."""
    col = opened(folder)
    begun = perf_counter()
    col._backend.compute_fsrs_params(
        search="", current_params=[], ignore_revlogs_before_ms=0, num_of_relearning_steps=1, health_check=False
    )
    trained = perf_counter()
    col._backend.evaluate_params(search="", ignore_revlogs_before_ms=0, num_of_relearning_steps=1)
    judged = perf_counter()
    col.close()
    return {"ms": (trained - begun) * 1000, "whole_ms": (judged - begun) * 1000}


def opened(folder: Path) -> "Collection":
    """A collection of the official backend, made if it is not there."""
    from anki.collection import Collection

    return Collection(str(folder / COLLECTION))


def _id(number: int) -> "CardId":
    from anki.cards import CardId

    return CardId(number)


def _notes(folder: Path) -> "Iterator[Note]":
    """The notes of the package."""
    from quizapp.anki.note import Note
    from quizapp.anki.note_types import MODEL_IDS
    from quizapp.core.card import CardId

    kinds = {number: kind for kind, number in MODEL_IDS.items()}
    with zipfile.ZipFile(folder / PACKAGE) as archive:
        file = archive.extract("collection.anki2", folder / "unpacked")
    with closing(sqlite3.connect(file)) as db:
        names = {
            int(key): deck["name"]
            for key, deck in json.loads(db.execute("SELECT decks FROM col").fetchone()[0]).items()
        }
        for guid, model, fields, tags, deck in db.execute(
            "SELECT guid, mid, flds, n.tags, did FROM notes n JOIN cards c ON c.nid = n.id ORDER BY n.id"
        ):
            values = tuple(fields.split("\x1f"))
            yield Note(guid, CardId(values[0]), kinds[model], values, tuple(tags.split()), names[deck], "")


PROBES = {
    probe.__name__: probe
    for probe in (whole, write, genanki, backend, adopt, start, answers, graphs, report, train, optimize)
}

if __name__ == "__main__":
    main(PROBES)
