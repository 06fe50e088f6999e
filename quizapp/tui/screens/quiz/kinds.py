"""Which screen asks which kind of question, and what the kinds are called."""

from collections.abc import Mapping

from quizapp.core.card import ItemKind
from quizapp.tui.screens.quiz.arranged import MatchScreen, OrderScreen
from quizapp.tui.screens.quiz.chosen import ChoiceScreen, TrueFalseScreen
from quizapp.tui.screens.quiz.question import QuestionScreen
from quizapp.tui.screens.quiz.typed import TypedScreen

SCREENS: Mapping[ItemKind, type[QuestionScreen]] = {
    ItemKind.CHOICE: ChoiceScreen,
    ItemKind.TRUE_FALSE: TrueFalseScreen,
    ItemKind.TYPED: TypedScreen,
    ItemKind.CLOZE: TypedScreen,
    ItemKind.MATCH: MatchScreen,
    ItemKind.ORDER: OrderScreen,
    ItemKind.ODD_ONE_OUT: ChoiceScreen,
    ItemKind.EXAMPLE: ChoiceScreen,
    ItemKind.CONTRAST: ChoiceScreen,
}
