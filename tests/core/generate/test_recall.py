"""The cards every concept has: term, definition, tagline, why."""

from dataclasses import replace

import pytest

from quizapp.core.card import CardKind
from tests.core.generate.concepts import CONTEXT, ENZYMES, MEIOSIS, card, cards, context_of, titled


def test_term_card() -> None:
    """The defining sentence with its subject left out asks for the title; other names are accepted."""
    term = card(ENZYMES, CardKind.TERM)

    assert term.prompt == "Which term fits? ____ are proteins that speed up the many reactions of a living cell."
    assert term.answer == "Enzymes"
    assert term.accept == ("biological catalysts", "Enzyme")


@pytest.mark.parametrize(
    ("title", "prose", "prompt"),
    [
        (
            "Roux",
            "A roux is a cooked mix of fat and flour.",
            "Which term fits? ____ is a cooked mix of fat and flour.",
        ),
        (
            "Overfitting",
            "In machine learning, overfitting means that a model repeats its examples.",
            "Which term fits? In machine learning, ____ means that a model repeats its examples.",
        ),
        (
            "Turgor",
            "The pressure of water against the wall of a plant cell is called turgor.",
            "Which term fits? The pressure of water against the wall of a plant cell is called ____.",
        ),
        (
            "Large language models",
            "Large language models (LLMs) are networks trained on text to continue it.",
            "Which term fits? ____ are networks trained on text to continue it.",
        ),
        (
            "Tart",
            "A tart, which may be sweet, is a flat pastry without a lid.",
            "Which term fits? ____, which may be sweet, is a flat pastry without a lid.",
        ),
        (
            "Gross output (GO)",
            "Gross output, or GO, is the value of all that was made and sold.",
            "Which term fits? ____ is the value of all that was made and sold.",
        ),
        (
            "Chord",
            "The chord of a circle is any straight line between two of its points.",
            "Which term fits? ____ of a circle is any straight line between two of its points.",
        ),
        (
            "Tarts",
            "Most bakers sell them. A tart comes on a plate. It is a flat pastry without any lid.",
            "Which term fits? ____ is a flat pastry without any lid.",
        ),
        (
            "Inhibitors",
            "Anything that slows a reaction down without being used up counts as an inhibitor.",
            "Which term fits? Anything that slows a reaction down without being used up counts as ____.",
        ),
        (
            "Spandrel",
            "Less famous is the spandrel, a flat triangle of wall between the curve of an arch and its frame.",
            "Which term fits? Less famous is ____, a flat triangle of wall between the curve of an arch and its frame.",
        ),
        (
            "Social loafing",
            "The theory of social loafing, put forward by a farmer, holds that teams pull less hard.",
            "Which term fits? The theory of ____, put forward by a farmer, holds that teams pull less hard.",
        ),
        (
            "Keystone",
            "That wedge is small. That last wedge, with the blocks it locks, is the keystone.",
            "Which term fits? The last wedge, with the blocks it locks, is ____.",
        ),
        (
            "Photosynthesis",
            "The process by which plants turn light into sugar.",
            "Which term does this describe? The process by which plants turn light into sugar.",
        ),
    ],
)
def test_term_prompts(title: str, prose: str, prompt: str) -> None:
    """Articles go with the name, a short opening stays, and a bare definition is asked as it stands."""
    assert card(titled(title, prose), CardKind.TERM).prompt == prompt


@pytest.mark.parametrize(
    "prose",
    ["Sugar can be stored as starch in the cells of plants.", "In addition to light, plants need water.", "Sugar."],
)
def test_a_sentence_about_something_else_describes_no_term(prose: str) -> None:
    """Only a phrase such as `the process by which ...` describes a concept that it does not name."""
    assert cards(titled("Photosynthesis", prose), CardKind.TERM) == []


def test_a_sentence_with_two_names_is_not_asked() -> None:
    """A sentence that names the concept twice would have two blanks: another one is asked."""
    prose = "A stock is a broth, and a stock needs bones. A stock is a clear liquid in which bones were simmered."

    assert card(titled("Stock", prose), CardKind.TERM).prompt.endswith("liquid in which bones were simmered.")


def test_a_term_is_not_asked_where_its_sentence_gives_it_away() -> None:
    """A form of a telling word of the title in the sentence is a leak; without another sentence no card is made."""
    assert cards(titled("Hash table", "A hash table is a store that uses hashing to find keys."), CardKind.TERM) == []


@pytest.mark.parametrize(
    ("title", "prose", "prompt"),
    [
        (
            "Base model",
            "A base model is the direct result of pre-training, a model that only continues text.",
            "____ is the direct result of pre-training.",
        ),
        (
            "Packet switching",
            "In packet switching, a message is cut into small pieces, the packets, and each of them is sent alone.",
            "In ____, a message is cut into small pieces.",
        ),
        (
            "Sea wall",
            "A sea wall keeps the tide from the houses behind; no other wall is built of so much stone.",
            "____ keeps the tide from the houses behind.",
        ),
    ],
)
def test_last_clauses_that_hint_are_cut(title: str, prose: str, prompt: str) -> None:
    """However general a word of the title is, it is avoided where the sentence can do without its last clauses."""
    assert card(titled(title, prose), CardKind.TERM).prompt == f"Which term fits? {prompt}"


def test_general_words_of_the_term_give_it_away_too() -> None:
    """`A base model is a model` tells half of the answer; without another sentence no term card is made."""
    assert cards(titled("Base model", "A base model is a model that only continues any text."), CardKind.TERM) == []


def test_a_term_called_so_is_a_whole_name() -> None:
    """What is called `zorb pilot` is not the zorb."""
    assert (
        cards(titled("Zorb", "A person called a zorb pilot is trained to roll visitors downhill."), CardKind.TERM) == []
    )


def test_definition_card() -> None:
    """The question uses the author's own words, the answer is the defining sentence."""
    definition = card(ENZYMES, CardKind.DEFINITION)

    assert definition.prompt == "What are enzymes?"
    assert definition.answer == "Enzymes are proteins that speed up the many reactions of a living cell."


@pytest.mark.parametrize(
    ("title", "prose", "question"),
    [
        ("Base Models", "A base model is the direct result of a first training.", "What is a base model?"),
        ("Overfitting", "Overfitting is learning examples by heart.", "What is overfitting?"),
        ("Transformers", "Transformers are networks. Some transformers are large.", "What are transformers?"),
        ("Maillard Reaction", "The Maillard reaction is what browns a crust.", "What is the Maillard reaction?"),
        ("The Magna Carta", "The Magna Carta was a charter of 1215.", "What was the Magna Carta?"),
        ("DNA", "DNA is the molecule that carries genes.", "What is DNA?"),
        ("Newton's second law", "Newton's second law relates force and mass.", "What does “Newton's second law” mean?"),
        ("Git", "Git is a tool that keeps versions. We use Git daily.", "What is Git?"),
        ("Zorb", "Zorb is what nobody knows.", "What does “Zorb” mean?"),
        ("Zorb", "Nobody knows what this could be.", "What does “Zorb” mean?"),
        ("Fine-tuning", "Fine-tuning is a second training.", "What is fine-tuning?"),
        ("Baker's percentage", "Baker's percentage is a share of flour.", "What does “Baker's percentage” mean?"),
    ],
)
def test_definition_questions(title: str, prose: str, question: str) -> None:
    """Article, number and capitals are the author's; where the text does not show them the title is quoted."""
    assert card(titled(title, prose), CardKind.DEFINITION).prompt == question


def test_an_alias_shows_that_a_name_is_a_common_one() -> None:
    """A small letter anywhere in the concept's own names tells that the capital is the sentence's."""
    concept = titled("Baker's percentage", "Baker's percentage is a share of flour.", aliases=("baker's percent",))

    assert card(concept, CardKind.DEFINITION).prompt == "What is baker's percentage?"


def test_a_terse_definition_takes_the_next_sentence_along() -> None:
    """A definition of a few words is followed by one more sentence, never by two."""
    prose = "Salt is a mineral. It keeps food from spoiling. It is also cheap."

    assert card(titled("Salt", prose), CardKind.DEFINITION).answer == "Salt is a mineral. It keeps food from spoiling."


def test_definition_of_a_tagline_alone() -> None:
    """A concept with nothing but a tagline is defined by it."""
    assert card(titled("Salt", tagline="What the sea tastes of"), CardKind.DEFINITION).answer == (
        "What the sea tastes of."
    )


def test_a_definition_stands_alone_where_the_next_sentence_is_flawed() -> None:
    """A flaw in a second sentence does not cost the concept its card."""
    prose = "A zorb is a ball. It is is big."

    assert card(titled("Zorb", prose), CardKind.DEFINITION).answer == "A zorb is a ball."


def test_a_sentence_without_end_is_cut() -> None:
    """Rough prose still defines its concept."""
    answer = card(titled("Zorb", "A zorb rolls down the hill and then " * 40), CardKind.DEFINITION).answer

    assert answer.startswith("A zorb rolls down the hill and then A zorb")
    assert answer.endswith("…")


@pytest.mark.parametrize("mark", ['"', "(", "”", "]"])
def test_a_bracket_without_its_partner_is_left_out(mark: str) -> None:
    """A quotation may begin in one sentence and end in another."""
    prose = f"A zorb is a {mark}ball of plastic with room for one rider."

    assert card(titled("Zorb", prose), CardKind.TERM).prompt.endswith(
        "____ is a ball of plastic with room for one rider."
    )


def test_an_opening_that_announces_a_list_is_no_definition() -> None:
    """A sentence before a list says nothing without the list."""
    prose = (
        "There are three kinds of salt:\n\n- rock salt\n\nSalt is a mineral that people need in small amounts daily."
    )

    assert card(titled("Salt", prose), CardKind.DEFINITION).answer.startswith("Salt is a mineral")


def test_tagline_card() -> None:
    """The tagline asks for the title."""
    tagline = card(ENZYMES, CardKind.TAGLINE)

    assert tagline.prompt == ("Which concept does this line sum up? Helpers that hurry the chemistry of life along.")
    assert tagline.answer == "Enzymes"


@pytest.mark.parametrize(
    "tagline", ["Enzymes at work", "An enzyme, up close", "The enzymatic engine", "Biological catalyst of life"]
)
def test_a_tagline_that_names_the_concept_is_not_asked(tagline: str) -> None:
    """The title, its other number, a derived form and an alias all give the answer away."""
    assert cards(replace(ENZYMES, tagline=tagline), CardKind.TAGLINE) == []


def test_why_card() -> None:
    """The question names the concept in its own number, the answer is why it matters."""
    why = card(ENZYMES, CardKind.WHY)

    assert why.prompt == "Why do enzymes matter?"
    assert why.answer == "Digestion would take years without enzymes. Washing powders use them as well."


def test_why_of_a_title_that_no_sentence_shows() -> None:
    """A quoted title is right for any title."""
    assert card(titled("Zorb", why_it_matters="It pays the rent."), CardKind.WHY).prompt == "Why does “Zorb” matter?"


def test_a_word_that_half_of_the_deck_shares_gives_nothing_away() -> None:
    """Where most titles end in `wall`, a wall in the sentence does not tell them apart."""
    prose = "A fire wall is a wall that keeps flames from the next house."
    alone, other, third = titled("Fire wall", prose), titled("Sea wall"), titled("Dry wall")
    siblings = context_of(
        alone, replace(other, id="d/sea"), replace(third, id="d/dry"), replace(third, id="d/hut", title="Hut")
    )

    assert cards(alone, CardKind.TERM) == []
    assert card(alone, CardKind.TERM, siblings).answer == "Fire wall"


def test_definition_of_a_concept_without_its_name_in_the_text() -> None:
    """The first sentence defines where none names the concept."""
    assert card(titled("Zorb", "Something round. Something red."), CardKind.DEFINITION, CONTEXT).answer == (
        "Something round. Something red."
    )


def test_connectives_that_say_nothing_are_dropped() -> None:
    """A sentence is taken out of its paragraph without the words that tied it there."""
    concept = replace(MEIOSIS, what_it_is="However, meiosis is a kind of division that yields four cells.")

    assert card(concept, CardKind.DEFINITION).answer == "Meiosis is a kind of division that yields four cells."
