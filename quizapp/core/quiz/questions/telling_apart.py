"""Telling two concepts apart by the lines that sum them up."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.core.card import Card, CardKind, ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.generate.rules import compared
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.choosing import lines_beside
from quizapp.core.quiz.questions.desk import Desk
from quizapp.core.quiz.questions.distractors import Candidate
from quizapp.core.quiz.questions.peers import Profile


def contrast(card: Card, desk: Desk) -> Iterator[Item]:
    """Which line sums up the first of two concepts that are easily confused?"""
    own, other = desk.own(card), partner(card, desk)
    lined = other is not None and desk.peers.has_plain_line(own) and desk.peers.has_plain_line(other)
    if other is None or not lined or desk.peers.clash(own, other) or desk.peers.hints(other, own):
        return
    prompt = f"Telling “{own.title}” from “{other.title}”: which line sums up the first?"
    item = replace(desk.item(card, ItemKind.CONTRAST, prompt, own.line), other=other.id)
    further = [line for line in lines_beside(own, desk) if not desk.peers.hints(desk.peers[line.concept], other)]
    yield from desk.choices(item, Candidate(own.line, own.id), further, fixed=[Candidate(other.line, other.id)])


def partner(card: Card, desk: Desk) -> Profile | None:
    """The concept that the contrast of a card is about; None where the card has none."""
    own = desk.own(card)
    if card.kind is CardKind.CONTRAST:
        return desk.peers.find(compared(card), own.peer.deck)
    if card.kind is not _bearer(card.concept_id, desk):
        return None
    told = {
        other.id for each in desk.cards(own.id) if each.kind is CardKind.CONTRAST and (other := partner(each, desk))
    }
    mixed_up = [concept for concept in desk.shelf.mixed_up.get(own.id, ()) if concept in desk.peers]
    wanted = [*_to_tell_apart(own.id, desk), *mixed_up, *_likely(own, desk)]
    return next((desk.peers[concept] for concept in wanted if concept not in told), None)


def _bearer(concept: ConceptId, desk: Desk) -> CardKind:
    """The kind of card that a contrast belongs to if the pair has no card of its own."""
    has_definition = desk.card(concept, CardKind.DEFINITION) is not None
    return CardKind.DEFINITION if has_definition else CardKind.TAGLINE


def _to_tell_apart(concept: ConceptId, desk: Desk) -> Sequence[ConceptId]:
    pairs = (pair for pair in desk.shelf.to_tell_apart if concept in pair)
    return sorted(other for pair in pairs for other in pair if other != concept and other in desk.peers)


def _likely(own: Profile, desk: Desk) -> Iterator[ConceptId]:
    """Those that are called confusable, then the related ones, each most alike first."""
    near = [each.profile for each in desk.peers.near(own.id)]
    yield from (other.id for other in near if desk.peers.are_confusable(own, other))
    yield from (other.id for other in near if desk.peers.are_related(own, other))
