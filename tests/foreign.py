"""Packages as Anki would export them, made without Anki: with notes of its own, and with reviews of ours."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import genanki

REVIEWS = 3
"""So many reviews are in each package beside those that it had before."""

_MODEL = genanki.Model(
    1_700_000_001,
    "Abroad",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
)


def made_abroad(path: Path, n: int, at_ms: int) -> None:
    """Write a package of notes that no other `n` has, each reviewed once from a time on, a millisecond apart."""
    deck = genanki.Deck(1_700_000_002, "Abroad")
    for number in range(REVIEWS):
        deck.add_note(genanki.Note(_MODEL, [f"Place {n}, {number}?", f"Far {n}"], guid=guid(n, number)))
    genanki.Package(deck).write_to_file(str(path), timestamp=at_ms / 1000)
    reviewed(path, path, at_ms)


def guid(n: int, number: int) -> str:
    """That of a note made abroad."""
    return f"abroad{n}x{number}"


def reviewed(package: Path, path: Path, at_ms: int) -> None:
    """Write a package anew in which some cards were reviewed from a time on, a millisecond apart."""
    with ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with TemporaryDirectory() as folder:
        collection = Path(folder, "collection.anki2")
        collection.write_bytes(files[collection.name])
        with closing(sqlite3.connect(collection)) as raw, raw:
            cards = [card for (card,) in raw.execute("SELECT id FROM cards ORDER BY id LIMIT ?", (REVIEWS,))]
            raw.executemany(
                "INSERT INTO revlog VALUES (?, ?, -1, 3, 5, 1, 2500, 4000, 1)",
                [(at_ms + number, card) for number, card in enumerate(cards)],
            )
            raw.executemany(
                "UPDATE cards SET type = 2, queue = 2, ivl = 5, due = 5 WHERE id = ?", [(card,) for card in cards]
            )
        files[collection.name] = collection.read_bytes()
    with ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
