"""Questions with options."""

from dataclasses import replace

import pytest

from quizapp.core.card import ItemKind
from quizapp.core.concept import Choice, Cloze, Concept
from quizapp.core.quiz.item import CHOSEN, Item
from quizapp.core.quiz.questions.peers import Peers
from tests.core.quiz.questions.shelves import PLANETS, cid, concept, items, only, planets, shelf_of, shipped_shelf

TITLES = {planet.title for planet in PLANETS}
LINES = {f"{planet.tagline}." for planet in PLANETS}


def choices(deck: list[Concept], slot: str = "") -> list[Item]:
    """The choices of a deck; those of one kind of card, if it is named."""
    return [item for item in only(items(shelf_of(deck)), ItemKind.CHOICE) if slot in item.card]


def test_titles_stand_beside_titles_and_lines_beside_lines() -> None:
    """The right one among them; each option knows its concept."""
    for item in only(items(planets()), ItemKind.CHOICE):
        assert set(item.options) <= TITLES or set(item.options) <= LINES
        assert item.named[item.options.index(item.answer)] == item.concept_id
        assert item.guess == pytest.approx(1 / len(item.options))


def test_a_definition_asks_for_the_line() -> None:
    """From the title to what sums it up."""
    item = next(item for item in choices([*PLANETS], "earth#definition"))

    assert item.prompt == "Which line sums up “Earth”?"
    assert item.answer == "The wet world that we live on."
    assert item.source == "Earth is the planet with oceans on its surface."


def test_no_question_has_an_option_that_is_forbidden_or_right_too() -> None:
    """Whatever the seed: no alias, no broader term, nothing an author excludes."""
    peers = Peers(shipped_shelf())
    for item in items(shipped_shelf(), seed=4):
        if item.kind in CHOSEN and item.is_evidence:
            right = next((name for name, option in zip(item.named, item.options, strict=True) if option == item.answer))
            wrong = [name for name in item.named if name and name != right]
            assert not any(right and peers.clash(peers[right], peers[name]) for name in wrong)


def test_a_name_in_a_blank_is_asked_for_by_its_title() -> None:
    """Only in the number of the title: others would not fit the sentence."""
    cloze = "The water that {{one}} holds is mostly salt, and covers more than half of its ground."
    one, many = (cloze.replace("one", word) for word in ("Earth", "Earths"))
    deck = [replace(planet, clozes=(Cloze(one), Cloze(many))) for planet in PLANETS[:1]]

    found = choices([*deck, *PLANETS[1:]], "cloze#earth")

    assert [(item.answer, item.named[item.options.index("Earth")]) for item in found] == [("Earth", cid("Earth"))]


def test_a_coined_term_stands_beside_coined_terms() -> None:
    """A sentence that needs another word before its blank takes no part."""
    sentences = [
        "A ring of dust around a young star is called a {{disk}}.",
        "A cloud of gas between the far stars is called a {{nebula}}.",
        "A path of one body around another is called an {{orbit}}.",
        "Light that comes from a far star is called {{starlight}}.",
        "Most of the far stars are made of {{hydrogen}} and little else.",
    ]
    found = choices([concept("Space", "It is wide", clozes=tuple(map(Cloze, sentences)))], "cloze")

    assert {item.answer for item in found} == {"disk", "nebula", "orbit"}
    assert {frozenset(item.options) for item in found} == {frozenset({"disk", "nebula", "orbit"})}


def test_a_written_choice_is_only_shuffled() -> None:
    """Its options are the author's, in another order for another seed."""
    choice = Choice(
        "Which is the largest of them?", "the fifth one", ("the first one", "the third one", "the sixth one")
    )
    shelf = shelf_of([concept("Planet", "A wanderer", choices=(choice,))])

    found = [only(items(shelf, seed=seed), ItemKind.CHOICE)[0] for seed in range(9)]

    assert {item.answer for item in found} == {"the fifth one"}
    assert len({item.options for item in found}) > 3
    assert len({frozenset(item.options) for item in found}) == 1


def test_what_is_related_to_an_example_is_not_offered() -> None:
    """The example may well be one of that, too."""
    deck = [replace(PLANETS[2], examples=("The ground under your own feet",), related=("jupiter",)), *PLANETS[:2]]

    [item] = only(items(shelf_of([*deck, *PLANETS[3:]])), ItemKind.EXAMPLE)

    assert item.answer == "Earth"
    assert "Jupiter" not in item.options
