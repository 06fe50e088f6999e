"""Line mode: reviews."""

import pytest

from tests.conftest import write_concept
from tests.processes import Home

TODAY = {"QUIZAPP_NOW": "2026-11-23T09:00:00+01:00"}
TOMORROW = {"QUIZAPP_NOW": "2026-11-24T09:00:00+01:00"}


def test_a_whole_review(home: Home) -> None:
    """Page, question, answer, grade; then it is done and says when to come back."""
    done = home.run("review", "--plain", typed="\n\n4\n\n\n4\n", env=TODAY)

    assert done.returncode == 0
    assert "Spring tide" in done.stdout and "Saved: Easy" in done.stdout
    assert "Done for today." in done.stdout
    assert "2 answers to 2 cards, 2 of them new, 0 forgotten." in done.stdout


def test_it_is_chosen_by_itself_without_a_terminal(home: Home) -> None:
    """A pipe gets lines, not screens."""
    done = home.run("review", typed="q\n", env=TODAY)

    assert done.returncode == 0 and "\x1b" not in done.stdout
    assert "Spring tide" in done.stdout


def test_the_end_of_input_leaves(home: Home) -> None:
    """Whatever was answered stays."""
    done = home.run("review", "--plain", typed="\n\n4\n", env=TODAY)

    assert done.returncode == 0 and "1 answer to 1 card" in done.stdout


def test_formulas_are_read_in_plain_characters(home: Home) -> None:
    """Nobody should have to hear dollar signs and backslashes."""
    write_concept(
        home.decks, "tides/00-pull.yaml", "title: Pull\nchoices:\n  - {q: 'With $r^3$?', a: $r_1$, wrong: [$r_2$]}\n"
    )
    done = home.run("review", "--plain", typed="\n" * 9, env=TODAY)

    assert "With r³?" in done.stdout and "r₁" in done.stdout and "r₂" in done.stdout


def test_undo(home: Home) -> None:
    """`u` brings the last card back."""
    done = home.run("review", "--plain", typed="\n\n4\nu\nq\n", env=TODAY)

    assert "Taken back: Easy." in done.stdout
    assert "0 answers to 0 cards" in done.stdout


def test_an_unknown_grade_is_asked_again(home: Home) -> None:
    """Nothing is saved that was not meant."""
    done = home.run("review", "--plain", typed="\n\n7\n4\nq\n", env=TODAY)

    assert "Answer with 1, 2, 3 or 4" in done.stdout and "Saved: Easy" in done.stdout


def test_a_grade_before_the_answer_is_not_taken(home: Home) -> None:
    """Nobody can grade what they have not seen."""
    done = home.run("review", "--plain", typed="\n4\nq\n", env=TODAY)

    assert "Saved" not in done.stdout


def test_bury_and_suspend(home: Home) -> None:
    """Both lead to the next card."""
    done = home.run("review", "--plain", typed="\nb\n\ns\n", env=TODAY)

    assert "Buried until tomorrow." in done.stdout and "Suspended." in done.stdout


def test_flag_and_another_day_and_new_again(home: Home) -> None:
    """A flagged card is asked on; what makes no sense for it is told, and it comes again."""
    home.run("review", "--plain", typed="\n\n4\nq\n", env=TODAY)
    later = {"QUIZAPP_NOW": "2027-03-01T09:00:00+01:00"}
    done = home.run("review", "--plain", typed="?\nf 8\nf 2\nm soon\nm 14\nq\n", env=later)
    home.run("undo", env=later)
    reset = home.run("review", "--plain", typed="n\nq\n", env=later)

    assert "[m 14] ask in 14 days" in done.stdout
    assert "There is no flag 8." in done.stdout and "Flag 2." in done.stdout
    assert "`soon` is no day." in done.stdout and "Due on 2027-03-15." in done.stdout
    assert "New again, with nothing learnt." in reset.stdout


@pytest.fixture
def typing(home: Home) -> Home:
    """Of a learner who types short answers."""
    (home.folder / "config" / "quizapp").mkdir(parents=True)
    (home.folder / "config" / "quizapp" / "settings.toml").write_text('type_answers = "always"\n')
    return home


def test_typed_answers(typing: Home) -> None:
    """With typing on, the answer is compared and the verdict told."""
    done = typing.run("review", "--plain", typed="\nspring tides\n3\nq\n", env=TODAY)

    assert "Right." in done.stdout and "Saved: Good" in done.stdout


def test_an_empty_line_says_that_the_answer_is_not_known(typing: Home) -> None:
    """The keys say so; the answer is shown, and the learner grades."""
    done = typing.run("review", "--plain", typed="\n\n1\n/q\n", env=TODAY)

    assert "[Enter] not known" in done.stdout
    assert "Nothing was typed." in done.stdout and "Saved: Again" in done.stdout


def test_a_letter_is_an_answer_where_answers_are_typed(typing: Home) -> None:
    """Commands stand behind a slash there."""
    done = typing.run("review", "--plain", typed="\nb\n1\n\n/u\n/q\n", env=TODAY)

    assert "Wrong." in done.stdout and "Buried" not in done.stdout
    assert "Taken back: Again." in done.stdout


def test_the_next_day_goes_on(home: Home) -> None:
    """What was forgotten yesterday is there today."""
    home.run("review", "--plain", typed="\n\n1\nq\n", env=TODAY)
    done = home.run("review", "--plain", typed="q\n", env=TOMORROW)

    assert "twice a month" in done.stdout


def test_the_place_does_not_give_the_answer_away(home: Home) -> None:
    """Above a card that asks for the concept stands its section only."""
    done = home.run("review", "--plain", typed="\nq\n", env=TODAY)

    assert "Kinds of tide    1 of 2" in done.stdout
