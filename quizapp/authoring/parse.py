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
    Spot,
    Statement,
)
from quizapp.core.text import normal

_SpotOf: TypeAlias = Callable[..., Spot]
"""Keys and indexes below a concept to where they stand."""

_SPOTTED = ("aliases", "related", "requires", "confusable_with", "not_distractors", "resources", "steps", "examples")
"""The lists whose entries have no place of their own."""


def parse_concepts(
    text: str, path: str, deck: DeckId, slug: str, loader: Loader = LOADER
) -> tuple[tuple[Concept, ...], tuple[Problem, ...]]:
    """The concepts of a concept file, and everything that is wrong with it, in the order of its lines."""
    concepts, document = parsed_concepts(text, path, deck, slug, loader)
    return concepts, tuple(document.problems)


def parsed_concepts(
    text: str, path: str, deck: DeckId, slug: str, loader: Loader = LOADER
) -> tuple[tuple[Concept, ...], Document]:
    """The concepts of a concept file, and its text with everything that is wrong with it, in the order of its lines.

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
            _concept(entry, deck, entry.id or normal(entry.title), path, partial(several.spot, "concepts", index))
            for index, entry in enumerate(entries)
        )
    else:
        single = validated(document, document.value, ConceptEntry)
        if single.entry:
            concepts = (_concept(single.entry, deck, single.entry.id or slug, path, single.spot),)
    _put_in_order(document)
    return concepts, document


def parse_deck(text: str, path: str, default: Deck, loader: Loader = LOADER) -> tuple[Deck | None, tuple[Problem, ...]]:
    """The deck of a deck.yaml, and everything that is wrong with it."""
    deck, document = parsed_deck(text, path, default, loader)
    return deck, tuple(document.problems)


def parsed_deck(text: str, path: str, default: Deck, loader: Loader = LOADER) -> tuple[Deck | None, Document]:
    """The deck of a deck.yaml, and its text with everything that is wrong with it. An empty file changes nothing.

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
    elif (checked := validated(document, document.value, DeckEntry)).entry:
        entry = checked.entry
        deck = Deck(
            id=default.id,
            title=entry.title or default.title,
            path=path,
            description=entry.description,
            order=entry.order,
            order_spots=tuple(checked.spot("order", index) for index in range(len(entry.order))),
            new_per_day=entry.new_per_day,
            reviews_per_day=entry.reviews_per_day,
            retention=entry.retention,
            off=tuple(kind.value for kind in entry.cards.off),
            language=entry.language,
            tags=entry.tags,
        )
    _put_in_order(document)
    return deck, document


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


def _put_in_order(document: Document) -> None:
    document.problems.sort(key=lambda problem: (problem.line, problem.column))


def _concept(entry: ConceptEntry, deck: DeckId, slug: str, path: str, spot: _SpotOf) -> Concept:
    return Concept(
        id=ConceptId(f"{deck}/{slug}"),
        deck=deck,
        title=entry.title,
        section=entry.section,
        path=path,
        line=spot()[0],
        column=spot()[1],
        tagline=entry.tagline,
        aliases=entry.aliases,
        tags=entry.tags,
        what_it_is=entry.what_it_is,
        why_it_matters=entry.why_it_matters,
        related=entry.related,
        requires=entry.requires,
        confusable_with=entry.confusable_with,
        not_distractors=entry.not_distractors,
        resources=tuple(
            Resource(item.title, item.url, item.site, item.about, item.minutes) for item in entry.resources
        ),
        contrasts=_contrasts(entry, spot),
        facts=_facts(entry, spot),
        clozes=_clozes(entry, spot),
        choices=_choices(entry, spot),
        statements=_statements(entry, spot),
        steps=entry.steps,
        examples=entry.examples,
        off=tuple(kind.value for kind in entry.cards.off),
        field_lines=_field_lines(entry, spot),
        entry_spots=_entry_spots(entry, spot),
    )


def _field_lines(entry: ConceptEntry, spot: _SpotOf) -> tuple[tuple[str, int], ...]:
    lines = ((field, spot(field)[0]) for field in entry.model_fields_set)
    return tuple(sorted(lines, key=lambda pair: pair[1]))


def _entry_spots(entry: ConceptEntry, spot: _SpotOf) -> tuple[tuple[str, tuple[Spot, ...]], ...]:
    lists = ((field, len(getattr(entry, field))) for field in _SPOTTED if field in entry.model_fields_set)
    return tuple((field, tuple(spot(field, index) for index in range(count))) for field, count in lists)


def _contrasts(entry: ConceptEntry, spot: _SpotOf) -> tuple[Contrast, ...]:
    return tuple(
        Contrast(item.other, item.on, item.this, item.that, item.id, *spot("contrasts", index))
        for index, item in enumerate(entry.contrasts)
    )


def _facts(entry: ConceptEntry, spot: _SpotOf) -> tuple[Fact, ...]:
    return tuple(
        Fact(item.q, item.a, item.accept, item.explain, item.id, *spot("facts", index))
        for index, item in enumerate(entry.facts)
    )


def _clozes(entry: ConceptEntry, spot: _SpotOf) -> tuple[Cloze, ...]:
    return tuple(
        Cloze(item.text, item.explain, item.id, *spot("clozes", index)) for index, item in enumerate(entry.clozes)
    )


def _choices(entry: ConceptEntry, spot: _SpotOf) -> tuple[Choice, ...]:
    return tuple(
        Choice(item.q, item.a, item.wrong, item.explain, item.id, *spot("choices", index))
        for index, item in enumerate(entry.choices)
    )


def _statements(entry: ConceptEntry, spot: _SpotOf) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            text=item.true or item.false,
            truth=bool(item.true),
            because=item.because or item.explain,
            id=item.id,
            line=spot("statements", index)[0],
            column=spot("statements", index)[1],
        )
        for index, item in enumerate(entry.statements)
    )
