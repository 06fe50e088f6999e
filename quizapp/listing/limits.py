"""What today may still ask, and why the rest is held back."""

from collections import Counter, defaultdict

from quizapp.listing.words import counted, safe
from quizapp.storage.limits import Why
from quizapp.storage.queue import Held
from quizapp.workspace.today import Today


def held_back(held: Held, lifted: bool) -> str:
    """What waits although it could be asked, and why; empty if nothing does.

    Args:
        lifted: whether a wider limit would let some of it in. Else only siblings stand in the way.
    """
    waiting: dict[Why, Counter[str]] = defaultdict(Counter)
    parts = ((held.new, "new card", held.why_new), (held.reviews, "review", held.why_reviews))
    for number, what, why in (*parts, (held.siblings, "review", Why.SIBLINGS)):
        if number:
            waiting[why if lifted else Why.SIBLINGS][what] += number
    return " ".join(
        f"{' and '.join(counted(number, what) for what, number in cards.items())} held back{_WHY[why]}."
        for why, cards in waiting.items()
    )


_WHY = {
    Why.NEW: " by today's limit of new cards",
    Why.REVIEWS: " by today's limit of reviews",
    Why.DECK: " by the limit of a deck",
    Why.SIBLINGS: ": one card of a concept a day is enough",
}


def limits_text(today: Today, to_let_in: int) -> str:
    """What each deck may still ask today, and why the rest waits."""
    width = max([len(safe(share.title)) for share in today.due.decks], default=0)
    rows = [
        f"{safe(share.title):{width}}  {share.learning + share.reviews:4} due  {share.new:4} new  {share.deck}"
        for share in today.due.decks
    ]
    total = f"{today.learning + today.reviews} due and {today.new} new cards still to come today."
    return "\n".join(filter(None, [*rows, total, held_back(today.due.held, lifted=to_let_in > 0)]))
