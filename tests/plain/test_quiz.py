"""Line mode: quizzes."""

import json

import pytest

from tests.processes import Home
from tests.quizzes import TODAY, TOMORROW, Question, events, questions, right, wrong

KINDS = ("choice", "true-false", "typed", "cloze", "match", "order", "odd-one-out", "example", "contrast")

EVIDENCE = ("choice", "true-false", "typed", "cloze", "match", "example", "contrast")
"""Kinds whose every question tells how well a card is remembered."""

ONE = ("--seed", "1", "--count", "1")


def take(home: Home, *options: str, typed: str, env: dict[str, str] = TODAY) -> str:
    """What a quiz says to what is typed."""
    done = home.run("quiz", *options, "--plain", typed=typed, env=env)

    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def one(home: Home, kind: str) -> tuple[tuple[str, ...], Question]:
    """The options for a quiz of one question of a kind, and the question."""
    options = (*ONE, "--kind", kind)
    [question] = questions(home, *options)
    return ("planets", *options), question


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_answered_rightly(planets: Home, kind: str) -> None:
    """Told so, and saved as Good."""
    options, question = one(planets, kind)
    said = take(planets, *options, typed=f"{right(question)}\n\n")

    assert question["prompt"] in said and "\nRight.\n" in said.replace("> ", "\n")
    assert "1 of 1 question right at once." in said
    assert {event["rating"] for event in events(planets)} == {3}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_answered_wrongly(planets: Home, kind: str) -> None:
    """Told so with what is right, saved as Again, and asked again before the end."""
    options, question = one(planets, kind)
    said = take(planets, *options, typed=f"{wrong(question)}\n\n/q\n")

    assert "> Wrong.\n" in said and "Answer: " in said
    assert "Question 2 of 2, missed before" in said
    assert 1 in {event["rating"] for event in events(planets)}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_line_means_not_known(planets: Home, kind: str) -> None:
    """The answer is shown, and it counts as forgotten."""
    options, _ = one(planets, kind)
    said = take(planets, *options, typed="\n/q\n")

    assert "> Not known.\n" in said and "Answer: " in said
    assert {event["rating"] for event in events(planets)} == {1}


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("choice", "z"),
        ("choice", "ab"),
        ("choice", "1"),
        ("example", "!"),
        ("true-false", "maybe"),
        ("match", "a b"),
        ("match", "a a a a"),
        ("order", "a b c d e f g"),
        ("order", "a"),
        ("typed", "/p"),
        ("typed", "/o"),
    ],
)
def test_what_is_no_answer_is_asked_again(planets: Home, kind: str, typed: str) -> None:
    """With a hint, and nothing is saved."""
    options, _ = one(planets, kind)
    said = take(planets, *options, typed=f"{typed}\n")

    assert "That is no answer to this question. Nothing was saved." in said
    assert events(planets) == []


def test_letters_may_stand_close_together_and_be_capitals(planets: Home) -> None:
    """Commas, brackets and spaces between them do not matter."""
    options, question = one(planets, "order")
    said = take(planets, *options, typed=f"({right(question).upper().replace(' ', '),(')})\n\n")

    assert "> Right.\n" in said


def test_a_wrong_pair_of_a_match_is_named(planets: Home) -> None:
    """The others are not."""
    options, question = one(planets, "match")
    first, second, *rest = right(question).split()
    said = take(planets, *options, typed=f"{' '.join([second, first, *rest])}\n/q\n")

    assert said.count("(you said otherwise)") == 2


def test_a_slip_is_shown_with_what_was_expected(planets: Home) -> None:
    """Nearly right counts as right."""
    options, question = one(planets, "cloze")
    said = take(planets, *options, typed=f"{question['answer'][:-1]}\n\n")

    assert f"> Nearly right: it is written {question['answer']}." in said
    assert "1 of 1 question right at once." in said


def test_feedback_tells_why(planets: Home) -> None:
    """The sentence the answer rests on, where it belongs, and what it did."""
    options, question = one(planets, "cloze")
    said = take(planets, *options, typed="\n/q\n")

    assert f"\nIt rests on: {question['explain']}\n" in said
    assert f" › {question['concept']}\nSaved as a review.\n" in said


def test_what_the_author_says_is_read_out(planets: Home) -> None:
    """His explanation of a fact."""
    options = ("--section", "Rocky planets", "--kind", "typed", "--count", "100")

    assert "\nBoth are small and shaped like potatoes.\n" in take(planets, "planets", *options, typed="\n\n" * 50)


def test_the_first_answer_of_the_day_counts(planets: Home) -> None:
    """The second one to the same card is practice."""
    options, question = one(planets, "typed")
    first = take(planets, *options, typed=f"{right(question)}\n\n")
    second = take(planets, *options, typed=f"{right(question)}\n\n")
    tomorrow = take(planets, *options, typed=f"{right(question)}\n\n", env=TOMORROW)

    assert [event["kind"] for event in events(planets)] == ["answer", "practice", "answer"]
    assert "Saved as a review." in first and "Saved as a review." in tomorrow
    assert "Saved as practice: the schedule stays as it is." in second


@pytest.mark.parametrize("kind", EVIDENCE)
def test_practice_leaves_the_schedule_alone(planets: Home, kind: str) -> None:
    """The answers are kept, the cards are as new as before."""
    options, question = one(planets, kind)
    before = planets.run("due", "--json", env=TODAY).stdout
    said = take(planets, *options, "--practice", typed=f"{right(question)}\n\n")

    assert "Saved as practice" in said and "New to you.\n" in said
    assert {event["kind"] for event in events(planets)} == {"practice"}
    assert planets.run("due", "--json", env=TODAY).stdout == before


def test_the_verdict_can_be_turned_round_and_back(planets: Home) -> None:
    """The learner knows better; the old verdicts are kept in the log."""
    options, question = one(planets, "typed")
    said = take(planets, *options, typed=f"{wrong(question)}\n/o\n\n")
    answered, undone, again = events(planets)

    assert "Now it counts as right. Saved as a review." in said and "1 of 1 question right" in said
    assert (answered["rating"], answered["detail"]["verdict"]) == (1, "wrong")
    assert (undone["kind"], undone["detail"]["seq"]) == ("undo", answered["seq"])
    assert (again["rating"], again["detail"]["verdict"], again["detail"]["override"]) == (3, "wrong", "right")


def test_a_match_cannot_be_turned_round(planets: Home) -> None:
    """It is several answers at once."""
    options, _ = one(planets, "match")
    said = take(planets, *options, typed="\n/o\n/q\n")

    assert "turn the verdict round" not in said and "There is no such command here." in said


def test_the_page_can_be_read_with_the_answer(planets: Home) -> None:
    """And then the quiz goes on."""
    options, question = one(planets, "typed")
    said = take(planets, *options, typed=f"{right(question)}\n/p\n\n")

    assert f"\n{question['concept']}\n\n" in said
    assert "1 of 1 question right at once." in said


def test_the_end_of_input_keeps_what_was_answered(planets: Home) -> None:
    """And `--resume` goes on with the next question."""
    first, second = questions(planets, "--seed", "5", "--count", "2")
    left = take(planets, "planets", "--seed", "5", "--count", "2", typed=f"{right(first)}\n")
    resumed = take(planets, "--resume", typed=f"{right(second)}\n\n")

    assert "`quizapp quiz --resume` goes on." in left and second["prompt"] not in left
    assert "Question 2 of 2" in resumed and second["prompt"] in resumed and first["prompt"] not in resumed
    assert "2 of 2 questions right at once." in resumed


def test_a_killed_quiz_can_be_gone_on_with(planets: Home) -> None:
    """What was acknowledged is on the disk."""
    first, second = questions(planets, "--seed", "5", "--count", "2")
    process = planets.start(["quiz", "planets", "--plain", "--seed", "5", "--count", "2"], **TODAY)
    assert process.stdin and process.stdout
    process.stdin.write(f"{right(first)}\n")
    process.stdin.flush()
    while not process.stdout.readline().startswith("Saved"):
        pass
    process.kill()
    process.communicate()
    resumed = take(planets, "--resume", typed="/q\n")

    assert len(events(planets)) >= 1
    assert "Question 2 of 2" in resumed and second["prompt"] in resumed


def test_a_finished_quiz_cannot_be_gone_on_with(planets: Home) -> None:
    """Even if nobody read the last feedback."""
    options, question = one(planets, "typed")
    take(planets, *options, typed=f"{right(question)}\n")
    done = planets.run("quiz", "--resume", "--plain")

    assert done.returncode == 2 and "No quiz was left half-way." in done.stderr


def test_an_unfinished_quiz_is_offered(planets: Home) -> None:
    """Enter goes on with it, `n` begins another, and whoever chooses questions wants another."""
    options = ("planets", "--seed", "5", "--count", "2")
    take(planets, *options, typed="\n")
    offer = "Go on with the quiz that you left, 1 of 3 answered?"

    assert offer in take(planets, typed="/q\n")
    assert "Question 2 of 3" in take(planets, typed="\n/q\n")
    assert "Question 1 of 20" in take(planets, typed="n\n/q\n")
    assert offer not in take(planets, "--count", "3", typed="/q\n")
    assert offer in take(planets, typed=""), "nothing was answered since"


def test_a_missed_question_comes_back_in_another_form(planets: Home) -> None:
    """After all others; its answer is practice."""
    options = ("--section", "giant planets", "--seed", "3", "--count", "1", "--kind", "choice", "--kind", "typed")
    [question] = questions(planets, *options)
    said = take(planets, "planets", *options, typed=f"{wrong(question)}\n\n\n\n")
    first, again = events(planets)

    assert (first["kind"], again["kind"]) == ("answer", "practice")
    assert first["card"] == again["card"] and first["form"] != again["form"]
    assert "0 of 1 question right at once." in said


def test_the_result_tells_what_to_study(planets: Home) -> None:
    """Concept by concept, what costs least time first; where there is nothing to read, the page itself."""
    said = take(planets, "planets", "--section", "Rocky planets", "--seed", "1", typed="\n\n" * 40)
    _, _, result = said.partition("By concept")

    assert "New to you: recall" in result
    assert (
        "    Study: Mercury in short (example.net, 5 min)\n    Study: A year of 88 days (example.org, 25 min)\n"
        in result
    )
    assert "    Study: its page, planets/02-venus.yaml\n" in result


def test_nothing_is_said_about_a_quiz_without_an_answer(planets: Home) -> None:
    """There is no result, and nothing to go on with."""
    said = take(planets, *ONE, typed="/q\n")

    assert "Left before the first answer." in said and "right at once" not in said


def test_without_a_terminal_it_is_chosen_by_itself(planets: Home) -> None:
    """A pipe gets lines, not screens."""
    done = planets.run("quiz", "planets", typed="/q\n", env=TODAY)

    assert done.returncode == 0 and "\x1b" not in done.stdout
    assert "Question 1 of 20" in done.stdout


def test_no_question_at_all(planets: Home) -> None:
    """It is said why, and what to do."""
    said = take(planets, "tides", "--kind", "order", "--kind", "example", typed="")

    assert (
        said == "These cards make no question of the kind example or order. Leave out --kind, or choose more decks.\n"
    )


def test_mix_ups_are_listed_and_told_apart(planets: Home) -> None:
    """A concept typed for another is remembered; after the second time a quiz asks for the difference."""
    options = ("--seed", "1", "--count", "200", "--kind", "typed")
    asked = questions(planets, *options)
    place = next(at for at, question in enumerate(asked) if question["answer"] == "Mercury")
    mix_up = "\n\n" * place + "Venus\n/q\n"
    take(planets, "planets", *options, typed=mix_up)
    once = json.loads(planets.run("confusions", "--json").stdout)
    take(planets, "planets", *options, typed=mix_up)
    [twice] = json.loads(planets.run("confusions", "--json").stdout)
    listed = planets.run("confusions").stdout
    [contrast] = questions(planets, "--count", "1", "--seed", "2")
    take(planets, "planets", "--count", "1", "--seed", "2", typed=f"{right(contrast)}\n\n")
    [told_apart] = json.loads(planets.run("confusions", "--json").stdout)

    assert [(pair["times"], pair["tell_apart"]) for pair in once] == [(1, False)]
    assert twice == {
        "concept": "Mercury",
        "concept_id": "planets/mercury",
        "other": "Venus",
        "other_id": "planets/venus",
        "times": 2,
        "last": "2026-11-23",
        "tell_apart": True,
    }
    assert listed == "Mercury and Venus: 2 times, last on 2026-11-23; the next quiz asks for the difference\n"
    assert (contrast["kind"], contrast["concept"] in ("Mercury", "Venus")) == ("contrast", True)
    assert (told_apart["times"], told_apart["tell_apart"]) == (2, False)


def test_a_mix_up_with_a_concept_that_is_gone_is_not_listed(planets: Home) -> None:
    """Nobody can tell it from anything any more."""
    options = ("--seed", "1", "--count", "200", "--kind", "typed")
    asked = questions(planets, *options)
    place = next(at for at, question in enumerate(asked) if question["answer"] == "Mercury")
    take(planets, "planets", *options, typed="\n\n" * place + "Venus\n/q\n")
    (planets.decks / "planets" / "02-venus.yaml").unlink()

    assert planets.run("confusions", "--json").stdout == "[]\n"
