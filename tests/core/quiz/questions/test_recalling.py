"""Questions answered in writing."""

from dataclasses import replace

from quizapp.core.card import ItemKind
from quizapp.core.concept import Cloze, Fact
from tests.core.quiz.questions.shelves import PLANETS, items, only, shelf_of, shipped_shelf


def test_short_answers_are_typed() -> None:
    """With all that is accepted, and no chance of guessing; a long answer is not asked so."""
    facts = (
        Fact("What follows it around the sun?", "the **Moon**", accept=("Luna",)),
        Fact("How did they come to be?", "In a cloud of dust that fell together around a young sun"),
    )
    found = only(items(shelf_of([replace(PLANETS[2], facts=facts)])), ItemKind.TYPED)
    typed = {item.prompt: (item.answer, item.accept, item.guess) for item in found if "#fact#" in item.card}

    assert typed == {"What follows it around the sun?": ("the Moon", ("Luna",), 0)}


def test_a_blank_tells_nothing_by_its_article() -> None:
    """Also where an author wrote one."""
    cloze = Cloze("The bright ring around the shadow of the Earth is called a {{corona}}.")
    [item] = only(items(shelf_of([replace(PLANETS[2], clozes=(cloze,))])), ItemKind.CLOZE)[:1]

    assert item.prompt == "The bright ring around the shadow of the Earth is called a(n) ____."
    assert item.answer == "corona"
    assert item.source == "The bright ring around the shadow of the Earth is called a corona."


def test_every_cloze_card_is_asked_as_one() -> None:
    """Once."""
    asked = [item.card for item in only(items(shipped_shelf()), ItemKind.CLOZE)]

    assert sorted(asked) == sorted(card.id for card in shipped_shelf().cards if card.kind.value == "cloze")
