"""All cards with what was learnt of them, as CSV, JSON and Markdown, for people who take them elsewhere.

Each function yields pieces of text, a card at a time, so that a large collection never stands in memory. No piece
holds a control character but newline, tab and the line ends of CSV.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from textwrap import indent

from quizapp.core.card import BLANK, CardKind
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.day import day_date
from quizapp.core.history import Event, EventKey, EventKind, in_order, undone
from quizapp.core.schedule import Schedule, interval_text
from quizapp.listing.words import counted, json_text, safe
from quizapp.workspace.records import Record

CSV_ENCODING = "utf-8-sig"
"""For a CSV file: without the mark at its start Excel takes UTF-8 for a local code page. Open it with `newline=""`."""

CSV_COLUMNS = (
    "id", "deck", "section", "concept", "kind", "prompt", "answer", "options", "accept", "explain",
    "due", "interval_days", "stability", "difficulty", "reps", "lapses", "suspended", "first_answer", "last_answer",
)  # fmt: skip


# ---- CSV

_FORMULA = re.compile(r"[=+\-@\t\n＝＋－＠]")
"""What makes a spreadsheet take a cell for a formula; the wide forms do where Japanese is spoken."""


class _Line:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def export_csv(cards: Iterable[Record]) -> Iterator[str]:
    """A row a card as in RFC 4180, under a row of names.

    Options and accepted answers stand one a line in their cell. Days are ISO dates and times have their offset;
    `interval_days` is 0 while a step within the day runs, `due` is empty for a card never seen. A text that a
    spreadsheet would take for a formula has an apostrophe before it.
    """
    writer = csv.writer(_Line())
    yield writer.writerow(CSV_COLUMNS)
    for record in cards:
        yield writer.writerow([_cell(value) for value in _row(record)])


def _row(record: Record) -> tuple[str | float | None, ...]:
    card, schedule = record.card, record.schedule
    memory = schedule.memory
    answers = _answers(record.events)
    return (
        card.id,
        record.deck_title,
        card.section,
        card.concept,
        card.kind,
        card.prompt,
        card.answer,
        "\n".join(card.options),
        "\n".join(card.accept),
        card.explain,
        _date(schedule.due_day),
        max(0, schedule.interval),
        round(memory.stability, 4) if memory else None,
        round(memory.difficulty, 4) if memory else None,
        schedule.reps,
        schedule.lapses,
        "yes" if schedule.suspended else "no",
        _time(answers[0]) if answers else None,
        _time(answers[-1]) if answers else None,
    )


def _cell(value: str | float | None) -> str | float | None:
    if not isinstance(value, str):
        return value
    text = safe(value)
    return f"'{text}" if _FORMULA.match(text) else text


# ---- JSON


def export_json(cards: Iterable[Record]) -> Iterator[str]:
    """An array of cards, one a line, with their schedules and their whole history.

    Characters that must not reach a terminal are escaped as JSON does it, so that every text comes back as it was.
    """
    before = "[\n"
    for record in cards:
        yield before + safe(json_text(_card_object(record), indent=None))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _card_object(record: Record) -> dict[str, object]:
    card = record.card
    gone = undone(record.events)
    return {
        "id": card.id,
        "deck": record.deck_title,
        "deck_id": record.deck,
        "section": card.section,
        "concept": card.concept,
        "concept_id": card.concept_id,
        "kind": card.kind,
        "prompt": card.prompt,
        "answer": card.answer,
        "options": card.options,
        "accept": card.accept,
        "explain": card.explain,
        "schedule": schedule_object(record.schedule),
        "history": [_event_object(event, gone) for event in in_order(record.events)],
    }


def schedule_object(schedule: Schedule) -> dict[str, object]:
    """`interval` in days, or negative seconds within a day; `due_ms` only for a step within the day."""
    memory = schedule.memory
    return {
        "phase": schedule.phase,
        "step": schedule.step,
        "due": _date(schedule.due_day),
        "due_ms": schedule.due_ms or None,
        "interval": schedule.interval,
        "stability": memory.stability if memory else None,
        "difficulty": memory.difficulty if memory else None,
        "reps": schedule.reps,
        "lapses": schedule.lapses,
        "last_day": _date(schedule.last_day),
        "suspended": schedule.suspended,
        "buried_until": _date(schedule.buried_until),
        "flag": schedule.flag,
    }


def _event_object(event: Event, gone: set[EventKey]) -> dict[str, object]:
    """An event as it was recorded, with its local time spelt out and whether it was taken back."""
    return {
        "device": event.device,
        "seq": event.seq,
        "clock": event.clock,
        "card": event.card,
        "kind": event.kind,
        "at": _time(event),
        "at_ms": event.at_ms,
        "offset_min": event.offset_min,
        "day": _date(event.day),
        "undone": event.key in gone,
        "rating": event.rating,
        "took_ms": event.took_ms,
        "form": event.form,
        "guess": event.guess,
        "interval": event.interval,
        "retention": event.retention,
        "params": event.params,
        "detail": dict(event.detail),
    }


# ---- Markdown

_MARKS = re.compile(r"[\\`*_\[\]<>~|&]")
_LINE_START = re.compile(r"\d{0,9}(?=[#+\-=.)])")


def export_markdown(cards: Iterable[Record]) -> Iterator[str]:
    """Decks, sections and concepts as headings, a list item a card; cards in the order in which they come.

    Plain texts are escaped so that they show as they are; an author's Markdown stays as it is, inside its item.
    """
    deck: DeckId | None = None
    section: str | None = None
    concept: ConceptId | None = None
    for record in cards:
        card = record.card
        if record.deck != deck:
            yield _heading(1, record.deck_title)
            deck, section, concept = record.deck, None, None
        if card.section != section:
            yield _heading(2, card.section)
            section, concept = card.section, None
        if card.concept_id != concept:
            yield _heading(3, card.concept)
            concept = card.concept_id
        yield _item(record)


def _heading(level: int, title: str) -> str:
    return f"{'#' * level} {_plain_text(' '.join(title.split()))}\n\n"


def _item(record: Record) -> str:
    """One list item: the question, the answer as a quotation. All but its first line is indented: no text leaves it."""
    card = record.card
    answer = safe(card.answer) if card.kind is CardKind.FACT else _plain_text(card.answer)
    also = ", ".join(_plain_text(other) for other in card.accept)
    blocks = [
        _plain_text(card.prompt),
        "\n".join(f"- {_plain_text(option)}" for option in card.options),
        indent(answer, "> ", lambda line: True),
        also and f"Also right: {also}",
        safe(card.explain),
        *_learnt(record),
    ]
    body = "\n\n".join(block for block in blocks if block.strip())
    return f"- {indent(body, '  ').lstrip()}\n\n"


def _plain_text(text: str) -> str:
    """Markdown that shows a text as it is, line by line; blanks need no escape and read better without."""
    lines = (line.strip() for line in safe(text).splitlines())
    return "  \n".join(_escaped(line) for line in lines if line)


def _escaped(line: str) -> str:
    marked = BLANK.join(_MARKS.sub(r"\\\g<0>", part) for part in line.split(BLANK))
    return _LINE_START.sub(r"\g<0>\\", marked, count=1) if _LINE_START.match(marked) else marked


def _learnt(record: Record) -> list[str]:
    """A line on the schedule and a line of all answers, where there are any."""
    schedule = record.schedule
    facts = [
        f"due {_date(schedule.due_day)}" if schedule.due_day else "",
        f"interval {interval_text(schedule.interval)}" if schedule.reps else "",
        counted(schedule.lapses, "lapse") if schedule.lapses else "",
        "suspended" if schedule.suspended else "",
    ]
    answers = [f"{_date(event.day)} {event.rating.name.lower()}" for event in _answers(record.events) if event.rating]
    lines = (", ".join(fact for fact in facts if fact), ", ".join(answers))
    return [f"*{label}: {line}*" for label, line in zip(("Schedule", "Answers"), lines, strict=True) if line]


# ---- what all share


def _answers(events: Iterable[Event]) -> list[Event]:
    """The answers that count, oldest first."""
    known = tuple(events)
    gone = undone(known)
    return [event for event in in_order(known) if event.kind is EventKind.ANSWER and event.key not in gone]


def _date(day: int) -> str | None:
    return day_date(day).isoformat() if day else None


def _time(event: Event) -> str:
    """The local time of an event with its offset, in whole seconds."""
    zone = timezone(timedelta(minutes=event.offset_min))
    return datetime.fromtimestamp(event.at_ms // 1000, zone).isoformat(timespec="seconds")
