"""Advice: what keeps a concept from making more cards and questions."""

from dataclasses import replace

import pytest

from quizapp.core.card import CardKind
from quizapp.core.concept import Concept, Fact, Level, Problem
from quizapp.core.generate import Context, Dropped, generate
from quizapp.core.generate.advice import advice
from quizapp.core.generate.rules import Broken
from tests.core.generate.concepts import CONTEXT, ENZYMES, MEIOSIS, MITOSIS, context_of, titled

OSMOSIS = titled("Osmosis", id="cells/osmosis", deck="cells")
CELLS = context_of(ENZYMES, MEIOSIS, MITOSIS, OSMOSIS)


def advised(concept: Concept, context: Context = CELLS) -> list[Problem]:
    """The advice on a concept as it stands."""
    return list(advice(concept, generate(concept, context), context))


def codes(concept: Concept, context: Context = CELLS) -> list[str]:
    """The codes of the advice on a concept."""
    return [problem.code for problem in advised(concept, context)]


def test_a_good_concept_needs_none() -> None:
    """Advice that is always given is not read."""
    assert advised(ENZYMES) == []


def test_advice_is_neither_error_nor_warning() -> None:
    """It points at the line to mend, and says how."""
    [problem] = advised(replace(ENZYMES, tagline="", line=3))

    assert (problem.code, problem.path, problem.line) == ("no-tagline", "cells/enzymes.yaml", 3)
    assert problem.level is Level.HINT
    assert problem.message and problem.hint


def test_a_bare_title() -> None:
    """Both fields that most cards come from are missed."""
    assert codes(OSMOSIS) == ["no-tagline", "no-what-it-is"]


def test_prose_that_neither_defines_nor_names_a_term() -> None:
    """The line is that of the prose."""
    prose = "It drifts off slowly."
    found = advised(replace(OSMOSIS, tagline="A calm flow", what_it_is=prose, field_lines=(("what_it_is", 4),)))

    assert [(problem.code, problem.line) for problem in found] == [("no-definition", 4), ("no-cloze", 4)]
    assert "Osmosis" in found[0].message
    assert "**term**" in found[1].hint


def test_a_tagline_that_holds_its_title() -> None:
    """The rule that kept the generator from making the card is named."""
    [problem] = advised(replace(ENZYMES, tagline="How enzymatic help hurries life along"))

    assert (problem.code, problem.line) == ("R03", 2)
    assert problem.message.startswith("There is no tagline card: ")


def test_a_dropped_card_is_not_missed_where_its_kind_is_made() -> None:
    """One cloze less is no loss that an author has to hear of."""
    made = generate(ENZYMES, CELLS)
    [cloze, *_] = [card for card in made.cards if card.kind is CardKind.CLOZE]
    short = Dropped(cloze, Broken("R07", "Only 3 words stand around the blank.", "Write a longer sentence."))

    assert list(advice(ENZYMES, replace(made, dropped=(short,)), CELLS)) == []


def test_a_fact_that_cannot_be_typed() -> None:
    """Its answer is longer than anybody would type it."""
    facts = (Fact("What do they do?", "They speed up reactions of all sorts", line=9), Fact("Which ending?", "-ase"))
    [problem] = advised(replace(ENZYMES, facts=facts))

    assert (problem.code, problem.line) == ("long-answer", 9)


def test_too_few_neighbours() -> None:
    """A choice needs three wrong answers; those ruled out by the author do not count."""
    assert codes(ENZYMES, CONTEXT) == ["few-neighbours"]
    assert codes(replace(ENZYMES, not_distractors=("Meiosis",))) == ["few-neighbours"]


@pytest.mark.parametrize(
    ("concept", "kinds"),
    [
        (replace(ENZYMES, tagline=""), ("tagline",)),
        (replace(ENZYMES, tagline="How enzymes help"), ("tagline",)),
        (replace(ENZYMES, what_it_is=""), ("term", "definition", "cloze")),
        (replace(ENZYMES, what_it_is="Small, and quick."), ("term", "definition", "cloze")),
    ],
)
def test_kinds_that_are_off_are_not_missed(concept: Concept, kinds: tuple[str, ...]) -> None:
    """Whoever switched a kind off knows that there is none."""
    assert advised(concept) != []
    assert advised(replace(concept, off=kinds)) == []
