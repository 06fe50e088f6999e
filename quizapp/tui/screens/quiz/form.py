"""The form on which a quiz is ordered, row by row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from quizapp.core.card import ItemKind
from quizapp.core.concept import DeckId
from quizapp.core.nesting import is_within
from quizapp.core.quiz.wish import Counting, Order, Wish
from quizapp.listing.words import counted
from quizapp.tui.screens.form import Line, checked, heading, valued
from quizapp.tui.widgets.text import MUTED, styled

COUNTS = (5, 10, 15, 20, 30, 50)

COUNTINGS = {Counting.GRADED: "count as reviews", Counting.PRACTICE: "practice only"}

ORDERS = {Order.MIXED: "mixed", Order.WEAK_FIRST: "weak spots first"}

KINDS = {
    ItemKind.CHOICE: "multiple choice",
    ItemKind.TRUE_FALSE: "true or false",
    ItemKind.TYPED: "typed",
    ItemKind.CLOZE: "fill the blank",
    ItemKind.MATCH: "match",
    ItemKind.ORDER: "order",
    ItemKind.ODD_ONE_OUT: "odd one out",
    ItemKind.EXAMPLE: "example of",
    ItemKind.CONTRAST: "tell apart",
}

Section = tuple[DeckId, str]
"""A section of a deck."""


@dataclass(frozen=True, slots=True)
class Form:
    """What was chosen so far. No section at all: everything."""

    count: int = 20
    counting: Counting = Counting.GRADED
    order: Order = Order.MIXED
    sections: frozenset[Section] = frozenset()
    kinds: frozenset[ItemKind] = field(default=frozenset(ItemKind))

    def wish(self, every: Sequence[Section]) -> Wish:
        """The quiz that is wished for.

        Args:
            every: all sections there are.
        """
        chosen = [section for section in every if section in self.sections]
        decks = tuple(dict.fromkeys(deck for deck, _ in chosen))
        whole = set(chosen) == {section for section in every if is_in(section, decks)}
        return Wish(
            decks=() if len(chosen) == len(every) else decks,
            sections=() if whole else tuple(dict.fromkeys(name for _, name in chosen)),
            count=self.count,
            kinds=self.kinds,
            order=self.order,
            counting=self.counting,
        )

    def summary(self, every: Sequence[Section]) -> str:
        """The quiz in a few words."""
        wish = self.wish(every)
        chosen = len(set(every) & self.sections)
        where = counted(chosen, "section") if wish.sections else counted(len(wish.decks), "deck")
        return f"{counted(self.count, 'question')} from {where if wish.decks else 'all decks'}"


def is_in(section: Section, decks: Iterable[DeckId]) -> bool:
    """Whether a section belongs to one of these decks, or to a deck below one of them."""
    return any(is_within(section[0], [deck]) for deck in decks)


def lines(form: Form, every: Mapping[Section, int], titles: Mapping[DeckId, str]) -> Iterator[Line[Form]]:
    """The rows of the form.

    Args:
        every: all sections in order, with their numbers of cards.
        titles: of the decks.
    """
    yield valued("Questions", form.count, {count: str(count) for count in COUNTS}, lambda to: replace(form, count=to))
    yield valued("Answers", form.counting, COUNTINGS, lambda to: replace(form, counting=to))
    yield valued("Order", form.order, ORDERS, lambda to: replace(form, order=to))
    yield from heading("Decks; none checked: all of them")
    for deck, group in groupby(every, key=lambda section: section[0]):
        sections = list(group)
        yield _section_line(form, every, [each for each in every if is_in(each, [deck])], titles[deck])
        if len(sections) > 1:
            for section in sections:
                yield _section_line(form, every, [section], section[1], indent="  ")
    yield from heading("Kinds of questions")
    for kind, name in KINDS.items():
        yield checked(form.kinds, {kind}, styled(name), lambda kinds: replace(form, kinds=kinds))


def _section_line(
    form: Form, every: Mapping[Section, int], sections: Sequence[Section], name: str, indent: str = ""
) -> Line[Form]:
    cards = sum(every[section] for section in sections)
    text = styled(name.replace("\n", " ")) + styled(f"  {counted(cards, 'card')}", MUTED)
    return checked(form.sections, set(sections), text, lambda chosen: replace(form, sections=chosen), indent)
