"""The collections that are measured: built once in a process of their own, then kept in a cache folder."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

CARDS_PER_CONCEPT = 10
"""About; a collection says how many cards it really has."""

NOW = "2026-03-02T09:00:00+00:00"
"""The morning on which everything is measured (`QUIZAPP_NOW`)."""

ROOT = Path(__file__).parents[2]
"""Where quizapp and its tests are importable."""

DECKS, DATABASE, FACTS = "decks", "quizapp.db", "facts.json"


@dataclass(frozen=True, slots=True)
class Collection:
    """A home folder with a decks folder and a database in it, and what they hold."""

    folder: Path
    concepts: int
    files: int
    """Each deck.yaml counts too."""
    cards: int
    events: int
    reviewing: int
    """Cards in review."""
    due: int
    """Reviews due on the morning that is measured, limits aside."""
    prompt: str
    """What the first card asks."""

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def about(self) -> str:
        """What it holds, in a line."""
        return (
            f"{self.cards:,} cards: {self.concepts:,} concepts, {self.files:,} files, {self.events:,} answers, "
            f"{self.reviewing:,} in review, {self.due:,} due"
        )

    def environment(self, now: str = NOW) -> dict[str, str]:
        """All that a measured process knows: no setting of the person who runs the benchmark has a say."""
        return {
            "HOME": str(self.folder),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "QUIZAPP_DECKS": str(self.folder / DECKS),
            "QUIZAPP_DB": str(self.database),
            "QUIZAPP_NOW": now,
        }


def collection(cache: Path, concepts: int, files: int, answered: bool) -> Collection:
    """The collection of so many concepts in so many files; built if the cache does not hold it yet."""
    folder = cache / f"{_version()}-{concepts}-in-{files}{'-answered' if answered else ''}"
    facts = folder / FACTS  # written last: without it the folder is what an interrupted run left
    if not facts.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        command = [sys.executable, "-m", "tests.bench.build", str(folder), str(concepts), str(files)]
        subprocess.run([*command, "--answered"] if answered else command, check=True, cwd=ROOT)
    return Collection(folder, **json.loads(facts.read_text(encoding="utf-8")))


def _version() -> str:
    """Another schema, meaning of events or way of building makes another collection."""
    makers = (
        "quizapp/storage/migrations.py",
        "quizapp/core/history.py",
        "tests/bench/build.py",
        "tests/bench/stones.py",
    )
    return sha256(b"".join((ROOT / maker).read_bytes() for maker in makers)).hexdigest()[:8]
