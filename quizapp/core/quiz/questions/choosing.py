"""Questions with options: which concept, and which line."""

from collections.abc import Container, Iterator
from dataclasses import replace

from quizapp.core.card import Card, ItemKind
from quizapp.core.generate.context import content
from quizapp.core.generate.leaks import shares_word
from quizapp.core.generate.naming import is_plural
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.desk import Desk
from quizapp.core.quiz.questions.distractors import Candidate
from quizapp.core.quiz.questions.peers import Profile
from quizapp.core.quiz.questions.phrases import with_open_article
from quizapp.core.quiz.questions.shape import alike, shape

# ---- titles as options


def title_choice(card: Card, desk: Desk) -> Iterator[Item]:
    """Which concept fits the line, the sentence with the blank, or the description?"""
    yield from _titles(card, ItemKind.CHOICE, desk.own(card), desk)


def example_choice(card: Card, desk: Desk) -> Iterator[Item]:
    """Which concept is this an example of? What is related to it may well be right too, and is not offered."""
    own = desk.own(card)
    yield from _titles(card, ItemKind.EXAMPLE, own, desk, careful=True)


def cloze_choice(card: Card, desk: Desk) -> Iterator[Item]:
    """What belongs in the blank: which concept, if it is a name in the number of its title, or which coined term?"""
    card, named = with_open_article(card), blanked_concept(card, desk)
    if named is None:
        yield from coined_choice(card, desk)
    elif is_plural(card.answer) == named.shape.is_plural:
        yield from _titles(card, ItemKind.CHOICE, named, desk, careful=named.id != card.concept_id)


def blanked_concept(card: Card, desk: Desk) -> Profile | None:
    """The concept whose name is the answer of a cloze card: one of the deck, or one that the generator saw named."""
    deck = desk.own(card).peer.deck
    found = filter(None, (desk.peers.find(name, deck) for name in (card.answer, *card.accept)))
    return next((named for named in found if named.peer.deck == deck or named.title in card.accept), None)


def _titles(card: Card, kind: ItemKind, key: Profile, desk: Desk, *, careful: bool = False) -> Iterator[Item]:
    mentioned = desk.peers.named_in(card.prompt) | {card.concept_id}
    wrong = [
        Candidate(near.profile.title, near.profile.id, near.fit)
        for near in desk.peers.near(key.id)
        if near.profile.id not in mentioned and not (careful and desk.peers.may_overlap(key, near.profile))
    ]
    item = replace(desk.item(card, kind, card.prompt, key.title), accept=card.accept)
    yield from desk.choices(item, Candidate(key.title, key.id), wrong)


# ---- terms as options


def coined_choice(card: Card, desk: Desk) -> Iterator[Item]:
    """Which term is coined here? After `called`, other coined terms read as well; elsewhere hardly any term does."""
    key, said = shape(card.answer), frozenset(content(card.prompt))
    wrong = []
    for other in desk.coined_like(card):
        instead = shape(other.answer)
        if instead.is_plural == key.is_plural and not _overlap(other, card, said):
            fit = alike(key, instead) + (other.section == card.section)
            wrong.append(Candidate(other.answer, fit=fit))
    item = replace(desk.item(card, ItemKind.CHOICE, card.prompt, card.answer), accept=card.accept)
    yield from desk.choices(item, Candidate(card.answer), wrong)


def _overlap(other: Card, card: Card, said: Container[str]) -> bool:
    """Whether a term has a word of the answer or of the sentence."""
    return any(word in said for word in content(other.answer)) or shares_word(other.answer, card.answer)


# ---- lines as options


def line_choice(card: Card, desk: Desk) -> Iterator[Item]:
    """Which line sums up the concept?"""
    own = desk.own(card)
    if desk.peers.has_plain_line(own):
        item = desk.item(card, ItemKind.CHOICE, f"Which line sums up “{card.concept}”?", own.line)
        yield from desk.choices(item, Candidate(own.line, own.id), lines_beside(own, desk))


def lines_beside(own: Profile, desk: Desk) -> Iterator[Candidate]:
    """The lines of other concepts that could be taken for this concept's: none speaks of either."""
    for near in desk.peers.near(own.id):
        other = near.profile
        if desk.peers.has_plain_line(other) and not desk.peers.hints(other, own):
            shorter, longer = sorted((len(own.line), len(other.line)))
            yield Candidate(other.line, other.id, near.fit + shorter / longer)


# ---- as an author wrote them


def written_choice(card: Card, desk: Desk) -> Iterator[Item]:
    """A hand-written choice, its options in another order each time."""
    options = list(card.options)
    desk.random.shuffle(options)
    named = [desk.peers.find(option, desk.own(card).peer.deck) for option in options]
    yield replace(
        desk.item(card, ItemKind.CHOICE, card.prompt, card.answer),
        options=tuple(options),
        named=tuple(profile.id if profile else "" for profile in named),
        guess=1 / max(len(options), 1),
    )
