"""The cards an author wrote by hand: facts, choices, statements, steps, examples; contrasts too."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from quizapp.core.card import Card, CardKind
from quizapp.core.concept import Concept
from quizapp.core.generate.context import Context
from quizapp.core.generate.contrast import written_contrasts
from quizapp.core.generate.draft import ARROW, FALSE, TRUE, Lead, draft, naming_the_concept
from quizapp.core.text import normal, plain


def written(concept: Concept, context: Context) -> Iterator[Card]:
    """Every hand-written card but the clozes, kind by kind and in the order of the file."""
    yield from _facts(concept)
    yield from written_contrasts(concept, context)
    yield from _examples(concept)
    yield from _choices(concept)
    yield from _statements(concept)
    yield from _steps(concept)


def _facts(concept: Concept) -> Iterator[Card]:
    for fact in concept.facts:
        prompt = plain(fact.question)
        slot = fact.id or normal(prompt)
        card = draft(concept, CardKind.FACT, prompt, fact.answer.strip(), slot=slot, line=fact.line, column=fact.column)
        yield replace(card, accept=tuple(plain(name) for name in fact.accept), explain=fact.explain.strip())


def _choices(concept: Concept) -> Iterator[Card]:
    for choice in concept.choices:
        prompt, answer = plain(choice.question), plain(choice.answer)
        slot = choice.id or normal(prompt)
        card = draft(concept, CardKind.CHOICE, prompt, answer, slot=slot, line=choice.line, column=choice.column)
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
            column=statement.column,
        )
        yield replace(card, explain=statement.because.strip())


def _steps(concept: Concept) -> Iterator[Card]:
    steps = [plain(step) for step in concept.steps]
    if not steps:
        return
    prompt = f"In which order do the steps of “{plain(concept.title)}” come?"
    card = draft(
        concept, CardKind.STEPS, prompt, ARROW.join(steps), line=concept.line_of("steps"), column=concept.column
    )
    options = _shuffled(steps, card.id)
    shown_sorted = list(options) == steps
    yield replace(card, options=options[1:] + options[:1] if shown_sorted else options)


def _examples(concept: Concept) -> Iterator[Card]:
    for index, example in enumerate(concept.examples):
        text = plain(example)
        prompt = f"{Lead.EXAMPLE} {text}"
        line, column = concept.spot_of("examples", index)
        yield naming_the_concept(concept, CardKind.EXAMPLE, prompt, slot=normal(text), line=line, column=column)


def _shuffled(texts: Sequence[str], seed: str) -> tuple[str, ...]:
    """`texts` in an order that is the same each time: a card's options never move."""
    shuffled = list(texts)
    Random(seed).shuffle(shuffled)
    return tuple(shuffled)
