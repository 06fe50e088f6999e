"""The commands about numbers, run as a person or a script runs them."""

import json

from tests.processes import Home

TODAY = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}
TOMORROW = {"QUIZAPP_NOW": "2026-11-24T09:00:00+01:00"}


def test_stats_answer_questions(home: Home) -> None:
    """Each with a number; before the first answer too."""
    text = home.run("stats", env=TODAY).stdout

    assert "Do I remember what I mean to?" in text
    assert "Nothing answered yet" in text


def test_stats_as_json_count_what_was_answered(home: Home) -> None:
    """One card, answered rightly today; it is due on another day."""
    home.run("review", "--plain", typed="\n\n4\nq\n", env=TODAY)
    found = json.loads(home.run("stats", "--json", env=TODAY).stdout)

    assert found["today"]["answers"] == found["year"]["answers"] == home.answers() > 0
    assert found["calendar"] == {"2026-11-23": home.answers()}
    assert sum(day["due"] for day in found["forecast"]) == home.answers()


def test_stats_of_an_unknown_deck_are_refused(home: Home) -> None:
    """With the names there are."""
    done = home.run("stats", "rivers")

    assert (done.returncode, done.stdout) == (2, "")
    assert "no deck `rivers`" in done.stderr
