"""Questions that are answered in writing."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.core.card import Card, ItemKind
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.desk import Desk
from quizapp.core.quiz.questions.phrases import with_open_article
from quizapp.core.text import plain


def typed(card: Card, desk: Desk) -> Iterator[Item]:
    """The question of the card, if its answer is short enough to be typed."""
    if card.can_be_typed:
        yield replace(desk.item(card, ItemKind.TYPED, card.prompt, plain(card.answer)), accept=card.accept)


def cloze(card: Card, desk: Desk) -> Iterator[Item]:
    """The sentence of the card, with its blank."""
    card = with_open_article(card)
    yield replace(desk.item(card, ItemKind.CLOZE, card.prompt, card.answer), accept=card.accept)
