"""Which concept comes from another section?"""

from dataclasses import replace

from quizapp.core.card import ItemKind
from quizapp.core.concept import Concept
from quizapp.core.quiz.item import Item
from tests.core.quiz.questions.shelves import PLANETS, concept, items, only, shelf_of

STARS = [
    concept(title, f"{title} burns far away", section="Stars") for title in ("Sirius", "Vega", "Polaris", "Altair")
]


def outsiders(*deck: Concept) -> list[Item]:
    """The questions for the odd one out."""
    return only(items(shelf_of(deck)), ItemKind.ODD_ONE_OUT)


def test_three_of_the_section_and_one_from_elsewhere() -> None:
    """The concept itself is in the prompt; the answer tells nothing of its card."""
    sections = {each.title: each.section for each in (*PLANETS, *STARS)}
    found = outsiders(*PLANETS, *STARS)

    assert found
    for item in found:
        assert len(item.options) == 4
        assert [option for option in item.options if sections[option] != item.section] == [item.answer]
        assert item.concept not in item.options
        assert not item.is_evidence


def test_a_relative_is_no_outsider() -> None:
    """In either direction."""
    related = [replace(star, related=tuple(planet.title for planet in PLANETS)) for star in STARS]

    assert outsiders(*PLANETS, *related) == []


def test_an_outsider_that_lacks_a_common_word_is_none() -> None:
    """It could be found without knowing anything."""
    models = [concept(f"{kind} model", f"It is {kind}") for kind in ("Base", "Reward", "Vision", "Speech", "Code")]

    assert [item for item in outsiders(*models, *STARS) if item.section == "Section"] == []


def test_one_section_has_no_outsider() -> None:
    """Nothing of a strange deck is asked for either."""
    assert outsiders(*PLANETS, concept("Bread", "Baked dough", deck="food")) == []
