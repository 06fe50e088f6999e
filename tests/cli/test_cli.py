"""The command line, run as a person or a script runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli import main
from tests.conftest import write_concept
from tests.processes import Home

TOMORROW = {"QUIZAPP_NOW": "2026-11-24T09:00:00+01:00"}
TODAY = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}


def test_due_tells_in_a_line(home: Home) -> None:
    """For a shell prompt."""
    done = home.run("due", env=TODAY)

    assert (done.returncode, done.stdout) == (0, "0 due, 2 new, about 1 minute\n")


def test_due_as_json(home: Home) -> None:
    """For a script: counts and each deck's share."""
    due = json.loads(home.run("due", "--json", env=TODAY).stdout)

    assert (due["due"], due["new"], due["next_day"]) == (0, 2, None)
    assert due["decks"] == [{"deck": "tides", "title": "Tides", "learning": 0, "reviews": 0, "new": 2}]


def test_data_goes_to_stdout_and_talk_to_stderr(home: Home) -> None:
    """What the first sync did is told where it cannot disturb a script."""
    done = home.run("due", "--json")

    assert "new" in done.stderr
    json.loads(done.stdout)


def test_decks_as_text_and_json(home: Home) -> None:
    """What there is, and where it lies."""
    text = home.run("decks").stdout
    [deck] = json.loads(home.run("decks", "--json").stdout)

    assert str(home.database) in text and "Tides" in text
    assert ("tides", deck["cards"]) == (deck["id"], deck["unseen"])


def test_cards_as_json_have_the_promised_fields(home: Home) -> None:
    """The fields that scripts rely on."""
    cards = json.loads(home.run("cards", "tides", "--json").stdout)
    fields = {"id", "kind", "prompt", "answer", "options", "concept", "concept_id", "section", "rank"}

    assert all(fields == set(card) for card in cards)
    assert {"Spring tide", "Neap tide"} == {card["concept"] for card in cards}
    assert any("____" in card["prompt"] for card in cards if card["kind"] == "cloze")


def test_cards_as_text_are_readable(home: Home) -> None:
    """Each card under its concept."""
    text = home.run("cards").stdout

    assert "Kinds of tide › Spring tide  (tides/spring-tide)" in text
    assert "new and full" in text


def test_an_unknown_deck_is_named_with_the_known_ones(home: Home) -> None:
    """Wrong usage: exit code 2, and what to write instead."""
    done = home.run("cards", "rivers")

    assert (done.returncode, done.stdout) == (2, "")
    assert "no deck `rivers`" in done.stderr and "tides" in done.stderr


def test_a_deck_can_be_named_by_its_title(home: Home) -> None:
    """People remember titles."""
    assert home.run("cards", "Tides").stdout == home.run("cards", "tides").stdout


def test_check_is_silent_about_good_files(home: Home) -> None:
    """Exit code 0."""
    done = home.run("check")

    assert (done.returncode, done.stdout) == (0, "No problems.\n")


def test_check_points_at_the_place(home: Home) -> None:
    """path:line:column, what is wrong, what to do; exit code 1."""
    write_concept(home.decks, "tides/03-bad.yaml", "title: Bad\ntagine: misspelt\n")
    done = home.run("check")

    assert done.returncode == 1
    assert "03-bad.yaml:2:1: " in done.stdout and "tagline" in done.stdout


def test_check_as_json(home: Home) -> None:
    """For editors."""
    write_concept(home.decks, "tides/03-bad.yaml", "title: Bad\ntagine: misspelt\n")
    [problem] = json.loads(home.run("check", "--json").stdout)

    assert {"path", "line", "column", "code", "level", "message", "hint", "why", "fix"} == set(problem)
    assert (problem["line"], problem["column"]) == (2, 1)


def test_check_of_one_file(home: Home) -> None:
    """Only what was asked about."""
    write_concept(home.decks, "tides/03-bad.yaml", "title: Bad\ntagine: misspelt\n")

    assert home.run("check", str(home.decks / "tides/01-spring-tide.yaml")).returncode == 0
    assert home.run("check", str(home.decks / "tides/03-bad.yaml")).returncode == 1
    assert home.run("check", "decks/tides", cwd=home.decks.parent).returncode == 1


def test_check_of_nothing_there(home: Home) -> None:
    """Wrong usage."""
    assert home.run("check", "no/such/file.yaml").returncode == 2


def test_check_of_quality(home: Home) -> None:
    """Advice with its place, then the totals; advice alone is no failure."""
    done = home.run("check", "--quality")

    assert done.returncode == 0
    assert "01-spring-tide.yaml:1:1: hint few-neighbours: " in done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 concepts, ")


def test_check_of_quality_tells_problems_too(home: Home) -> None:
    """With the exit code of a plain check."""
    write_concept(home.decks, "tides/03-bad.yaml", "title: Ebb\nfacts: [{q: Is it low?, a: it is}]\n")
    done = home.run("check", "--quality")

    assert done.returncode == 1
    assert "03-bad.yaml:2:9: warning R30: " in done.stdout


def test_check_of_quality_as_json(home: Home) -> None:
    """Problems and advice in one array, told apart by their level, and the totals."""
    found = json.loads(home.run("check", "--quality", "--json").stdout)

    assert {problem["level"] for problem in found["problems"]} == {"hint"}
    assert set(found["totals"]) == {"concepts", "cards", "cards_per_concept", "kinds_per_concept"}


def test_check_explains_a_rule(home: Home) -> None:
    """Its id, what it demands of what, how to mend, and why."""
    text = home.run("check", "--explain", "r14").stdout
    explained = json.loads(home.run("check", "--explain", "R14", "--json").stdout)

    assert text.startswith(f"R14: {explained['demand']}\n")
    assert explained["mend"] in text and explained["why"] in text
    assert explained["cards"] == ["choice"] and "odd-one-out" in explained["questions"]


def test_check_of_an_unknown_rule(home: Home) -> None:
    """Wrong usage, with the rules there are."""
    done = home.run("check", "--explain", "R18")

    assert (done.returncode, done.stdout) == (2, "")
    assert "R17, R19" in done.stderr


def test_history_as_json_lines(home: Home) -> None:
    """The whole log, one event a line, oldest first."""
    home.run("review", "--plain", typed="\n\n4\nq\n", env=TODAY)
    events = [json.loads(line) for line in home.run("history", "--json").stdout.splitlines()]

    assert [(event["kind"], event["rating"], event["seq"]) for event in events] == [("answer", 4, 1)]


def test_history_of_one_card(home: Home) -> None:
    """Only its own events."""
    home.run("review", "--plain", typed="\n\n4\n\n\n4\nq\n", env=TODAY)

    assert len(home.run("history").stdout.splitlines()) == 2
    card = json.loads(home.run("history", "--json").stdout.splitlines()[0])["card"]
    assert len(home.run("history", "--card", card).stdout.splitlines()) == 1


def test_undo_takes_back_the_last_answer(home: Home) -> None:
    """From the command line too, and it can be taken back in turn by its name."""
    home.run("review", "--plain", typed="\n\n4\nq\n", env=TODAY)
    first = home.run("undo")
    nothing = home.run("undo")
    event = json.loads(home.run("history", "--json").stdout.splitlines()[1])
    redo = home.run("undo", f"{event['device']}:{event['seq']}")

    assert "Taken back" in first.stdout
    assert "nothing to undo" in nothing.stdout
    assert redo.returncode == 0
    assert json.loads(home.run("due", "--json", env=TODAY).stdout)["new"] == 1


@pytest.mark.parametrize("name", ["nonsense", "device:seven"])
def test_undo_of_nonsense(home: Home, name: str) -> None:
    """Wrong usage."""
    assert home.run("undo", name).returncode == 2


def test_import_makes_a_concept_file(home: Home, tmp_path: Path) -> None:
    """A page becomes a file that check accepts and that makes cards."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    done = home.run("import", str(page))
    again = home.run("import", str(page))

    assert done.returncode == 0 and "Slack water" in done.stdout
    assert (again.returncode, "--force" in again.stderr) == (2, True)
    assert home.run("import", str(page), "--force").returncode == 0
    assert home.run("check").returncode == 0
    assert "Slack water" in home.run("cards", "kinds-of-water").stdout


def test_import_from_standard_input(home: Home) -> None:
    """Pasted text, into a deck of choice."""
    done = home.run("import", "-", "--deck", "tides", typed=PAGE)

    assert done.returncode == 0
    assert (home.decks / "tides" / "03-slack-water.yaml").is_file()


def test_import_of_something_else(home: Home, tmp_path: Path) -> None:
    """A shopping list is no concept page, and nothing is written."""
    page = tmp_path / "list.txt"
    page.write_text("milk\nbread\n", encoding="utf-8")
    done = home.run("import", str(page))

    assert done.returncode == 2 and "neither a concept page" in done.stderr
    assert len(list(home.decks.rglob("*.yaml"))) == 3


def test_every_command_has_help() -> None:
    """One sentence at least, and the option names."""
    for name, command in main.commands.items():
        shown = CliRunner().invoke(main, [name, "--help"]).output

        assert command.help and len(command.help) > 10, name
        assert "Usage:" in shown


def test_the_decks_folder_can_be_chosen(home: Home, tmp_path: Path) -> None:
    """--decks wins over the environment."""
    write_concept(tmp_path / "mine", "moon/deck.yaml", "title: Moon\n")
    write_concept(
        tmp_path / "mine", "moon/a.yaml", "title: Apogee\nfacts: [{q: Where is the moon far?, a: at its apex}]\n"
    )

    assert "Apogee" in home.run("--decks", str(tmp_path / "mine"), "cards").stdout


def test_decks_beside_the_caller_are_found(home: Home) -> None:
    """`./decks` needs no option, when it is a decks folder."""
    done = home.run("cards", cwd=home.decks.parent, env={"QUIZAPP_DECKS": ""})

    assert "Spring tide" in done.stdout


def test_an_unrelated_folder_called_decks_is_left_alone(home: Home, tmp_path: Path) -> None:
    """Slides are no cards."""
    (tmp_path / "talk" / "decks").mkdir(parents=True)
    (tmp_path / "talk" / "decks" / "slides.yaml").write_text("a: 1")
    done = home.run("due", cwd=tmp_path / "talk", env={"QUIZAPP_DECKS": ""})

    assert done.returncode == 2 and "You have no decks yet" in done.stderr


def test_the_first_run_offers_the_shipped_decks(home: Home, tmp_path: Path) -> None:
    """Asked first; then they are the learner's own."""
    (tmp_path / "empty").mkdir()
    done = home.run("review", "--plain", typed="y\nq\n", cwd=tmp_path / "empty", env={"QUIZAPP_DECKS": ""})

    assert done.returncode == 0 and "shipped decks" in done.stdout
    assert (home.folder / "data" / "quizapp" / "decks" / "quizapp-tour" / "deck.yaml").is_file()


def test_saying_no_leaves_nothing_behind(home: Home, tmp_path: Path) -> None:
    """No means no."""
    (tmp_path / "empty").mkdir()
    done = home.run("review", "--plain", typed="n\n", cwd=tmp_path / "empty", env={"QUIZAPP_DECKS": ""})

    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert not (home.folder / "data" / "quizapp" / "decks").exists()


@pytest.mark.parametrize("now", ["yesterday", "2026-11-23T09:00:00"])
def test_a_wrong_fixed_time_is_refused(home: Home, now: str) -> None:
    """A time without an offset is no instant."""
    done = home.run("due", env={"QUIZAPP_NOW": now})

    assert done.returncode == 2 and "QUIZAPP_NOW" in done.stderr


PAGE = """Sign in
Kinds of water

Slack water

The pause between two streams

What it is

Slack water is the short time in which the sea runs neither in nor out. It comes twice with each tide.

Why it matters

Divers go down in it, because the stream is weakest then.

Related concepts

Resources

Tide tables
example.org· How to read them.
5 min
PreviousBeginning of section
NextFlood
"""
