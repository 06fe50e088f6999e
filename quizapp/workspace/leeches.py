"""Leeches: what is done about a card that keeps being forgotten."""

from dataclasses import replace
from random import Random

from quizapp.core.card import Card, CardKind
from quizapp.core.concept import DeckId
from quizapp.core.day import Moment
from quizapp.core.leeches import hint
from quizapp.core.quiz.questions.compose import choice, choice_kinds
from quizapp.core.quiz.wish import Wish
from quizapp.core.session import Queued
from quizapp.storage.database import Database
from quizapp.workspace.shelf import shelf


def hinted(card: Card) -> Card:
    """The card with a hint below its question, for one whose answer is to be typed."""
    return replace(card, prompt=f"{card.prompt}\n\nHint: {hint(card.answer)}")


def as_choice(db: Database, card: Card, queued: Queued, now: Moment) -> Card:
    """The card as one whose answer is one of some options; unchanged where no such question can be made of it.

    Until the next answer it is the same each time. The options come from its own deck and its neighbours in the same
    folder: to look through thousands of other concepts would keep the learner waiting.
    """
    if not choice_kinds(card):
        return card
    among = (DeckId(queued.deck.partition("/")[0]),)
    random = Random(f"{card.id}:{queued.schedule.reps}")
    item = choice(shelf(db, Wish((queued.deck,)), now, random, among), card, random)
    if item is None:
        return card
    return replace(card, kind=CardKind.CHOICE, prompt=item.prompt, answer=item.answer, options=item.options)
