"""Making the days ahead lighter: a backlog shared out, days off planned, a month evened out. Each is proposed first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.config import days_of, wishes
from quizapp.core.day import day_date
from quizapp.core.load import Move, Waiting, Wishes, after, resettle, spread
from quizapp.core.memory import interval_days
from quizapp.core.schedule import Schedule, fuzz_factor, fuzz_range
from quizapp.errors import UsageError
from quizapp.storage import events, queue
from quizapp.workspace.actions import Action, set_due

if TYPE_CHECKING:
    from quizapp.core.history import Event
    from quizapp.workspace import Workspace

AHEAD_DAYS = 30
"""A month: what is looked at, and evened out."""

LONGEST_SPREAD_DAYS = 365

BEARABLE = 0.95
"""A card may be moved for a day off as long as its recall stays within this share of what was planned."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be moved, with the number of reviews on each study day before and after."""

    title: str
    """What is done, in words for the history."""
    moves: tuple[Move, ...]
    before: dict[int, int]
    after: dict[int, int]
    days_off: tuple[str, ...] | None = None
    """The setting as it would be; None: it stays."""


def upcoming(workspace: "Workspace", days: int = AHEAD_DAYS) -> dict[int, int]:
    """Reviews on each study day from today on; what is overdue counts for today."""
    return _from_today(_counts(workspace), workspace.now().day, days)


def spread_backlog(workspace: "Workspace", days: int) -> Proposal:
    """Share what is due or overdue out over so many days, the most overdue first; easy days get their share.

    Raises:
        UsageError: fewer than one day, or more than a year.
    """
    if not 1 <= days <= LONGEST_SPREAD_DAYS:
        raise UsageError(f"A backlog cannot be spread over {days} days.", "Over 1 to 365 days it can.")
    today = workspace.now().day
    backlog = list(_waiting(workspace, 0, today))
    moves = spread(backlog, today, days, wishes(workspace.settings))
    return _proposal(workspace, f"spread over {days} days", moves)


def take_off(workspace: "Workspace", text: str) -> Proposal:
    """Plan days off, a date or a range of dates: nothing new comes onto them, and what can move without harm does.

    Raises:
        UsageError: the text names no days, or they are over.
    """
    first, last = days_of(text)
    today = workspace.now().day
    if last < today:
        raise UsageError(f"{text} is over.", "Share out what has piled up: `quizapp load spread 7`.")
    known = workspace.settings.days_off
    wanted = known if text in known else (*known, text)
    wish = Wishes(wishes(workspace.settings).shares, tuple(map(days_of, wanted)))
    cards = _waiting(workspace, max(first, today + 1), last, bearable=True)
    moves = resettle(cards, _counts(workspace), wish, lambda card: fuzz_factor(card, 0))
    off = str(day_date(first)) if first == last else f"{day_date(first)} to {day_date(last)}"
    return _proposal(workspace, f"days off, {off}", moves, wanted)


def even_out(workspace: "Workspace", days: int = AHEAD_DAYS) -> Proposal:
    """Choose the days of the coming weeks anew inside the range of each interval; easy days and days off are kept."""
    today = workspace.now().day
    cards = _waiting(workspace, today + 1, today + days)
    moves = resettle(cards, _counts(workspace), wishes(workspace.settings), lambda card: fuzz_factor(card, 1))
    return _proposal(workspace, f"evened out {days} days", moves)


def carry_out(workspace: "Workspace", proposal: Proposal) -> "list[Event]":
    """Make the moves, in one transaction and taken back by one undo; cards that changed meanwhile stay where they are.

    Raises:
        StorageError: the database could not be written; nothing was moved.
    """
    now = workspace.now()
    with workspace.db.transaction():
        found = queue.find_all(workspace.db, [move.card for move in proposal.moves])
        entries = [
            (_action(proposal, move).entry(move.card, now), found[move.card].schedule)
            for move in proposal.moves
            if move.card in found and found[move.card].schedule.due_day == move.due
        ]
        recorded = events.take_together(workspace.db, entries)
    if proposal.days_off is not None:
        workspace.choose("days_off", proposal.days_off)
    return [each.event for each in recorded]


def _action(proposal: Proposal, move: Move) -> Action:
    due = set_due(move.to)
    return Action(due.kind, {**due.detail, "action": proposal.title})


def _proposal(
    workspace: "Workspace", title: str, moves: Iterable[Move], days_off: tuple[str, ...] | None = None
) -> Proposal:
    moves, today, counts = tuple(moves), workspace.now().day, _counts(workspace)
    last = max([today + AHEAD_DAYS, *(max(move.due, move.to) for move in moves)])
    days = last - today
    return Proposal(
        title, moves, _from_today(counts, today, days), _from_today(after(counts, moves), today, days), days_off
    )


def _counts(workspace: "Workspace") -> dict[int, int]:
    return queue.due_by_day(workspace.db, 0, workspace.now().day + 10 * LONGEST_SPREAD_DAYS)


def _from_today(counts: dict[int, int], today: int, days: int) -> dict[int, int]:
    overdue = sum(number for day, number in counts.items() if day <= today)
    return {today: overdue, **{day: counts.get(day, 0) for day in range(today + 1, today + days + 1)}}


def _waiting(workspace: "Workspace", first: int, last: int, bearable: bool = False) -> Iterator[Waiting]:
    """Reviews due on these study days, each with the days on which it could come as well, none before tomorrow."""
    today = workspace.now().day
    for card, schedule in queue.due_between(workspace.db, first, last):
        low, high = _range(schedule, bearable)
        overdue = schedule.elapsed_days(today) / max(1, schedule.interval)
        yield Waiting(card, schedule.due_day, overdue, max(today + 1, low), max(schedule.due_day, high))


def _range(schedule: Schedule, bearable: bool) -> tuple[int, int]:
    """The first and the last study day that suit: those of the fuzz, or as far as recall bears it."""
    interval = schedule.due_day - schedule.last_day
    low, high = fuzz_range(interval)
    if bearable and schedule.memory is not None:
        planned = schedule.recall(schedule.due_day)
        stability = schedule.memory.stability
        low = min(low, round(interval_days(stability, min(0.99, planned / BEARABLE))))
        high = max(high, int(interval_days(stability, planned * BEARABLE)))
    return schedule.last_day + max(1, low), schedule.last_day + high
