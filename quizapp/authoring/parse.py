"""From the text of a file to the concepts or the deck it describes."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from quizapp.authoring.schema import ConceptEntry, ConceptsFile, DeckEntry
from quizapp.authoring.validate import validated
from quizapp.authoring.yaml_text import LOADER, Document, Loader, read_yaml
from quizapp.core.concept import (
    Choice,
    Cloze,
    Concept,
    ConceptId,
    Contrast,
    Deck,
    DeckId,
    Fact,
    Problem,
    Resource,
    Statement,
)
from quizapp.core.text import normal

_LineOf: TypeAlias = Callable[..., int]
"""Keys and indexes below a concept to the line they are on."""


def parse_concepts(
    text: str, path: str, deck: DeckId, slug: str, loader: Loader = LOADER
) -> tuple[tuple[Concept, ...], tuple[Problem, ...]]:
    """The concepts of a concept file, and everything that is wrong with it, in the order of its lines.

    Args:
        text: the file's content.
        path: the file below the decks folder.
        deck: the deck whose folder it is in.
        slug: names the concept in ids if the file holds one concept without an `id:`.
        loader: PyYAML's loader class.
    """
    document = read_yaml(text, path, loader)
    concepts: tuple[Concept, ...] = ()
    if not isinstance(document.value, dict):
        _report_shape(document)
    elif "concepts" in document.value:
        several = validated(document, document.value, ConceptsFile)
        entries = several.entry.concepts if several.entry else ()
        concepts = tuple(
            _concept(entry, deck, entry.id or normal(entry.title), path, partial(several.line, "concepts", index))
            for index, entry in enumerate(entries)
        )
    else:
        single = validated(document, document.value, ConceptEntry)
        if single.entry:
            concepts = (_concept(single.entry, deck, single.entry.id or slug, path, single.line),)
    return concepts, _in_order(document)


def parse_deck(text: str, path: str, default: Deck, loader: Loader = LOADER) -> tuple[Deck | None, tuple[Problem, ...]]:
    """The deck of a deck.yaml, and everything that is wrong with it. An empty file changes nothing.

    Args:
        text: the file's content.
        path: the file below the decks folder.
        default: the deck as it is without the file.
        loader: PyYAML's loader class.
    """
    document = read_yaml(text, path, loader)
    if document.value is None and not document.problems:
        document.value = {}
    deck = None
    if not isinstance(document.value, dict):
        _report_shape(document)
    elif entry := validated(document, document.value, DeckEntry).entry:
        deck = Deck(
            id=default.id,
            title=entry.title or default.title,
            path=path,
            description=entry.description,
            order=entry.order,
            new_per_day=entry.new_per_day,
            reviews_per_day=entry.reviews_per_day,
            retention=entry.retention,
            off=tuple(kind.value for kind in entry.cards.off),
            language=entry.language,
            tags=entry.tags,
        )
    return deck, _in_order(document)


def _report_shape(document: Document) -> None:
    """Say why there is no mapping, unless the reader has said it."""
    if document.problems:
        return
    place = document.place(())
    if document.value is None:
        document.report(
            place, "empty-file", "The file is empty.", "Begin with a line `title: ...`, or remove the file."
        )
    else:
        message = "The file does not consist of `key: value` lines."
        document.report(place, "not-a-mapping", message, "Begin with a line `title: ...`.")


def _in_order(document: Document) -> tuple[Problem, ...]:
    return tuple(sorted(document.problems, key=lambda problem: (problem.line, problem.column)))


def _concept(entry: ConceptEntry, deck: DeckId, slug: str, path: str, line: _LineOf) -> Concept:
    return Concept(
        id=ConceptId(f"{deck}/{slug}"),
        deck=deck,
        title=entry.title,
        section=entry.section,
        path=path,
        line=line(),
        tagline=entry.tagline,
        aliases=entry.aliases,
        what_it_is=entry.what_it_is,
        why_it_matters=entry.why_it_matters,
        related=entry.related,
        requires=entry.requires,
        confusable_with=entry.confusable_with,
        not_distractors=entry.not_distractors,
        resources=tuple(
            Resource(item.title, item.url, item.site, item.about, item.minutes) for item in entry.resources
        ),
        contrasts=_contrasts(entry, line),
        facts=_facts(entry, line),
        clozes=_clozes(entry, line),
        choices=_choices(entry, line),
        statements=_statements(entry, line),
        steps=entry.steps,
        examples=entry.examples,
        off=tuple(kind.value for kind in entry.cards.off),
        field_lines=_field_lines(entry, line),
    )


def _field_lines(entry: ConceptEntry, line: _LineOf) -> tuple[tuple[str, int], ...]:
    lines = ((field, line(field)) for field in entry.model_fields_set)
    return tuple(sorted(lines, key=lambda pair: pair[1]))


def _contrasts(entry: ConceptEntry, line: _LineOf) -> tuple[Contrast, ...]:
    return tuple(
        Contrast(item.other, item.on, item.this, item.that, item.id, line("contrasts", index))
        for index, item in enumerate(entry.contrasts)
    )


def _facts(entry: ConceptEntry, line: _LineOf) -> tuple[Fact, ...]:
    return tuple(
        Fact(item.q, item.a, item.accept, item.explain, item.id, line("facts", index))
        for index, item in enumerate(entry.facts)
    )


def _clozes(entry: ConceptEntry, line: _LineOf) -> tuple[Cloze, ...]:
    return tuple(
        Cloze(item.text, item.explain, item.id, line("clozes", index)) for index, item in enumerate(entry.clozes)
    )


def _choices(entry: ConceptEntry, line: _LineOf) -> tuple[Choice, ...]:
    return tuple(
        Choice(item.q, item.a, item.wrong, item.explain, item.id, line("choices", index))
        for index, item in enumerate(entry.choices)
    )


def _statements(entry: ConceptEntry, line: _LineOf) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            text=item.true or item.false,
            truth=bool(item.true),
            because=item.because or item.explain,
            id=item.id,
            line=line("statements", index),
        )
        for index, item in enumerate(entry.statements)
    )
