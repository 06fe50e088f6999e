"""Composing a quiz."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.card import CardKind, ItemKind
from quizapp.core.concept import Concept, ConceptId
from quizapp.core.generate import Context
from quizapp.core.generate.draft import TRUE
from quizapp.core.generate.rules import Broken, broken
from quizapp.core.quiz.item import CHOSEN, Item
from quizapp.core.quiz.questions.compose import compose, spread
from quizapp.core.quiz.questions.makers import MAKERS
from quizapp.core.quiz.wish import Order, Wish
from tests.core.generate.test_properties import concepts
from tests.core.quiz.items import item as made
from tests.core.quiz.questions.shelves import EVERYTHING, cid, items, only, planets, shelf_of, shipped, shipped_shelf


@pytest.fixture(scope="module")
def everything() -> list[Item]:
    """Every question of the shipped decks."""
    return items(shipped_shelf())


# ---- what is asked


def test_no_more_than_wished_for() -> None:
    """The count is a limit, down to nothing at all."""
    assert len(items(shipped_shelf(), Wish(count=7))) == 7
    assert items(shipped_shelf(), Wish(count=0)) == []
    assert items(shelf_of([])) == []


@pytest.mark.parametrize("order", Order)
def test_a_card_is_asked_once_before_any_is_asked_again(order: Order) -> None:
    """In another kind each time."""
    shelf = shipped_shelf()
    askable = sum(card.kind in MAKERS for card in shelf.cards)

    found = items(shelf, Wish(count=EVERYTHING, order=order))

    first = {item.card for item in found[: askable // 2]}
    assert len(first) > 0.9 * (askable // 2)
    assert len({item.id for item in found}) == len(found)


def test_every_card_is_asked(everything: list[Item]) -> None:
    """With a count large enough; only the free text of a why card cannot be."""
    asked = {item.card for item in everything}

    assert {card.kind for card in shipped_shelf().cards if card.id not in asked} == {CardKind.WHY}


def test_every_kind_comes_up_early() -> None:
    """A short quiz is a fair mix."""
    kinds = Counter(item.kind for item in items(shipped_shelf(), Wish(count=45)))

    assert set(kinds) == set(ItemKind)
    assert max(kinds.values()) <= 9


def test_concepts_are_covered_evenly() -> None:
    """A mixed quiz asks about each concept once before it comes back to any."""
    found = items(shipped_shelf(), Wish(count=len(shipped())))

    assert len({item.concept_id for item in found}) == len(shipped())


def test_weak_spots_come_first() -> None:
    """The cards are taken in the order of the shelf, which begins with the weakest."""
    shelf = shipped_shelf()
    weakest = replace(shelf, cards=shelf.cards[::-1])
    askable = [card.id for card in weakest.cards if card.kind in MAKERS]

    found = items(weakest, Wish(count=30, order=Order.WEAK_FIRST))

    assert {item.card for item in found} <= set(askable[:33])


@pytest.mark.parametrize("kind", ItemKind)
def test_only_the_kinds_wished_for(kind: ItemKind) -> None:
    """Also where a question comes back."""
    rounds = compose(shipped_shelf(), Wish(count=10, kinds=frozenset({kind})), Random(1))

    assert {kind} == {item.kind for each in rounds for item in (each.item, each.again)}


def test_a_missed_card_comes_back_in_another_form() -> None:
    """It stays the same card; only a card that has no other form is asked in the same."""
    for each in compose(shipped_shelf(), Wish(count=60), Random(3)):
        assert each.again.card == each.item.card
        if each.again.kind is each.item.kind:
            assert each.again == each.item


def test_the_same_seed_gives_the_same_quiz() -> None:
    """And another seed another one."""
    first, again, other = (compose(shipped_shelf(), Wish(count=40), Random(seed)) for seed in (5, 5, 6))

    assert first == again
    assert first != other


def test_a_pair_mixed_up_is_told_apart_early() -> None:
    """Whatever else was wished for; the event of the answer knows both."""
    shelf = replace(planets(), to_tell_apart=frozenset({frozenset((cid("Mars"), cid("Venus")))}))

    first = items(shelf, Wish(count=5), 1)[0]

    assert first.kind is ItemKind.CONTRAST
    assert {first.concept_id, first.other} == {cid("Mars"), cid("Venus")}


def test_pairs_mixed_up_do_not_fill_the_quiz() -> None:
    """At most a quarter of it goes to them at first."""
    every = [frozenset((cid(one), cid(other))) for one, other in pairwise(["Mercury", "Venus", "Earth", "Mars"])]
    shelf = replace(planets(), to_tell_apart=frozenset(every))

    assert len(only(items(shelf, Wish(count=8), 1), ItemKind.CONTRAST)) <= 3


# ---- one after the other


@given(st.lists(st.sampled_from("abcd"), max_size=30))
def test_questions_of_one_concept_are_parted_if_possible(row: list[str]) -> None:
    """Unless a concept has more than half of them."""
    found = spread([made(card=f"d/{name}#term#{place}") for place, name in enumerate(row)])

    most = max(Counter(row).values(), default=0)
    touching = sum(one.concept_id == other.concept_id for one, other in pairwise(found))
    assert sorted(item.card for item in found) == sorted(f"d/{name}#term#{place}" for place, name in enumerate(row))
    assert touching == max(0, 2 * most - len(row) - 1)


def test_a_row_without_neighbours_stays_as_it_is() -> None:
    """Weak spots stay in front."""
    row = [made(card=f"d/{name}#term#") for name in "abcabd"]

    assert spread(row) == row


# ---- what holds for all


def breaches(found: list[Item], context: Context) -> list[tuple[str, Broken]]:
    """What breaks a rule."""
    return [(item.id, fault) for item in found for fault in broken(item, context)]


def test_every_question_keeps_every_rule(everything: list[Item]) -> None:
    """No two of one kind ask the same, either."""
    prompts = Counter((item.kind, item.prompt) for item in everything)

    assert breaches(everything, shipped_shelf().context) == []
    assert max(prompts.values()) == 1


def test_no_question_names_a_concept_that_is_missing(everything: list[Item]) -> None:
    """Neither by itself nor in its options."""
    peers, cards = shipped_shelf().peers, {card.id for card in shipped_shelf().cards}

    for item in everything:
        assert item.card in cards
        assert {item.concept_id, *filter(None, item.named), *filter(None, [item.other])} <= set(peers)
        assert set(item.cards) <= cards
        assert len(item.named) in (0, len(item.options))


def test_a_concept_has_many_kinds(everything: list[Item]) -> None:
    """At the median eight."""
    kinds: dict[ConceptId, set[ItemKind]] = {}
    for item in everything:
        kinds.setdefault(item.concept_id, set()).add(item.kind)

    assert sorted(map(len, kinds.values()))[len(kinds) // 2] >= 8


@pytest.mark.parametrize("seed", range(4))
def test_half_of_the_statements_are_true(seed: int) -> None:
    """Between 40 and 60 % of a set are, those written by hand among them."""
    truths = [item.answer == TRUE for item in only(items(shipped_shelf(), seed=seed), ItemKind.TRUE_FALSE)]

    assert 0.4 <= sum(truths) / len(truths) <= 0.6


def test_short_quizzes_have_true_and_false_statements_alike() -> None:
    """Though most sentences of a deck cannot be turned into false ones."""
    found = [item for seed in range(60) for item in items(shipped_shelf(), Wish(count=20), seed)]
    truths = [item.answer == TRUE for item in only(found, ItemKind.TRUE_FALSE)]

    assert 0.4 <= sum(truths) / len(truths) <= 0.6


# ---- 2,000 choices


@pytest.fixture(scope="module")
def choices() -> list[Item]:
    """Many questions with options, from quizzes of many seeds."""
    found = [item for seed in range(8) for item in items(shipped_shelf(), seed=seed)]
    return [item for item in found if item.kind in CHOSEN]


def test_the_right_option_stands_anywhere(choices: list[Item]) -> None:
    """Its position passes a chi-square test: 11.34 is the 99 % quantile for four positions."""
    places = Counter(item.options.index(item.answer) for item in choices if len(item.options) == 4)
    expected = places.total() / 4

    assert places.total() >= 2_000
    assert sum((places[place] - expected) ** 2 / expected for place in range(4)) < 11.34


@pytest.mark.parametrize("extreme", [max, min])
def test_the_right_option_cannot_be_told_by_its_length(
    choices: list[Item], extreme: Callable[[list[int]], int]
) -> None:
    """It is the longest, or the shortest, no more often than chance would have it (z below 2.6)."""
    lengths = [[len(option) for option in item.options] for item in choices]
    hits = sum(
        len(item.answer) == extreme(row) and row.count(len(item.answer)) == 1
        for item, row in zip(choices, lengths, strict=True)
    )
    chances = [1 / len(row) for row in lengths]
    spread_by_chance = sum(chance * (1 - chance) for chance in chances) ** 0.5

    assert (hits - sum(chances)) / spread_by_chance < 2.6


# ---- any deck


@given(st.lists(concepts(), min_size=1, max_size=6), st.integers(0, 99), st.sampled_from(Order))
@settings(max_examples=30, deadline=None)
def test_any_deck_makes_sound_questions(written: list[Concept], seed: int, order: Order) -> None:
    """Whatever its texts are, each question keeps the rules, and the same seed gives the same ones."""
    deck = [replace(each, id=ConceptId(f"d/{place}")) for place, each in enumerate(written)]
    shelf = shelf_of(deck)
    wish = Wish(count=EVERYTHING, order=order)

    found = items(shelf, wish, seed)

    assert found == items(shelf, wish, seed)
    assert breaches(found, shelf.context) == []
    assert len({item.id for item in found}) == len(found)
    for item in found:
        assert item.kind not in CHOSEN or item.answer in item.options
        assert {name for name in item.named if name} <= set(shelf.peers)
