"""What came in, and what went out."""

from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING

from quizapp.listing.words import counted, moment_text, safe

if TYPE_CHECKING:
    from quizapp.anki.connect import Delivered
    from quizapp.workspace.exporting import Exported
    from quizapp.workspace.importing import ImportedCards, ImportedPage, Refused
    from quizapp.workspace.moving import MovedIn
    from quizapp.workspace.returning import TakenIn

_LONGEST_QUOTE = 60

_SHOWN = 10
"""So many reviews that could not be taken in are named."""
_EXAMPLES = 3


def imported_text(imported: "ImportedPage | ImportedCards | Refused") -> str:
    """What was made of a source, and what could not be."""
    from quizapp.workspace.importing import ImportedCards, Refused

    if isinstance(imported, Refused):
        return safe(f"{imported.source}: {imported.error.message} {imported.error.hint}".rstrip())
    return _cards_text(imported) if isinstance(imported, ImportedCards) else _page_text(imported)


def _cards_text(imported: "ImportedCards") -> str:
    """Each line that was left out with the reason, then what was written where."""
    lines = [
        f"{imported.source}:{left.line}: left out: {left.reason}{f': {_quoted(left.text)}' if left.text else ''}."
        for left in imported.left
    ]
    made = f"{counted(imported.concepts, 'concept')}, {counted(imported.cards, 'card')}"
    lines += [f"{imported.source}: {made}.", *(f"Written to {path}." for path in imported.paths)]
    if imported.pictures:
        lines.append(f"{counted(imported.pictures, 'picture')} beside them.")
    return safe("\n".join(lines))


def _quoted(text: str) -> str:
    return f"“{shorten(text, _LONGEST_QUOTE, placeholder=' …')}”"


def _page_text(imported: "ImportedPage") -> str:
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
    lines = [f"{counted(written.notes, 'note')}, {_size(written.bytes)}."]
    if exported.retired:
        lines.append(f"{counted(exported.retired, 'note')} of cards that are no more, tagged quizapp::retired.")
    lines += [f"One deck in Anki, because their titles are alike: {', '.join(decks)}." for decks in exported.alike]
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
    if taken.marks:
        lines.append(f"{counted(taken.marks, 'mark')} set in Anki: suspensions and flags.")
    lines += [
        f"Left out: {row.card}, {moment_text(row.review.id, 0)} UTC: {row.reason}" for row in taken.left_out[:_SHOWN]
    ]
    if (more := len(taken.left_out) - _SHOWN) > 0:
        lines.append(f"And {more} more left out.")
    if taken.unfounded:
        cards, examples = counted(len(taken.unfounded), "card"), ", ".join(taken.unfounded[:_EXAMPLES])
        lines.append(f"{cards} learnt in Anki without a history: new here, such as {examples}")
    if taken.foreign:
        lines.append(f"{counted(taken.foreign, 'note')} that quizapp did not export: left alone.")
        lines.append("Name a deck with --deck to make concept files of them.")
    return safe("\n".join(lines))


def moved_in_text(moved: "MovedIn") -> str:
    """What moved in from Anki, where it was written, and what could not be kept and why."""
    notes, cards = counted(moved.notes, "note"), counted(moved.cards, "card")
    lines = [f"{notes} moved in with {cards}, {moved.known} here already."]
    lines += [f"Written: {file}" for file in moved.files]
    if moved.media:
        lines.append(f"{counted(moved.media, 'file')} with pictures and sounds beside them.")
    reasons = Counter((unfit.note_type, unfit.reason) for unfit in moved.unfit)
    for (kind, reason), count in reasons.most_common():
        examples = [unfit.example for unfit in moved.unfit if (unfit.note_type, unfit.reason) == (kind, reason)]
        shown = "; ".join(dict.fromkeys(examples[:_EXAMPLES]))
        lines.append(f"Left out: {counted(count, 'card')} of {kind or 'Anki'}: {reason}, such as: {shown}")
    lines += [f"File left out: {name}" for name in moved.no_files[:_SHOWN]]
    if (more := len(moved.no_files) - _SHOWN) > 0:
        lines.append(f"And {more} more files.")
    return safe("\n".join(lines))


def _size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"


def _words(text: str) -> str:
    return counted(len(text.split()), "word") if text else ""
