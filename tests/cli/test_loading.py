"""Commands about how much is to be done."""

import json

from tests.processes import Home

TODAY = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}
TOMORROW = {"QUIZAPP_NOW": "2026-11-24T09:00:00+01:00"}


def test_limits_for_today_only(home: Home) -> None:
    """One new card today; tomorrow two again."""
    shown = home.run("limits", "--new", "1", env=TODAY).stdout
    today = json.loads(home.run("limits", "--json", env=TODAY).stdout)
    tomorrow = json.loads(home.run("limits", "--json", env=TOMORROW).stdout)

    assert "0 due and 1 new cards still to come today." in shown
    assert "held back by today's limit of new cards." in shown
    assert (today["new"], today["held"]["why_new"], tomorrow["new"]) == (1, "new", 2)


def test_limits_of_a_deck(home: Home) -> None:
    """Named by its id or its title."""
    home.run("limits", "tides", "--reviews", "1", env=TODAY)

    assert json.loads(home.run("due", "--json", env=TODAY).stdout)["decks"][0]["new"] == 1


def test_a_wrong_limit_changes_nothing(home: Home) -> None:
    """And says so."""
    done = home.run("limits", "--new", "-1", env=TODAY)

    assert done.returncode == 2 and "0" in done.stderr
    assert json.loads(home.run("due", "--json", env=TODAY).stdout)["new"] == 2


def test_the_days_ahead(home: Home) -> None:
    """A line a day, and the same for a script."""
    home.run("review", "--plain", typed="\n\n4\n\n\n4\n", env=TODAY)
    text = home.run("load", env=TODAY).stdout
    days = json.loads(home.run("load", "--json", env=TODAY).stdout)

    assert text.startswith("Mon 23 Nov     0\n")
    assert sum(day["reviews"] for day in days) == 2


def test_a_backlog_is_spread_after_a_yes(home: Home) -> None:
    """With the days before and after; without a yes nothing happens."""
    later = {"QUIZAPP_NOW": "2027-01-11T09:00:00+01:00"}
    home.run("review", "--plain", typed="\n\n4\n\n\n4\n", env=TODAY)
    no = home.run("load", "spread", "2", typed="n\n", env=later)
    still = json.loads(home.run("load", "--json", env=later).stdout)
    yes = home.run("load", "spread", "2", "--yes", env=later)
    then = json.loads(home.run("load", "--json", env=later).stdout)

    assert "2 ->     1" in no.stdout and "cards would move: spread over 2 days." in no.stdout
    assert no.stdout.endswith("Nothing was changed.\n")
    assert [day["reviews"] for day in still[:2]] == [2, 0]
    assert "2 cards moved;" in yes.stderr
    assert [day["reviews"] for day in then[:2]] == [1, 1]
