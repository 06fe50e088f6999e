"""Commands that do something to cards."""

import json

import pytest

from tests.processes import Home

TODAY = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["suspend"], "Suspended: "),
        (["bury"], "Buried until tomorrow: "),
        (["flag", "3"], "Flag 3: "),
        (["unsuspend"], "Nothing to change: "),
        (["unbury"], "Nothing to change: "),
        (["reset"], "Nothing to change: "),
        (["set-due", "4"], "Nothing to change: "),
    ],
)
def test_each_says_what_it_did(home: Home, command: list[str], said: str) -> None:
    """With how many cards; those that were never answered can be put away and flagged only."""
    done = home.run(*command, "tides/neap-tide", env=TODAY)

    assert done.returncode == 0
    assert done.stdout.startswith(said)


def test_a_script_learns_which_cards_changed(home: Home) -> None:
    """And undo brings all of them back."""
    suspended = json.loads(home.run("suspend", "tides/neap-tide", "--json", env=TODAY).stdout)
    history = home.run("history").stdout.splitlines()
    undone = home.run("undo").stdout
    again = json.loads(home.run("suspend", "tides/neap-tide", "--json", env=TODAY).stdout)

    count = len(suspended["changed"])
    assert suspended["action"] == "suspend" and suspended["unchanged"] == 0
    assert len(history) == count and all(f"(one of {count} cards)" in line for line in history)
    assert undone.startswith("Taken back: ")
    assert suspended == again


def test_set_due_moves_what_was_answered(home: Home) -> None:
    """To a day of the learner's choice."""
    home.run("review", "--plain", typed="\n\n4\nq\n", env=TODAY)
    done = home.run("set-due", "2026-12-24", "tides/spring-tide", env=TODAY)

    assert "Due on 2026-12-24: 1 card." in done.stdout


@pytest.mark.parametrize(
    "arguments", [["flag", "9", "tides/neap-tide"], ["set-due", "soon", "tides/neap-tide"], ["bury", "x"]]
)
def test_wrong_usage_changes_nothing(home: Home, arguments: list[str]) -> None:
    """And says what to write instead."""
    done = home.run(*arguments, env=TODAY)

    assert done.returncode == 2 and "quizapp: " in done.stderr
    assert home.run("history").stdout == ""
