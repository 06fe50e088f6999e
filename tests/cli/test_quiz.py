"""The commands about quizzes, run as a person or a script runs them."""

import json
from string import ascii_lowercase

import pytest

from quizapp.core.card import ItemKind
from tests.conftest import write_concept
from tests.processes import Home
from tests.quizzes import TODAY, TOMORROW, questions, wrong
from tests.test_terminal import Terminal

FIELDS = {"id", "kind", "prompt", "answer", "options", "concept", "concept_id", "card", "explain"}


def test_questions_as_json_have_the_promised_fields(planets: Home) -> None:
    """The fields that scripts rely on; every kind is there."""
    asked = questions(planets, "--seed", "1", "--count", "200")

    assert all(set(question) == FIELDS for question in asked)
    assert {kind.value for kind in ItemKind} == {question["kind"] for question in asked}
    assert len({question["id"] for question in asked}) == len(asked)


def test_each_kind_has_its_shape(planets: Home) -> None:
    """What is chosen stands among the options; typed and true or false need none."""
    for question in questions(planets, "--seed", "1", "--count", "200"):
        answer, options = question["answer"], question["options"]
        match question["kind"]:
            case "typed" | "cloze":
                assert answer and isinstance(answer, str) and options == []
            case "true-false":
                assert answer in (True, False) and options == []
            case "match":
                assert answer == dict(options) and 3 <= len(options) <= 7
            case "order":
                assert sorted(answer) == sorted(options) and answer != options
            case _:
                assert answer in options and 3 <= len(options) <= 5


def test_the_same_seed_gives_the_same_bytes(planets: Home, processes: Home) -> None:
    """In every process, and for another database with the same decks too; without a seed the hour decides."""
    command = ("quiz", "--json", "--count", "40")
    other_db = ("--db", str(planets.folder / "other.db"))
    one = processes.run(*command, "--seed", "7", env={**TODAY, "PYTHONHASHSEED": "1"})
    other = processes.run(*other_db, *command, "--seed", "7", env={**TOMORROW, "PYTHONHASHSEED": "2"})

    assert one.stdout == other.stdout
    assert one.stdout != planets.run(*command, "--seed", "8", env=TODAY).stdout
    assert planets.run(*command, env=TODAY).stdout != planets.run(*command, env=TOMORROW).stdout


def test_stdout_is_json_and_nothing_else(home: Home) -> None:
    """What the first sync did is told where it cannot disturb a script."""
    done = home.run("quiz", "--json", env=TODAY)

    assert "new" in done.stderr
    assert json.loads(done.stdout)


def test_questions_asked_of_nobody_leave_no_trace(planets: Home) -> None:
    """Nothing is saved, and no quiz is begun."""
    questions(planets)

    assert planets.run("history").stdout == ""
    assert "No quiz was left half-way." in planets.run("quiz", "--resume").stderr


def test_twenty_questions_unless_said_otherwise(planets: Home) -> None:
    """Fewer where there are no more."""
    assert len(questions(planets)) == 20
    assert len(questions(planets, "--count", "3")) == 3
    assert 40 < len(questions(planets, "--count", "100000")) < 1000


def test_only_the_decks_named(planets: Home) -> None:
    """By title too."""
    asked = json.loads(planets.run("quiz", "Tides", "--json", env=TODAY).stdout)

    assert asked and {question["concept_id"].partition("/")[0] for question in asked} == {"tides"}


def test_only_the_kinds_named(planets: Home) -> None:
    """One or several."""
    asked = questions(planets, "--kind", "match", "--kind", "true-false")

    assert {question["kind"] for question in asked} == {"match", "true-false"}


def test_only_the_sections_named(planets: Home) -> None:
    """Whatever their case."""
    asked = questions(planets, "--section", "giant planets", "--section", "Small bodies", "--count", "100")
    giants, small = {"Jupiter", "Saturn", "Uranus", "Neptune"}, {"Comet", "Asteroid", "Meteorite"}

    assert {question["concept"] for question in asked} == giants | small


def test_weak_spots_first(planets: Home) -> None:
    """What was forgotten yesterday comes before what was never asked."""
    options = ("--kind", "typed", "--seed", "3")
    first = questions(planets, *options)[0]
    planets.run("quiz", "planets", *options, "--plain", typed=f"{wrong(first)}\n/q\n", env=TODAY)
    seeds = [str(seed) for seed in range(4)]

    asked = [questions(planets, "--weak-first", "--kind", "typed", "--seed", seed, **TOMORROW)[0] for seed in seeds]

    assert {question["card"] for question in asked} == {first["card"]}


def test_no_question_is_an_empty_array_with_a_reason(planets: Home) -> None:
    """Why, and what to do, on stderr; it is no failure."""
    done = planets.run("quiz", "tides", "--kind", "order", "--json", env=TODAY)

    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert "no question of the kind order" in done.stderr and "Leave out --kind" in done.stderr


def test_no_cards_at_all(home: Home) -> None:
    """An empty decks folder."""
    for file in (home.decks / "tides").iterdir():
        file.unlink()
    done = home.run("quiz", "--json")

    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert "There are no cards to ask." in done.stderr


def test_what_changed_on_the_disk_is_asked(planets: Home) -> None:
    """A concept just written, and none that is gone."""
    (planets.decks / "planets" / "03-mars.yaml").unlink()
    write_concept(planets.decks, "planets/12-moon.yaml", "title: Moon\ntagline: It lights the night\n")
    asked = questions(planets, "--count", "1000")

    assert "planets/moon" in {question["concept_id"] for question in asked}
    assert "planets/mars" not in {question["concept_id"] for question in asked}


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (("rivers",), "There is no deck `rivers`.", "planets, tides"),
        (("--kind", "essay"), "There is no kind of question `essay`.", "choice, true-false, typed, cloze, match"),
        (("--section", "Moons"), "There is no section `Moons`.", "Rocky planets, Giant planets, Small bodies"),
        (("tides", "--section", "Small bodies"), "There is no section `Small bodies`.", "Kinds of tide"),
        (("--count", "0"), "0 is not in the range x>=1", "Try 'quizapp quiz"),
        (("--count", "many"), "'many' is not a valid integer", "Try 'quizapp quiz"),
        (("--seed", "x"), "'x' is not a valid integer", "Try 'quizapp quiz"),
        (("--colour",), "No such option", "Try 'quizapp quiz"),
        (("--resume",), "No quiz was left half-way.", "quizapp quiz"),
        (("--resume", "--count", "3"), "--resume goes on with a quiz as it was begun.", "alone"),
        (("--resume", "tides"), "--resume goes on with a quiz as it was begun.", "alone"),
        (("--resume", "--json"), "--resume goes on with a quiz as it was begun.", "alone"),
    ],
)
def test_wrong_usage(planets: Home, options: tuple[str, ...], message: str, hint: str) -> None:
    """Exit code 2, what is wrong, and what to write instead; nothing on stdout."""
    done = planets.run("quiz", *options)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr and hint in done.stderr and "Traceback" not in done.stderr


def test_help_names_every_kind(home: Home) -> None:
    """Nobody has to guess what may follow --kind."""
    words = home.run("quiz", "--help").stdout.replace(",", " ").replace(";", " ").split()

    assert {kind.value for kind in ItemKind} <= set(words)


def test_no_letter_is_missing_for_an_option(planets: Home) -> None:
    """Each option and line of a match can be named by a letter."""
    assert all(len(question["options"]) <= len(ascii_lowercase) for question in questions(planets, "--count", "1000"))


def test_the_app_is_chosen_in_a_terminal(planets: Home) -> None:
    """Where what to ask is chosen on the screen: the options for it are refused in words."""
    refused = Terminal(planets, "quiz", "--count", "3")
    refused.wait_for("These options are for --plain and --json.")

    assert refused.process.wait(timeout=30) == 2


def test_no_confusions_yet(home: Home) -> None:
    """An empty state says so."""
    assert "not taken any concept for another" in home.run("confusions").stdout
    assert home.run("confusions", "--json").stdout == "[]\n"
