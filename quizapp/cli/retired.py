"""Letting go of what was learnt of a card."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, print_text, refreshed
from quizapp.errors import StorageError, UsageError

if TYPE_CHECKING:
    from quizapp.workspace.records import Record


@click.command()
@click.argument("name", metavar="CARD|CONCEPT")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def forget(opened: Opened, name: str, yes: bool) -> None:
    """Start a card or concept over, as if it had never been asked.

    What was learnt of it is saved to a file first, and the file is named. Undo takes it back.
    """
    from quizapp.listing.retired import forgetting_text
    from quizapp.listing.words import counted
    from quizapp.workspace.retired import forget, with_history

    workspace = refreshed(opened)
    records = with_history(workspace.db, name)
    if not records:
        raise UsageError(f"Nothing was ever learnt of `{name}`.", "Give the id of a card or concept: `quizapp cards`.")
    click.echo(forgetting_text(records), err=True)
    if not yes and not click.confirm("Forget this?", err=True):
        return
    saved = _saved(workspace.places.database, records)
    forget(workspace.db, records, workspace.now())
    print_text(f"Forgotten: {counted(len(records), 'card')}. What was learnt is saved in {saved}.")


def _saved(database: Path, records: "list[Record]") -> Path:
    """A new file beside the database, with all that is known of these cards."""
    from quizapp.listing.records import export_json

    number = 1
    while (path := database.with_name(f"forgotten-{number}.json")).exists():
        number += 1
    try:
        with path.open("x", encoding="utf-8") as file:
            file.writelines(export_json(records))
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror}. Nothing was forgotten.", "Make room there."
        ) from error
    return path
