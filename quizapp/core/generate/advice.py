"""Advice for authors: where a concept makes fewer cards and questions than it could, and what would help."""

from collections.abc import Iterator

from quizapp.core.card import SHORT_ANSWER_WORDS, CardKind
from quizapp.core.concept import Concept, Level, Problem, Spot
from quizapp.core.generate import Context, Dropped, Generated
from quizapp.core.generate.context import neighbours
from quizapp.core.text import plain, words

ENOUGH_OTHERS = 3
"""Wrong answers of a good multiple-choice question."""

_Advice = tuple[Spot, str, str, str]
"""Where, code, what is missing, what would help."""


def advice(concept: Concept, made: Generated, context: Context) -> Iterator[Problem]:
    """What would make `concept` teach more. Kinds of cards that are switched off are not missed.

    Args:
        concept: with what its deck says of all its concepts.
        made: its cards.
        context: the names among which they were made.
    """
    for spot, code, message, hint in (
        *_fields(concept),
        *_kinds(concept, made),
        *_answers(made),
        *_others(concept, context),
    ):
        yield Problem(concept.path, *spot, code, message, hint, Level.HINT)


def _fields(concept: Concept) -> Iterator[_Advice]:
    here = concept.line, concept.column
    if not concept.tagline and CardKind.TAGLINE not in concept.off:
        message = "Without a tagline there is no tagline card, no match, and less to choose and tell apart in a quiz."
        yield here, "no-tagline", message, "Add `tagline:`, one line that fits this concept only."
    if not concept.what_it_is and not {CardKind.TERM, CardKind.DEFINITION, CardKind.CLOZE} <= {*concept.off}:
        message = "Without `what_it_is` there is no term card, and hardly a definition or cloze."
        yield here, "no-what-it-is", message, "Add it, and say in its first sentence what the concept is."


def _kinds(concept: Concept, made: Generated) -> Iterator[_Advice]:
    """The kinds of generated cards that there are none of, and why."""
    absent = set(CardKind) - {card.kind for card in made.cards} - set(concept.off)
    what = concept.line_of("what_it_is"), concept.column
    reasons: dict[CardKind, Dropped] = {}
    for dropped in made.dropped:
        reasons.setdefault(dropped.card.kind, dropped)
    for kind in (kind for kind in CardKind if kind in absent):
        if reason := reasons.get(kind):
            fault = reason.fault
            yield (
                (reason.card.line, concept.column),
                fault.rule,
                f"There is no {kind} card: {fault.message}",
                fault.mend,
            )
        elif kind is CardKind.TERM and concept.what_it_is:
            message = f"No sentence says what “{plain(concept.title)}” is, so there is no term card."
            hint = "Begin with the title, followed by *is* or *are*."
            yield what, "no-definition", message, hint
        elif kind is CardKind.CLOZE and concept.what_it_is:
            message = "No term was found that could be blanked, so there is no cloze card."
            hint = "Mark a key term in bold: **term**."
            yield what, "no-cloze", message, hint


def _answers(made: Generated) -> Iterator[_Advice]:
    for card in made.cards:
        size = len(words(card.answer))
        if card.kind is CardKind.FACT and size > SHORT_ANSWER_WORDS:
            message = f"The answer has {size} words: too many to be typed."
            yield (
                (card.line, card.column),
                "long-answer",
                message,
                f"Ask for {SHORT_ANSWER_WORDS} words at most; `explain` has room for more.",
            )


def _others(concept: Concept, context: Context) -> Iterator[_Advice]:
    """Whether wrong answers can be found among the concepts of the deck and those referred to."""
    near = neighbours(concept, context)
    barred = {name.concept for reference in concept.not_distractors if (name := context.find(reference, concept.deck))}
    others = [
        name
        for name in context.names
        if name.concept not in {concept.id, *barred} and (name.deck == near.deck or name.concept in near.referred)
    ]
    if len(others) < ENOUGH_OTHERS:
        message = f"Only {len(others)} other concepts are near this one: too few for good multiple choice."
        yield (
            (concept.line, concept.column),
            "few-neighbours",
            message,
            "Write more concepts in this deck, or name fewer in `not_distractors`.",
        )
