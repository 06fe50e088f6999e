"""What only shows when all concepts are looked at together: clashing ids, and names that lead nowhere."""

from collections.abc import Iterator, Sequence

from quizapp.authoring.wording import nearest, quoted
from quizapp.core.concept import Concept, ConceptId, Deck, Level, Problem
from quizapp.core.generate import Context, Name
from quizapp.core.text import normal

_NO_PAGE_YET = "Write its concept file, or remove the name."


def check_links(concepts: Sequence[Concept], decks: Sequence[Deck]) -> tuple[Problem, ...]:
    """Problems between concepts: two with one id (an error), and references that name no concept (warnings).

    Args:
        concepts: all concepts of a decks folder; links may lead to any of them.
        decks: its decks, for their `order`.
    """
    return (*_clashes(concepts), *_dangling(concepts), *_strangers_in_order(concepts, decks))


def _clashes(concepts: Sequence[Concept]) -> Iterator[Problem]:
    first: dict[ConceptId, Concept] = {}
    for concept in concepts:
        other = first.setdefault(concept.id, concept)
        if other is not concept:
            message = f"The id `{concept.id}` is taken by {other.path}, line {other.line}."
            hint = "Give one of them another `id:`, or rename its file."
            yield Problem(concept.path, concept.line_of("id"), 1, "duplicate-id", message, hint)


def _dangling(concepts: Sequence[Concept]) -> Iterator[Problem]:
    context = Context(tuple(Name(concept.id, concept.title, concept.aliases) for concept in concepts))
    hints: dict[str, str] = {}
    for concept in concepts:
        for reference, line in _references(concept):
            if context.find(reference, concept.deck) is None:
                if reference not in hints:
                    hints[reference] = nearest(reference, [name.title for name in context.names]) or _NO_PAGE_YET
                message = f"There is no concept {quoted(reference)}."
                yield Problem(concept.path, line, 1, "unknown-concept", message, hints[reference], Level.WARNING)


def _references(concept: Concept) -> Iterator[tuple[str, int]]:
    """Each name of another concept, and the line it is on."""
    fields = {
        "related": concept.related,
        "requires": concept.requires,
        "confusable_with": concept.confusable_with,
    }
    for field, references in fields.items():
        for reference in references:
            yield reference, concept.line_of(field)
    for contrast in concept.contrasts:
        yield contrast.other, contrast.line


def _strangers_in_order(concepts: Sequence[Concept], decks: Sequence[Deck]) -> Iterator[Problem]:
    for deck in decks:
        members = [concept for concept in concepts if concept.deck == deck.id]
        known = {reference for concept in members for reference in concept.references}
        for reference in deck.order:
            if normal(reference) not in known:
                hint = nearest(reference, [concept.title for concept in members]) or _NO_PAGE_YET
                message = f"`order` names {quoted(reference)}, which is no concept of this deck."
                yield Problem(deck.path, 1, 1, "unknown-in-order", message, hint, Level.WARNING)
