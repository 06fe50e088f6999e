"""What a concept becomes: which cards, in which order, under which ids."""

from dataclasses import replace

import pytest

from quizapp.core.card import CardKind
from quizapp.core.concept import Choice, Cloze, Contrast, Fact, Level, Statement
from quizapp.core.generate import generate
from tests.core.generate.concepts import CONTEXT, ENZYMES, MEIOSIS, cards, titled

FULL = replace(
    ENZYMES,
    contrasts=(Contrast("meiosis", "In the cell", "speeds reactions up", "splits the nucleus", line=20),),
    facts=(Fact("What ends in -ase?", "Most names of them", line=21),),
    clozes=(Cloze("A {{coenzyme}} helps some enzymes to do their work.", line=22),),
    choices=(Choice("Which of these digests starch?", "amylase", ("lipase", "pepsin"), line=23),),
    statements=(Statement("Boiling an egg white undoes its folding.", True, line=24),),
    steps=("Bind", "React", "Release"),
    examples=("Amylase in the spittle",),
)


def test_teaching_order() -> None:
    """A concept is met from what it is, over its parts, to telling it apart."""
    kinds = list(dict.fromkeys(card.kind for card in generate(FULL, CONTEXT).cards))

    assert kinds == [
        CardKind.TAGLINE,
        CardKind.TERM,
        CardKind.DEFINITION,
        CardKind.FACT,
        CardKind.CLOZE,
        CardKind.WHY,
        CardKind.CONTRAST,
        CardKind.EXAMPLE,
        CardKind.CHOICE,
        CardKind.STATEMENT,
        CardKind.STEPS,
    ]


def test_ids_and_slots() -> None:
    """Each id is frozen: concept, kind and a slot that no wording of a sentence enters."""
    ids = [str(card.id).removeprefix("cells/enzymes#") for card in generate(FULL, CONTEXT).cards]

    assert ids == [
        "tagline#",
        "term#",
        "definition#",
        "fact#what-ends-in-ase",
        "cloze#coenzyme",
        "cloze#substrate",
        "cloze#denaturation",
        "why#",
        "contrast#meiosis",
        "example#amylase-in-the-spittle",
        "choice#which-of-these-digests-starch",
        "statement#boiling-an-egg-white-undoes-its-folding",
        "steps#",
    ]


def test_cloze_cards_are_ranked() -> None:
    """Ranks run from 1 without gaps, the author's own cloze first; other kinds have none."""
    made = generate(FULL, CONTEXT).cards

    assert [card.rank for card in made if card.kind is CardKind.CLOZE] == [1, 2, 3]
    assert {card.rank for card in made if card.kind is not CardKind.CLOZE} == {0}


def test_cards_know_their_concept_and_line() -> None:
    """Each card carries the title, the section and the line of its source."""
    lines = {card.kind: card.line for card in generate(FULL, CONTEXT).cards}

    assert {card.concept for card in generate(FULL, CONTEXT).cards} == {"Enzymes"}
    assert {card.section for card in generate(FULL, CONTEXT).cards} == {"Cells"}
    assert (lines[CardKind.TAGLINE], lines[CardKind.TERM], lines[CardKind.WHY]) == (2, 5, 9)
    assert (lines[CardKind.FACT], lines[CardKind.STATEMENT]) == (21, 24)


@pytest.mark.parametrize("kind", list(CardKind))
def test_kinds_can_be_switched_off(kind: CardKind) -> None:
    """A kind that is off is not made, be it generated or written; the others are not touched."""
    everything = generate(FULL, CONTEXT).cards
    left = generate(replace(FULL, off=(kind,)), CONTEXT).cards

    assert [card.id for card in left] == [card.id for card in everything if card.kind is not kind]


def test_the_second_of_two_cards_with_one_id_is_reported() -> None:
    """Two questions that differ in signs alone share an id: the first stays, the second needs an id of its own."""
    twice = (Fact("Which sugar is it?", "Glucose", line=3), Fact("Which sugar is it!", "Fructose", line=4))
    result = generate(titled("Sugars", facts=twice), CONTEXT)

    assert [card.answer for card in result.cards] == ["Glucose"]
    assert [(problem.code, problem.line, problem.level) for problem in result.problems] == [
        ("duplicate-card", 4, Level.ERROR)
    ]
    assert "`id:`" in result.problems[0].hint


def test_an_id_of_its_own_makes_room() -> None:
    """With an `id:`, the same question may be asked under another id; that it asks the same is said."""
    twice = (Fact("Which sugar is it?", "Glucose"), Fact("Which sugar is it?", "Fructose", id="fruit", line=4))
    result = generate(titled("Sugars", facts=twice), CONTEXT)

    assert [str(card.id) for card in result.cards] == ["d/x#fact#which-sugar-is-it", "d/x#fact#fruit"]
    assert [(problem.code, problem.line) for problem in result.problems] == [("R05", 4)]


def test_a_flawed_card_of_the_author_is_made_and_reported() -> None:
    """What an author wrote is theirs: it is made, and the broken rule is named with its line and mend."""
    result = generate(titled("Sugars", facts=(Fact("Is glucose a sugar?", "Yes", line=7),)), CONTEXT)

    assert [card.prompt for card in result.cards] == ["Is glucose a sugar?"]
    assert [(problem.code, problem.line, problem.level) for problem in result.problems] == [("R30", 7, Level.WARNING)]
    assert result.problems[0].hint


def test_a_term_already_blanked_by_hand_is_not_blanked_again() -> None:
    """The author's cloze of a term stands for all of its blanks."""
    concept = replace(ENZYMES, clozes=(Cloze("Each enzyme fits one {{substrate}} as a key fits its lock."),))

    assert [card.answer for card in cards(concept, CardKind.CLOZE)] == ["substrate", "Enzymes", "denaturation"]


def test_a_concept_without_prose_makes_no_cards() -> None:
    """A bare title has nothing to ask, and that is no problem."""
    assert generate(titled("Sugars"), CONTEXT).cards == ()


@pytest.mark.parametrize(
    "prose",
    [
        "Sugars are sweet carbohydrates that dissolve in water.",
        "The sweet carbohydrates that dissolve in water.",
        "When starch is broken down, these sweet things are left.",
        "糖是一种碳水化合物。",
        "Zucker sind süß schmeckende Kohlenhydrate.",
    ],
)
def test_any_prose_yields_cards(prose: str) -> None:
    """A sentence in any form and any language is enough for a card."""
    assert generate(titled("Sugars", prose), CONTEXT).cards


def test_resources_and_references_make_no_cards() -> None:
    """What a concept refers to is shown elsewhere, never asked."""
    plain = generate(MEIOSIS, CONTEXT).cards
    linked = generate(replace(MEIOSIS, related=("enzymes",), requires=("mitosis",)), CONTEXT).cards

    assert plain == linked
