"""Which concept was meant by a wrong answer."""

from collections.abc import Iterable

from quizapp.core.concept import ConceptId
from quizapp.core.generate.context import Name
from quizapp.core.generate.naming import spellings
from quizapp.core.quiz.likeness import folded, same


def taken_for(typed: str, names: Iterable[Name], own: ConceptId) -> ConceptId | None:
    """The concept, other than the one asked about, that a wrong answer is a name of.

    Only whole names count, without slips. Where several concepts share the name, it is the one of the same deck;
    what is a name of `own` too tells of no mix-up.
    """
    given = folded(typed)
    found = [name for name in names if _is_called(name, given)]
    if not given or any(name.concept == own for name in found):
        return None
    deck = own.rpartition("/")[0]
    nearest = min(found, key=lambda name: name.deck != deck, default=None)
    return nearest.concept if nearest else None


def _is_called(name: Name, given: list[str]) -> bool:
    every = (spelling for written in (name.title, *name.aliases) for spelling in spellings(written))
    return any(same(given, folded(spelling)) for spelling in every)
