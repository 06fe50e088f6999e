"""Keeping answers safe: backups, and a look at the database."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import as_json, chosen_places, print_text, refreshed
from quizapp.errors import DamagedError, QuizappError, UsageError

if TYPE_CHECKING:
    from quizapp.core.day import Moment
    from quizapp.workspace import Workspace


def keep_safe(workspace: "Workspace") -> None:
    """After a command that wrote something: today's backup, unless there is one. It never fails a command."""
    if not workspace.db.has_written:
        return
    from quizapp.workspace.backups import back_up, is_due

    try:
        if is_due(workspace):
            back_up(workspace.places.database, workspace.now())
    except QuizappError as error:
        click.echo(f"quizapp: No backup was made today. {error.message}", err=True)


def offer(ctx: click.Context) -> str:
    """What to do about a damaged database."""
    from quizapp.listing.safety import offer_text
    from quizapp.workspace.backups import newest_good

    return offer_text(newest_good(chosen_places(ctx).database))


@click.command()
@click.argument("file", required=False, metavar="[FILE]", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(ctx: click.Context, file: Path | None) -> None:
    """Copy all answers into FILE, or to the backups that are kept by themselves, and check the copy."""
    from quizapp.storage.backups import copy
    from quizapp.workspace.backups import back_up

    workspace = ctx.obj()
    database = workspace.places.database
    if file is None:
        file = back_up(database, workspace.now())
    else:
        copy(database, file.absolute())
    print_text(str(file))


@click.command()
@click.argument("name", required=False, metavar="[BACKUP|CARD|CONCEPT]")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def restore(ctx: click.Context, name: str | None, yes: bool) -> None:
    """Go back to a backup of your answers, or bring a retired card or concept back into your files.

    Without a name, lists the backups. Before a backup (a file) takes the place of your answers, what that loses and
    brings back is shown, and you are asked; your answers as they are now are kept. `quizapp cards --retired` lists the
    cards and concepts that can be brought back, with their history.
    """
    from quizapp.workspace import backups

    database = chosen_places(ctx).database
    if name is None:
        _list_backups(database)
    elif backup := backups.named(database, name):
        _restore_backup(ctx, database, backup, yes)
    elif name.endswith(".db"):
        raise UsageError(f"There is no backup `{name}`.", "`quizapp restore` lists the backups there are.")
    else:
        _restore_cards(ctx, name)


def _list_backups(database: Path) -> None:
    from quizapp.listing.safety import backups_text
    from quizapp.storage.backups import folder
    from quizapp.workspace.backups import listed

    print_text(backups_text(listed(database), folder(database)))


def _restore_backup(ctx: click.Context, database: Path, backup: Path, yes: bool) -> None:
    from quizapp.listing.safety import difference_text, restored_text
    from quizapp.workspace import backups

    print_text(difference_text(backups.difference(database, backup), backup))
    if yes or click.confirm("Restore it?", err=True):
        print_text(restored_text(backups.restore(database, backup, _now(ctx))))
    else:
        print_text("Nothing was changed.")


def _restore_cards(ctx: click.Context, name: str) -> None:
    from quizapp.listing.retired import restored_text
    from quizapp.workspace.retired import restore

    for restored in restore(refreshed(ctx.obj), name):
        print_text(restored_text(restored))


@click.command()
@click.option("--repair", is_flag=True, help="Make anew what follows from the log of events.")
@as_json
@click.pass_context
def doctor(ctx: click.Context, repair: bool, as_json: bool) -> None:
    """Look whether everything that your answers hang on is sound. Exit code 1 if anything is not."""
    from quizapp.listing.safety import findings_json, findings_text, restored_text
    from quizapp.workspace import backups
    from quizapp.workspace.doctor import State, examine
    from quizapp.workspace.doctor import repair as mend

    database = chosen_places(ctx).database
    try:
        workspace = ctx.obj()
    except DamagedError:
        if not repair or backups.newest_good(database):
            raise
        print_text(restored_text(backups.restore(database, None, _now(ctx))))
        return
    repaired = mend(workspace) if repair else None
    findings = examine(workspace)
    print_text((findings_json if as_json else findings_text)(findings, repaired))
    ctx.exit(1 if any(finding.state is State.WRONG for finding in findings) else 0)


def _now(ctx: click.Context) -> "Moment":
    """The moment, for commands that may find no database that can be opened."""
    from quizapp import config
    from quizapp.workspace.clock import Clock

    settings = config.load_settings(chosen_places(ctx).settings)
    return Clock(settings.day_start, config.fixed_now()).now()
