"""A quiz in a person's hands: which question is next, which comes back, and how it went by concept."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId
from quizapp.core.history import EventKey
from quizapp.core.quiz.item import Item, Round

RECALL_AHEAD_DAYS = 30
"""How far ahead a quiz predicts recall: tomorrow nearly everything just asked is remembered."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an answer did to a concept's card: its predicted recall `RECALL_AHEAD_DAYS` from now, before and after."""

    card: CardId
    concept: ConceptId
    title: str
    is_right: bool
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given."""

    is_right: bool
    changes: tuple[Change, ...]
    events: tuple[EventKey, ...]
    """Where it stands in the log."""


@dataclass(frozen=True, slots=True)
class ConceptResult:
    """How the questions about one concept went, the first time they were asked. Recalls are means over its cards."""

    concept: ConceptId
    title: str
    asked: int
    right: int
    before: float
    after: float

    @property
    def is_new(self) -> bool:
        """Whether none of its cards was ever answered before: then no recall could be predicted that would change."""
        return self.before == 0

    @property
    def missed(self) -> int:
        """Questions that were not answered rightly."""
        return self.asked - self.right


@dataclass(frozen=True, slots=True)
class Sitting:
    """The questions, and the answers so far. Missed questions come back after all others, once, in another form."""

    rounds: tuple[Round, ...]
    given: tuple[Given, ...] = ()

    @property
    def current(self) -> Item | None:
        """The question to ask; None at the end."""
        place = len(self.given)
        if place < len(self.rounds):
            return self.rounds[place].item
        coming_back = self._coming_back
        place -= len(self.rounds)
        return coming_back[place].again if place < len(coming_back) else None

    @property
    def cards(self) -> list[CardId]:
        """The cards that the questions are about."""
        return [each.item.card for each in self.rounds]

    @property
    def is_retry(self) -> bool:
        """Whether the present question was missed before."""
        return len(self.given) >= len(self.rounds)

    @property
    def progress(self) -> tuple[int, int]:
        """Answers given, and those with the ones to come."""
        return len(self.given), len(self.rounds) + len(self._coming_back)

    def without(self, gone: Container[CardId]) -> "Sitting":
        """The sitting without the questions still to come about cards that are gone."""
        place = len(self.given)
        coming = (each for each in self.rounds[place:] if each.item.card not in gone)
        return replace(self, rounds=(*self.rounds[:place], *coming))

    def answered(self, given: Given) -> "Sitting":
        """The sitting after one more answer."""
        return replace(self, given=(*self.given, given))

    def corrected(self, given: Given) -> "Sitting":
        """The sitting with its last answer replaced."""
        return replace(self, given=(*self.given[:-1], given))

    def results(self) -> list[ConceptResult]:
        """By concept, those with most to study first. Only first answers count."""
        changes = [change for given in self.given[: len(self.rounds)] for change in given.changes]
        by_concept: dict[ConceptId, list[Change]] = {}
        for change in changes:
            by_concept.setdefault(change.concept, []).append(change)
        return sorted(map(_summed, by_concept.values()), key=lambda result: (-result.missed, result.title))

    @property
    def score(self) -> tuple[int, int]:
        """Questions answered rightly at once, and questions answered."""
        first = self.given[: len(self.rounds)]
        return sum(given.is_right for given in first), len(first)

    @property
    def _coming_back(self) -> Sequence[Round]:
        first = zip(self.rounds, self.given, strict=False)
        return [each for each, given in first if not given.is_right]


def _summed(changes: Iterable[Change]) -> ConceptResult:
    every = list(changes)
    first = {change.card: change for change in reversed(every)}
    last = {change.card: change for change in every}
    return ConceptResult(
        concept=every[0].concept,
        title=every[0].title,
        asked=len(every),
        right=sum(change.is_right for change in every),
        before=fmean(change.before for change in first.values()),
        after=fmean(change.after for change in last.values()),
    )
