"""How many reviews the coming days hold, and how a proposal would change that."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quizapp.core.day import day_date
from quizapp.listing.words import counted, json_text

if TYPE_CHECKING:
    from quizapp.workspace.load import Proposal

BAR_CELLS = 30


def days_text(days: Mapping[int, int]) -> str:
    """A line a day: its name, how many reviews it holds, and a bar."""
    most = max(days.values(), default=0)
    return "\n".join(f"{day_text(day)} {number:5}  {_bar(number, most)}".rstrip() for day, number in days.items())


def days_json(days: Mapping[int, int]) -> str:
    """An array of days with their dates and reviews."""
    return json_text([{"day": str(day_date(day)), "reviews": number} for day, number in days.items()])


def proposal_text(proposal: "Proposal") -> str:
    """What would be done, and the days before and after; days on which nothing changes are left out."""
    if not proposal.moves:
        return "No card would be moved."
    changed = [day for day in proposal.after if proposal.before.get(day, 0) != proposal.after[day]]
    most = max([*proposal.before.values(), *proposal.after.values()])
    rows = [
        f"{day_text(day)} {proposal.before.get(day, 0):5} -> {proposal.after[day]:5}  {_bar(proposal.after[day], most)}"
        for day in changed
    ]
    return "\n".join([*(row.rstrip() for row in rows), f"{moved_text(proposal)}."])


def moved_text(proposal: "Proposal") -> str:
    """How many cards would move, and what for."""
    return f"{counted(len(proposal.moves), 'card')} would move: {proposal.title}"


def done_text(moved: int, proposal: "Proposal", undo: str) -> str:
    """What carrying it out did, and how it is taken back.

    Args:
        undo: what takes it back.
    """
    stay = " Days off stay in the settings, as `days_off`." if proposal.days_off is not None else ""
    return f"{counted(moved, 'card')} moved; {undo} takes that back.{stay}"


def proposal_json(proposal: "Proposal") -> str:
    """An object: what it is for, the days before and after, and each card that would be moved."""
    return json_text(
        {
            "title": proposal.title,
            "days": [
                {"day": str(day_date(day)), "before": proposal.before.get(day, 0), "after": number}
                for day, number in proposal.after.items()
            ],
            "moves": [
                {"card": move.card, "from": str(day_date(move.due)), "to": str(day_date(move.to))}
                for move in proposal.moves
            ],
        }
    )


def day_text(day: int) -> str:
    """A day as `Mon 23 Nov`."""
    date = day_date(day)
    return f"{date:%a} {date.day:2} {date:%b}"


def _bar(number: int, most: int) -> str:
    return "█" * (-(-BAR_CELLS * number // most) if most else 0)
