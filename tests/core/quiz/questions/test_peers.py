"""What concepts are to each other."""

from dataclasses import replace

import pytest

from quizapp.core.concept import Concept
from quizapp.core.quiz.questions.peers import Peers
from tests.core.quiz.questions.shelves import PLANETS, cid, concept, planets, shelf_of

MARS = concept("Mars", "The red desert with two moons", aliases=("red planet",))


def clash(one: Concept, other: Concept) -> bool:
    """Whether two concepts must not be offered beside each other."""
    peers = Peers(shelf_of([one, other]))
    return peers.clash(peers[one.id], peers[other.id])


@pytest.mark.parametrize(
    "other",
    [
        concept("Red planet", "Another page about it"),
        concept("Fourth planet", "Another page about it", aliases=("Mars",)),
        concept("Rust", "The red desert with two moons"),
        concept("Deimos", "A small moon", not_distractors=("mars",)),
        concept("Deimos", "A small moon", not_distractors=("Red Planet",)),
        concept("Mars rover", "It drives about"),
    ],
)
def test_what_is_never_offered_beside_a_concept(other: Concept) -> None:
    """Another name, the same line, what an author forbids, a broader or narrower term: in either direction."""
    assert clash(MARS, other)
    assert clash(other, MARS)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mars", "Venus"), ("Type I error", "Type II error"), ("Base model", "Reward model"), ("C", "C++")],
)
def test_what_may_be_offered(one: str, other: str) -> None:
    """Different things with alike names are the best wrong answers."""
    assert not clash(concept(one, "This one"), concept(other, "That one"))


def nearest(concepts: list[Concept], to: str = "Mars", **facts: object) -> list[str]:
    """The titles that may stand for one, best first."""
    shelf = replace(shelf_of(concepts), **facts)  # type: ignore[arg-type]
    return [near.profile.title for near in Peers(shelf).near(cid(to))]


def test_the_order_of_nearness() -> None:
    """What was mixed up before, what is confusable, the section, what is related elsewhere."""
    far = [concept(title, f"{title} far away", section="Far") for title in ("Moons", "Stars", "Dust")]
    near = [replace(planet, related=("stars",)) if planet.title == "Mars" else planet for planet in PLANETS]
    near[4] = replace(near[4], confusable_with=("mars",))

    found = nearest([*near, *far], mixed_up={cid("Mars"): [cid("Dust")]})

    assert found[:2] == ["Dust", "Jupiter"]
    assert set(found[2:5]) == {"Mercury", "Venus", "Earth"}
    assert found[5:] == ["Stars"]


def test_other_sections_help_out_only_where_the_own_is_small() -> None:
    """Rather a few good ones."""
    far = [concept(title, f"{title} far away", section="Far") for title in ("Moon", "Star", "Dust")]

    assert set(nearest([MARS, *far])) == {"Moon", "Star", "Dust"}
    assert not {"Moon", "Star", "Dust"} & set(nearest([*PLANETS, *far]))


def test_another_deck_helps_out_only_if_it_is_referred_to() -> None:
    """Bread is no wrong answer to a question about planets."""
    bread = concept("Bread", "Baked dough", deck="food")
    star = concept("Star", "A sun far away", deck="sky")

    assert nearest([replace(MARS, related=("sky/star",)), star, bread]) == ["Star"]


def test_a_line_that_names_a_concept_is_no_option() -> None:
    """It would give itself away."""
    shelf = planets(venus={"tagline": "Nearly a twin of Earth"}, mars={"tagline": "The Mars that we see"})
    peers = Peers(shelf)

    plain = [peer for peer in shelf.peers if peers.has_plain_line(peers[peer])]
    assert plain == [cid("Mercury"), cid("Earth"), cid("Jupiter")]
