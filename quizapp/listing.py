"""What the commands print: as text for people, as JSON for scripts. Every text is safe for a terminal."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from quizapp.core.day import Moment, day_date
from quizapp.errors import UsageError
from quizapp.workspace.today import Today

if TYPE_CHECKING:  # `quizapp due` needs none of these, and starts in a blink
    from quizapp.anki.connect import Delivered
    from quizapp.config import Places
    from quizapp.core.card import Card
    from quizapp.core.concept import Problem, Resource
    from quizapp.core.generate.explain import Explanation
    from quizapp.core.history import Event, EventKey
    from quizapp.storage.library import DeckCounts
    from quizapp.storage.sync import Synced
    from quizapp.workspace.check import Findings
    from quizapp.workspace.exporting import Exported
    from quizapp.workspace.importing import Imported
    from quizapp.workspace.returning import TakenIn


_SHOWN = 10
"""So many reviews that could not be taken in are named."""


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
    if due.held.new or due.held.reviews or due.held.siblings:
        return "Next cards tomorrow."
    if due.next_day:
        days = due.next_day - now.day
        return "Next card tomorrow." if days == 1 else f"Next card in {days} days, on {day_date(due.next_day)}."
    return "No card is waiting."


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


def cards_text(cards: "Iterable[Card]") -> str:
    """Every card under its concept: prompt, options, answer."""
    lines: list[str] = []
    concept = ""
    for card in cards:
        if card.concept_id != concept:
            concept = card.concept_id
            lines += ["", f"{card.section} › {card.concept}  ({concept})"]
        lines += ["", f"  [{card.kind}] {_indented(card.prompt)}"]
        lines += [f"    · {option}" for option in card.options]
        lines += [f"    {_indented(card.answer)}"]
    return safe("\n".join(lines).strip("\n") or "There are no cards yet.")


def cards_json(cards: "Iterable[Card]") -> str:
    """An array of cards; `rank` orders the cloze cards of a concept, a blank is `____`."""
    return json_text(
        [
            {
                "id": card.id,
                "kind": card.kind,
                "prompt": card.prompt,
                "answer": card.answer,
                "options": list(card.options),
                "concept": card.concept,
                "concept_id": card.concept_id,
                "section": card.section,
                "rank": card.rank,
            }
            for card in cards
        ]
    )


def problems_text(problems: "Sequence[Problem]") -> str:
    """A line a problem: where, what, and what to do."""
    if not problems:
        return "No problems."
    return safe("\n".join([*(str(problem) for problem in problems), "", counted(len(problems), "problem") + "."]))


def problems_json(problems: "Sequence[Problem]") -> str:
    """An array of problems."""
    return json_text([asdict(problem) for problem in problems])


def quality_text(found: "Findings") -> str:
    """Problems and advice, a line each, and what the concepts make of it all."""
    totals = found.totals
    counts = f"{counted(totals.concepts, 'concept')}, {counted(totals.cards, 'card')}"
    means = f"{totals.cards_per_concept:.1f} cards and {totals.kinds_per_concept:.1f} kinds of cards a concept"
    lines = [str(problem) for problem in found.everything]
    return safe("\n".join([*lines, *([""] if lines else []), f"{counts}: {means}."]))


def quality_json(found: "Findings") -> str:
    """An object: an array of problems and advice, and the totals."""
    return json_text({"problems": [asdict(problem) for problem in found.everything], "totals": asdict(found.totals)})


def explanation_text(explained: "Explanation") -> str:
    """A rule: what it demands of what, how to mend, and why."""
    cards = ", ".join(kind.value for kind in explained.cards)
    questions = ", ".join(kind.value for kind in explained.questions)
    parts = {"Cards": cards, "Quiz questions": questions, "To mend": explained.mend, "Why": explained.why}
    lines = [f"{name + ':':16}{text}" for name, text in parts.items() if text]
    return "\n".join([f"{explained.id}: {explained.demand}", "", *lines])


def explanation_json(explained: "Explanation") -> str:
    """An object with the same parts."""
    return json_text({**asdict(explained), "questions": [kind.value for kind in explained.questions]})


def imported_text(imported: "Imported") -> str:
    """What was understood of a page, and where it was written."""
    page = imported.page
    parts = {
        "Section": page.section,
        "Title": page.title,
        "Tagline": page.tagline,
        "What it is": _words(page.what_it_is),
        "Why it matters": _words(page.why_it_matters),
        "Related": ", ".join(page.related),
        "Resources": "; ".join(
            f"{resource.title} ({counted(resource.minutes, 'minute')})" if resource.minutes else resource.title
            for resource in page.resources
        ),
        "Previous": page.previous,
        "Next": page.next,
    }
    lines = [f"{name + ':':16}{text}" for name, text in parts.items() if text]
    lines += [f"Unknown heading: `{heading}`; its part is kept at the end of what it is." for heading, _ in page.other]
    return safe("\n".join([*lines, f"Written to {imported.path}: {counted(imported.cards, 'card')}."]))


def exported_lines(exported: "Exported") -> list[str]:
    """What went into a package, and what did not."""
    written = exported.written
    lines = [f"{counted(written.notes, 'note')}, {written.bytes / 1e6:.1f} MB."]
    if exported.retired:
        lines.append(f"{counted(exported.retired, 'note')} of cards that are no more, tagged quizapp::retired.")
    lines += [f"Left out: {refused.card}: {refused.reason}" for refused in exported.refused]
    lines += [f"Image left out: {image.path}: {image.reference}: {image.reason}" for image in exported.missing]
    return [safe(line) for line in lines]


def delivered_text(delivered: "Delivered") -> str:
    """What became of a package that was pushed."""
    from quizapp.anki.connect import Delivery

    reason = f" Anki says: {delivered.reason}" if delivered.reason else ""
    told = {
        Delivery.IMPORTED: "Anki has taken it in.",
        Delivery.DIALOG: f"Anki shows its import dialog: confirm it there.{reason}",
        Delivery.OPEN_YOURSELF: f"Open {delivered.package} in Anki yourself.{reason}",
    }
    return safe(told[delivered.how])


def taken_in_text(taken: "TakenIn") -> str:
    """What came home from Anki, and what did not."""
    lines = [f"{counted(taken.new, 'new review')}, {taken.known} known already."]
    lines += [
        f"Left out: {row.card}, {moment_text(row.review.id, 0)} UTC: {row.reason}" for row in taken.left_out[:_SHOWN]
    ]
    if (more := len(taken.left_out) - _SHOWN) > 0:
        lines.append(f"And {more} more left out.")
    if taken.foreign:
        lines.append(f"{counted(taken.foreign, 'note')} that quizapp did not export: left alone.")
    return safe("\n".join(lines))


def synced_lines(synced: "Synced") -> list[str]:
    """What an edit did to cards."""
    done = {
        "new": len(synced.added),
        "changed": len(synced.changed),
        "renamed": len(synced.renamed),
        "retired": len(synced.retired),
        "returned": len(synced.returned),
    }
    counts = ", ".join(f"{number} {name}" for name, number in done.items() if number)
    renames = [f"Renamed with its history: {old} -> {new}" for old, new in synced.renamed]
    return [safe(line) for line in ([f"Cards: {counts}."] if counts else []) + renames]


def problems_line(count: int) -> str:
    """That something could not be read, and who knows more."""
    return f"{counted(count, 'problem')} in concept files: run `quizapp check`."


def event_text(event: "Event") -> str:
    """One event in a line: its name, when, what, and the interval chosen."""
    from quizapp.core.schedule import interval_text

    parts = [
        f"{event.device}:{event.seq}",
        moment_text(event.at_ms, event.offset_min),
        event.kind,
        event.rating.name.lower() if event.rating else "",
        interval_text(event.interval) if event.interval else "",
        event.card,
        f"-> {event.detail['to']}" if "to" in event.detail else "",
    ]
    return safe("  ".join(part for part in parts if part))


def event_json(event: "Event") -> str:
    """One event as a line of JSON; the columns of the event log."""
    return json_text(asdict(event), indent=None)


def event_key(text: str) -> "EventKey":
    """`device:seq` as `history` prints it.

    Raises:
        UsageError: it is not of that form.
    """
    device, _, seq = text.partition(":")
    if not device or not seq.isdigit():
        raise UsageError(f"`{text}` does not name an event.", "Write device:number as `quizapp history` prints it.")
    return device, int(seq)


def moment_text(at_ms: int, offset_min: int) -> str:
    """Date and time as the learner's clock showed it."""
    return _local(at_ms, offset_min).strftime("%Y-%m-%d %H:%M")


def clock_text(at_ms: int, offset_min: int) -> str:
    """The time of day as the learner's clock shows it."""
    return _local(at_ms, offset_min).strftime("%H:%M")


def taken_back(event: "Event | None") -> str:
    """What an undo did, in words."""
    if event is None:
        return "There is nothing to undo."
    return f"Taken back: {event.rating.name.title() if event.rating else event.kind.value}."


def resource_line(resource: "Resource") -> str:
    """Title, site and minutes."""
    facts = [resource.site, f"{resource.minutes} min" if resource.minutes else ""]
    aside = ", ".join(fact for fact in facts if fact)
    return f"{resource.title} ({aside})" if aside else resource.title


def safe(text: str) -> str:
    """`text` with control characters spelt out."""
    from quizapp.core.text import visible  # its patterns take 4 ms to compile

    return visible(text)


def counted(number: int, noun: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _local(at_ms: int, offset_min: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, timezone(timedelta(minutes=offset_min)))


def _words(text: str) -> str:
    return counted(len(text.split()), "word") if text else ""


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def json_text(value: object, indent: int | None = 1) -> str:
    """A value as JSON, its texts as they are."""
    import json  # a line of text for a prompt needs none

    return json.dumps(value, ensure_ascii=False, indent=indent)
