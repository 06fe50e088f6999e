"""Which concepts a learner takes for each other, and which of them are to be told apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.concept import ConceptId

TELL_APART_AFTER = 2
"""After so many mix-ups since it was last told apart, a pair is asked about."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """An answer in which one concept was taken for another, or told from it."""

    concept: ConceptId
    """What was asked about."""
    other: ConceptId
    is_mix_up: bool
    day: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two concepts that were taken for each other, in either direction."""

    concept: ConceptId
    other: ConceptId
    times: int
    since_told_apart: int
    """How many of these times came after the two were last told apart."""
    last_day: int

    @property
    def is_to_be_told_apart(self) -> bool:
        """Whether it is time to ask for the difference."""
        return self.since_told_apart >= TELL_APART_AFTER


def ledger(encounters: Iterable[Encounter]) -> list[Confusion]:
    """All pairs ever mixed up, most often first. Encounters come in the order in which they happened."""
    pairs: dict[tuple[ConceptId, ConceptId], list[Encounter]] = {}
    for encounter in encounters:
        one, other = sorted((encounter.concept, encounter.other))
        pairs.setdefault((one, other), []).append(encounter)
    found = [_confusion(pair, met) for pair, met in pairs.items()]
    return sorted((pair for pair in found if pair.times), key=lambda pair: (-pair.times, pair.concept, pair.other))


def partners(confusions: Iterable[Confusion]) -> Mapping[ConceptId, Sequence[ConceptId]]:
    """For each concept those it was mixed up with, most often first."""
    found: dict[ConceptId, list[ConceptId]] = {}
    for confusion in confusions:
        found.setdefault(confusion.concept, []).append(confusion.other)
        found.setdefault(confusion.other, []).append(confusion.concept)
    return found


def _confusion(pair: tuple[ConceptId, ConceptId], met: Sequence[Encounter]) -> Confusion:
    told_apart = next((place for place in reversed(range(len(met))) if not met[place].is_mix_up), -1)
    mix_ups = [encounter for encounter in met if encounter.is_mix_up]
    return Confusion(
        *pair,
        times=len(mix_ups),
        since_told_apart=len(met) - told_apart - 1,
        last_day=max((encounter.day for encounter in mix_ups), default=0),
    )
