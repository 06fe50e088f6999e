"""Concept to cards: what an author wrote, and what the prose yields; the quality rules decide what is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from quizapp.core.card import Card, CardId, CardKind, card_id
from quizapp.core.concept import Concept, Level, Problem
from quizapp.core.generate.cloze import Blank, blanks, cloze, written_clozes
from quizapp.core.generate.context import Context, Name
from quizapp.core.generate.contrast import contrasts
from quizapp.core.generate.draft import Lead
from quizapp.core.generate.prose import Prose, read
from quizapp.core.generate.recall import definitions, name_blanked, reasons, taglines, terms
from quizapp.core.generate.rules import Broken, broken, same_prompt
from quizapp.core.generate.targets import GOOD
from quizapp.core.generate.written import written
from quizapp.core.text import plain, tokens

__all__ = ["Context", "Dropped", "Generated", "Name", "faults", "generate"]

FEW_CLOZES, MOST_CLOZES = 1, 6
"""Cloze cards made of one concept's prose: down to fair targets for the first few, good ones up to the most."""

GIVEAWAYS = frozenset({"R02", "R03", "R04"})
"""The rules against prompts that hold their own answer."""

ENOUGH = 2
"""Good cards that a concept should make: one alone is learnt by its looks."""

TEACHING_ORDER = (
    CardKind.TAGLINE,
    CardKind.TERM,
    CardKind.DEFINITION,
    CardKind.FACT,
    CardKind.CLOZE,
    CardKind.WHY,
    CardKind.CONTRAST,
    CardKind.EXAMPLE,
    CardKind.CHOICE,
    CardKind.STATEMENT,
    CardKind.STEPS,
)
"""The order in which a concept's cards are met: first what it is, then its parts, then telling it apart."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A card that would have been made if it did not break a rule."""

    card: Card
    fault: Broken
    """The first of its faults."""


@dataclass(frozen=True, slots=True)
class Generated:
    """The cards of one concept in teaching order, what is wrong with those written by hand, and what was dropped."""

    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    dropped: tuple[Dropped, ...]


def generate(concept: Concept, context: Context) -> Generated:
    """Every card of `concept`. The same concept and names give the same cards; nothing in a text makes it raise."""
    shelf = _Shelf(concept, context)
    for _ in shelf.filled():
        pass
    wanted = [card for card in shelf.cards.values() if card.kind not in concept.off]
    cards = sorted(wanted, key=lambda card: TEACHING_ORDER.index(card.kind))
    return Generated(tuple(_ranked(cards)), tuple(shelf.problems), tuple(shelf.dropped))


def faults(concept: Concept, context: Context) -> tuple[Problem, ...]:
    """What is wrong with the cards written by hand, and whether there are too few good cards; cheaper than `generate`,
    because no more cards are made than it takes to know."""
    shelf = _Shelf(concept, context)
    few = next((False for _ in shelf.filled() if shelf.good >= ENOUGH), True)
    if few:
        made = f"Only {shelf.good} good card" if shelf.good else "No good card"
        message = f"{made} can be made of “{plain(concept.title)}”."
        hint = "Say in `what_it_is` what it is, add a tagline, or write a few facts."
        spot = concept.line, concept.column
        level = Level.WARNING if shelf.cards or shelf.dropped else Level.HINT  # one just begun has only its name
        shelf.problems.append(Problem(concept.path, *spot, "few-cards", message, hint, level))
    return tuple(shelf.problems)


@dataclass(slots=True)
class _Shelf:
    """The cards kept so far."""

    concept: Concept
    context: Context
    cards: dict[CardId, Card] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    flawed: int = 0
    """How many of the cards break a rule: an author wrote them."""

    @property
    def good(self) -> int:
        """How many cards there are to learn from."""
        return sum(card.kind not in self.concept.off for card in self.cards.values()) - self.flawed

    def filled(self) -> Iterator[None]:
        """Fill the shelf, kind by kind: what an author wrote first, what takes longest to make last."""
        concept, context = self.concept, self.context
        for card in (*written_clozes(concept), *written(concept, context)):
            self.keep_written(card)
        yield
        prose = read(concept)
        for candidates in (
            taglines(concept),
            terms(concept, prose),
            definitions(concept, prose),
            reasons(concept, prose),
        ):
            self.keep_best(candidates)
            yield
        for card in contrasts(concept, context):
            self.keep_best([card])
        _keep_clozes(self, prose)
        yield

    def keep_written(self, card: Card) -> None:
        """Keep a hand-written card and report what is wrong with it; only a giveaway example is left out."""
        if card.kind in self.concept.off:
            return
        if card.id in self.cards:
            self._report_duplicate(card)
            return
        faults = self._faults(card)
        for fault in faults:
            self._report(card, fault.rule, fault.message, fault.mend, Level.WARNING)
        if card.kind is not CardKind.EXAMPLE or not GIVEAWAYS.intersection(fault.rule for fault in faults):
            self.cards[card.id] = card
            self.flawed += bool(faults)

    def keep_best(self, candidates: Iterable[Card]) -> Card | None:
        """Keep the first candidate that breaks no rule; where each breaks one, the first is noted as dropped."""
        dropped: Dropped | None = None
        for card in (card for card in candidates if card.id not in self.cards):
            faults = self._faults(card)
            if not faults:
                self.cards[card.id] = card
                return card
            dropped = dropped or Dropped(card, faults[0])
        if dropped:
            self.dropped.append(dropped)
        return None

    def _faults(self, card: Card) -> tuple[Broken, ...]:
        repeated = same_prompt(card, frozenset(kept.prompt for kept in self.cards.values()))
        return (*broken(card, self.context), *((repeated,) if repeated else ()))

    def _report_duplicate(self, card: Card) -> None:
        message = f"Another {card.kind} of this concept has the same id; this one is left out."
        self._report(card, "duplicate-card", message, "Give it an `id:` of its own.", Level.ERROR)

    def _report(self, card: Card, code: str, message: str, hint: str, level: Level) -> None:
        self.problems.append(Problem(self.concept.path, card.line, card.column, code, message, hint, level))


def _keep_clozes(shelf: _Shelf, prose: Prose) -> None:
    """Keep the best cloze of each sentence and term that no card has asked for yet."""
    term = shelf.cards.get(card_id(shelf.concept.id, CardKind.TERM))
    shared = shelf.context.shared(shelf.concept.deck)
    asked = [_terms(card.answer) for card in shelf.cards.values() if card.kind is CardKind.CLOZE]
    sentences: set[str] = set()
    for blank in blanks(shelf.concept, prose, shelf.context):
        if len(sentences) >= (MOST_CLOZES if blank.target.score >= GOOD else FEW_CLOZES):
            break
        here = _terms(blank.answer)
        known = any(here <= other or other <= here for other in asked)
        if known or blank.sentence.text in sentences or _repeats(term, blank):
            continue
        card = cloze(shelf.concept, blank, shared)
        if shelf.keep_best([card]):
            sentences.add(blank.sentence.text)
            asked.append(here)


def _repeats(term: Card | None, blank: Blank) -> bool:
    """Whether a blank asks what the concept's term card asks."""
    if term is None or not blank.target.own:
        return False
    return name_blanked(blank.sentence).startswith(term.prompt.removeprefix(f"{Lead.TERM} ").rstrip("."))


def _terms(answer: str) -> frozenset[str]:
    return frozenset(token.key for token in tokens(answer))


def _ranked(cards: Iterable[Card]) -> Iterable[Card]:
    """The cards with their cloze cards numbered from 1, in the order they stand."""
    rank = 0
    for card in cards:
        if card.kind is CardKind.CLOZE:
            rank += 1
            yield replace(card, rank=rank)
        else:
            yield card
