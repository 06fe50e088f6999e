"""Packages of released versions, frozen: what people have in Anki since then is updated in place for ever.

`uv run python -m tests.anki.test_frozen VERSION` freezes one more; none is ever written anew.
"""

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from quizapp.config import Places, Settings
from quizapp.core.memory import Rating
from quizapp.workspace import Workspace
from quizapp.workspace.exporting import Parcel
from tests.conftest import write_concept

pytest.importorskip("anki")

from tests.anki.backend import Anki, anki

FROZEN = Path(__file__).with_name("frozen")
THEN = datetime.fromisoformat("2025-06-02T12:00:00+02:00")

DECK = """
    title: Rivers
    description: What flows.
    tags: [geography]
    cards: {off: [contrast, example]}
    """
CONCEPT = """
    title: Danube
    section: Europe
    tagline: The river of ten countries
    what_it_is: |
      The Danube is the second longest river of Europe. It ends in a delta.
    why_it_matters: |
      Ten countries share its water.
    resources:
      - {title: Along the Danube, url: "https://example.org/danube", site: example.org, minutes: 20}
    facts:
      - {q: Which capital does the Danube reach first?, a: Vienna, accept: [Wien], explain: '![map](map.png)'}
      - {q: Why does the Danube carry so much silt?, a: Its tributaries come from steep mountains that wear fast.}
    clozes: ["The Danube flows into the {{Black Sea}}."]
    choices:
      - {q: How many countries does the Danube touch?, a: Ten, wrong: [Six, Four], explain: No other has so many.}
    statements:
      - {true: The Danube flows through Budapest.}
      - {false: The Danube flows north., because: It flows east.}
    steps: [Vienna, Budapest, Belgrade]
    """
EDITED = CONCEPT.replace("Ten countries share", "Ten states share")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Anki]:
    """An empty collection."""
    with anki(tmp_path / "anki") as opened:
        yield opened


def export(home: Path, concept: str, now: datetime, package: Path) -> Path:
    """A package of the deck as it is now, of a home that never exported it; one card was answered."""
    write_concept(home / "decks", "rivers/deck.yaml", DECK)
    write_concept(home / "decks", "rivers/danube.yaml", concept)
    (home / "decks/rivers/map.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(16))
    places = Places(home / "decks", home / "quizapp.db", home / "settings.toml", own_decks=False)
    with Workspace(places, Settings(show_pages=False), now) as space:
        space.refresh()
        review = space.review()
        review.reveal()
        review.grade(Rating.EASY)
        return space.export_anki(Parcel(package), lambda notes: None).written.path


@pytest.mark.parametrize("merge", [False, True], ids=["opened", "pushed"])
@pytest.mark.parametrize("package", sorted(FROZEN.glob("*.apkg")), ids=lambda package: package.stem)
def test_what_an_older_version_exported_is_updated_in_place(
    app: Anki, tmp_path: Path, package: Path, merge: bool
) -> None:
    """Every note is updated, none is in conflict, no note type has a double, and no card or review is touched."""
    first = app.take(package, merge=merge)
    cards = app.everything()
    types = {each.name for each in app.col.models.all_names_and_ids() if each.name.startswith("quizapp")}
    later = app.take(export(tmp_path, EDITED, THEN + timedelta(days=30), tmp_path / "now.apkg"), merge=merge)

    assert (later["updated"], later["conflicting"]) == (first["new"], 0)
    assert [rows[: len(old)] for rows, old in zip(app.everything(), cards, strict=True)] == cards
    assert len(types) == 5
    assert not [each.name for each in app.col.models.all_names_and_ids() if each.name.endswith("+")]
    assert app.col.find_notes('"Back:*Ten states share*"')
    assert app.check() == ""


def test_every_release_is_frozen() -> None:
    """At least the first one."""
    assert (FROZEN / "0.1.0.apkg").is_file()


if __name__ == "__main__":
    FROZEN.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, (FROZEN / f"{sys.argv[1]}.apkg").open("xb") as file:
        file.write(export(Path(folder), CONCEPT, THEN, Path(folder, "new.apkg")).read_bytes())
