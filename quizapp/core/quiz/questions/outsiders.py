"""Which of these concepts comes from another section?"""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.core.card import Card, ItemKind
from quizapp.core.generate.context import content
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.desk import Desk
from quizapp.core.quiz.questions.distractors import Candidate
from quizapp.core.quiz.questions.peers import Profile
from quizapp.core.quiz.questions.shape import alike

OPTIONS = 4
"""Three of the section and one from elsewhere."""

TRIED = 6
"""So many outsiders are tried before a concept goes without this question."""


def odd_one_out(card: Card, desk: Desk) -> Iterator[Item]:
    """Which concept comes from another section? Tells nothing of how well the card is remembered."""
    own = desk.own(card)
    if not desk.stands_for_concept(card):
        return
    prompt = f"“{card.concept}” and all but one of these belong to “{card.section}”. Which one comes from elsewhere?"
    outsiders = [other for other in desk.peers.elsewhere(own.id) if _are_strangers(own, other, desk)]
    desk.random.shuffle(outsiders)
    for outsider in outsiders[:TRIED]:
        item = replace(desk.item(card, ItemKind.ODD_ONE_OUT, prompt, outsider.title), source="", is_evidence=False)
        members = list(_members(own, outsider, desk))
        for found in desk.choices(item, Candidate(outsider.title, outsider.id), members):
            if len(found.options) == OPTIONS and not _stands_out(found):
                yield found


def _members(own: Profile, outsider: Profile, desk: Desk) -> Iterator[Candidate]:
    """Concepts of the section; where the outsider shares no word with what is named, none that shares one either."""
    named = {*content(own.title), *content(own.peer.section)}
    blends_in = not named.isdisjoint(content(outsider.title))
    for peer in desk.peers.section(own.id):
        member = desk.peers[peer.id]
        fits = blends_in or named.isdisjoint(content(member.title))
        if fits and member is not own and _are_strangers(member, outsider, desk):
            yield Candidate(member.title, member.id, alike(member.shape, outsider.shape))


def _are_strangers(one: Profile, other: Profile, desk: Desk) -> bool:
    related = desk.peers.are_related(one, other) or desk.peers.clash(one, other)
    return not related and one.shape.head != other.shape.head


def _stands_out(item: Item) -> bool:
    """Whether all other options have a word that the outsider has not."""
    members = [set(content(option)) for option in item.options if option != item.answer]
    return bool(set.intersection(*members) - set(content(item.answer)))
