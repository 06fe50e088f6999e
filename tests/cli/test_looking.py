"""Looking things up at the command line."""

import json
import signal

import pytest

from tests.conftest import write_concept
from tests.processes import Home


def test_show_prints_the_concept_and_its_cards(home: Home) -> None:
    """Prose, cards with their schedules, neighbours."""
    done = home.run("show", "neap")

    assert done.stdout.startswith("Kinds of tide › Neap tide  (tides/neap-tide)\ntides/02-neap-tide.yaml:1\n")
    for part in (
        "What it is\n  A neap tide is",
        "5 cards, mastery: not begun",
        "[cloze]",
        "\n  (new)",
        "Previous: Spring",
    ):
        assert part in done.stdout


def test_show_as_json(home: Home) -> None:
    """Everything, for scripts."""
    shown = json.loads(home.run("show", "Neap tide", "--json").stdout)

    assert shown["id"] == "tides/neap-tide"
    assert {card["schedule"]["phase"] for card in shown["cards"]} == {"new"}
    assert shown["neighbours"] == [{"relation": "previous", "id": "tides/spring-tide", "title": "Spring tide"}]


def test_show_of_an_unclear_name(home: Home) -> None:
    """Which concepts it may be; exit code 2."""
    done = home.run("show", "tide")

    assert (done.returncode, done.stdout) == (2, "")
    assert "Name one of tides/neap-tide, tides/spring-tide." in done.stderr


def test_show_does_not_watch_as_json(home: Home) -> None:
    """One or the other."""
    assert home.run("show", "neap", "--watch", "--json").returncode == 2


def test_watching_shows_each_save_until_interrupted(home: Home) -> None:
    """Without touching what was learnt."""
    home.run("due")
    process = home.start(["show", "neap", "--watch"])
    assert process.stdout is not None
    first = read_until(process.stdout, "Neap tide")
    write_concept(home.decks, "tides/02-neap-tide.yaml", "title: [half\n")
    broken = read_until(process.stdout, "tides/02-neap-tide.yaml:")
    read_until(process.stdout, "yaml")
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)

    assert first and broken
    assert process.returncode == 0


def read_until(stream: object, wanted: str) -> str:
    """The line with this text, once it comes."""
    return next(line for line in stream if wanted in line)  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", [["neap"], ["calmest"], ["is:new", "deck:tides", "neap"], ["tag:", "neap"]])
def test_search_finds_concepts_and_cards(home: Home, query: list[str]) -> None:
    """By words, and with filters."""
    assert "Kinds of tide › Neap tide  (tides/neap-tide)" in home.run("search", *query).stdout


def test_search_as_json(home: Home) -> None:
    """For scripts."""
    found = json.loads(home.run("search", "calmest", "--json").stdout)

    assert found["all"]
    assert [hit["concept"] for hit in found["concepts"]] == ["tides/neap-tide"]
    assert [card["kind"] for card in found["concepts"][0]["cards"]] == ["tagline"]


@pytest.mark.parametrize("query", ['"', "a AND OR", "(", "nothing-like-it", "NEAR(a b)", "a*b:c^d"])
def test_hostile_queries_find_nothing_and_break_nothing(home: Home, query: str) -> None:
    """No syntax, no traceback."""
    done = home.run("search", query)

    assert (done.returncode, done.stdout) == (0, "Nothing found.\n")
