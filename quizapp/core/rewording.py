"""How a card that keeps being forgotten could be put better."""

from quizapp.core.card import SHORT_ANSWER_WORDS, Card, CardKind
from quizapp.core.concept import Level, Problem
from quizapp.core.text import plain, words

_BY_KIND = {
    CardKind.TERM: "Begin `what_it_is` with what is true of this concept only.",
    CardKind.TAGLINE: "Say in the tagline what is true of this concept only.",
    CardKind.DEFINITION: "Say what it is in one short sentence, and make facts of the rest.",
    CardKind.WHY: "Give one reason in `why_it_matters`, and make facts of the others.",
    CardKind.CLOZE: "Say in its sentence what kind of thing is missing, or blank another term.",
    CardKind.CONTRAST: "Name one difference, in a few words on either side.",
    CardKind.FACT: "Put a cue into the question, or say in `explain` why the answer is so.",
    CardKind.CHOICE: "Say in `explain` what is wrong with the option that is taken for the right one.",
    CardKind.STATEMENT: "Say in `because` why it is so, or ask for the fact itself.",
    CardKind.STEPS: "Split it: an order of three or four steps is kept more easily.",
    CardKind.EXAMPLE: "Take an example that shows what is true of this concept only.",
}


def rewording(path: str, card: Card, lapses: int, rival: str = "", is_told_apart: bool = False) -> Problem:
    """What to do about a leech, at its place.

    Args:
        path: its file.
        rival: the title of the concept that its own was mixed up with most often, if there is one.
        is_told_apart: whether there is a card that tells the two apart.
    """
    mixed_up = f", and “{plain(card.concept)}” mixed up with “{plain(rival)}”" if rival else ""
    blank = f" for “{plain(card.answer)}”" if card.kind is CardKind.CLOZE else ""
    message = f"The {card.kind} card{blank} was forgotten {lapses} times{mixed_up}."
    return Problem(path, card.line, card.column, "leech", message, _advice(card, rival, is_told_apart), Level.HINT)


def _advice(card: Card, rival: str, is_told_apart: bool) -> str:
    size = len(words(plain(card.answer)))
    if card.kind is CardKind.FACT and size > SHORT_ANSWER_WORDS:
        return f"Split it: the answer has {size} words, and no more than {SHORT_ANSWER_WORDS} are quickly said."
    if rival and not is_told_apart:
        return f"Add a contrast with “{plain(rival)}” that says in what the two differ."
    return _BY_KIND[card.kind]
