"""What is blanked in prose without marks: how terms are told from verbs, descriptions and chance neighbours."""

from dataclasses import replace

import pytest

from quizapp.core.card import CardKind
from quizapp.core.concept import ConceptId
from tests.core.generate.concepts import cards, context_of, titled


def blanked(prose: str, title: str = "Zorbing") -> list[str]:
    """The answers of the cloze cards of a text, best first."""
    return [card.answer for card in cards(titled(title, prose), CardKind.CLOZE)]


@pytest.mark.parametrize(
    ("prose", "term"),
    [
        ("The rider of the ball hangs in the middle, in what makers call a spreader.", "spreader"),
        ("Most makers of the ball use a cheap so-called softener, which they add by hand.", "softener"),
        ("Riders hang from a carabiner, a ring of steel that opens to one side only.", "carabiner"),
        ("Riders of the ball first sign a paper, the indemnity, before they may roll.", "indemnity"),
        ("In aquasphering, the rider sits loose in a ball with some water in it.", "aquasphering"),
        ("The ball is kept in shape by overpressure, which a pump keeps up all day.", "overpressure"),
        (
            "A ball whose rider hangs from straps and cannot fall about is harnessed-in-line, and slow.",
            "harnessed-in-line",
        ),
        ("How long a ball may roll is told by its maker on the data sheet, or TDS.", "TDS"),
        ("The rules of the sport were written down by the ZRA in the early years.", "ZRA"),
        ("Most riders wear a chest harness, a belt that holds them at four points of the ball.", "chest harness"),
        ("Clubs use a brake rope, which slows the ball down where the hill is steep.", "brake rope"),
        ('Some riders feel a dizziness known as "the spin of the hill" for an hour.', "spin of the hill"),
    ],
)
def test_signs_of_a_term(prose: str, term: str) -> None:
    """What is called, explained, named again, set at the beginning, a means, a predicate or an acronym is a term."""
    assert blanked(prose)[0] == term


@pytest.mark.parametrize(
    ("prose", "scrap"),
    [
        ("Polyurethane sits between the inner and the outer skin of a ball.", "Polyurethane sits"),
        ("The first thing a technician checks is whether the straps of the ball will hold.", "technician checks"),
        ("Some balls are filled with foam, which old sweat dissolves within a year or two.", "sweat dissolves"),
        ("Two skins are joined with the seams facing inwards, so that nothing can rub.", "seams facing"),
        ("Each ball has a name for its kind, a principle called elastic bands that every maker keeps.", "elastic"),
        ("Most owners of a ball keep it at home, but printers refuse orders for its cover.", "printers refuse"),
        ("A padded seat makes the ride extensible, at a price that few are willing to pay.", "ride extensible"),
    ],
)
def test_verbs_and_adjectives_are_no_part_of_a_term(prose: str, scrap: str) -> None:
    """A noun phrase ends before the verb that follows it."""
    assert scrap not in blanked(prose)


@pytest.mark.parametrize(
    ("prose", "scrap"),
    [
        ("Makers publish the strength of each seam in the file MAX_LOAD of the ball.", "LOAD"),
        ("Write the option --overpressure to see how hard the pump may blow the ball up.", "overpressure"),
        ("The first slope they’ve measured is kept as a reference for all the others.", "they’ve measured"),
        ("The easiest way into the sport is to rent the equipment from a club on the hill.", "rent"),
        ("Every seam obeys stress = load / area | stress = strength, whatever the polyurethane.", "polyurethane"),
        (
            "The pump is started by overpressure(3) and stops when the needle of its gauge is in the red.",
            "overpressure",
        ),
        (
            "The straps are held on the right-hand side, where a helper can reach them from the ground.",
            "right-hand side",
        ),
        ("At the cry of overpressure! the pump is stopped, and every rider leaves his ball at once.", "overpressure"),
        ("A law of gases, the Overpressure–Temperature law, says how hot the air in a ball may be.", "Temperature law"),
        ("On the coast, this is called aquasphering by all who do it in a bay.", "aquasphering"),
    ],
)
def test_what_is_never_blanked(prose: str, scrap: str) -> None:
    """No part of a code word or formula, no contraction, no infinitive, nothing that only another sentence explains."""
    assert scrap not in blanked(prose)


def test_everyday_adjectives_do_not_make_a_term() -> None:
    """A cold stream is a stream: what is described rather than named is blanked only where nothing better is."""
    prose = "After the ride the ball is rinsed in a cold stream, dried by a dehumidifier, and put away."

    assert blanked(prose) == ["dehumidifier"]


def test_what_is_called_so_comes_before_a_mere_mention_of_the_concept() -> None:
    """A sentence that names a term teaches the term, if it does not define the concept itself."""
    prose = "The pace of zorbing on a meadow depends on the pitch of the hill, which is called the fall line."

    assert blanked(prose) == ["fall line"]


def test_many_general_things_are_no_term() -> None:
    """The plural of a general word names no one thing, whatever stands before it."""
    assert "ZRA methods" not in blanked("Early ZRA methods asked for a helper at the foot of the hill.")


def test_a_person_comes_after_a_term() -> None:
    """Who did something and where is blanked only if nothing in the text is a term."""
    prose = """The first ball was built by Andrew Akers, who lived there then. On a slope the ball is steered by
    countersteering. It came to Rotorua from Auckland within the year after."""

    assert blanked(prose) == ["countersteering"]


def test_the_own_name_comes_first() -> None:
    """What a concept is called is worth more than any phrase of its text."""
    prose = "On a hill of grass most beginners try zorbing before a lunch. The ball is kept in shape by overpressure."

    assert blanked(prose) == ["zorbing", "overpressure"]


def test_a_general_word_is_not_blanked_though_a_concept_is_called_so() -> None:
    """A deck about grammar or code may have a concept `which` or `number`."""
    concept = titled("Zorbing", "A ball which is rolled down a hill has a number that is painted on its outer skin.")
    siblings = [replace(titled(name), id=ConceptId(f"d/{name}")) for name in ("which", "number")]

    assert cards(concept, CardKind.CLOZE, context_of(concept, *siblings)) == []


def test_a_kind_of_the_concept_is_a_term() -> None:
    """It ends as the title does; the label, which would give that word away, is left out."""
    prose = "Only freestyle zorbing is allowed on Sundays, when no other rider is on the way."

    assert blanked(prose) == ["freestyle zorbing"]
    assert (
        cards(titled("Zorbing", prose), CardKind.CLOZE)[0].prompt
        == "Only ____ is allowed on Sundays, when no other rider is on the way."
    )


@pytest.mark.parametrize(
    "prose",
    [
        "Nominal zorbing is measured by the number of balls that were sold to visitors in a year.",
        "When it has rained, riders say that zorbing is better left for this or another day.",
        "Zorbing hurts a little.",
    ],
)
def test_where_the_own_name_is_not_blanked(prose: str) -> None:
    """Not inside a longer name, not where the sentence needs its label, not where it says too little."""
    assert "zorbing" not in [answer.casefold() for answer in blanked(prose)]


def test_one_word_names_of_four_letters_are_weak_targets() -> None:
    """The name of another concept that may just be a word comes after a term that is called so."""
    concept = titled("Zorbing", "Inside the zorb a rider is strapped to a counterweight on the other side of the ball.")
    sibling = replace(titled("Zorb"), id=ConceptId("d/zorb"))

    assert cards(concept, CardKind.CLOZE, context_of(concept, sibling))[0].answer == "counterweight"
