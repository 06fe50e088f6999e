"""The cards an author wrote by hand: facts, choices, statements, steps, examples and contrasts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from quizapp.core.card import Card, CardKind
from quizapp.core.concept import Concept, Contrast
from quizapp.core.generate.context import Context
from quizapp.core.generate.draft import ARROW, FALSE, TRUE, Lead, draft, naming_the_concept
from quizapp.core.generate.lexicon import AUXILIARIES, PREPOSITIONS, VERBS
from quizapp.core.text import STOPWORDS, normal, plain, singular


def written(concept: Concept, context: Context) -> Iterator[Card]:
    """Every hand-written card but the clozes, kind by kind and in the order of the file."""
    yield from _facts(concept)
    yield from _contrasts(concept, context)
    yield from _examples(concept)
    yield from _choices(concept)
    yield from _statements(concept)
    yield from _steps(concept)


def _facts(concept: Concept) -> Iterator[Card]:
    for fact in concept.facts:
        prompt = plain(fact.question)
        slot = fact.id or normal(prompt)
        card = draft(concept, CardKind.FACT, prompt, fact.answer.strip(), slot=slot, line=fact.line)
        yield replace(card, accept=tuple(plain(name) for name in fact.accept), explain=fact.explain.strip())


def _choices(concept: Concept) -> Iterator[Card]:
    for choice in concept.choices:
        prompt, answer = plain(choice.question), plain(choice.answer)
        slot = choice.id or normal(prompt)
        card = draft(concept, CardKind.CHOICE, prompt, answer, slot=slot, line=choice.line)
        options = _shuffled([answer, *(plain(wrong) for wrong in choice.wrong)], card.id)
        yield replace(card, options=options, explain=choice.explain.strip())


def _statements(concept: Concept) -> Iterator[Card]:
    for statement in concept.statements:
        text = plain(statement.text)
        slot = statement.id or normal(text)
        card = draft(
            concept,
            CardKind.STATEMENT,
            f"{Lead.STATEMENT} {text}",
            TRUE if statement.truth else FALSE,
            slot=slot,
            line=statement.line,
        )
        yield replace(card, explain=statement.because.strip())


def _steps(concept: Concept) -> Iterator[Card]:
    steps = [plain(step) for step in concept.steps]
    if not steps:
        return
    prompt = f"In which order do the steps of “{plain(concept.title)}” come?"
    card = draft(concept, CardKind.STEPS, prompt, ARROW.join(steps), line=concept.line_of("steps"))
    options = _shuffled(steps, card.id)
    shown_sorted = list(options) == steps
    yield replace(card, options=options[1:] + options[:1] if shown_sorted else options)


def _examples(concept: Concept) -> Iterator[Card]:
    for example in concept.examples:
        text = plain(example)
        prompt = f"{Lead.EXAMPLE} {text}"
        line = concept.line_of("examples")
        yield naming_the_concept(concept, CardKind.EXAMPLE, prompt, slot=normal(text), line=line)


def _shuffled(texts: Sequence[str], seed: str) -> tuple[str, ...]:
    """`texts` in an order that is the same each time: a card's options never move."""
    shuffled = list(texts)
    Random(seed).shuffle(shuffled)
    return tuple(shuffled)


# ---- contrasts


def _contrasts(concept: Concept, context: Context) -> Iterator[Card]:
    for contrast in concept.contrasts:
        other = context.find(contrast.other, concept.deck)
        name = plain(other.title if other else contrast.other)
        slot = contrast.id or (other.concept.removeprefix(f"{concept.deck}/") if other else normal(contrast.other))
        point = plain(contrast.on).rstrip(".:?! ")
        asked = f"do “{plain(concept.title)}” and “{name}” differ?"
        prompt = f"{point}: how {asked}" if point else f"How {asked}"
        yield draft(concept, CardKind.CONTRAST, prompt, _told_apart(contrast), slot=slot, line=contrast.line)


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
