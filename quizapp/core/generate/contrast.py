"""Contrast cards: those an author wrote, and those that set two taglines side by side."""

from collections.abc import Iterator

from quizapp.core.card import Card, CardKind
from quizapp.core.concept import Concept, Contrast
from quizapp.core.generate.context import Context, Name
from quizapp.core.generate.draft import draft
from quizapp.core.generate.lexicon import AUXILIARIES, PREPOSITIONS, VERBS
from quizapp.core.generate.prose import complete
from quizapp.core.text import STOPWORDS, normal, plain, singular


def written_contrasts(concept: Concept, context: Context) -> Iterator[Card]:
    """A card for each contrast an author wrote, in the order of the file."""
    for contrast in concept.contrasts:
        other = context.find(contrast.other, concept.deck)
        slot = contrast.id or (_slot(concept, other) if other else normal(contrast.other))
        point = plain(contrast.on).rstrip(".:?! ")
        asked = _asked(concept, other.title if other else contrast.other)
        prompt = f"{point}: how {asked}" if point else f"How {asked}"
        yield draft(
            concept,
            CardKind.CONTRAST,
            prompt,
            _told_apart(contrast),
            slot=slot,
            line=contrast.line,
            column=contrast.column,
        )


def contrasts(concept: Concept, context: Context) -> Iterator[Card]:
    """A card for each concept that this one is told apart from: the answer is what sums up the two."""
    for kin in context.kin_of(concept.id):
        lines = ((concept.title, concept.tagline), (kin.other.title, kin.tagline))
        answer = " ".join(f"“{plain(title)}”: {complete(plain(tagline))}" for title, tagline in lines)
        prompt = f"How {_asked(concept, kin.other.title)}"
        line = concept.line_of(kin.field)
        yield draft(concept, CardKind.CONTRAST, prompt, answer, slot=_slot(concept, kin.other), line=line)


def _asked(concept: Concept, other: str) -> str:
    return f"do “{plain(concept.title)}” and “{plain(other)}” differ?"


def _slot(concept: Concept, other: Name) -> str:
    return other.concept.removeprefix(f"{concept.deck}/")


# ---- the answer that an author's two sides make


def _told_apart(contrast: Contrast) -> str:
    this, that = (_lowered(plain(side).rstrip(".;, ")) for side in (contrast.this, contrast.that))
    if not (this and that):
        return ""
    if _begins_with_verb(this) and _begins_with_verb(that):
        return f"The first {this}; the second {that}."
    return f"The first: {this}; the second: {that}."


def _begins_with_verb(text: str) -> bool:
    """Whether `text` goes on after `the first`: `answers it` does, `answers from experts` need not."""
    first, following = (*text.casefold().split(" ", 2), "", "")[:2]
    if first in AUXILIARIES:
        return True
    if not first.isalpha() or first == singular(first):
        return False
    return singular(first) in VERBS or not following or following in STOPWORDS - PREPOSITIONS


def _lowered(text: str) -> str:
    """`text` without its capital where it cannot be a proper name's."""
    first = text.split(" ", 1)[0]
    lowered = text[:1].lower() + text[1:]
    small = first.istitle() and (first.casefold() in STOPWORDS or _begins_with_verb(lowered))
    return lowered if small and first != "I" else text
