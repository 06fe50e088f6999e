"""What an answer to a question of a quiz is worth, and what it is evidence of."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.card import CardId, ItemKind
from quizapp.core.generate.draft import ARROW
from quizapp.core.memory import Rating
from quizapp.core.quiz.item import CHOSEN, TYPED, Item
from quizapp.core.quiz.typed import Graded, Verdict, grade_typed

Response = str | tuple[str, ...]
"""The option chosen, the text typed, `True` or `False`; for an order all options in the order chosen; for a match
the line given to each title, from the top. Empty: skipped, or the answer was asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer says about one card."""

    card: CardId
    rating: Rating
    guess: float


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer with its verdict, and what it is evidence of."""

    verdict: Verdict
    outcomes: tuple[Outcome, ...]
    graded: Graded | None = None
    """Of a typed answer: how it compares with the right one."""
    taken_for: str = ""
    """The concept that a wrong option belongs to."""

    @property
    def is_right(self) -> bool:
        """Whether it counts as right; nearly is right, too."""
        return self.verdict is not Verdict.WRONG


def mark(item: Item, response: Response) -> Marked:
    """Judge an answer. Wrong and skipped is Again; right is Good, with the chance of a lucky guess; never Easy."""
    if item.kind in TYPED:
        graded = grade_typed(str(response), item)
        return Marked(graded.verdict, _outcomes(item, graded.verdict), graded)
    if item.kind is ItemKind.MATCH:
        return _match(item, tuple(response))
    given = ARROW.join(response) if item.kind is ItemKind.ORDER else response
    verdict = Verdict.RIGHT if given == item.answer else Verdict.WRONG
    return Marked(verdict, _outcomes(item, verdict), taken_for=_taken_for(item, verdict, response))


def overridden(item: Item, marked: Marked) -> Marked:
    """The same answer with the opposite verdict: the learner knows better, in either direction."""
    verdict = Verdict.WRONG if marked.is_right else Verdict.RIGHT
    return Marked(verdict, _outcomes(item, verdict), marked.graded)


def can_be_overridden(item: Item) -> bool:
    """A match is several answers at once: no single key can say which of them was meant."""
    return item.kind is not ItemKind.MATCH


def _outcomes(item: Item, verdict: Verdict) -> tuple[Outcome, ...]:
    rating = Rating.AGAIN if verdict is Verdict.WRONG else Rating.GOOD
    return (Outcome(item.card, rating, item.guess),)


def _match(item: Item, lines: tuple[str, ...]) -> Marked:
    outcomes = tuple(_pair_outcomes(item, lines))
    wrong = len(lines) < len(item.pairs) or any(outcome.rating is Rating.AGAIN for outcome in outcomes)
    return Marked(Verdict.WRONG if wrong else Verdict.RIGHT, outcomes)


def _pair_outcomes(item: Item, lines: tuple[str, ...]) -> Iterator[Outcome]:
    """Each title in turn: with fewer lines left, a lucky guess is likelier; the last one proves nothing."""
    given = lines or ("",) * len(item.pairs)
    for place, ((_, right), card, line) in enumerate(zip(item.pairs, item.cards, given, strict=True)):
        guess = 1 / (len(item.pairs) - place)
        if line != right:
            yield Outcome(card, Rating.AGAIN, guess)
        elif guess < 1:
            yield Outcome(card, Rating.GOOD, guess)


def _taken_for(item: Item, verdict: Verdict, response: Response) -> str:
    if verdict is not Verdict.WRONG or item.kind not in CHOSEN or not item.is_evidence:
        return ""
    return next((name for option, name in zip(item.options, item.named, strict=False) if option == response), "")
