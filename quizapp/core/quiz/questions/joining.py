"""Matching concepts with their lines."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.core.card import Card, CardKind, ItemKind
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.desk import Desk
from quizapp.core.quiz.questions.distractors import JITTER
from quizapp.core.quiz.questions.peers import Profile

PARTNERS, FEWEST_PARTNERS = 3, 2
"""How many concepts stand beside the one that a match is about."""

_COUNT = {2: "two", 3: "three"}


def match(card: Card, desk: Desk) -> Iterator[Item]:
    """Which line belongs to which concept of a section?"""
    own = desk.own(card)
    if not _has_pair(own, desk):
        return
    row = [own, *_partners(own, desk)]
    if len(row) <= FEWEST_PARTNERS:
        return
    others = _COUNT[len(row) - 1]
    prompt = f"Match each concept with its line: “{card.concept}” and {others} others of “{card.section}”."
    desk.random.shuffle(row)
    behind = (desk.card(profile.id, CardKind.TAGLINE) for profile in row)
    yield replace(
        desk.item(card, ItemKind.MATCH, prompt, own.line),
        pairs=tuple((profile.title, profile.line) for profile in row),
        cards=tuple(each.id for each in behind if each),
    )


def _partners(own: Profile, desk: Desk) -> list[Profile]:
    """Concepts of the section, best first, no two of which could change lines."""
    near = [each for each in desk.peers.near(own.id) if each.profile.section == own.section]
    ranked = sorted(near, key=lambda each: each.fit + JITTER * desk.random.random(), reverse=True)
    chosen: list[Profile] = []
    for other in (each.profile for each in ranked):
        if len(chosen) < PARTNERS and _has_pair(other, desk) and _goes_with(other, [own, *chosen], desk):
            chosen.append(other)
    return chosen


def _has_pair(profile: Profile, desk: Desk) -> bool:
    return desk.peers.has_plain_line(profile) and desk.card(profile.id, CardKind.TAGLINE) is not None


def _goes_with(other: Profile, row: list[Profile], desk: Desk) -> bool:
    return not any(
        desk.peers.clash(each, other) or desk.peers.hints(each, other) or desk.peers.hints(other, each) for each in row
    )
