"""Where questions are made: the cards and concepts arranged for looking up, and what the set holds so far."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from random import Random

from quizapp.core.card import Card, CardKind, ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.generate.context import Context, content
from quizapp.core.generate.draft import TRUE
from quizapp.core.generate.rules import sentence_of
from quizapp.core.quiz.item import CHOSEN, Item
from quizapp.core.quiz.questions.distractors import Candidate, Lengths, rows
from quizapp.core.quiz.questions.peers import Peers, Profile
from quizapp.core.quiz.questions.phrases import Phrase, coining, filled, phrase_of, with_open_article
from quizapp.core.quiz.questions.shelf import Shelf

BEARERS = (CardKind.TAGLINE, CardKind.TERM, CardKind.DEFINITION)
"""The first of these that a concept has stands for it in questions about its section."""

LEANING = 6
"""True and false statements may differ in number by one in so many."""


class Truths:
    """Keeps about as many statements of a set true as false."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._count = Counter({True: 0, False: 0})
        self._wanted = self._drawn()
        self.is_kept = True

    @property
    def order(self) -> list[bool]:
        """The truths that the next statement may have, best first.

        While the set is kept in balance it is a single one, until a statement has it. If it could be the other as
        well, most statements would be true, as many sentences cannot be turned into false ones.
        """
        return [self._wanted] if self.is_kept else [self._wanted, not self._wanted]

    def allow(self, truth: bool) -> bool:
        """Whether the set stays in balance with one more statement of this truth."""
        lead = self._count[truth] + 1 - self._count[not truth]
        return lead <= max(1, (self._count.total() + 1) // LEANING)

    def note(self, truth: bool) -> None:
        """A statement of this truth is asked."""
        self._count[truth] += 1
        self._wanted = self._drawn()

    def _drawn(self) -> bool:
        """Left to chance, unless one truth is ahead already."""
        return self._random.choice([truth for truth in (True, False) if self.allow(truth)])


class Desk:
    """What the makers of questions share. Everything is arranged only when it is asked for."""

    def __init__(self, shelf: Shelf, random: Random) -> None:
        self.shelf = shelf
        self.random = random
        self.peers = Peers(shelf)
        self.lengths = Lengths()
        self.truths = Truths(random)
        self._phrases: dict[ConceptId, Phrase | None] = {}
        self._words: dict[ConceptId, list[frozenset[str]]] = {}

    @property
    def context(self) -> Context:
        """The names of all concepts."""
        return self.shelf.context

    def note(self, item: Item) -> None:
        """`item` will be asked: what comes after it keeps the balance."""
        if item.kind in CHOSEN:
            self.lengths.note(item.answer, [option for option in item.options if option != item.answer])
        elif item.kind is ItemKind.TRUE_FALSE:
            self.truths.note(item.answer == TRUE)

    # ---- questions

    def item(self, card: Card, kind: ItemKind, prompt: str, answer: str) -> Item:
        """A question about a card, with the fields that every kind fills alike."""
        return Item(
            kind=kind,
            card=card.id,
            concept_id=card.concept_id,
            concept=card.concept,
            section=card.section,
            prompt=prompt,
            answer=answer,
            explain=card.explain,
            source=self.source(card),
            line=card.line,
        )

    def choices(
        self, item: Item, key: Candidate, wrong: Iterable[Candidate], *, fixed: Sequence[Candidate] = ()
    ) -> Iterator[Item]:
        """`item` with the best sets of options, their order shuffled; `fixed` ones are offered in any case."""
        for row in rows(key.text, wrong, self.lengths, self.random, fixed=fixed):
            options = [key, *row]
            self.random.shuffle(options)
            yield replace(
                item,
                options=tuple(option.text for option in options),
                named=tuple(option.concept for option in options),
                guess=1 / len(options),
            )

    # ---- cards

    def card(self, concept: ConceptId, kind: CardKind) -> Card | None:
        """The first card of a kind that a concept has."""
        return next((card for card in self.cards(concept) if card.kind is kind), None)

    def cards(self, concept: ConceptId) -> Sequence[Card]:
        """The cards of a concept that may be asked."""
        return self._cards.get(concept, ())

    def coined_like(self, card: Card) -> Sequence[Card]:
        """The other cards of the deck that blank a term coined in the same way; none if its own is not coined."""
        found = self._coined.get((_deck(card), coining(card.prompt)), ())
        return [other for other in found if other.id != card.id]

    def by_concept(self) -> list[list[Card]]:
        """All cards, those of one concept together."""
        return [list(cards) for cards in self._cards.values()]

    def stands_for_concept(self, card: Card) -> bool:
        """Whether questions about the concept's section belong to this card."""
        kinds = {other.kind for other in self.cards(card.concept_id)}
        return card.kind is next((kind for kind in BEARERS if kind in kinds), None)

    def own(self, card: Card) -> Profile:
        """The concept of a card."""
        return self.peers[card.concept_id]

    # ---- sentences

    def phrase(self, concept: ConceptId) -> Phrase | None:
        """How a sentence calls a concept: `a base model`. None where no sentence of its own tells."""
        if concept not in self._phrases:
            definition = self.card(concept, CardKind.DEFINITION)
            self._phrases[concept] = phrase_of(definition.prompt) if definition else None
        return self._phrases[concept]

    def words(self, concept: ConceptId) -> Sequence[frozenset[str]]:
        """The words of each text that a concept has: of its line, and of its cards with their answers."""
        if concept not in self._words:
            texts = [f"{card.prompt} {card.answer}" for card in self.cards(concept)]
            self._words[concept] = [frozenset(content(text)) for text in (self.peers[concept].line, *texts)]
        return self._words[concept]

    def source(self, card: Card) -> str:
        """A sentence of the concept that says why the answer is right; empty where the author explains it."""
        if card.kind is CardKind.CLOZE:
            return filled(sentence_of(with_open_article(card)), card.answer)
        if card.kind is CardKind.CONTRAST:
            return card.answer
        definition = self.card(card.concept_id, CardKind.DEFINITION)
        return definition.answer if definition and not card.explain else ""

    @cached_property
    def _cards(self) -> Mapping[ConceptId, Sequence[Card]]:
        found: dict[ConceptId, list[Card]] = {}
        for card in self.shelf.cards:
            found.setdefault(card.concept_id, []).append(card)
        return found

    @cached_property
    def _coined(self) -> Mapping[tuple[str, str], Sequence[Card]]:
        found: dict[tuple[str, str], list[Card]] = {}
        for card in self.shelf.cards:
            if card.kind is CardKind.CLOZE and (words := coining(card.prompt)):
                found.setdefault((_deck(card), words), []).append(card)
        return found


def _deck(card: Card) -> str:
    return card.concept_id.rpartition("/")[0]
