"""What is known about a card."""

from collections.abc import Iterable

from textual.content import Content

from quizapp.core.card import Card
from quizapp.core.day import Moment, day_date
from quizapp.core.history import Event, EventKind, undone
from quizapp.core.memory import retrievability
from quizapp.core.schedule import Schedule, interval_text
from quizapp.listing.words import clock_text, counted, moment_text
from quizapp.tui.screens.base import Desk
from quizapp.tui.screens.reading import ReadingScreen
from quizapp.tui.widgets.rows import Rows, facts
from quizapp.tui.widgets.text import MUTED, Text, styled


class InfoScreen(ReadingScreen):
    """Memory, schedule, history and source of a card."""

    def __init__(self, desk: Desk, card: Card) -> None:
        workspace = desk.workspace
        queued, concept = workspace.queued(card.id), workspace.concept(card.concept_id)
        known = schedule_facts(queued.schedule, workspace.now()) if queued else {}
        source = {"Written in": f"{concept.path}:{card.line}" if concept else "", "Id": card.id}
        events = history(workspace.history(card.id))
        super().__init__(desk, ["Info"], Text(card.prompt), Rows(facts(known | source)), Text(events))


def schedule_facts(schedule: Schedule, now: Moment) -> dict[str, str]:
    """What the schedule says, each with its unit; nothing is said of what is not known yet."""
    known = {"State": schedule.phase.value, "Due": _due(schedule, now)}
    if schedule.memory is not None:
        known["Stability"] = f"{schedule.memory.stability:.1f} days until recall falls to 90 %"
        known["Difficulty"] = f"{schedule.memory.difficulty:.1f} of 10"
        if elapsed := schedule.elapsed_days(now.day):
            recall = retrievability(schedule.memory.stability, elapsed)
            known["Recall today"] = f"{100 * recall:.0f} %, predicted"
    known["Answers"] = str(schedule.reps)
    if schedule.lapses:
        known["Forgotten"] = f"{counted(schedule.lapses, 'time')} after it was learnt"
    return known


def _due(schedule: Schedule, now: Moment) -> str:
    if not schedule.reps:
        return "not asked yet"
    if schedule.due_ms:
        return f"today at {clock_text(schedule.due_ms, now.offset_min)}"
    days = schedule.due_day - now.day
    return f"{day_date(schedule.due_day)} ({_distance(days)})"


def _distance(days: int) -> str:
    if days == 0:
        return "today"
    return f"in {days} d" if days > 0 else f"{-days} d ago"


def history(events: Iterable[Event]) -> Content:
    """A line for each thing that happened to a card, oldest first; what was taken back stays, and says so."""
    happened = list(events)
    gone = undone(happened)
    lines = [_line(event, event.key in gone) for event in happened if event.kind is not EventKind.UNDO]
    return Content("\n").join([styled("History", MUTED), *lines]) if lines else Content()


def _line(event: Event, taken_back: bool) -> Content:
    what = event.rating.name.title() if event.rating else event.kind.value
    took = f"{event.took_ms / 1000:.0f} s" if event.took_ms else ""
    interval = f"next in {interval_text(event.interval)}" if event.interval else ""
    note = "taken back" if taken_back else interval
    line = f"{moment_text(event.at_ms, event.offset_min)}  {what:8}{took:>5}  {note}"
    return styled(line.rstrip(), MUTED if taken_back else "")
