"""What came in, and what went out."""

from typing import TYPE_CHECKING

from quizapp.listing.words import counted, moment_text, safe

if TYPE_CHECKING:
    from quizapp.anki.connect import Delivered
    from quizapp.workspace.exporting import Exported
    from quizapp.workspace.importing import Imported
    from quizapp.workspace.returning import TakenIn

_SHOWN = 10
"""So many reviews that could not be taken in are named."""


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
    lines = [f"{counted(written.notes, 'note')}, {_size(written.bytes)}."]
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


def _size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"


def _words(text: str) -> str:
    return counted(len(text.split()), "word") if text else ""
