"""What is known about a card."""

from collections.abc import Iterable

from textual.content import Content

from quizapp.core.card import Card
from quizapp.core.history import Event, EventKind, undone
from quizapp.core.schedule import interval_text
from quizapp.listing.schedules import schedule_facts
from quizapp.listing.words import moment_text, readable
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
        super().__init__(desk, ["Info"], Text(readable(card.prompt)), Rows(facts(known | source)), Text(events))


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
