"""Putting things in order: the steps of a concept, and the concepts of a section."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import factorial

from quizapp.core.card import Card, ItemKind
from quizapp.core.generate.draft import ARROW
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.desk import Desk

FEWEST, MOST = 3, 5
"""Concepts of a section that are put in order."""


def steps(card: Card, desk: Desk) -> Iterator[Item]:
    """In which order do the steps come?"""
    item = desk.item(card, ItemKind.ORDER, card.prompt, card.answer)
    yield _shuffled(item, card.options, desk)


def teaching_order(card: Card, desk: Desk) -> Iterator[Item]:
    """In which order are neighbouring concepts taught? Tells nothing of how well the card is remembered."""
    section = desk.peers.section(card.concept_id)
    if len(section) < FEWEST or not desk.stands_for_concept(card):
        return
    own = next(place for place, peer in enumerate(section) if peer.id == card.concept_id)
    count = min(len(section), desk.random.randint(FEWEST, MOST))
    first = min(max(0, own - desk.random.randrange(count)), len(section) - count)
    titles = [desk.peers[peer.id].title for peer in section[first : first + count]]
    prompt = f"“{card.concept}” and its neighbours in “{card.section}”: in which order are they taught?"
    item = desk.item(card, ItemKind.ORDER, prompt, ARROW.join(titles))
    yield _shuffled(replace(item, source="", is_evidence=False), titles, desk)


def _shuffled(item: Item, parts: Sequence[str], desk: Desk) -> Item:
    """`item` with its parts in another order than the right one."""
    options = desk.random.sample(parts, len(parts))
    while len(set(options)) > 1 and ARROW.join(options) == item.answer:
        desk.random.shuffle(options)
    return replace(item, options=tuple(options), guess=1 / factorial(len(options)))
