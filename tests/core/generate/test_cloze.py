"""Cloze cards: what is blanked, where, and how the sentence is made to read alone."""

import pytest

from quizapp.core.card import CardKind
from quizapp.core.concept import Cloze
from tests.core.generate.concepts import CONTEXT, ENZYMES, MEIOSIS, card, cards, titled


def blanked(prose: str, title: str = "Zorbing", **fields: str) -> list[tuple[str, str]]:
    """Prompt and answer of each cloze card of a text."""
    return [(made.prompt, made.answer) for made in cards(titled(title, prose, **fields), CardKind.CLOZE)]


def test_marked_terms_come_first() -> None:
    """What an author set in bold is blanked, behind a label that says what it is about."""
    assert cards(ENZYMES, CardKind.CLOZE)[0].prompt == (
        "Enzymes — Enzymes hold their ____ in a pocket of matching form."
    )
    assert cards(ENZYMES, CardKind.CLOZE)[0].answer == "substrate"


def test_one_blank_in_each_sentence() -> None:
    """A sentence with two marked terms makes one card."""
    assert len(blanked("Inside the ball the **rider** is held in place by a **harness** of nylon.")) == 1


def test_one_card_for_each_term() -> None:
    """A term marked in two sentences is asked once."""
    prose = "The ball is rolled by its **rider** down a hill. On water the **rider** walks to make it turn."

    assert [answer for _, answer in blanked(prose)].count("rider") == 1


def test_at_most_six() -> None:
    """A long text does not flood a deck."""
    names = ["amber", "basalt", "cobalt", "dolomite", "emerald", "feldspar", "granite", "hematite"]
    prose = " ".join(f"In room {room} the visitor can see **{name}** on a shelf." for room, name in enumerate(names))

    assert len(blanked(prose)) == 6


def test_siblings_are_terms() -> None:
    """The name of another concept of the deck is worth a blank; its other names are accepted."""
    assert cards(MEIOSIS, CardKind.CLOZE)[0].answer == "mitosis"
    assert cards(MEIOSIS, CardKind.CLOZE)[0].accept == ("Mitosis", "Mitoses")


def test_what_is_called_so_is_a_term() -> None:
    """After `called` and its like stands a term, in all of its words."""
    prompt, answer = blanked("Two pairs may exchange pieces in a process known as crossing over.")[0]

    assert prompt.endswith("in a process known as ____.")
    assert answer == "crossing over"


def test_an_acronym_does_not_give_its_expansion_away() -> None:
    """It is left out of the sentence, and accepted as an answer."""
    prose = "Some swap pieces in a process known as random chromatid exchange (RCE) before they part."
    card = cards(titled("Zorbing", prose), CardKind.CLOZE)[0]

    assert card.prompt == "Zorbing — Some swap pieces in a process known as ____ before they part."
    assert (card.answer, card.accept) == ("random chromatid exchange", ("RCE",))


@pytest.mark.parametrize(
    ("prose", "prompt"),
    [
        (
            "Balls lean to one side. This sideways lean is known to all riders as listing.",
            "Zorbing — The sideways lean is known to all riders as ____.",
        ),
        ("Balls roll. This is known to all riders in the field as listing.", ""),
    ],
)
def test_what_this_points_at_may_stand_beside_it(prose: str, prompt: str) -> None:
    """A described thing can be asked about without the sentence before; a bare `this` cannot."""
    assert [asked for asked, _ in blanked(prose)][:1] == [prompt] * bool(prompt)


def test_an_article_before_the_blank_tells_nothing() -> None:
    """`an` would tell that a vowel follows."""
    assert blanked("Riders are strapped into an **orb** before they roll.")[0][0] == (
        "Zorbing — Riders are strapped into a(n) ____ before they roll."
    )


def test_the_label_is_left_out_where_it_is_the_answer() -> None:
    """A blank for the concept's own name has no label that names it."""
    prose = "Since 1994, zorbing has been a sport of few rules. Zorbing means rolling downhill inside a ball."

    assert ("Since 1994, ____ has been a sport of few rules.", "zorbing") in blanked(prose)


def test_the_term_card_is_not_asked_twice() -> None:
    """The sentence of the term card with the same blank makes no cloze."""
    prose = "Zorbing is the sport of rolling downhill inside a ball of transparent plastic."

    assert [answer for _, answer in blanked(prose)] == ["transparent plastic"]


@pytest.mark.parametrize(
    "prose",
    [
        "This makes the **harness** the most important part of the ball.",
        "However they are built, **harnesses** must hold: such is the law. But **harness** makers disagree.",
        "For example there is a **harness** in the middle of every ball.",
        "As shown in figure 3, the **harness** holds the rider in the ball.",
        "What holds the rider in the middle of the **harness**?",
        "The **harness** holds, and a second harness is kept in reserve.",
        "A **harness** helps.",
        "Use the **harness** in these ways:",
    ],
)
def test_sentences_that_make_no_cloze(prose: str) -> None:
    """No orphans, pointers, questions, repeats of the blank, scraps or announcements."""
    assert [answer for _, answer in blanked(prose) if answer.startswith("harness")] == []


@pytest.mark.parametrize("target", ["really", "the", "thing", "a long phrase of six words", "Note:"])
def test_marks_that_are_no_terms(target: str) -> None:
    """Bold for emphasis is not a term."""
    prose = f"On every day the riders roll **{target}** down the hill of the farm."

    assert target not in [answer for _, answer in blanked(prose)]


def test_a_pronoun_is_resolved() -> None:
    """`It` is replaced by the concept's name where the sentence before has the concept as its subject."""
    prose = "Zorbing is a sport of few rules. It needs a steep hill and a **harness** of nylon."

    assert blanked(prose)[0][0] == "Zorbing — Zorbing needs a steep hill and a(n) ____ of nylon."


def test_a_pronoun_takes_the_number_of_the_sentence_before() -> None:
    """The title may be in the plural all the same."""
    prose = "A zorb is a ball for people. It is made of two skins and a **harness** of nylon. They like it."

    assert ("Zorbs — A zorb is made of two skins and a(n) ____ of nylon.", "harness") in blanked(prose, title="Zorbs")


@pytest.mark.parametrize(
    "sentence",
    [
        "It is known that a **harness** of nylon holds for years.",
        "It is hard to find a **harness** of nylon that holds.",
        "It's no secret that a **harness** of nylon holds the rider.",
        "It's been said that a **harness** of nylon holds the rider.",
        "It takes a **harness** of nylon to hold the rider.",
        "They need a **harness** of nylon to hold the rider.",
    ],
)
def test_a_pronoun_that_means_something_else(sentence: str) -> None:
    """`It` that means nothing, and a plural after a singular, are not taken for the concept."""
    assert all(
        "zorbing" not in prompt.split(" — ")[-1].casefold() for prompt, _ in blanked(f"Zorbing is fun. {sentence}")
    )


def test_a_concept_without_marks_still_has_a_cloze() -> None:
    """Plain prose yields at least one blank."""
    assert blanked("Zorbing is the sport of rolling downhill inside a ball of transparent plastic.")


def test_text_in_another_language_is_blanked_by_its_marks_alone() -> None:
    """Without knowing the grammar only the author's marks are sure."""
    prose = "Die Zelle ist die kleinste lebende Einheit. Jede Zelle ist von einer **Membran** umgeben, die sie schützt."

    assert [answer for _, answer in blanked(prose, title="Zelle")] == ["Membran"]


def test_a_written_cloze() -> None:
    """Blanks in double braces make a card each, the other marks shown; a label says what it is about."""
    concept = titled(
        "Zorbing", clozes=(Cloze("The {{rider}} sits in a {{ball}} of clear plastic.", "Since 1994.", "", 4),)
    )
    rider, ball = cards(concept, CardKind.CLOZE)

    assert (rider.prompt, rider.answer) == ("Zorbing — The ____ sits in a ball of clear plastic.", "rider")
    assert (ball.prompt, ball.answer) == ("Zorbing — The rider sits in a ____ of clear plastic.", "ball")
    assert (str(rider.id), str(ball.id)) == ("d/x#cloze#rider", "d/x#cloze#ball")
    assert (rider.explain, rider.line) == ("Since 1994.", 4)


def test_a_written_cloze_with_an_id() -> None:
    """The id names the first blank; further ones are numbered."""
    concept = titled("Zorbing", clozes=(Cloze("The {{rider}} sits in a {{ball}} of clear plastic.", id="seat"),))

    assert [str(made.id) for made in cards(concept, CardKind.CLOZE)] == ["d/x#cloze#seat", "d/x#cloze#seat-2"]


@pytest.mark.parametrize(
    "text", ["{{Zorbing}} is a sport of few rules and many bruises.", "In zorbing the {{rider}} sits in a big ball."]
)
def test_a_written_cloze_needs_no_label_where_it_names_the_concept(text: str) -> None:
    """A label would give the answer away, or say again what the sentence says."""
    assert not card(titled("Zorbing", clozes=(Cloze(text),)), CardKind.CLOZE).prompt.startswith("Zorbing —")


def test_the_same_text_gives_the_same_cards() -> None:
    """Nothing is left to chance."""
    assert cards(ENZYMES, CardKind.CLOZE, CONTEXT) == cards(ENZYMES, CardKind.CLOZE, CONTEXT)


def test_a_verb_of_a_clause_is_no_term() -> None:
    """After `that`, `which` or `who` stands what the noun before it does."""
    prose = "Ribosomes are machines that turn nutrients into proteins, the bricks of a cell."

    assert "turn" not in " ".join(answer for _, answer in blanked(prose, title="Ribosomes"))


def test_a_possessive_is_resolved() -> None:
    """`Its` means the concept when the sentence before is about it."""
    prose = "Zorbing is rolling downhill inside a ball. Its riders are held by a **harness** made of strong nylon."

    assert ("Zorbing — Zorbing’s riders are held by a(n) ____ made of strong nylon.", "harness") in blanked(prose)


def test_a_contracted_pronoun_is_resolved() -> None:
    """`It's` is `it is`."""
    prose = "Zorbing is fun. It's done by riders who hang from a **harness** of nylon."

    assert blanked(prose)[0] == ("Zorbing — Zorbing is done by riders who hang from a(n) ____ of nylon.", "harness")


def test_a_connective_is_no_term() -> None:
    """`Thereby` and its like are grammar."""
    prose = "Zorbing is rolling downhill inside a ball. Each rider thereby learns the limits of a stomach."

    assert "thereby" not in " ".join(answer for _, answer in blanked(prose))


@pytest.mark.parametrize(
    ("prose", "prompt"),
    [
        (
            "Enzymes bind a pocket. But heat unfolds the **protein** within a minute or two.",
            "Enzymes — Heat unfolds the ____ within a minute or two.",
        ),
        (
            "Enzymes bind a pocket. They also lower the **activation energy** of the reaction.",
            "Enzymes — Enzymes lower the ____ of the reaction.",
        ),
        (
            "An enzyme is a protein. It takes place among the **catalysts** of a living cell.",
            "Enzymes — An enzyme takes place among the ____ of a living cell.",
        ),
    ],
)
def test_what_leans_on_the_sentence_before_is_mended(prose: str, prompt: str) -> None:
    """A connective that can go is left out, and `it takes place` means the concept."""
    assert prompt in [card.prompt for card in cards(titled("Enzymes", prose), CardKind.CLOZE)]
