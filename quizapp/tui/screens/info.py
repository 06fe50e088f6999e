"""What is known about a card."""

from collections.abc import Iterable

from textual.content import Content

from quizapp.core.card import Card
from quizapp.core.day import Moment, day_date
from quizapp.core.history import Event, EventKind, undone
from quizapp.core.memory import retrievability
from quizapp.core.schedule import Schedule, interval_text
from quizapp.listing import clock_text, counted, moment_text
from quizapp.tui.widgets.text import MUTED, paragraphs, styled
from quizapp.workspace import Workspace

_NAME_CELLS = 14


def info(workspace: Workspace, card: Card) -> Content:
    """Memory, schedule, history and source of a card."""
    queued, concept = workspace.queued(card.id), workspace.concept(card.concept_id)
    events = list(workspace.history(card.id))
    facts = schedule_facts(queued.schedule, workspace.now()) if queued else {}
    source = {"Written in": f"{concept.path}:{card.line}" if concept else "", "Id": card.id}
    return paragraphs([styled(card.prompt), _rows(facts), _history(events), _rows(source)])


def schedule_facts(schedule: Schedule, now: Moment) -> dict[str, str]:
    """What the schedule says, each with its unit; nothing is said of what is not known yet."""
    facts = {"State": schedule.phase.value, "Due": _due(schedule, now)}
    if schedule.memory is not None:
        facts["Stability"] = f"{schedule.memory.stability:.1f} days until recall falls to 90 %"
        facts["Difficulty"] = f"{schedule.memory.difficulty:.1f} of 10"
        if elapsed := schedule.elapsed_days(now.day):
            facts["Recall today"] = f"{retrievability(schedule.memory.stability, elapsed):.0%} predicted"
    facts["Answers"] = str(schedule.reps)
    if schedule.lapses:
        facts["Forgotten"] = f"{counted(schedule.lapses, 'time')} after it was learnt"
    return facts


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


def _history(events: Iterable[Event]) -> Content:
    listed = [event for event in events if event.kind is not EventKind.UNDO]
    gone = undone(events)
    lines = [_line(event, taken_back=event.key in gone) for event in listed]
    return Content("\n").join([styled("History", MUTED), *lines]) if lines else Content()


def _line(event: Event, taken_back: bool) -> Content:
    what = event.rating.name.title() if event.rating else event.kind.value
    took = f"{event.took_ms / 1000:.0f} s" if event.took_ms else ""
    interval = f"next in {interval_text(event.interval)}" if event.interval else ""
    note = "taken back" if taken_back else interval
    line = f"{moment_text(event.at_ms, event.offset_min)}  {what:8}{took:>5}  {note}"
    return styled(line.rstrip(), MUTED if taken_back else "")


def _rows(facts: dict[str, str]) -> Content:
    return Content("\n").join(
        Content.assemble((f"{name:{_NAME_CELLS}}", MUTED), styled(text)) for name, text in facts.items() if text
    )
