"""The decks that come with the app."""

import json
from pathlib import Path

import pytest

from quizapp.config import shipped_decks
from quizapp.workspace.check import check
from tests.processes import Home

DECKS = {"model-types": 10, "how-models-are-trained": 8, "quizapp-tour": 8, "bread-baking": 10}


@pytest.fixture
def cards(home: Home) -> list[dict[str, str]]:
    """All cards of the shipped decks."""
    found: list[dict[str, str]] = json.loads(home.run("--decks", str(shipped_decks()), "cards", "--json").stdout)
    return found


def test_check_is_clean() -> None:
    """What we ship keeps the rules we ask others to keep."""
    assert check(str(shipped_decks())).problems == ()


@pytest.mark.parametrize("deck", DECKS)
def test_each_deck_has_enough_concepts(cards: list[dict[str, str]], deck: str) -> None:
    """And every concept has cards of several kinds."""
    kinds: dict[str, set[str]] = {}
    for card in cards:
        if card["id"].startswith(f"{deck}/"):
            kinds.setdefault(card["concept"], set()).add(card["kind"])

    assert len(kinds) >= DECKS[deck]
    assert all(len(found) >= 4 for found in kinds.values())


def test_all_kinds_are_shown(cards: list[dict[str, str]]) -> None:
    """Every field that a person can write by hand is used somewhere."""
    kinds = {
        "term",
        "definition",
        "tagline",
        "why",
        "cloze",
        "contrast",
        "fact",
        "choice",
        "statement",
        "steps",
        "example",
    }

    assert kinds == {card["kind"] for card in cards}


def test_no_answer_stands_in_its_own_prompt(cards: list[dict[str, str]]) -> None:
    """The oldest mistake of all."""
    leaks = [card["id"] for card in cards if card["kind"] in ("term", "tagline", "cloze", "fact", "example")
             and f" {card['answer'].lower()} " in f" {card['prompt'].lower()} "]  # fmt: skip

    assert leaks == []


def test_ids_are_unique(cards: list[dict[str, str]]) -> None:
    """One id, one history."""
    assert len({card["id"] for card in cards}) == len(cards)


def test_an_installed_quizapp_carries_them(tmp_path: Path) -> None:
    """The wheel holds the shipped decks."""
    import subprocess
    import sys
    import zipfile

    root = shipped_decks().parent
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=root,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    [wheel] = tmp_path.glob("*.whl")

    assert "quizapp/shipped_decks/quizapp-tour/deck.yaml" in zipfile.ZipFile(wheel).namelist()
