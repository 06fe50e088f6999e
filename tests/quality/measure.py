"""Figures on the cards of a set of pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from time import perf_counter

from quizapp.core.card import Card, CardKind
from quizapp.core.concept import Concept
from quizapp.core.generate import Context, generate
from tests.quality.pages import Key
from tests.quality.recheck import violations


@dataclass(frozen=True, slots=True)
class Page:
    """A concept, what a teacher would blank on it, and what the generator makes of it."""

    concept: Concept
    key: Key
    cards: tuple[Card, ...]
    ms: float
    """How long making them took."""

    @property
    def clozes(self) -> list[Card]:
        """Its generated cloze cards, best target first."""
        return sorted((card for card in self.cards if card.kind is CardKind.CLOZE), key=lambda card: card.rank)


def made(concepts: Iterable[Concept], keys: Mapping[str, Key], context: Context) -> list[Page]:
    """Each page with its cards."""
    pages = []
    for concept in concepts:
        start = perf_counter()
        cards = generate(concept, context).cards
        pages.append(Page(concept, keys[concept.id], cards, 1000 * (perf_counter() - start)))
    return pages


def violations_per_1000(pages: Sequence[Page]) -> float:
    """Cards that break a rule, by the second opinion of `recheck`, in 1,000."""
    cards = [card for page in pages for card in page.cards]
    return 1000 * len({card.id for card, _ in violations(cards)}) / len(cards)


def strict_precision(pages: Sequence[Page]) -> float:
    """Percent of the clozes that blank a term clearly right."""
    return _percent(page.key.is_strict(card.answer) for page in pages for card in page.clozes)


def lenient_precision(pages: Sequence[Page]) -> float:
    """Percent of the clozes that blank a term at least acceptable."""
    return _percent(page.key.is_lenient(card.answer) for page in pages for card in page.clozes)


def best_strict(pages: Sequence[Page]) -> float:
    """Percent of the pages whose first cloze blanks a term clearly right."""
    return _percent(any(page.key.is_strict(card.answer) for card in page.clozes[:1]) for page in pages)


def best_lenient(pages: Sequence[Page]) -> float:
    """Percent of the pages whose first cloze blanks a term at least acceptable."""
    return _percent(any(page.key.is_lenient(card.answer) for card in page.clozes[:1]) for page in pages)


def clozes_per_page(pages: Sequence[Page]) -> float:
    """Mean number of cloze cards."""
    return mean(len(page.clozes) for page in pages)


def kinds_per_page(pages: Sequence[Page]) -> float:
    """Median number of kinds of cards."""
    return median(len({card.kind for card in page.cards}) for page in pages)


def pages_without_cards(pages: Sequence[Page]) -> float:
    """Number of pages that no card is made of."""
    return sum(not page.cards for page in pages)


def pages_without_clozes(pages: Sequence[Page]) -> float:
    """Number of pages that no cloze is made of."""
    return sum(not page.clozes for page in pages)


def ms_per_page(pages: Sequence[Page]) -> float:
    """Mean milliseconds to make a page's cards."""
    return mean(page.ms for page in pages)


FIGURES: Mapping[str, Callable[[Sequence[Page]], float]] = {
    "violations per 1,000 cards": violations_per_1000,
    "cloze precision, strict, %": strict_precision,
    "cloze precision, lenient, %": lenient_precision,
    "best target, strict, %": best_strict,
    "best target, lenient, %": best_lenient,
    "clozes per concept, mean": clozes_per_page,
    "kinds of cards per concept, median": kinds_per_page,
    "concepts without cards": pages_without_cards,
    "concepts without clozes": pages_without_clozes,
    "ms per concept, mean": ms_per_page,
}
"""What is measured, under the name it is printed with."""


def _percent(outcomes: Iterable[bool]) -> float:
    counted = list(outcomes)
    return 100 * sum(counted) / len(counted) if counted else 0.0
