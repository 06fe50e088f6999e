"""A new deck or concept, as a beginner makes it."""

import json
from pathlib import Path

import pytest

from quizapp.authoring.json_schema import FileKind, json_schema
from tests.processes import Home


def test_a_deck_and_a_concept_are_begun(home: Home) -> None:
    """Their paths on stdout, what to do next on stderr; nothing is wrong with them."""
    deck = home.run("new", "deck", "The Deep Sea")
    concept = home.run("new", "concept", "the deep sea", "Hadal: zone")

    assert Path(deck.stdout.strip()) == home.decks / "the-deep-sea" / "deck.yaml"
    assert "quizapp new concept the-deep-sea" in deck.stderr
    assert Path(concept.stdout.strip()) == home.decks / "the-deep-sea" / "01-hadal-zone.yaml"
    assert home.run("check").returncode == 0


@pytest.mark.parametrize("kind", FileKind)
def test_a_template_leads_editors_to_the_schema(home: Home, kind: FileKind) -> None:
    """The path in its first line, seen from the file, holds the present schema."""
    home.run("new", "deck", "seas/The Deep")
    home.run("new", "concept", "seas/the-deep", "Hadal zone")
    file = home.decks / "seas/the-deep" / ("deck.yaml" if kind is FileKind.DECK else "01-hadal-zone.yaml")
    modeline = file.read_text().splitlines()[0]
    schema = file.parent / modeline.removeprefix("# yaml-language-server: $schema=")

    assert json.loads(schema.read_text()) == json_schema(kind)
    assert home.run("schema", kind).stdout.strip() == schema.read_text().strip()


def test_an_old_schema_is_brought_up_to_date(home: Home) -> None:
    """The next new file does it."""
    home.run("new", "deck", "The Deep")
    schema = home.decks / ".quizapp" / "concept.schema.json"
    schema.write_text("{}")
    home.run("new", "concept", "tides", "Storm surge")

    assert json.loads(schema.read_text()) == json_schema(FileKind.CONCEPT)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("deck", "Tides"), "There is a deck tides already."),
        (("deck", "//"), "`//` is no name for a deck."),
        (("concept", "tides", "Neap Tide"), "tides/02-neap-tide.yaml is there already."),
        (("concept", "tides", " "), "A concept needs a title."),
        (("concept", "rivers", "Ebb"), "There is no deck `rivers`."),
    ],
)
def test_nothing_is_overwritten(home: Home, arguments: tuple[str, ...], message: str) -> None:
    """Exit code 2, and what to do."""
    before = {file: file.read_bytes() for file in home.decks.rglob("*.yaml")}
    done = home.run("new", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert {file: file.read_bytes() for file in home.decks.rglob("*.yaml")} == before


def editor(home: Home, expression: str) -> dict[str, str]:
    """An editor that changes the file by a sed expression."""
    return {"EDITOR": f"sed -i '{expression}'"}


def test_after_the_editor_the_cards_are_shown(home: Home) -> None:
    """What the concept makes, as `cards` would show it."""
    done = home.run(
        "new", "concept", "tides", "Storm surge", env=editor(home, "s/^tagline:/& The wind piles up the sea/")
    )

    assert done.returncode == 0
    assert "Tides › Storm surge" in done.stderr and "2 cards: `quizapp review tides` asks them." in done.stderr


def test_after_the_editor_problems_are_shown(home: Home) -> None:
    """At their line; exit code 1. The file stays as it was saved."""
    done = home.run("new", "concept", "tides", "Storm surge", env=editor(home, "s/^tagline:/tagine: oops/"))

    assert done.returncode == 1
    assert "03-storm-surge.yaml:4:1: error unknown-key" in done.stderr


def test_an_untouched_template_is_no_failure(home: Home) -> None:
    """The beginner is told what to fill in."""
    done = home.run("new", "concept", "tides", "Storm surge", env={"EDITOR": "true"})

    assert done.returncode == 0
    assert "No cards yet: fill in the tagline or what it is." in done.stderr


def test_no_edit_opens_nothing(home: Home) -> None:
    """Even where an editor is named."""
    assert home.run("new", "concept", "tides", "Surge", "--no-edit", env={"EDITOR": "false"}).returncode == 0


def test_an_editor_that_fails_leaves_the_file(home: Home) -> None:
    """And says so."""
    done = home.run("new", "concept", "tides", "Surge", env={"EDITOR": "false"})

    assert done.returncode == 2 and "ended with code 1" in done.stderr
    assert (home.decks / "tides/03-surge.yaml").is_file()
