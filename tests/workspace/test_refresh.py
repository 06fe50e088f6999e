"""From files on disk to cards in the database."""

import os
from pathlib import Path

import pytest

from quizapp.core.card import CardId
from quizapp.core.memory import Rating
from quizapp.storage.sync import Synced
from quizapp.workspace import Workspace
from quizapp.workspace.review import Question
from tests.conftest import Opener, write_concept


def ids(space: Workspace) -> set[str]:
    """All cards whose source exists."""
    return {card.id for card in space.cards()}


def answer_one(space: Workspace) -> CardId:
    """Answer the first card."""
    review = space.review()
    assert isinstance(review.state, Question)
    card = review.state.card.id
    review.reveal()
    review.grade(Rating.EASY)
    return card


def reps(space: Workspace, card: str) -> int:
    """How often a card was answered."""
    found = space.queued(CardId(card))
    return found.schedule.reps if found else -1


def edit(file: Path, old: str, new: str) -> None:
    """Change a file as an editor would, with a later time stamp."""
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(file, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns + 1_000_000))


def test_concept_files_become_cards(opened: Opener) -> None:
    """Both concepts are there, each with its term card."""
    assert {"tides/spring-tide#term#", "tides/neap-tide#term#"} <= ids(opened())


def test_nothing_changed_means_nothing_done(opened: Opener) -> None:
    """The second look finds the database up to date."""
    space = opened()

    assert space.refresh() is None


def test_an_edit_is_picked_up(opened: Opener, decks: Path) -> None:
    """The card keeps its history and shows the new text."""
    space = opened()
    card = answer_one(space)
    edit(decks / "tides/01-spring-tide.yaml", "twice a month", "every fortnight")
    synced = space.refresh()
    assert synced

    assert "tides/spring-tide#tagline#" in synced.changed
    assert reps(space, card) == 1


def test_a_renamed_file_keeps_its_history(opened: Opener, decks: Path) -> None:
    """The file name is the id, but not the fate, of a concept."""
    space = opened()
    card = answer_one(space)
    (decks / "tides/01-spring-tide.yaml").rename(decks / "tides/01-springtide.yaml")
    space.refresh()

    assert reps(space, card.replace("spring-tide", "springtide")) == 1


def test_a_moved_folder_keeps_its_history(opened: Opener, decks: Path) -> None:
    """A deck under another name is the same deck."""
    space = opened()
    card = answer_one(space)
    (decks / "tides").rename(decks / "sea")
    space.refresh()

    assert reps(space, card.replace("tides/", "sea/")) == 1


def test_a_new_number_changes_no_id(opened: Opener, decks: Path) -> None:
    """Leading numbers only order the files."""
    space = opened()
    before = ids(space)
    (decks / "tides/02-neap-tide.yaml").rename(decks / "tides/00-neap-tide.yaml")
    synced = space.refresh()
    assert synced

    assert (before, ()) == (ids(space), synced.renamed)


def test_a_broken_file_hides_nothing(opened: Opener, decks: Path) -> None:
    """A half-saved edit retires no card, and the others are read as ever."""
    space = opened()
    before = ids(space)
    (decks / "tides/01-spring-tide.yaml").write_text("title: [broken", encoding="utf-8")
    synced = space.refresh()
    assert synced

    assert (before, ()) == (ids(space), synced.retired)
    assert space.problem_count() == 1


def test_a_deleted_concept_is_retired_and_returns(opened: Opener, decks: Path) -> None:
    """History waits for the file."""
    space = opened()
    card = answer_one(space)
    file = decks / "tides/01-spring-tide.yaml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    space.refresh()
    gone = reps(space, card)
    write_concept(decks, "tides/01-spring-tide.yaml", text)
    space.refresh()

    assert (gone, reps(space, card)) == (-1, 1)


def test_another_folder_puts_cards_away_and_back(opened: Opener, decks: Path, tmp_path: Path) -> None:
    """One database may see several decks folders; none takes the other's history."""
    space = opened()
    card = answer_one(space)
    write_concept(tmp_path / "other", "moon/deck.yaml", "title: Moon\n")
    write_concept(tmp_path / "other", "moon/a.yaml", "title: Apogee\nfacts: [{q: Where is it far?, a: at its apex}]\n")
    away = opened()
    away.places = type(away.places)(tmp_path / "other", away.places.database, away.places.settings, own_decks=False)
    away.refresh()
    elsewhere = ids(away)
    space.refresh()

    assert all(name.startswith("moon/") for name in elsewhere)
    assert reps(space, card) == 1


def test_a_decks_switch_turns_a_kind_off(opened: Opener, decks: Path) -> None:
    """`cards: {off: [...]}` in deck.yaml holds for all its concepts."""
    space = opened()
    write_concept(decks, "tides/deck.yaml", "title: Tides\ncards: {off: [why]}\n")
    space.refresh()

    assert not [card for card in space.cards() if card.kind == "why"]


def test_a_section_defaults_to_the_deck(opened: Opener, decks: Path) -> None:
    """Every card has a place."""
    write_concept(decks, "tides/03-ebb.yaml", "title: Ebb\nfacts: [{q: What follows high water?, a: falling water}]\n")
    cards = [card for card in opened().cards() if card.concept == "Ebb"]

    assert {"Tides"} == {card.section for card in cards}


def test_a_folder_that_cannot_be_listed_retires_nothing(opened: Opener, decks: Path) -> None:
    """A slip of permissions is no edit; `scan` hands such a folder on as a deck.yaml that cannot be read."""
    space = opened()
    before = ids(space)
    kept = (decks / "tides").rename(decks.with_name("kept"))
    (decks / "tides" / "deck.yaml").mkdir(parents=True)
    space.refresh()
    shut = ids(space)
    (decks / "tides" / "deck.yaml").rmdir()
    (decks / "tides").rmdir()
    kept.rename(decks / "tides")
    space.refresh()

    assert before == shut == ids(space)


def test_a_file_with_a_new_time_and_the_old_bytes_is_not_parsed(
    opened: Opener, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout of another branch and back changes the times of all files and the bytes of none."""
    space = opened()
    for file in (decks / "tides").iterdir():
        edit(file, "nothing that is there", "")
    monkeypatch.setattr("quizapp.workspace.update.read_file", None)
    synced = space.refresh()

    assert synced == Synced()
    assert space.refresh() is None
