"""Hand-written cards: facts, choices, statements, steps, examples, contrasts."""

from dataclasses import replace

import pytest

from quizapp.core.card import CardKind
from quizapp.core.concept import Choice, Contrast, Fact, Statement
from quizapp.core.generate import generate
from tests.core.generate.concepts import CONTEXT, ENZYMES, card, cards, context_of, titled


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


def contrast(on: str, this: str, that: str, other: str = "meiosis") -> tuple[str, str, str]:
    """Slot, prompt and answer of a contrast of enzymes with another concept."""
    made = card(replace(ENZYMES, contrasts=(Contrast(other, on, this, that),)), CardKind.CONTRAST)
    return str(made.id).rpartition("#")[2], made.prompt, made.answer


def test_contrast() -> None:
    """The question names both and the point, the answer tells which does what without naming them again."""
    assert contrast("Given a cell", "feeds it", "Splits it.") == (
        "meiosis",
        "Given a cell: how do “Enzymes” and “Meiosis” differ?",
        "The first feeds it; the second splits it.",
    )


@pytest.mark.parametrize(
    ("this", "that", "answer"),
    [
        ("proteins of one chain", "a division", "The first: proteins of one chain; the second: a division."),
        ("Paris", "London", "The first: Paris; the second: London."),
        ("is fast", "has four rounds", "The first is fast; the second has four rounds."),
        ("The fast one", "A slow one", "The first: the fast one; the second: a slow one."),
    ],
)
def test_contrasts_of_any_form(this: str, that: str, answer: str) -> None:
    """Verbs are joined to their subject; anything else follows a colon. Names keep their capital."""
    assert contrast("", this, that)[1:] == ("How do “Enzymes” and “Meiosis” differ?", answer)


def test_contrast_with_a_concept_of_another_deck() -> None:
    """Its slot has the deck in front; a title or an alias may be written instead of the id."""
    far = replace(titled("Yeast", aliases=("baker's yeast",)), id="bread/yeast", deck="bread")
    concept = replace(ENZYMES, contrasts=(Contrast("Baker's Yeast", "", "is small", "is large"),))
    made = card(concept, CardKind.CONTRAST, context_of(ENZYMES, far))

    assert str(made.id) == "cells/enzymes#contrast#bread/yeast"
    assert "“Yeast”" in made.prompt


def test_contrast_with_an_unknown_concept() -> None:
    """The card is made with what was written, and the author hears that there is no such concept."""
    concept = replace(ENZYMES, contrasts=(Contrast("Vita mins", "", "is made", "is eaten", line=12),))
    result = generate(concept, CONTEXT)

    assert "cells/enzymes#contrast#vita-mins" in [str(made.id) for made in result.cards]
    assert [(problem.code, problem.line) for problem in result.problems] == [("R01", 12)]


def test_two_contrasts_with_one_concept() -> None:
    """The second needs an id of its own."""
    pair = (
        Contrast("meiosis", "In size", "is small", "is large"),
        Contrast("meiosis", "In time", "is fast", "is slow"),
    )
    named = (pair[0], replace(pair[1], id="time"))

    assert len(cards(replace(ENZYMES, contrasts=pair), CardKind.CONTRAST)) == 1
    assert [str(made.id) for made in cards(replace(ENZYMES, contrasts=named), CardKind.CONTRAST)] == [
        "cells/enzymes#contrast#meiosis",
        "cells/enzymes#contrast#time",
    ]
