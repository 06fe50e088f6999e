"""When backups are made, and how one takes the place of the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.day import Moment, day_date
from quizapp.errors import QuizappError
from quizapp.storage import backups
from quizapp.storage.backups import Backup, Difference, Share

if TYPE_CHECKING:
    from quizapp.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup and what is in it; None: it cannot be used."""

    backup: Backup
    contents: Share | None


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did."""

    old: Path
    """Where the database that was there before is kept."""
    saved: int
    """Events that a damaged database still gave, and the backup lacked."""


def back_up(database: Path, now: Moment) -> Path:
    """Add a backup to those that are there, and thin them out.

    Raises:
        StorageError: it could not be made; the others are untouched.
    """
    path = backups.backup_path(database, _wall(now))
    backups.copy(database, path)
    backups.thin(database)
    return path


def is_due(workspace: "Workspace") -> bool:
    """Whether there is something to lose, and no backup of this study day."""
    today, day_start = day_date(workspace.now().day), timedelta(hours=workspace.settings.day_start)
    if any((backup.at - day_start).date() == today for backup in backups.backups(workspace.places.database)):
        return False
    return workspace.db.row("SELECT 1 FROM events LIMIT 1") is not None


def listed(database: Path) -> list[Listed]:
    """All backups, newest first, each looked into."""
    return [Listed(backup, _contents(backup.path)) for backup in backups.backups(database)]


def newest_good(database: Path) -> Listed | None:
    """The newest backup that can be used."""
    found: Iterator[Listed] = (Listed(backup, _contents(backup.path)) for backup in backups.backups(database))
    return next((each for each in found if each.contents is not None), None)


def named(database: Path, name: str) -> Path | None:
    """The backup that a person named: a file, or the name of one in the folder of backups."""
    path = Path(name).expanduser()
    within = backups.folder(database) / path.name
    return next((found.absolute() for found in (path, within) if found.is_file()), None)


def difference(database: Path, backup: Path) -> Difference:
    """What restoring would lose and gain.

    Raises:
        StorageError: the backup cannot be used.
    """
    return backups.difference(database, backup)


def restore(database: Path, backup: Path | None, now: Moment) -> Restored:
    """Put a backup in the place of the database, and keep the old one beside the backups.

    Args:
        backup: None for an empty database, which takes over what can be read of a damaged one.

    Raises:
        StorageError: it cannot be done; the database is as it was before.
    """
    old = backups.folder(database) / f"{database.stem}-before-restore-{_wall(now):%Y-%m-%d-%H%M%S}.db"
    return Restored(old, backups.restore(database, backup, old))


def _contents(path: Path) -> Share | None:
    try:
        return backups.contents(path)
    except QuizappError:
        return None


def _wall(now: Moment) -> datetime:
    """What the learner's clock shows."""
    return datetime.fromtimestamp(now.at_ms // 1000, UTC).replace(tzinfo=None) + timedelta(minutes=now.offset_min)
