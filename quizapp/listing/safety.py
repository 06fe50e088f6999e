"""Backups, what restoring one would do, and how the database is."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.day import day_date
from quizapp.listing.words import counted, json_text, safe

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.storage.backups import Difference, Share
    from quizapp.workspace.backups import Listed, Restored
    from quizapp.workspace.doctor import Finding, Repaired


def backups_text(listed: "Sequence[Listed]", folder: Path) -> str:
    """A line for each backup, newest first."""
    if not listed:
        return f"There are no backups in {folder} yet. One a day is made by itself; `quizapp backup` makes one now."
    lines = [
        f"{_when(each.backup.at)}  {share_text(each.contents) if each.contents is not None else 'damaged: of no use'}"
        f"\n  {each.backup.path}"
        for each in listed
    ]
    return safe("\n".join([*lines, "", "`quizapp restore FILE` shows what one of them would change, then asks."]))


def difference_text(found: "Difference", backup: Path) -> str:
    """What restoring a backup would lose and gain."""
    if found.is_damaged:
        saved = f"The database is damaged. What can still be read of it is taken over: {share_text(found.lost)}."
        return safe(f"{saved}\nIt is kept as it is, too. The backup: {backup}")
    lines = [
        f"Restoring {backup}",
        f"  would lose: {share_text(found.lost)}",
        f"  would bring back: {share_text(found.gained)}",
        "The database as it is now is kept.",
    ]
    return safe("\n".join(lines))


def restored_text(done: "Restored") -> str:
    """What was done, and where the old file is."""
    saved = f" {counted(done.saved, 'event')} of the damaged database taken over." if done.saved else ""
    return safe(f"Restored.{saved}\nThe database that was there before: {done.old}")


def offer_text(newest: "Listed | None") -> str:
    """What to do about a damaged database."""
    if newest is None or newest.contents is None:
        return (
            "There is no backup of it. `quizapp doctor --repair` keeps the file, and makes a new database with "
            "the answers that can still be read; `--db FILE` names another one."
        )
    return (
        f"The newest good backup is of {_when(newest.backup.at)}, with {share_text(newest.contents)}. "
        f"`quizapp restore {newest.backup.path.name}` shows what it lacks and the damaged file still gives, then asks; "
        "the damaged file is kept."
    )


def share_text(share: "Share") -> str:
    """`12 answers and 2 others, 1 Nov 2026 to 5 Nov 2026`."""
    if not share:
        return "nothing"
    parts = [counted(share.answers, "answer"), f"{counted(share.others, 'other event')}" if share.others else ""]
    days = " to ".join(dict.fromkeys(_day(day) for day in (share.first_day, share.last_day)))
    return f"{' and '.join(filter(None, parts))}, {days}"


def findings_text(findings: "Sequence[Finding]", repaired: "Repaired | None") -> str:
    """What `doctor` found, a line each with an advice below, and what it mended."""
    lines = [*([_repaired(repaired), ""] if repaired else [])]
    for finding in findings:
        message, advice = _said(finding)
        lines.append(f"{finding.state.value:6}{message}")
        if advice:
            lines.append(f"      {advice}")
    return safe("\n".join(lines))


def findings_json(findings: "Sequence[Finding]", repaired: "Repaired | None") -> str:
    """The same for a script."""
    found = [
        {"subject": finding.subject, "state": finding.state, "message": message, "advice": advice}
        for finding in findings
        for message, advice in [_said(finding)]
    ]
    return json_text({"findings": found, "repaired": asdict(repaired) if repaired else None})


def _said(finding: "Finding") -> tuple[str, str]:
    """A finding as a sentence, and what to do about it."""
    from quizapp.workspace.doctor import State

    table = _FINE if finding.state is State.FINE else _OTHERWISE
    message, advice = table["no backup" if finding.count is None else finding.subject]
    said = message.format(
        count=finding.count, names=", ".join(finding.names), day=_day(finding.day) if finding.day else ""
    )
    return said, advice


_FINE = {
    "integrity": ("The database file is sound.", ""),
    "indexes": ("All indexes and triggers are there.", ""),
    "replay": ("Every schedule is what your answers lead to.", ""),
    "backups": ("Age of the newest good backup in days: {count}.", ""),
}
_OTHERWISE = {
    "integrity": (
        "The database is damaged: {names}.",
        "`quizapp restore` lists your backups; what the damaged file still gives is taken over.",
    ),
    "indexes": ("Missing in the database: {names}.", "`quizapp doctor --repair` makes them anew."),
    "replay": (
        "Cards whose schedule is not what your answers lead to: {count}.",
        "`quizapp doctor --repair` makes it anew from the answers.",
    ),
    "unknown cards": (
        "Cards with answers that no concept file ever held: {count}.",
        "The answers wait until such a card is written.",
    ),
    "retired cards": (
        "Cards with answers whose source is gone: {count}.",
        "`quizapp cards --retired` lists them; their history returns with the source.",
    ),
    "decks": (
        "Decks with answers that are not in the decks folder: {names}.",
        "Put them back, or name another folder with --decks DIR.",
    ),
    "clock set back": (
        "Times that the clock was set back: {count}, last on {day}.",
        "No answer was lost: the log keeps its own order.",
    ),
    "clock ahead": (
        "Minutes by which the newest answer is later than now: {count}.",
        "Was the clock wrong then, or is it wrong now?",
    ),
    "backups": ("Age of the newest good backup in days: {count}.", "`quizapp backup` makes one now."),
    "no backup": ("There is no backup that can be used.", "`quizapp backup` makes one now."),
}


def _repaired(repaired: "Repaired") -> str:
    return f"Made anew: {counted(repaired.schedules, 'schedule')}; indexes and triggers: {repaired.parts}."


def _when(at: "datetime") -> str:
    return f"{at:%a} {at.day} {at:%b %Y, %H:%M}"


def _day(day: int) -> str:
    date = day_date(day)
    return f"{date.day} {date:%b %Y}"
