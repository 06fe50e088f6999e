"""Which concepts are told apart by a generated card: one card for each pair, and only where the pair is certain."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from quizapp.core.concept import Concept, ConceptId
from quizapp.core.generate.context import Context, Kin, Name, content
from quizapp.core.generate.options import same_thing
from quizapp.core.text import normal, plain

LINE_WORDS = range(6, 31)
"""Taglines of so many words are compared word by word: in shorter ones agreement means little."""

STRETCH_WORDS = 3
"""Two taglines differ in one point if this many words at most differ in each, all of them side by side."""

_Line = tuple[str, ...]
_Pair = tuple[Concept, Concept, str]
"""The concept that has the card, the other one, and the field that tells."""


def kin(concepts: Sequence[Concept], context: Context) -> tuple[Kin, ...]:
    """The pairs that get a contrast card: those an author calls confusable, and siblings one point apart.

    The card belongs to the concept that names the other in `confusable_with`, else to the one with the smaller id.
    A pair without two different taglines, or with a contrast written by hand on either side, has none.

    Args:
        concepts: all concepts there are.
        context: their names.
    """
    lined = [concept for concept in concepts if concept.tagline]
    written = _written(concepts, context)
    found: dict[frozenset[ConceptId], Kin] = {}
    for one, other, field in (*_confusable(lined, context), *_one_point_apart(lined)):
        pair = frozenset((one.id, other.id))
        if pair not in written and _say_two_things(one.tagline, other.tagline):
            name = Name(other.id, other.title, other.aliases)
            found.setdefault(pair, Kin(one.id, name, other.tagline, field))
    return tuple(found.values())


def _written(concepts: Iterable[Concept], context: Context) -> set[frozenset[ConceptId]]:
    named = (
        (concept, context.find(contrast.other, concept.deck)) for concept in concepts for contrast in concept.contrasts
    )
    return {frozenset((concept.id, name.concept)) for concept, name in named if name}


def _say_two_things(tagline: str, other: str) -> bool:
    return bool(plain(tagline) and plain(other)) and normal(plain(tagline)) != normal(plain(other))


def _confusable(lined: Iterable[Concept], context: Context) -> Iterator[_Pair]:
    """Each concept with those it is mistaken for; of two that name each other the smaller id comes first."""
    by_id = {concept.id: concept for concept in sorted(lined, key=lambda concept: concept.id)}
    for concept in by_id.values():
        for reference in concept.confusable_with:
            name = context.find(reference, concept.deck)
            other = by_id.get(name.concept) if name else None
            if other and other is not concept:
                yield concept, other, "confusable_with"


# ---- one point apart


def _one_point_apart(lined: Iterable[Concept]) -> Iterator[_Pair]:
    """Pairs of a section whose taglines are the same but for one stretch; three or more are a series, no contrast."""
    frames: dict[Hashable, list[tuple[Concept, _Line]]] = {}
    for concept, line in _with_likely_partner(lined):
        for start in range(len(line)):
            for end in range(start + 1, min(start + STRETCH_WORDS, len(line)) + 1):
                frame = (concept.deck, concept.section, line[:start], line[end:])
                frames.setdefault(frame, []).append((concept, line[start:end]))
    for sharing in frames.values():
        if len(sharing) == 2 and _differ(*sharing):
            one, other = sorted((concept for concept, _ in sharing), key=lambda concept: concept.id)
            yield one, other, "tagline"


def _with_likely_partner(lined: Iterable[Concept]) -> Iterable[tuple[Concept, _Line]]:
    """The concepts whose tagline begins or ends like a sibling's: cheap to know, and few are left to look at closely.

    With three words or more in common around one stretch, two of them stand together at the beginning or at the end.
    """
    alike: dict[Hashable, list[tuple[Concept, _Line]]] = {}
    for concept in lined:
        line = tuple(concept.tagline.casefold().split())
        if len(line) in LINE_WORDS:
            for end in (("begins", line[:2]), ("ends", line[-2:])):
                alike.setdefault((concept.deck, concept.section, end), []).append((concept, line))
    return {row[0].id: row for rows in alike.values() if len(rows) > 1 for row in rows}.values()


def _differ(one: tuple[Concept, _Line], other: tuple[Concept, _Line]) -> bool:
    """Whether each side has a telling word of its own, and the two concepts are not one, or one a kind of the other."""
    here, there = (set(content(" ".join(stretch))) for _, stretch in (one, other))
    telling = here - there and there - here
    return bool(telling) and not (_covers(one[0], other[0]) or _covers(other[0], one[0]))


def _covers(one: Concept, other: Concept) -> bool:
    """Whether a name of `other` is a name of `one`, or a broader term for it."""
    same_title = normal(one.title) == normal(other.title)
    return same_title or bool(same_thing(one.title, one.aliases, (other.title, *other.aliases), ""))
