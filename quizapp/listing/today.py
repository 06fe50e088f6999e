"""What is due, and the decks it is in."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from quizapp.core.day import Moment, day_date
from quizapp.listing.words import clock_text, counted, json_text, safe
from quizapp.workspace.today import Today

if TYPE_CHECKING:  # `quizapp due` needs none of these, and starts in a blink
    from quizapp.config import Places
    from quizapp.storage.library import DeckCounts


def due_text(today: Today, now: Moment) -> str:
    """One line: what is due, how long it takes; or when the next card comes."""
    if today.total:
        return f"{today.learning + today.reviews} due, {today.new} new, about {counted(today.minutes, 'minute')}"
    return f"Nothing due. {next_due_text(today, now)}"


def next_due_text(today: Today, now: Moment) -> str:
    """When the next card comes, in words."""
    due = today.due
    if due.next_ms:
        return f"Next card at {clock_text(due.next_ms, now.offset_min)}."
    if due.held.total:
        return "Next cards tomorrow."
    if due.next_day:
        days = due.next_day - now.day
        return "Next card tomorrow." if days == 1 else f"Next card in {days} days, on {day_date(due.next_day)}."
    return "No card is waiting."


def clock_warning(today: Today) -> str:
    """What to say of a clock that was set back; nothing of one that was not."""
    minutes = today.behind_minutes
    if not minutes:
        return ""
    units = {"day": minutes // 1440, "hour": minutes // 60, "minute": minutes}
    distance = next(counted(number, unit) for unit, number in units.items() if number)
    return f"The clock is {distance} behind your last answer: is it right? Nothing is lost, and reviews go on."


def due_json(today: Today) -> str:
    """An object: counts, minutes, what was held back, and each deck's share."""
    due = today.due
    return json_text(
        {
            "due": today.learning + today.reviews,
            "learning": today.learning,
            "reviews": today.reviews,
            "new": today.new,
            "minutes": today.minutes,
            "answered": today.answered,
            "streak": today.streak,
            "next_step_ms": due.next_ms or None,
            "next_day": str(day_date(due.next_day)) if due.next_day else None,
            "held": asdict(due.held),
            "decks": [asdict(deck) for deck in due.decks],
        }
    )


def decks_text(counts: "Sequence[DeckCounts]", today: Today, places: "Places") -> str:
    """A row a deck, then where it all is."""
    shares = {share.deck: share for share in today.due.decks}
    width = max([len(safe(row.deck.title)) for row in counts], default=0)
    rows = [
        f"{safe(row.deck.title):{width}}  {row.cards:5} cards  {row.unseen:5} unseen  "
        f"{shares[row.deck.id].learning + shares[row.deck.id].reviews:4} due  {shares[row.deck.id].new:3} new today"
        f"  {row.deck.id}"
        for row in counts
    ]
    return "\n".join(
        [*(rows or ["There are no decks yet."]), "", f"Decks: {places.decks}", f"Answers: {places.database}"]
    )


def decks_json(counts: "Sequence[DeckCounts]", today: Today) -> str:
    """An array of decks with their counts."""
    shares = {share.deck: asdict(share) for share in today.due.decks}
    return json_text(
        [
            {
                "id": row.deck.id,
                "title": row.deck.title,
                "description": row.deck.description,
                "cards": row.cards,
                "unseen": row.unseen,
                **{name: shares[row.deck.id][name] for name in ("learning", "reviews", "new")},
            }
            for row in counts
        ]
    )
