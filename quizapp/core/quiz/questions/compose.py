"""Composing a quiz: a fair mix of kinds, each concept in its turn, and every question once."""

from collections import Counter, deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import islice
from random import Random

from quizapp.core.card import Card, CardId, ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.generate.rules import broken
from quizapp.core.quiz.item import Item, Round
from quizapp.core.quiz.questions.desk import Desk
from quizapp.core.quiz.questions.makers import MAKERS
from quizapp.core.quiz.questions.shelf import Shelf
from quizapp.core.quiz.questions.telling_apart import partner
from quizapp.core.quiz.wish import Order, Wish

RETRY_KINDS = (
    ItemKind.TYPED,
    ItemKind.CLOZE,
    ItemKind.CHOICE,
    ItemKind.EXAMPLE,
    ItemKind.CONTRAST,
    ItemKind.TRUE_FALSE,
    ItemKind.MATCH,
)
"""How a missed card is asked again, best first: without a chance of guessing if possible."""

CHOICE_KINDS = (ItemKind.CHOICE, ItemKind.EXAMPLE, ItemKind.CONTRAST)
"""How one of some options can be asked for, best first, so that the answer tells of a card's memory."""

TRIED = 4
"""So many candidates are judged by the rules before a card goes without this kind."""

TOLD_APART = 4
"""At most one question in so many goes to pairs that the learner mixes up."""


def compose(shelf: Shelf, wish: Wish, random: Random) -> tuple[Round, ...]:
    """At most `wish.count` questions, each with the one that is asked when it is missed.

    A card is asked once before any is asked again in another kind; with a count large enough every question there
    is comes. The same shelf, wish and state of `random` give the same questions.
    """
    desk = Desk(shelf, random)
    sheet = _Sheet(desk, wish)
    items = list(islice(sheet.items(), max(0, wish.count)))
    desk.truths.is_kept = False
    return tuple(Round(item, sheet.again(item)) for item in spread(items))


def choice(shelf: Shelf, card: Card, random: Random) -> Item | None:
    """A question about this card that is answered with one of some options; None where none is sound."""
    sheet = _Sheet(Desk(shelf, random), Wish())
    return next((item for kind in choice_kinds(card) if (item := sheet.item(card, kind))), None)


def choice_kinds(card: Card) -> list[ItemKind]:
    """The kinds with options in which a card may be asked so that the answer tells of its memory."""
    return [kind for kind in CHOICE_KINDS if kind in MAKERS.get(card.kind, ())]


def spread(items: Sequence[Item]) -> list[Item]:
    """The items in nearly the same order, but no two of one concept side by side if that can be helped."""
    forwards = _apart(items)
    return _apart(forwards[::-1])[::-1]


def _apart(items: Iterable[Item]) -> list[Item]:
    """Each item as soon as another concept's stands before it; what cannot be parted is left at the end."""
    row: list[Item] = []
    held: deque[Item] = deque()  # all of one concept, that of the last item in the row
    for item in items:
        if row and row[-1].concept_id == item.concept_id:
            held.append(item)
            continue
        row.append(item)
        if held and held[0].concept_id != item.concept_id:
            row.append(held.popleft())
    return [*row, *held]


class _Lot:
    """Cards that take one turn together: all of a concept, or a single one; each with the kinds that are left."""

    def __init__(self, cards: Iterable[tuple[Card, Sequence[ItemKind]]], asked: Container[CardId]) -> None:
        every = [(card, kinds) for card, kinds in cards if kinds]
        self._fresh = [each for each in every if each[0].id not in asked]
        self._asked = [each for each in every if each[0].id in asked]

    @property
    def is_fresh(self) -> bool:
        """Whether a card of it has not been asked in this pass."""
        return bool(self._fresh)

    def draw(self, cost: Callable[[ItemKind], int], make: Callable[[Card, ItemKind], Item | None]) -> Item | None:
        """A question about a fresh card, in the kind of least cost that it can be asked in."""
        while self._fresh:
            place, kind = min(
                ((place, kind) for place, (_, kinds) in enumerate(self._fresh) for kind in kinds),
                key=lambda choice: cost(choice[1]),
            )
            card, kinds = self._fresh[place]
            left = [other for other in kinds if other is not kind]
            item = make(card, kind)
            if item is None and kind is ItemKind.TRUE_FALSE:
                self._asked.append((card, [kind]))  # in a later pass a statement of the other truth may be wanted
            self._fresh[place : place + 1] = [(card, left)] if left and item is None else []
            if item:
                self._asked += [(card, left)] if left else []
                return item
        return None

    def turn_over(self) -> bool:
        """Begin a further pass with the kinds that are left; False if there are none."""
        self._fresh, self._asked = self._asked, []
        return self.is_fresh


class _Sheet:
    """The questions of one quiz as they are made."""

    def __init__(self, desk: Desk, wish: Wish) -> None:
        self._desk, self._wish = desk, wish
        self._used: Counter[ItemKind] = Counter()
        self._made: dict[tuple[CardId, ItemKind], Item | None] = {}
        self._cards: dict[CardId, Card] = {}
        self._prompts: set[tuple[ItemKind, str]] = set()
        kinds = [kind for kind in ItemKind if kind in wish.kinds]
        desk.random.shuffle(kinds)
        self._kinds = {card_kind: [kind for kind in kinds if kind in makers] for card_kind, makers in MAKERS.items()}

    def items(self) -> Iterator[Item]:
        """Every question there is, those first that should be asked first."""
        early = list(islice(self._to_tell_apart(), max(1, self._wish.count // TOLD_APART)))
        for item in early:
            self._used[item.kind] += 1
            yield item
        lots = self._lots({item.card for item in early})
        before = -1
        while before < self._used.total():  # the last pass finds nothing new
            before = self._used.total()
            yield from self._pass(lots)
            lots = [lot for lot in lots if lot.turn_over()]

    def _pass(self, lots: Sequence[_Lot]) -> Iterator[Item]:
        """One question about each card that has one left, the lots taking turns."""
        while lots:
            for lot in lots:
                if item := lot.draw(self._used.__getitem__, self.item):
                    self._used[item.kind] += 1
                    yield item
            lots = [lot for lot in lots if lot.is_fresh]

    def again(self, item: Item) -> Item:
        """The same card in another kind; the same question if there is none."""
        card = self._cards[item.card]
        others = (kind for kind in RETRY_KINDS if kind in self._kinds[card.kind] and kind is not item.kind)
        return next((other for kind in others if (other := self.item(card, kind))), item)

    def _to_tell_apart(self) -> Iterator[Item]:
        """One question for each pair that the learner keeps mixing up."""
        if ItemKind.CONTRAST not in self._wish.kinds:
            return
        pairs = sorted(sorted(pair) for pair in self._desk.shelf.to_tell_apart)
        self._desk.random.shuffle(pairs)
        for pair in pairs:
            self._desk.random.shuffle(pair)
            items = (self.item(card, ItemKind.CONTRAST) for card in self._bearers(pair))
            if item := next(filter(None, items), None):
                yield item

    def _bearers(self, pair: Sequence[ConceptId]) -> Iterator[Card]:
        """The cards that a contrast of these two concepts belongs to."""
        for card in (card for concept in pair for card in self._desk.cards(concept)):
            if ItemKind.CONTRAST in MAKERS.get(card.kind, ()):
                other = partner(card, self._desk)
                if other and other.id in pair:
                    yield card

    def _lots(self, early: Container[CardId]) -> list[_Lot]:
        if self._wish.order is Order.WEAK_FIRST:
            groups = [[card] for card in self._desk.shelf.cards]
        else:
            groups = self._desk.by_concept()
            self._desk.random.shuffle(groups)
            for group in groups:
                self._desk.random.shuffle(group)
        return [_Lot([(card, self._left(card)) for card in group], early) for group in groups]

    def _left(self, card: Card) -> Sequence[ItemKind]:
        """The kinds that a card can still be asked in when the first pass begins."""
        kinds = self._kinds.get(card.kind, ())
        is_told_apart = (card.id, ItemKind.CONTRAST) in self._made
        return [kind for kind in kinds if kind is not ItemKind.CONTRAST] if is_told_apart else kinds

    def item(self, card: Card, kind: ItemKind) -> Item | None:
        """The question of a card in a kind, the same each time; None if there is no sound one."""
        made = (card.id, kind)
        if made not in self._made or (self._made[made] is None and kind is ItemKind.TRUE_FALSE):
            self._cards[card.id] = card
            self._made[made] = self._first_sound(card, kind)
        return self._made[made]

    def _first_sound(self, card: Card, kind: ItemKind) -> Item | None:
        for item in islice(MAKERS[card.kind][kind](card, self._desk), TRIED):
            is_new = (kind, item.prompt) not in self._prompts
            if is_new and not broken(item, self._desk.context):
                self._prompts.add((kind, item.prompt))
                self._desk.note(item)
                return item
        return None
