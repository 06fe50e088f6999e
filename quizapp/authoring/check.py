"""What only shows when all concepts are seen together: clashing ids, names that lead nowhere or in a circle."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from quizapp.authoring.wording import nearest, quoted
from quizapp.core.concept import Concept, ConceptId, Deck, Level, Problem, Spot
from quizapp.core.generate import Context, Name
from quizapp.core.text import normal

_NO_PAGE_YET = "Write its concept file, or remove the name."


def check_links(
    concepts: Sequence[Concept], decks: Sequence[Deck], unread: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Problems between concepts: two with one id (an error), and references that lead nowhere or back (warnings).

    Args:
        concepts: all concepts of a decks folder; links may lead to any of them.
        decks: its decks, for their `order`.
        unread: the ids of concepts whose files cannot be read; a link to one is not to blame.
    """
    links = _Links(concepts, unread)
    return (*_clashes(concepts), *links.problems(), *_circles(links), *_strangers_in_order(concepts, decks, unread))


def _clashes(concepts: Sequence[Concept]) -> Iterator[Problem]:
    first: dict[ConceptId, Concept] = {}
    for concept in concepts:
        other = first.setdefault(concept.id, concept)
        if other is not concept:
            message = f"The id `{concept.id}` is taken by {other.path}, line {other.line}."
            hint = "Give one of them another `id:`, or rename its file."
            yield Problem(concept.path, concept.line_of("id"), concept.column, "duplicate-id", message, hint)


class _Links:
    """Every reference from concept to concept, followed."""

    def __init__(self, concepts: Sequence[Concept], unread: Collection[str]) -> None:
        self.concepts = concepts
        self._unread = unread
        self._context = Context(tuple(Name(concept.id, concept.title, concept.aliases) for concept in concepts))
        self._hints: dict[str, str] = {}

    def to(self, reference: str, source: Concept) -> ConceptId | None:
        """The concept that `source` means."""
        found = self._context.find(reference, source.deck)
        return found.concept if found else None

    def problems(self) -> Iterator[Problem]:
        """The references to nothing, and those of a concept to itself."""
        for concept in self.concepts:
            for field, reference, spot in _references(concept):
                target = self.to(reference, concept)
                if target is None and not {reference, f"{concept.deck}/{normal(reference)}"} & {*self._unread}:
                    message = f"There is no concept {quoted(reference)}."
                    yield _warning(concept, spot, "unknown-concept", message, self._hint(reference))
                elif target == concept.id and field != "requires":  # that is a circle, and told as one
                    message = f"{quoted(reference)} is this concept itself."
                    yield _warning(concept, spot, "link-to-itself", message, "Name another concept, or remove it.")

    def _hint(self, reference: str) -> str:
        if reference not in self._hints:
            titles = [name.title for name in self._context.names]
            self._hints[reference] = nearest(reference, titles) or _NO_PAGE_YET
        return self._hints[reference]


def _references(concept: Concept) -> Iterator[tuple[str, str, Spot]]:
    """Each name of another concept, with its field and place."""
    for field in ("related", "requires", "confusable_with"):
        for index, reference in enumerate(getattr(concept, field)):
            yield field, reference, concept.spot_of(field, index)
    for contrast in concept.contrasts:
        yield "contrasts", contrast.other, (contrast.line, contrast.column)


def _circles(links: _Links) -> Iterator[Problem]:
    """One problem for each circle of `requires`, where it closes; each concept is entered once."""
    by_id = {concept.id: concept for concept in links.concepts}
    needs = {
        concept.id: [
            (target, index)
            for index, reference in enumerate(concept.requires)
            if (target := links.to(reference, concept)) is not None
        ]
        for concept in by_id.values()
    }
    done: set[ConceptId] = set()
    for start in needs:
        yield from _circles_from(start, needs, by_id, done)


def _circles_from(
    start: ConceptId,
    needs: Mapping[ConceptId, Sequence[tuple[ConceptId, int]]],
    by_id: Mapping[ConceptId, Concept],
    done: set[ConceptId],
) -> Iterator[Problem]:
    """A walk in depth on a stack of its own: a chain of a thousand concepts does not exhaust Python's."""
    if start in done:
        return
    way = {start: iter(needs[start])}  # the concepts between the start and where we are, in order
    while way:
        here = next(reversed(way))
        target, index = next(way[here], (None, 0))
        if target is None:
            done.add(here)
            del way[here]
        elif target in way:
            names = list(way)
            circle = [*names[names.index(target) :], target]
            concept = by_id[here]
            shown = " → ".join(quoted(by_id[name].title) for name in circle)
            message = f"To know this, one would have to know it already: {shown}."
            hint = "Remove one of these `requires`."
            yield _warning(concept, concept.spot_of("requires", index), "requires-circle", message, hint)
        elif target not in done:
            way[target] = iter(needs[target])


def _strangers_in_order(
    concepts: Sequence[Concept], decks: Sequence[Deck], unread: Collection[str]
) -> Iterator[Problem]:
    for deck in decks:
        members = [concept for concept in concepts if concept.deck == deck.id] if deck.order else []
        known = {reference for concept in members for reference in concept.references}
        known |= {normal(name.removeprefix(f"{deck.id}/")) for name in unread}
        for index, reference in enumerate(deck.order):
            if normal(reference) not in known:
                hint = nearest(reference, [concept.title for concept in members]) or _NO_PAGE_YET
                message = f"`order` names {quoted(reference)}, which is no concept of this deck."
                spot = deck.order_spots[index] if index < len(deck.order_spots) else (1, 1)
                yield Problem(deck.path, *spot, "unknown-in-order", message, hint, Level.WARNING)


def _warning(concept: Concept, spot: Spot, code: str, message: str, hint: str) -> Problem:
    return Problem(concept.path, *spot, code, message, hint, Level.WARNING)
