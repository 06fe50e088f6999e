"""What edits do to history, and letting go of it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, as_json, chosen_places, print_text, refreshed
from quizapp.errors import StorageError, UsageError

if TYPE_CHECKING:
    from quizapp.workspace.records import Record


@click.command()
@click.option("--base", metavar="REV", help="Compare the files with this git revision, such as HEAD.")
@click.option("--staged", is_flag=True, help="Look at what is staged, not at the files: what a commit would do to REV.")
@click.option("--saved", is_flag=True, help="Compare them with what was last taken in. [default]")
@click.option("--strict", is_flag=True, help="Exit code 1, too, if a card is retired or means something else.")
@as_json
@click.pass_context
def impact(ctx: click.Context, base: str | None, staged: bool, saved: bool, strict: bool, as_json: bool) -> None:
    """Say what your edits do to cards and their history, before you commit or study. Nothing is changed."""
    from quizapp.listing.impact import impact_json, impact_text
    from quizapp.workspace.impact import Fate, of_staged, since_revision, since_sync

    if saved and (staged or base is not None):
        raise click.UsageError("--saved does not go together with --base or --staged.")
    places = chosen_places(ctx)
    folder = str(places.decks)
    if base is None and not staged:
        found = since_sync(ctx.obj().db, folder)
    else:
        compare = of_staged if staged else since_revision
        found = compare(folder, "HEAD" if base is None else base, ctx.obj().db if places.database.exists() else None)
    print_text(impact_json(found) if as_json else impact_text(found))
    grave = strict and any(effect.fate in (Fate.VERIFY, Fate.RETIRED) for effect in found.effects)
    ctx.exit(1 if found.problems or grave else 0)


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
        print_text("Nothing was changed.")
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
