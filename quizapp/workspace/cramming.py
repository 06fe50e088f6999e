"""Cramming: cards asked beyond what is due, as practice that leaves the schedule alone."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.quiz.wish import Counting, Order, Wish
from quizapp.errors import UsageError
from quizapp.storage import quizzes
from quizapp.workspace.searching import cards_found

if TYPE_CHECKING:
    from quizapp.core.card import CardId
    from quizapp.core.concept import DeckId
    from quizapp.workspace import Workspace


class Cram(StrEnum):
    """What to cram."""

    ALL = "all"
    """An exam set: the chosen decks and sections, all of them."""
    WEAK = "weak"
    """What is least likely to be remembered comes first."""
    MISTAKES = "mistakes"
    """What was not known today or yesterday."""
    AHEAD = "ahead"
    """What comes due in the next days."""


def cram(
    workspace: "Workspace",
    what: Cram,
    decks: "Sequence[DeckId]" = (),
    sections: Sequence[str] = (),
    count: int = 20,
    days: int = 3,
    find: str | None = None,
) -> Wish:
    """The practice quiz that crams this; its answers are practice events, so that no schedule changes.

    Args:
        days: how far ahead to look, for `Cram.AHEAD`.
        find: only what a search for this finds.

    Raises:
        UsageError: there is nothing of the kind.
    """
    cards = _cards(workspace, what, days)
    if find is not None:
        found, among = cards_found(workspace, find), set(cards)
        cards = tuple(card for card in found if not cards or card in among)
        if not cards:
            raise UsageError(f"No card to cram is found by `{find}`.", f"Look what is: quizapp search {find}")
    order = Order.WEAK_FIRST if what is Cram.WEAK else Order.MIXED
    return Wish(tuple(decks), tuple(sections), count, order=order, counting=Counting.PRACTICE, cards=cards)


def _cards(workspace: "Workspace", what: Cram, days: int) -> "tuple[CardId, ...]":
    """The only cards to ask; none where all may be."""
    today = workspace.now().day
    cards: tuple[CardId, ...] = ()
    if what is Cram.MISTAKES:
        cards = quizzes.missed_since(workspace.db, today - 1)
        if not cards:
            raise UsageError("Nothing was missed today or yesterday.", "Cram weak spots, or study ahead.")
    elif what is Cram.AHEAD:
        cards = quizzes.due_within(workspace.db, today, today + days)
        if not cards:
            raise UsageError(f"No review comes in the next {days} days.", "Look farther ahead.")
    return cards
