"""Cards whose source is gone."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import replay
from quizapp.core.schedule import Schedule
from quizapp.errors import DeckError, UsageError
from quizapp.storage import events, log
from quizapp.storage import retired as store
from quizapp.workspace import Workspace
from quizapp.workspace.retired import forget, restore, retired, with_history
from tests.conftest import Opener, write_concept
from tests.processes import Home
from tests.storage.conftest import answer, at

NEAP = "tides/02-neap-tide.yaml"
EVERY_KIND = """
    title: Bore
    tagline: A wave that runs up a river
    what_it_is: |
      A bore is a wave that runs up a river. It is born where a **funnel** narrows the flood.
    facts:
      - {q: Where is the largest bore?, a: China, accept: [in China], explain: On the Qiantang.}
      - {q: 'How is `x_y` *said*?', a: softly, id: said}
    choices:
      - {q: Which river has a bore?, a: Severn, wrong: [Rhine, Po], explain: It narrows.}
    statements:
      - {false: A bore runs down a river., because: The flood pushes it up.}
    examples: [the Pororoca in the Amazon]
    """


def answer_everything(space: Workspace, concept: str) -> list[CardId]:
    """Answer every card of a concept once."""
    cards = [card.id for card in space.cards() if card.concept_id == concept]
    for card in cards:
        entry = replace(answer("d/a#fact#x", at()), card=card)
        events.record(space.db, entry, store.schedule(space.db, card))
    return cards


def test_a_card_without_answers_is_no_loss(opened: Opener, decks: Path) -> None:
    """Only cards with a history are listed."""
    space = opened()
    (decks / NEAP).unlink()
    space.refresh()

    assert list(retired(space.db)) == []


def test_a_concept_comes_back_with_all_its_cards(opened: Opener, decks: Path) -> None:
    """Its file is written as it was when last read, under its old name; every id is the same."""
    space = opened()
    cards = answer_everything(space, "tides/neap-tide")
    (decks / NEAP).unlink()
    space.refresh()
    [restored] = restore(space, "tides/neap-tide")

    assert (restored.path, set(restored.cards)) == (decks / NEAP, set(cards))
    assert list(retired(space.db)) == []
    assert all(store.schedule(space.db, card).reps == 1 for card in cards)


def test_each_kind_of_card_comes_back_on_its_own(opened: Opener, decks: Path) -> None:
    """Whatever it was made of, question, answer and history are the same; the replay holds."""
    write_concept(decks, "tides/03-bore.yaml", EVERY_KIND)
    space = opened()
    cards = answer_everything(space, "tides/bore")
    before = {card.id: (card.prompt, card.answer) for card in space.cards() if card.concept_id == "tides/bore"}
    write_concept(decks, "tides/03-bore.yaml", "title: Bore\n")
    space.refresh()
    back = {card: restore(space, card)[0].cards[0] for card in cards}
    now = {card.id: (card.prompt, card.answer) for card in space.cards()}

    assert len(cards) >= 8
    assert {old: now[new] for old, new in back.items()} == before
    assert list(retired(space.db)) == []
    schedules = replay(log.all_events(space.db))
    assert all(store.schedule(space.db, card) == schedules[card] for card in back.values())


def test_a_card_comes_back_without_its_concept(opened: Opener, decks: Path) -> None:
    """A file with the concept's title and this card alone."""
    space = opened()
    answer_everything(space, "tides/neap-tide")
    (decks / NEAP).unlink()
    space.refresh()
    restore(space, "tides/neap-tide#tagline#")

    assert [card.id for card in space.cards() if card.concept_id == "tides/neap-tide"] == [
        "tides/neap-tide#fact#tagline"
    ]


def test_a_card_restored_twice_gets_a_free_id(opened: Opener, decks: Path) -> None:
    """Its source had come back and gone again meanwhile."""
    space = opened()
    text = (decks / NEAP).read_text()
    for _ in range(2):
        (decks / NEAP).write_text(text)
        space.refresh()
        answer_everything(space, "tides/neap-tide")
        (decks / NEAP).write_text("title: Neap tide\n")
        space.refresh()
        [restored] = restore(space, "tides/neap-tide#tagline#")

    assert restored.cards == ("tides/neap-tide#fact#tagline-2",)


def test_a_card_that_could_not_be_written_is_restored_the_next_time(
    opened: Opener, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the name that it was listed by, once, with its history."""
    space = opened()
    answer_everything(space, "tides/neap-tide")
    (decks / NEAP).write_text("title: Neap tide\n")
    space.refresh()
    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "replace", refuse)
        with pytest.raises(DeckError):
            restore(space, "tides/neap-tide#tagline#")
    space.refresh()
    [restored] = restore(space, "tides/neap-tide#tagline#")

    assert (decks / NEAP).read_text().count("sum up?") == 1
    assert [store.schedule(space.db, card).reps for card in restored.cards] == [1]


def refuse(*_: object) -> None:
    """What a full disk says."""
    raise OSError(28, "No space left on device")


def test_a_list_in_brackets_is_not_rewritten(opened: Opener, decks: Path) -> None:
    """The author is told what to put where; the file stays."""
    space = opened()
    answer_everything(space, "tides/neap-tide")
    write_concept(decks, NEAP, "title: Neap tide\nfacts: [{q: Who?, a: me}]\n")
    space.refresh()

    with pytest.raises(DeckError) as error:
        restore(space, "tides/neap-tide#tagline#")
    assert "- q: Which concept does this line sum up?" in error.value.hint
    assert (decks / NEAP).read_text() == "title: Neap tide\nfacts: [{q: Who?, a: me}]\n"


def test_what_is_not_retired_cannot_be_restored(opened: Opener) -> None:
    """Nor what never was."""
    space = opened()
    for name in ("tides/neap-tide", "tides/neap-tide#tagline#", "nonsense", "tides/x"):
        with pytest.raises(UsageError):
            restore(space, name)


def test_forgetting_starts_a_card_over_and_can_be_undone(opened: Opener, decks: Path) -> None:
    """The log keeps the answers, the card loses them, retired cards leave the list; the replay holds."""
    space = opened()
    cards = answer_everything(space, "tides/neap-tide")
    (decks / NEAP).unlink()
    space.refresh()
    known = {card: store.schedule(space.db, card) for card in cards}
    forget(space.db, with_history(space.db, "tides/neap-tide"), space.now())

    assert list(retired(space.db)) == []
    assert replay(log.all_events(space.db)) == dict.fromkeys(cards, Schedule())

    space.undo()
    assert {card: store.schedule(space.db, card) for card in cards} == known


def test_forgetting_from_the_command_line(home: Home) -> None:
    """It asks, saves what was learnt first, and names the file."""
    home.run("review", "--plain", typed="\n\n3\nq\n")
    (home.decks / "tides/01-spring-tide.yaml").unlink()
    refused = home.run("forget", "tides/spring-tide", typed="n\n")
    done = home.run("forget", "tides/spring-tide", typed="y\n")
    [saved] = json.loads((home.folder / "forgotten-1.json").read_text())

    assert (refused.returncode, refused.stdout.strip()) == (
        0,
        "Nothing was changed.",
    )  # some versions of click end a prompt on stdout
    assert (done.returncode, done.stdout.strip()) == (
        0,
        f"Forgotten: 1 card. What was learnt is saved in {home.folder / 'forgotten-1.json'}.",
    )
    assert [event["kind"] for event in saved["history"]] == ["answer"]
    assert home.run("forget", "tides/spring-tide").returncode == 2


def test_retired_cards_are_listed_and_restored_from_the_command_line(home: Home) -> None:
    """Each with the name by which it is restored; what is written shows as a diff does."""
    home.run("review", "--plain", typed="\n\n3\nq\n")
    (home.decks / "tides/01-spring-tide.yaml").unlink()
    text = home.run("cards", "--retired").stdout
    [card] = json.loads(home.run("cards", "--retired", "--json", "tides").stdout)
    restored = home.run("restore", card["id"])

    assert card["id"] in text and "1 answer, the last on " in text
    assert "+   - q: " in restored.stdout and restored.returncode == 0
    assert home.run("cards", "--retired").stdout == "No card with a history is without its source.\n"
