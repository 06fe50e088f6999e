"""Hand-written cards: facts, choices, statements, steps, examples."""

from dataclasses import replace

import pytest

from quizapp.core.card import CardKind
from quizapp.core.concept import Choice, Fact, Statement
from quizapp.core.generate import generate
from tests.core.generate.concepts import CONTEXT, ENZYMES, card, cards, titled


def test_fact() -> None:
    """The question loses its marks; the answer keeps what the author wrote."""
    fact = Fact("What does `cat` **do**?", "It prints `files`\n", ("show files",), " Since 1971. ", line=4)
    made = card(titled("cat", facts=(fact,)), CardKind.FACT)

    assert (made.prompt, made.answer) == ("What does cat do?", "It prints `files`")
    assert (made.accept, made.explain, made.line) == (("show files",), "Since 1971.", 4)


def test_choice_options_never_move() -> None:
    """The options are shuffled once and for all, the right one among them."""
    choice = Choice("Which digests starch?", "**amylase**", ("lipase", "pepsin", "lactase"))
    made = card(titled("Digestion", choices=(choice,)), CardKind.CHOICE)

    assert sorted(made.options) == ["amylase", "lactase", "lipase", "pepsin"]
    assert made.answer == "amylase"
    assert card(titled("Digestion", choices=(choice,)), CardKind.CHOICE).options == made.options


def test_statement() -> None:
    """A statement is answered by true or false, and says why it is false."""
    both = (Statement("Heat helps.", True), Statement("Cold kills.", False, because="It only slows."))
    true, false = cards(titled("Cells", statements=both), CardKind.STATEMENT)

    assert (true.prompt, true.answer) == ("True or false? Heat helps.", "True")
    assert (false.answer, false.explain) == ("False", "It only slows.")


@pytest.mark.parametrize(
    "steps", [("a", "b"), ("a", "b", "c"), ("one", "two", "three", "four", "five", "six", "seven")]
)
def test_steps_are_never_shown_in_their_order(steps: tuple[str, ...]) -> None:
    """What is to be ordered is shown in another order."""
    made = card(titled("Baking", steps=steps), CardKind.STEPS)

    assert made.prompt == "In which order do the steps of “Baking” come?"
    assert made.answer == " → ".join(steps)
    assert sorted(made.options) == sorted(steps)
    assert made.options != steps


def test_example() -> None:
    """An example asks for the concept, whose other names are accepted."""
    made = card(replace(ENZYMES, examples=("Amylase in the spittle",)), CardKind.EXAMPLE)

    assert made.prompt == "Which concept is this an example of? Amylase in the spittle"
    assert (made.answer, made.accept) == ("Enzymes", ("biological catalysts", "Enzyme"))


def test_an_example_that_gives_the_concept_away_is_left_out() -> None:
    """An example that names its concept asks nothing, and the author hears of it."""
    result = generate(titled("Enzymes", examples=("The enzyme amylase",), field_lines=(("examples", 8),)), CONTEXT)

    assert result.cards == ()
    assert {(problem.code, problem.line) for problem in result.problems} == {("R02", 8), ("R03", 8)}
