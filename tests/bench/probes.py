"""What a process measures inside itself: each probe runs in a fresh one and prints its figures as JSON."""

import argparse
import json
import os
import re
import resource
import shutil
import sys
from collections.abc import Callable, Mapping
from itertools import cycle, pairwise
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

Figures = dict[str, float | list[float]]

ANSWERS = 300

LONG_FILE_CONCEPTS = 27
"""About 500 lines."""


def queue(_: Path) -> Figures:
    """Open the database, build today's queue, load its first card (ms): alone, with the imports, with all its cards."""
    begun = perf_counter()
    from quizapp import config
    from quizapp.storage import library, queue
    from quizapp.storage.database import open_database
    from quizapp.storage.limits import Limits
    from quizapp.workspace.clock import Clock
    from quizapp.workspace.review import session_queue

    path, settings = config.places().database, config.Settings()
    now = Clock(settings.day_start, config.fixed_now()).now()
    limits = Limits(settings.new_per_day, settings.reviews_per_day)
    imported = perf_counter()
    db = open_database(path)
    due = queue.due(db, now, limits)
    first = queue.load(db, [*due.learning, *due.reviews, *due.new][:1])[0]
    library.card(db, first.id)
    ready = perf_counter()
    session_queue(db, now, limits, ())
    loaded = perf_counter()
    db.close()
    return {
        "ms": (ready - imported) * 1000,
        "with_imports_ms": (ready - begun) * 1000,
        "session_ms": (loaded - ready) * 1000,
        "peak_mb": peak_mb(),
    }


def quiz(_: Path) -> Figures:
    """Choose and make 20 questions from all decks (ms), the imports left out."""
    from quizapp import config
    from quizapp.core.quiz.wish import Wish
    from quizapp.workspace import Workspace

    with Workspace(config.places(), config.Settings(), config.fixed_now()) as space:
        space.questions(Wish(count=1, seed=1))  # what is imported and arranged once for all
        begun = perf_counter()
        space.questions(Wish(count=20, seed=2))
        return {"ms": (perf_counter() - begun) * 1000}


def grade(folder: Path) -> Figures:
    """Grade cards until `ANSWERS` are given, each followed by a bare one-row commit to a file beside it (ms each).

    The answers go to a copy of the database. An answer is all that happens between one question and the next: the
    intervals, the transaction, the next card.
    """
    from quizapp import config
    from quizapp.core.memory import Rating
    from quizapp.storage.limits import Limits
    from quizapp.workspace import Workspace
    from quizapp.workspace.review import Review

    grades = cycle([Rating.GOOD, Rating.EASY, Rating.GOOD, Rating.AGAIN, Rating.HARD])
    places = config.places(database=str(shutil.copy(config.places().database, folder)))
    bare = _bare_database(folder / "bare.db")
    answers: list[float] = []
    commits: list[float] = []
    with Workspace(places, config.Settings(), config.fixed_now()) as space:
        review = Review(space.db, space.clock, space.settings, Limits(new=ANSWERS, reviews=2 * ANSWERS))
        while review.question and len(answers) < ANSWERS:
            review.page_read()
            begun = perf_counter()
            review.reveal()
            review.grade(next(grades))
            graded = perf_counter()
            bare.execute("INSERT INTO bare VALUES (NULL, 'as long as the facts of an answer are')")
            answers.append((graded - begun) * 1000)
            commits.append((perf_counter() - graded) * 1000)
    bare.close()
    return {"answers_ms": answers, "commits_ms": commits, "peak_mb": peak_mb()}


def replay(_: Path) -> Figures:
    """Read the whole log, then replay it (microseconds an event)."""
    from quizapp import config
    from quizapp.core import history
    from quizapp.storage import log
    from quizapp.storage.database import open_database

    db = open_database(config.places().database)
    begun = perf_counter()
    log = list(log.all_events(db))
    read = perf_counter()
    history.replay(log)
    folded = perf_counter()
    db.close()
    return {"read_us": (read - begun) * 1e6 / len(log), "fold_us": (folded - read) * 1e6 / len(log)}


def cold(folder: Path) -> Figures:
    """Read every concept file for the first time, step by step (microseconds a file).

    `yaml_us` is the bare CSafeLoader on the same files; `whole_us` is the real refresh of an empty database: parse,
    generate and sync.
    """
    import yaml

    from quizapp import config
    from quizapp.authoring.read import read_folder
    from quizapp.core.generate import generate
    from quizapp.workspace import Workspace
    from quizapp.workspace.contexts import contexts

    places = config.places()
    texts = [path.read_text(encoding="utf-8") for path in sorted(places.decks.rglob("*.yaml"))]
    marks = [perf_counter()]
    for text in texts:
        yaml.CSafeLoader(text).get_single_data()
    marks.append(perf_counter())
    concepts = [concept for file in read_folder(str(places.decks)) for concept in file.concepts]
    marks.append(perf_counter())
    known = contexts(concepts)
    for concept in concepts:
        generate(concept, known[concept.deck])
    marks.append(perf_counter())
    fresh = config.places(database=str(folder / "fresh.db"))
    with Workspace(fresh, config.Settings(), config.fixed_now()) as space:
        begun = perf_counter()
        space.refresh()
        whole = perf_counter() - begun
    steps = dict(zip(("yaml_us", "parse_us", "generate_us"), (b - a for a, b in pairwise(marks)), strict=True))
    return {name: seconds * 1e6 / len(concepts) for name, seconds in {**steps, "whole_us": whole}.items()}


def search(_: Path) -> Figures:
    """Find the first results of queries as they are typed, letter by letter (ms each, after a first one)."""
    from quizapp import config
    from quizapp.workspace import Workspace
    from quizapp.workspace.searching import search

    typed = [query[:end] for query in ("stone quarry", "is:due sto", "deck:atlas-1 wh") for end in range(1, len(query))]
    with Workspace(config.places(), config.Settings(), config.fixed_now()) as space:
        search(space, "first", 50)
        marks = [perf_counter()]
        for query in typed:
            search(space, query, 50)
            marks.append(perf_counter())
    return {"each_ms": [(b - a) * 1000 for a, b in pairwise(marks)]}


def typing(_: Path) -> Figures:
    """Change a concept file of 500 lines again and again, as the editor sees it, and make its cards anew (ms each)."""
    from quizapp import config
    from quizapp.workspace import Workspace
    from quizapp.workspace.draft import Draft
    from tests.bench.stones import stones

    with Workspace(config.places(), config.Settings(), config.fixed_now()) as space:
        draft = Draft(space.db, str(space.places.decks), "atlas-1/long.yaml")
    text = stones(range(LONG_FILE_CONCEPTS))
    draft.sketch(text)
    sketches: list[float] = []
    checks: list[float] = []
    for letter in "somebody types":
        text = text.replace("A whole valley", f"A whole valley{letter}", 1)
        begun = perf_counter()
        draft.sketch(text)
        sketched = perf_counter()
        draft.check(text)
        sketches.append((sketched - begun) * 1000)
        checks.append((perf_counter() - sketched) * 1000)
    return {"lines": float(text.count("\n")), "sketches_ms": sketches, "checks_ms": checks}


def _bare_database(path: Path) -> "sqlite3.Connection":
    import sqlite3

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS bare (n INTEGER PRIMARY KEY, text TEXT)")
    return connection


PROBES = {probe.__name__: probe for probe in (queue, quiz, grade, replay, cold, search, typing)}


def peak_mb() -> float:
    """The most memory that this process has had."""
    status = Path("/proc/self/status")
    if status.exists():  # the other figure never falls below what the process had that started this one
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main(probes: Mapping[str, Callable[[Path], Figures]]) -> None:
    """Take the probe that the command line names, and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("probe", choices=probes)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(os.devnull), help="for the files it makes")
    chosen = parser.parse_args()
    sys.stdout.write(json.dumps(probes[chosen.probe](chosen.folder)))


if __name__ == "__main__":
    main(PROBES)
