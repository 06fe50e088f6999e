"""The commands that write, as `tests.faults` does them: each again and again, to a home that gets older."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from quizapp.anki.moving import slug_of_guid
from quizapp.config import Places, Settings
from quizapp.storage import backups, library, retired
from quizapp.workspace import Workspace
from quizapp.workspace.exporting import Parcel
from tests.foreign import REVIEWS, guid, made_abroad, reviewed
from tests.processes import Home

CONCEPTS = 40
START = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
STEP = timedelta(hours=7)
"""How much later each fault is: cards come due, days begin, backups are made and thinned."""

SETTINGS = Settings(show_pages=False, new_per_day=9)

PAGE = "Sea\n\nSlack water {n}\n\nThe pause\n\nWhat it is\n\nThe sea rests.\n\nWhy it matters\n\nDivers wait for it.\n"


@dataclass(frozen=True)
class Deed:
    """A command that writes."""

    name: str
    arguments: Callable[[Home, int], Sequence[str]]
    typed: Callable[[int], str] = lambda n: ""
    said: str = "never"
    """What it says each time that an event is safe."""
    prepare: Callable[[Home, int], None] = lambda home, n: None
    halved: Callable[[Home, int], Iterator[str]] = lambda home, n: iter(())
    """Complaints about what only half of it would leave."""
    missing: Callable[[Home, int], Iterator[str]] | None = None
    """What is not there although the deed, after its fault, was done again in peace."""


def now(n: int) -> datetime:
    """When a deed is done."""
    return START + n * STEP


def workspace(home: Home, when: datetime) -> Workspace:
    """What is in a home, at a time that stands still."""
    places = Places(home.decks, home.database, home.folder / "settings.toml", own_decks=False)
    return Workspace(places, SETTINGS, when)


def number_text(n: int, *facts: str, tagline: bool = True) -> str:
    """A concept file of the deck that all deeds are about."""
    entries = "".join(f"\n  - {{q: {fact}, a: 'yes'}}" for fact in (f"Name {n}?", *facts))
    return f"title: Number {n}\n{f'tagline: The one after {n - 1}' if tagline else ''}\nfacts:{entries}\n"


def _edit(home: Home, n: int) -> None:
    """Cards are added and reworded; now and then a file is renamed."""
    file = home.decks / "numbers" / f"number-{n % CONCEPTS:03}.yaml"
    renamed = file.with_name(f"numeral-{n % CONCEPTS:03}.yaml")
    if n % 5 == 0 and file.exists():
        file.rename(renamed)
    path = renamed if renamed.exists() else file
    path.write_text(number_text(n % CONCEPTS, f"N {n}?"))


def _newest_backup(home: Home, n: int) -> Sequence[str]:
    return ["restore", "--yes", str(backups.backups(home.database)[0].path)]


def _lose(home: Home, n: int) -> None:
    """The source of a card that was answered goes: its whole file, or its tagline."""
    with workspace(home, now(n)) as space:
        space.refresh()
        answered = [card for card, present in retired.answered(space.db) if present and "#tagline#" in card.id]
        card = answered[n % len(answered)]
        concept = library.concept(space.db, card.concept_id)
        assert concept is not None
        file = home.decks / concept.path
        if n % 2:
            file.unlink()
        else:
            file.write_text(number_text(int(card.concept.split()[-1]), tagline=False))
        space.refresh()
    _lost(home).write_text(card.concept_id if n % 2 else card.id)


def _lost(home: Home) -> Path:
    return home.folder / "lost.txt"


def _still_lost(home: Home, n: int) -> Iterator[str]:
    concept = _lost(home).read_text().partition("#")[0]
    with workspace(home, now(n)) as space:
        back = [card for card, present in retired.answered(space.db) if present and card.concept_id == concept]
    if not any("tagline" in card.id for card in back):
        yield f"{_lost(home).read_text()} is not back with its history"


def _package(home: Home) -> Path:
    return home.folder / "taken.apkg"


def _study_in_anki(home: Home, n: int) -> None:
    """Some cards of ours are reviewed in Anki, and exported."""
    with workspace(home, now(n)) as space:
        space.refresh()
        space.export_anki(Parcel(_package(home)), lambda done: None)
    reviewed(_package(home), _package(home), _reviewed_ms(n))


def _study_abroad(home: Home, n: int) -> None:
    made_abroad(_package(home), n, _reviewed_ms(n))


def _reviewed_ms(n: int) -> int:
    return int(now(n).timestamp() * 1000) - 3_600_000


def _taken_in(home: Home, n: int) -> int:
    """How many of the package's reviews are in the log."""
    with closing(sqlite3.connect(home.database)) as raw:
        first = _reviewed_ms(n)
        rows = raw.execute(
            "SELECT count(*) FROM events WHERE device = 'anki' AND seq BETWEEN ? AND ?", (first, first + REVIEWS - 1)
        )
        return int(rows.fetchone()[0])


def _half_home(home: Home, n: int) -> Iterator[str]:
    if _taken_in(home, n) not in (0, REVIEWS):
        yield f"only {_taken_in(home, n)} of {REVIEWS} reviews came home"


def _not_home(home: Home, n: int) -> Iterator[str]:
    if _taken_in(home, n) != REVIEWS:
        yield f"{_taken_in(home, n)} of {REVIEWS} reviews came home"


def _not_moved(home: Home, n: int) -> Iterator[str]:
    """Each note is a concept once, with its reviews."""
    yield from _not_home(home, n)
    written = "".join(file.read_text() for file in (home.decks / "abroad").glob("*.yaml")).replace("'", "")
    for number in range(REVIEWS):
        if (times := written.count(f"id: {slug_of_guid(guid(n, number))}")) != 1:
            yield f"note {number} was written {times} times"


DEEDS = (
    Deed("grade", lambda home, n: ["review", "--plain"], lambda n: f"\n{1 + n % 4}\n" * 6 + "q\n", "Saved: "),
    Deed("put away", lambda home, n: ["review", "--plain"], lambda n: "b\ns\nq\n", "Buried until|Suspended\\."),
    Deed("quiz", lambda home, n: ["quiz", "--plain", "--count", "3"], lambda n: "a\n\n" * 6),
    Deed("undo", lambda home, n: ["undo"], said="Taken back: "),
    Deed("redo", lambda home, n: ["redo"], said="Done again: "),
    Deed("sync", lambda home, n: ["due"], prepare=_edit),
    Deed("import", lambda home, n: ["import", "-", "--deck", "sea", "--force"], lambda n: PAGE.format(n=n % 3)),
    Deed(
        "move in",
        lambda home, n: ["import", str(_package(home)), "--deck", "abroad"],
        prepare=_study_abroad,
        said=f"{REVIEWS} new reviews, ",
        halved=_half_home,
        missing=_not_moved,
    ),
    Deed(
        "take home",
        lambda home, n: ["import", str(_package(home))],
        prepare=_study_in_anki,
        said=f"{REVIEWS} new reviews, ",
        halved=_half_home,
        missing=_not_home,
    ),
    Deed("export", lambda home, n: ["export", "anki", "-o", str(home.folder / "out.apkg")]),
    Deed("forget", lambda home, n: ["forget", "--yes", f"numbers/number-{n % CONCEPTS:03}"], said="Forgotten: "),
    Deed("bring back", lambda home, n: ["restore", _lost(home).read_text()], prepare=_lose, missing=_still_lost),
    Deed("stats", lambda home, n: ["stats"]),
    Deed("optimize", lambda home, n: ["optimize", "--due", "spread"]),
    Deed("backup", lambda home, n: ["backup"]),
    Deed("restore", _newest_backup),
    Deed("doctor", lambda home, n: ["doctor", "--repair"]),
)
