"""Wrong options: the best few that do not give the right one away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from quizapp.core.concept import ConceptId
from quizapp.core.generate.options import length_gives_away, odd_one_out
from quizapp.core.quiz.questions.shape import shape

WANTED, FEWEST = 3, 2
"""Wrong options of a question. Rather two good ones than one that nobody would take."""

POOL = 14
"""So many of the best candidates are looked at."""

JITTER = 0.2
"""How much chance may change the fit of a candidate, so that near-equals take turns."""

SLACK = 0.5
"""How far the right option may run ahead of chance in being the longest or the shortest."""

NO_CONCEPT = ConceptId("")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wrong option that could be offered; the higher its fit, the better."""

    text: str
    concept: ConceptId = NO_CONCEPT
    """The concept it names or is about."""
    fit: float = 0.0


class Lengths:
    """Keeps the right option from being the longest or the shortest more often than chance would have it."""

    def __init__(self) -> None:
        self._ahead = {"longest": 0.0, "shortest": 0.0}

    def allow(self, key: str, wrong: Sequence[str]) -> bool:
        """Whether the right option may stand among these wrong ones now."""
        extreme = _extreme(key, wrong)
        return not extreme or self._ahead[extreme] + 1 - _chance(wrong) <= SLACK

    def note(self, key: str, wrong: Sequence[str]) -> None:
        """A question with these options is asked."""
        for extreme in self._ahead:
            self._ahead[extreme] += (extreme == _extreme(key, wrong)) - _chance(wrong)


def rows(
    key: str,
    candidates: Iterable[Candidate],
    lengths: Lengths,
    random: Random,
    *,
    fixed: Sequence[Candidate] = (),
) -> Iterator[list[Candidate]]:
    """Sets of wrong options for `key`, best first: three each if there are so many, else two.

    Args:
        key: the right option.
        candidates: what may be offered, in any order.
        lengths: whether the right option may be an extreme just now.
        random: decides between candidates of nearly the same fit.
        fixed: what has to be offered in any case.
    """
    pool = _best(key, candidates, fixed, random)
    for size in range(WANTED, FEWEST - 1, -1):
        second_best = []
        for row in _variants(pool, size, fixed):
            if not lengths.allow(key, _texts(row)) or _is_only_of_its_sort(key, row):
                second_best.append(row)
            elif _is_fair(key, row):
                yield row
        yield from (row for row in second_best if _is_fair(key, row))


def _best(key: str, candidates: Iterable[Candidate], fixed: Sequence[Candidate], random: Random) -> list[Candidate]:
    ranked = sorted(candidates, key=lambda candidate: candidate.fit + JITTER * random.random(), reverse=True)
    taken = {key.casefold(), *(candidate.text.casefold() for candidate in fixed)}
    distinct: dict[str, Candidate] = {}
    for candidate in ranked:
        distinct.setdefault(candidate.text.casefold(), candidate)
    return [candidate for text, candidate in distinct.items() if text not in taken][:POOL]


def _variants(pool: Sequence[Candidate], size: int, fixed: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """The best row, then rows that differ from it in the last place, then in the last but one."""
    free = size - len(fixed)
    best = list(pool[:free])
    if len(best) < free:
        return
    yield [*fixed, *best]
    for place in range(free - 1, -1, -1):
        for other in pool[free:]:
            yield [*fixed, *best[:place], *best[place + 1 :], other]


def _is_fair(key: str, row: Sequence[Candidate]) -> bool:
    wrong = _texts(row)
    return not length_gives_away(key, wrong) and not odd_one_out(key, wrong)


def _is_only_of_its_sort(key: str, row: Sequence[Candidate]) -> bool:
    """Whether the right option is the only thing among actions, or the only action among things."""
    return all(shape(candidate.text).is_doing != shape(key).is_doing for candidate in row)


def _texts(row: Iterable[Candidate]) -> list[str]:
    return [candidate.text for candidate in row]


def _extreme(key: str, wrong: Sequence[str]) -> str:
    sizes = [len(option) for option in wrong]
    if len(key) > max(sizes):
        return "longest"
    return "shortest" if len(key) < min(sizes) else ""


def _chance(wrong: Sequence[str]) -> float:
    return 1 / (len(wrong) + 1)
