"""True or false: a sentence as it stands, or with the name of another concept in it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from quizapp.core.card import BLANK, Card, ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.generate.context import content
from quizapp.core.generate.draft import FALSE, TRUE, Lead
from quizapp.core.generate.leaks import named_in
from quizapp.core.generate.rules import compared, label, sentence_of
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.choosing import blanked_concept
from quizapp.core.quiz.questions.desk import Desk
from quizapp.core.quiz.questions.distractors import JITTER
from quizapp.core.quiz.questions.peers import Profile
from quizapp.core.quiz.questions.phrases import agrees, filled, with_open_article
from quizapp.core.quiz.questions.shape import alike

GUESS = 0.5

SAYS_THE_SAME = 0.6
"""A text with this share of a sentence's words may say the same of its own concept."""

ALIKE = 0.6
"""Names take each other's place in a sentence from this likeness on: not `yeast` and `baker's percentage`."""

_TWO_SIDES = re.compile(r"The first(?P<this>:? .+?); the second(?P<that>:? .+)\.")

Sentence = Callable[[Card, bool, Desk], str]
"""The sentence of a card, true or false; empty where it has none."""


def statement(sentence: Sentence) -> Callable[[Card, Desk], Iterator[Item]]:
    """The maker of true-or-false questions from the sentences of one kind of card."""

    def maker(card: Card, desk: Desk) -> Iterator[Item]:
        for truth in desk.truths.order:
            if text := sentence(card, truth, desk):
                item = _asked(card, f"{Lead.STATEMENT} {text}", TRUE if truth else FALSE, desk)
                yield item if truth else replace(item, source=sentence(card, True, desk))

    return maker


def written_statement(card: Card, desk: Desk) -> Iterator[Item]:
    """A hand-written statement as it is, unless there are too many of its truth already."""
    if desk.truths.allow(card.answer == TRUE):
        yield _asked(card, card.prompt, card.answer, desk)


def _asked(card: Card, prompt: str, answer: str, desk: Desk) -> Item:
    return replace(desk.item(card, ItemKind.TRUE_FALSE, prompt, answer), guess=GUESS)


# ---- a line and a title


def line_sentence(card: Card, truth: bool, desk: Desk) -> str:
    """`This line sums up “X”: ...`."""
    own = desk.own(card)
    named = own if truth else _swapped(own, own.line, desk, lambda other: True)
    return f"This line sums up “{named.title}”: {own.line}" if named else ""


# ---- a blank


def term_sentence(card: Card, truth: bool, desk: Desk) -> str:
    """The defining sentence of a term card with a concept's noun phrase in its blank."""
    text = card.prompt.removeprefix(f"{Lead.TERM} ")
    phrase = desk.phrase(card.concept_id)
    if phrase is None or BLANK not in text or not agrees(text, phrase):
        return ""
    if truth:
        return filled(text, str(phrase))
    own = desk.own(card)
    other = _swapped(own, text, desk, lambda other: _can_replace(own, other, desk))
    return filled(text, str(desk.phrase(other.id))) if other else ""


def cloze_sentence(card: Card, truth: bool, desk: Desk) -> str:
    """The sentence of a cloze card; a false one has a third concept in the place of one that it mentions."""
    text = sentence_of(with_open_article(card))
    if truth:
        return _with_label(filled(text, card.answer), card)
    named = blanked_concept(card, desk)
    if named is None or named.id == card.concept_id:  # what is said of one concept is often true of another as well
        return ""
    other = _swapped(named, text, desk, lambda other: other.id != card.concept_id and _can_replace(named, other, desk))
    instead = desk.phrase(other.id) if other else None
    return _with_label(filled(text, instead.named_like(card.answer)), card) if instead else ""


def _with_label(sentence: str, card: Card) -> str:
    """`sentence` behind its label, if it has one and needs it."""
    needed = card.prompt.startswith(label(card.concept)) and not named_in(sentence, [card.concept])
    return label(card.concept) + sentence if needed else sentence


def _can_replace(own: Profile, other: Profile, desk: Desk) -> bool:
    """Whether a sentence still sounds right with `other` in the place of `own`."""
    phrase, instead = desk.phrase(own.id), desk.phrase(other.id)
    same_sort = own.shape.is_doing == other.shape.is_doing and alike(own.shape, other.shape) >= ALIKE
    return same_sort and phrase is not None and instead is not None and instead.is_like(phrase)


# ---- two sides


def contrast_sentence(card: Card, truth: bool, desk: Desk) -> str:
    """`The first ...; the second ...` with the names of both; a false one changes sides."""
    sides = _TWO_SIDES.fullmatch(card.answer)
    if not sides:
        return ""
    this, that = (sides["this"], sides["that"]) if truth else (sides["that"], sides["this"])
    point = card.prompt.rpartition(": how do ")[0]
    text = f"of “{card.concept}” and “{compared(card)}”, the first{this}; the second{that}."
    return f"{point}: {text}" if point else text[:1].upper() + text[1:]


# ---- what is false


def _swapped(own: Profile, sentence: str, desk: Desk, fits: Callable[[Profile], bool]) -> Profile | None:
    """The concept of which `sentence`, said of `own`, is plausible but false."""
    said = set(content(sentence))
    ranked = sorted(desk.peers.near(own.id), key=lambda near: -near.fit - JITTER * desk.random.random())
    mentioned = desk.peers.named_in(sentence)
    for other in (near.profile for near in ranked):
        is_near = other.section == own.section or desk.peers.are_confusable(own, other)
        if not is_near or other.id in mentioned or desk.peers.may_overlap(own, other):
            continue
        if fits(other) and not desk.peers.is_hinted_in(sentence, other) and not _says(other.id, said, desk):
            return other
    return None


def _says(concept: ConceptId, said: set[str], desk: Desk) -> bool:
    """Whether any text of a concept has most of the words of a sentence."""
    texts = desk.words(concept)
    return any(len(said & text) >= SAYS_THE_SAME * len(said) for text in texts)
