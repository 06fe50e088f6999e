"""Decks handed to Anki, judged by the real Anki."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.core.memory import Rating
from quizapp.storage import events
from quizapp.workspace import Workspace
from quizapp.workspace.exporting import Carry, Exported, Options, Parcel
from quizapp.workspace.review import Question
from tests.conftest import NOON, Opener, write_concept

pytest.importorskip("anki")

from tests.anki.backend import Anki, anki
from tests.anki.packages import answer

DAY = timedelta(days=1)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Anki]:
    """An empty collection of Anki."""
    with anki(tmp_path / "anki") as opened:
        yield opened


def package(space: Workspace, carry: Carry = Carry.PROGRESS, step: object = lambda notes: None) -> Exported:
    """An export of all decks."""
    path = space.places.database.with_name("deck.apkg")
    return space.export_anki(Parcel(path, carry=carry), step)  # type: ignore[arg-type]  # some tests cancel


def take(app: Anki, space: Workspace) -> dict[str, int]:
    """Export, and import it in Anki."""
    return app.take(package(space).written.path)


def edit(space: Workspace, path: str, old: str, new: str) -> None:
    """Change a concept file."""
    file = space.places.decks / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    space.refresh()


def reviewed(space: Workspace, ratings: list[Rating]) -> None:
    """Answer cards."""
    review = space.review()
    for rating in ratings:
        review.page_read()
        assert isinstance(review.state, Question)
        review.reveal()
        review.grade(rating)


def test_every_card_becomes_a_note(app: Anki, opened: Opener) -> None:
    """In decks called after deck and section."""
    space = opened()
    counts = take(app, space)

    assert (counts["new"], counts["conflicting"]) == (len(space.cards()), 0)
    assert {deck.name for deck in app.col.decks.all_names_and_ids()} == {"Default", "Tides", "Tides::Kinds of tide"}
    assert app.check() == ""


def test_an_export_of_the_same_changes_nothing(app: Anki, opened: Opener) -> None:
    """All notes are known; cards and review log stay as they are, whenever the second export is made."""
    take(app, opened())
    before = app.everything()
    later = opened(NOON + 2 * DAY)
    counts = take(app, later)

    assert (counts["duplicate"], counts["updated"], counts["new"]) == (len(later.cards()), 0, 0)
    assert app.everything() == before


def test_an_edit_updates_its_notes_alone(app: Anki, opened: Opener) -> None:
    """And what was learnt on the phone meanwhile stays."""
    take(app, opened())
    before = app.everything()
    later = opened(NOON + DAY)
    edit(later, "tides/01-spring-tide.yaml", "a: new and full", "a: full and new")
    counts = take(app, later)

    assert (counts["updated"], counts["new"], counts["duplicate"]) == (1, 0, len(later.cards()) - 1)
    assert app.everything() == before


def test_a_renamed_card_is_the_same_note(app: Anki, opened: Opener) -> None:
    """A reworded question keeps its history here, and so it does in Anki."""
    take(app, opened())
    later = opened(NOON + DAY)
    edit(later, "tides/01-spring-tide.yaml", "does the largest range occur", "does the largest range really occur")
    counts = take(app, later)

    assert (counts["updated"], counts["new"]) == (1, 0)


def test_a_retired_card_is_tagged(app: Anki, opened: Opener) -> None:
    """Anki keeps the note; its owner can find and delete it."""
    take(app, opened())
    later = opened(NOON + DAY)
    (later.places.decks / "tides/02-neap-tide.yaml").unlink()
    later.refresh()
    exported = package(later)
    app.take(exported.written.path)

    assert exported.retired > 0
    assert len(app.col.find_notes("tag:quizapp::retired")) == exported.retired


def test_progress_goes_along(app: Anki, opened: Opener) -> None:
    """Schedule, memory and review log; and Anki computes the same memory from the log."""
    reviewed(opened(NOON - 9 * DAY), [Rating.EASY, Rating.GOOD])
    space = opened()
    reviewed(space, [Rating.GOOD])
    take(app, space)
    answered = {card for card, rows in app.reviews().items() if rows}
    states = [card for guid, card in app.cards().items() if guid in answered]
    ours = [q.schedule for card in space.cards() if (q := space.queued(card.id)) and q.schedule.reps]

    assert sorted(state["reps"] for state in states) == sorted(schedule.reps for schedule in ours)
    assert sorted(stability for stability, _ in app.memories().values()) == pytest.approx(
        sorted(schedule.memory.stability for schedule in ours if schedule.memory), rel=1e-3
    )


def test_progress_can_stay_at_home(app: Anki, opened: Opener) -> None:
    """Cards only: all of them are new."""
    reviewed(opened(NOON - 9 * DAY), [Rating.EASY])
    app.take(package(opened(), Carry.CARDS).written.path)

    assert app.reviews() == {}
    assert {card["reps"] for card in app.cards().values()} == {0}


def test_deck_options_go_along_when_they_are_wanted(app: Anki, opened: Opener) -> None:
    """What each deck asks for; else Anki's options stay as they are."""
    space = opened()
    file = space.places.decks / "tides/deck.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "retention: 0.83\n", encoding="utf-8")
    space.refresh()
    found = []
    for options in Options:
        space.export_anki(Parcel(space.places.database.with_name("deck.apkg"), options=options), lambda notes: None)
        app.take(space.places.database.with_name("deck.apkg"))
        deck = app.col.decks.id_for_name("Tides::Kinds of tide")
        found.append(app.col.decks.config_dict_for_deck_id(deck)["desiredRetention"])

    assert found == pytest.approx([0.9, 0.83])


def test_the_same_content_and_time_make_the_same_bytes(opened: Opener) -> None:
    """So that a package can be compared, and kept under git."""
    first = package(opened()).written.path.read_bytes()

    assert package(opened()).written.path.read_bytes() == first


def test_a_cancelled_export_leaves_the_old_package(opened: Opener) -> None:
    """And nothing beside it; what was not written does not count as sent."""
    space = opened()
    path = package(space).written.path
    before, folder = path.read_bytes(), sorted(path.parent.iterdir())
    edit(space, "tides/01-spring-tide.yaml", "a: new and full", "a: full and new")

    def stop(notes: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        package(space, step=stop)

    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == folder


def test_an_image_goes_along(app: Anki, opened: Opener) -> None:
    """Under a name made of its content; one that is missing is named, and the rest is exported."""
    space = opened()
    (space.places.decks / "tides/moon.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(16))
    write_concept(
        space.places.decks,
        "tides/03-bore.yaml",
        "title: Tidal bore\nfacts:\n  - {q: Which wave?, a: 'A bore ![moon](moon.png) ![sun](sun.png)'}\n",
    )
    space.refresh()
    exported = package(space)
    app.take(exported.written.path)

    assert [image.reference for image in exported.missing] == ["sun.png"]
    assert [name for name in Path(app.col.media.dir()).iterdir() if name.suffix == ".png"]


# ---- and back


def test_reviews_on_the_phone_come_home(app: Anki, opened: Opener, tmp_path: Path) -> None:
    """Each once, and every card is due when Anki says that it is."""
    take(app, opened(None))
    done = answer(app, "Tides", (4, 3, 1, 4))
    app.give(tmp_path / "back.apkg")
    space = opened(None)
    taken = space.take_in_reviews(tmp_path / "back.apkg")
    due = {card.id: q.schedule for card in space.cards() if (q := space.queued(card.id)) and q.schedule.reps}

    assert (taken.new, taken.known, taken.foreign, taken.left_out) == (done, 0, 0, ())
    assert sorted(schedule.due_day for schedule in due.values() if not schedule.due_ms) == sorted(
        card["day"] for card in app.cards().values() if card["type"] == 2
    )
    assert space.take_in_reviews(tmp_path / "back.apkg").new == 0
    assert events.rebuild(space.db) == 0


def test_what_was_answered_here_is_not_taken_for_an_answer_there(app: Anki, opened: Opener, tmp_path: Path) -> None:
    """It went out with the cards, and comes back with them; one that was undone meanwhile stays undone."""
    space = opened(None)
    reviewed(space, [Rating.EASY, Rating.EASY])
    take(app, space)
    app.give(tmp_path / "back.apkg")
    space.undo()
    taken = opened(None).take_in_reviews(tmp_path / "back.apkg")

    assert (taken.new, taken.known) == (0, 2)
    assert sum(bool(q.schedule.reps) for card in space.cards() if (q := space.queued(card.id))) == 1


def test_notes_of_others_are_left_alone(app: Anki, opened: Opener, tmp_path: Path) -> None:
    """They are counted, and nothing of them comes in."""
    note = app.col.new_note(app.col.models.by_name("Basic"))
    note["Front"], note["Back"] = "a", "b"
    app.col.add_note(note, app.col.decks.id("Other"))
    app.give(tmp_path / "back.apkg")
    taken = opened().take_in_reviews(tmp_path / "back.apkg")

    assert (taken.new, taken.foreign) == (0, 1)
