"""The form on which a quiz is ordered, row by row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeVar

from textual.content import Content

from quizapp.core.card import ItemKind
from quizapp.core.concept import DeckId
from quizapp.core.quiz.wish import Counting, Order, Wish
from quizapp.listing.words import counted
from quizapp.tui.widgets.options import Option
from quizapp.tui.widgets.text import ACCENT, MUTED, styled

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

_NAME_CELLS = 11
"""Width of the names of values: wide enough for the longest, and narrow enough for forty columns."""

Section = tuple[DeckId, str]
"""A section of a deck."""

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the form: how it looks, and what becomes of the form by a step to the right (1) or left (-1)."""

    option: Option
    changed: Callable[[int], Form] | None = None


def is_in(section: Section, decks: Iterable[DeckId]) -> bool:
    """Whether a section belongs to one of these decks, or to a deck below one of them."""
    return any(section[0] == deck or section[0].startswith(f"{deck}/") for deck in decks)


def lines(form: Form, every: Mapping[Section, int], titles: Mapping[DeckId, str]) -> Iterator[Line]:
    """The rows of the form.

    Args:
        every: all sections in order, with their numbers of cards.
        titles: of the decks.
    """
    yield _value("Questions", form.count, {count: str(count) for count in COUNTS}, lambda to: replace(form, count=to))
    yield _value("Answers", form.counting, COUNTINGS, lambda to: replace(form, counting=to))
    yield _value("Order", form.order, ORDERS, lambda to: replace(form, order=to))
    yield from _heading("Decks; none checked: all of them")
    for deck, group in groupby(every, key=lambda section: section[0]):
        sections = list(group)
        yield _section_line(form, every, [each for each in every if is_in(each, [deck])], titles[deck])
        if len(sections) > 1:
            for section in sections:
                yield _section_line(form, every, [section], section[1], indent="  ")
    yield from _heading("Kinds of questions")
    for kind, name in KINDS.items():
        yield _check(form.kinds, {kind}, styled(name), lambda kinds: replace(form, kinds=kinds))


def _value(name: str, value: T, named: Mapping[T, str], change: Callable[[T], Form]) -> Line:
    """A row whose value is one of several."""
    values = list(named)
    at = values.index(value)
    shown = Content.assemble(name.ljust(_NAME_CELLS), ("‹ ", MUTED), (named[value], ACCENT), (" ›", MUTED))
    return Line(Option(Content(), shown), lambda step: change(values[(at + step) % len(values)]))


def _section_line(
    form: Form, every: Mapping[Section, int], sections: Sequence[Section], name: str, indent: str = ""
) -> Line:
    cards = sum(every[section] for section in sections)
    text = styled(name.replace("\n", " ")) + styled(f"  {counted(cards, 'card')}", MUTED)
    return _check(form.sections, set(sections), text, lambda chosen: replace(form, sections=chosen), indent)


def _check(
    chosen: frozenset[T], members: set[T], text: Content, change: Callable[[frozenset[T]], Form], indent: str = ""
) -> Line:
    """A row that is checked or not; of several things, perhaps in part."""
    some, all_of_them = bool(chosen & members), chosen >= members
    box = "[x]" if all_of_them else "[-]" if some else "[ ]"
    after = chosen - members if all_of_them else chosen | members
    return Line(Option(styled(f"{indent}{box}", ACCENT), text), lambda _: change(after))


def _heading(text: str) -> Iterator[Line]:
    yield Line(Option(Content(), Content(), enabled=False))
    yield Line(Option(Content(), styled(text, MUTED), enabled=False))
