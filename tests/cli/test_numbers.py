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


def test_optimize_tells_what_it_lacks(home: Home) -> None:
    """Nobody has enough answers on the first day: exit code 2, and the weights stay."""
    done = home.run("optimize", env=TODAY)

    assert (done.returncode, done.stdout) == (2, "")
    assert "you have 0" in done.stderr


def test_remembering_more_has_a_price(home: Home) -> None:
    """Minutes a day for each retention from 0.80 to 0.97, before the first answer too."""
    found = json.loads(home.run("retention", "tides", "--json", env=TODAY).stdout)

    assert (found["prices"][0]["retention"], found["prices"][-1]["retention"]) == (0.80, 0.97)
    assert 0 < found["prices"][0]["minutes_a_day"] < found["prices"][-1]["minutes_a_day"]
    assert "minutes a day" in home.run("retention", env=TODAY).stdout


def test_a_plan_is_followed_until_it_is_stopped(home: Home) -> None:
    """What to do a day; listed while it runs."""
    planned = home.run("plan", "--exam", "2026-12-24", "--recall", "0.9", "tides", env=TODAY)
    listed = home.run("plan", env=TODAY).stdout

    assert "A day: 1 new card" in planned.stdout and "steers this deck" in planned.stdout
    assert "Exam in tides in 31 days" in listed
    assert json.loads(home.run("plan", "--json", env=TODAY).stdout)[0]["new_today"] == 1
    assert "has ended" in home.run("plan", "--stop", "tides", env=TODAY).stdout
    assert "No plan is followed" in home.run("plan", env=TODAY).stdout


def test_a_plan_out_of_reach_says_so(home: Home) -> None:
    """By tomorrow, in a minute: no. Looking changes nothing."""
    found = home.run("plan", "--exam", "2026-11-24", "--recall", "0.99", "--minutes", "1", "--look", "tides", env=TODAY)

    assert "cannot be reached" in found.stdout
    assert home.run("plan", "--json", env=TODAY).stdout.strip() == "[]"


def test_a_plan_without_an_exam_asks_for_one(home: Home) -> None:
    """And one without a deck for a deck."""
    assert "--exam 2027-01-31" in home.run("plan", "tides", env=TODAY).stderr
    assert "one deck" in home.run("plan", "--exam", "2026-12-24", env=TODAY).stderr
