"""Taking in a package is one step: all of it, or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.config import Places, Settings
from quizapp.core.memory import Rating
from quizapp.workspace import Workspace
from quizapp.workspace.exporting import Carry, Parcel
from quizapp.workspace.moving import Stage, bring_in
from tests.conftest import NOON, Opener, write_concept


@pytest.fixture
def package(opened: Opener, tmp_path: Path) -> Path:
    """A deck with a picture and an answer, as somebody else's Anki might hold it."""
    space = opened()
    (space.places.decks / "tides/moon.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(16))
    write_concept(
        space.places.decks,
        "tides/03-moon.yaml",
        "title: Moon\nfacts:\n  - {q: What pulls?, a: '![It](moon.png) does'}\n",
    )
    space.refresh()
    review = space.review()
    review.page_read()
    review.reveal()
    review.grade(Rating.GOOD)
    return space.export_anki(Parcel(tmp_path / "tides.apkg", (), Carry.PROGRESS), lambda notes: None).written.path


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Workspace]:
    """Somebody with one file of their own in the deck that the notes are to move into."""
    folder = tmp_path / "other"
    write_concept(folder, "mine/07-own.yaml", "title: Own\nfacts:\n  - {q: Whose?, a: mine}\n")
    places = Places(folder, tmp_path / "other.db", tmp_path / "settings.toml", own_decks=False)
    with Workspace(places, Settings(), NOON) as space:
        space.refresh()
        yield space


def everything(space: Workspace) -> tuple[list[str], list[str]]:
    """All files and folders of the decks, and all that the database holds."""
    files = [f"{path}: {path.read_bytes() if path.is_file() else ''}" for path in sorted(space.places.decks.rglob("*"))]
    return files, [*space.db.connection.iterdump()]


@pytest.mark.parametrize("stage", Stage)
def test_stopped_in_the_middle_it_leaves_everything_as_it_was(package: Path, stranger: Workspace, stage: Stage) -> None:
    """Files, folders and database, at whatever stage; and the next time all of it comes."""
    before = everything(stranger)

    def stop(at: Stage, done: int, total: int) -> None:
        if at is stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_in(stranger, package, "mine", stop)
    left = everything(stranger)
    moved, taken = bring_in(stranger, package, "mine", lambda stage, done, total: None)

    assert left == before
    assert moved and (moved.media, taken.new) == (1, 1)
    assert moved.notes > 3


def test_every_stage_is_told_with_how_far_it_is(package: Path, stranger: Workspace) -> None:
    """In order; of the notes with how many there are."""
    told: list[tuple[Stage, int, int]] = []
    moved, _ = bring_in(stranger, package, "mine", lambda *step: told.append(step))

    assert moved
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == list(Stage)
    assert told[0] == (Stage.NOTES, 0, moved.notes)
    assert (Stage.FILES, 0, moved.notes) in told


def test_what_others_put_beside_new_files_stays(package: Path, stranger: Workspace) -> None:
    """A file that somebody writes into a new folder meanwhile is not ours to take away."""

    def stop(at: Stage, done: int, total: int) -> None:
        if at is Stage.CARDS:
            write_concept(stranger.places.decks, "yours/note.txt", "mine")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_in(stranger, package, "yours", stop)

    assert [path.name for path in (stranger.places.decks / "yours").iterdir()] == ["note.txt"]
