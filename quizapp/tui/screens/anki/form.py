"""The form on which decks are handed to Anki, row by row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizapp.core.concept import DeckId
from quizapp.core.nesting import is_within
from quizapp.listing.words import counted
from quizapp.storage.library import DeckCounts
from quizapp.tui.screens.form import Line, checked, given, heading, valued
from quizapp.tui.widgets.text import MUTED, styled
from quizapp.workspace.exporting import Carry, Options, Parcel

CARRIES = {Carry.PROGRESS: "goes along", Carry.CARDS: "stays here"}

OPTIONS = {Options.ANKI: "as in Anki", Options.QUIZAPP: "as in quizapp"}


@dataclass(frozen=True, slots=True)
class Form:
    """What was chosen so far. No deck at all: all of them."""

    path: str = "quizapp.apkg"
    carry: Carry = Carry.PROGRESS
    options: Options = Options.ANKI
    decks: frozenset[DeckId] = frozenset()

    @property
    def parcel(self) -> Parcel:
        """What is to go to Anki."""
        return Parcel(Path(self.path).expanduser().absolute(), tuple(sorted(self.decks)), self.carry, self.options)

    def cards(self, every: Sequence[DeckCounts]) -> int:
        """How many cards were chosen."""
        return sum(counts.cards for counts in every if counts.deck.id in self.decks or not self.decks)

    def summary(self, every: Sequence[DeckCounts]) -> str:
        """What goes along, in a few words."""
        decks = counted(len(self.decks), "deck") if self.decks else "all decks"
        return f"{counted(self.cards(every), 'card')} from {decks}"


def lines(form: Form, every: Sequence[DeckCounts]) -> Iterator[Line[Form]]:
    """The rows of the form.

    Args:
        every: all decks in order, with their numbers of cards.
    """
    ids = [counts.deck.id for counts in every]
    yield given("File", form.path)
    yield valued("Progress", form.carry, CARRIES, lambda to: replace(form, carry=to))
    yield valued("Options", form.options, OPTIONS, lambda to: replace(form, options=to))
    yield from heading("Decks; none checked: all of them")
    for counts in every:
        text = styled(counts.deck.title.replace("\n", " ")) + styled(f"  {counted(counts.cards, 'card')}", MUTED)
        members = set(with_below(counts.deck.id, ids))
        yield checked(form.decks, members, text, lambda to: replace(form, decks=whole(to, ids)))


def with_below(deck: DeckId, every: Iterable[DeckId]) -> Iterator[DeckId]:
    """A deck and the decks below it: they always go together."""
    return (each for each in every if is_within(each, [deck]))


def whole(chosen: frozenset[DeckId], every: Sequence[DeckId]) -> frozenset[DeckId]:
    """Those of the chosen decks of which no deck below was left out."""
    return frozenset(deck for deck in chosen if chosen >= set(with_below(deck, every)))
