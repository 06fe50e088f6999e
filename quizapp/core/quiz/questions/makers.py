"""In which kinds a card can be asked, and what makes the question."""

from collections.abc import Callable, Iterator, Mapping

from quizapp.core.card import Card, CardKind, ItemKind
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.questions.choosing import cloze_choice, example_choice, line_choice, title_choice, written_choice
from quizapp.core.quiz.questions.desk import Desk
from quizapp.core.quiz.questions.joining import match
from quizapp.core.quiz.questions.ordering import steps, teaching_order
from quizapp.core.quiz.questions.outsiders import odd_one_out
from quizapp.core.quiz.questions.recalling import cloze, typed
from quizapp.core.quiz.questions.statements import (
    cloze_sentence,
    contrast_sentence,
    line_sentence,
    statement,
    term_sentence,
    written_statement,
)
from quizapp.core.quiz.questions.telling_apart import contrast

Maker = Callable[[Card, Desk], Iterator[Item]]
"""Makes a question of a card: candidates, best first; none where the card cannot be asked so."""

MAKERS: Mapping[CardKind, Mapping[ItemKind, Maker]] = {
    CardKind.TAGLINE: {
        ItemKind.CHOICE: title_choice,
        ItemKind.TRUE_FALSE: statement(line_sentence),
        ItemKind.TYPED: typed,
        ItemKind.MATCH: match,
        ItemKind.ORDER: teaching_order,
        ItemKind.ODD_ONE_OUT: odd_one_out,
        ItemKind.CONTRAST: contrast,
    },
    CardKind.TERM: {
        ItemKind.CHOICE: title_choice,
        ItemKind.TRUE_FALSE: statement(term_sentence),
        ItemKind.TYPED: typed,
        ItemKind.ORDER: teaching_order,
        ItemKind.ODD_ONE_OUT: odd_one_out,
    },
    CardKind.DEFINITION: {
        ItemKind.CHOICE: line_choice,
        ItemKind.ORDER: teaching_order,
        ItemKind.ODD_ONE_OUT: odd_one_out,
        ItemKind.CONTRAST: contrast,
    },
    CardKind.CLOZE: {
        ItemKind.CLOZE: cloze,
        ItemKind.CHOICE: cloze_choice,
        ItemKind.TRUE_FALSE: statement(cloze_sentence),
    },
    CardKind.CONTRAST: {ItemKind.CONTRAST: contrast, ItemKind.TRUE_FALSE: statement(contrast_sentence)},
    CardKind.FACT: {ItemKind.TYPED: typed},
    CardKind.EXAMPLE: {ItemKind.EXAMPLE: example_choice, ItemKind.TYPED: typed},
    CardKind.CHOICE: {ItemKind.CHOICE: written_choice},
    CardKind.STATEMENT: {ItemKind.TRUE_FALSE: written_statement},
    CardKind.STEPS: {ItemKind.ORDER: steps},
}
"""For each kind of card the kinds of question it can be asked in. Why cards are none: their answers are free text."""
