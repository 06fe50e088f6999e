"""A concept file in the app's own editor."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.config import Places
from quizapp.errors import DeckError, FileChangedError
from quizapp.workspace.editing import Manuscript

PATH = "tides/02-neap-tide.yaml"


@pytest.fixture
def places(decks: Path, tmp_path: Path) -> Places:
    """The tides, and a place for what is not saved."""
    return Places(decks, tmp_path / "data" / "quizapp.db", tmp_path / "settings.toml", own_decks=False)


def test_saving_writes_the_text(places: Places) -> None:
    """Exactly as it was typed, and nothing is left over."""
    manuscript = Manuscript(places, PATH)
    manuscript.change("title: Neap\r\n# 👩‍👩‍👧‍👦\n")
    assert manuscript.is_changed
    manuscript.save()

    assert (places.decks / PATH).read_bytes().decode() == "title: Neap\r\n# 👩‍👩‍👧‍👦\n"
    assert not manuscript.is_changed
    assert not Manuscript(places, PATH).is_recovered
    assert {file.name for file in (places.decks / "tides").iterdir()} == {
        "deck.yaml",
        "01-spring-tide.yaml",
        "02-neap-tide.yaml",
    }


def test_a_file_that_changed_meanwhile_is_not_overwritten(places: Places) -> None:
    """Whoever changed it."""
    manuscript = Manuscript(places, PATH)
    manuscript.change("title: Mine\n")
    (places.decks / PATH).write_text("title: Theirs\n", encoding="utf-8")

    with pytest.raises(FileChangedError):
        manuscript.save()
    assert (places.decks / PATH).read_text(encoding="utf-8") == "title: Theirs\n"
    assert manuscript.text == "title: Mine\n"


def test_both_can_be_kept(places: Places) -> None:
    """The text goes beside the file, under a name that makes no cards and that nothing else has."""
    manuscript = Manuscript(places, PATH)
    (places.decks / PATH).write_text("title: Theirs\n", encoding="utf-8")
    for mine in ("title: Mine\n", "title: Mine again\n"):
        manuscript.change(mine)
        beside = manuscript.put_beside()

        assert beside.read_text(encoding="utf-8") == mine
        assert manuscript.text == manuscript.saved == "title: Theirs\n"
    assert beside.name == "02-neap-tide.yaml.mine1"


def test_what_was_not_saved_is_there_again(places: Places) -> None:
    """After a crash; until it is saved or dropped."""
    Manuscript(places, PATH).change("title: Half a thought\n")
    again = Manuscript(places, PATH)
    assert again.is_recovered
    assert again.text == "title: Half a thought\n"
    again.drop()

    assert not Manuscript(places, PATH).is_recovered
    assert again.text.startswith("title: Neap tide")


def test_what_comes_back_does_not_overwrite_a_newer_file(places: Places) -> None:
    """It knows the text that it was made from."""
    Manuscript(places, PATH).change("title: Old thought\n")
    (places.decks / PATH).write_text("title: Newer\n", encoding="utf-8")
    again = Manuscript(places, PATH)

    with pytest.raises(FileChangedError):
        again.save()


def test_a_text_typed_back_is_not_unsaved(places: Places) -> None:
    """Nothing is left to lose."""
    manuscript = Manuscript(places, PATH)
    manuscript.change("x")
    manuscript.change(manuscript.saved)

    assert not manuscript.is_changed
    assert not Manuscript(places, PATH).is_recovered


def test_a_broken_stash_is_no_obstacle(places: Places) -> None:
    """The file opens as it is on the disk."""
    Manuscript(places, PATH).change("x")
    for stash in (places.database.parent / "unsaved").iterdir():
        stash.write_text("[1", encoding="utf-8")

    assert not Manuscript(places, PATH).is_recovered


def test_a_file_that_went_is_written_anew(places: Places) -> None:
    """It cannot be what somebody wants to lose."""
    manuscript = Manuscript(places, PATH)
    (places.decks / PATH).unlink()
    manuscript.change("title: Back\n")
    manuscript.save()

    assert (places.decks / PATH).read_text(encoding="utf-8") == "title: Back\n"


def test_a_link_stays_a_link(places: Places, tmp_path: Path) -> None:
    """The file that it leads to is written."""
    real = tmp_path / "real.yaml"
    (places.decks / PATH).rename(real)
    (places.decks / PATH).symlink_to(real)
    manuscript = Manuscript(places, PATH)
    manuscript.change("title: Linked\n")
    manuscript.save()

    assert (places.decks / PATH).is_symlink()
    assert real.read_text(encoding="utf-8") == "title: Linked\n"


def test_what_is_no_text_is_not_opened(places: Places) -> None:
    """With a clear message."""
    (places.decks / PATH).write_bytes(b"\xff\xfe\x00")

    with pytest.raises(DeckError):
        Manuscript(places, PATH)
    with pytest.raises(DeckError):
        Manuscript(replace(places, decks=places.decks / "nowhere"), PATH)
