"""Writing decks: what there is, what is wrong with it, and what comes from elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, as_json, chosen_places, print_text, refreshed, some_decks, telling
from quizapp.errors import QuizappError

if TYPE_CHECKING:
    from quizapp.workspace import Workspace

_PACKAGES = (".apkg", ".colpkg")


@click.command()
@as_json
@click.pass_obj
def decks(opened: Opened, as_json: bool) -> None:
    """List the decks and what each holds."""
    from quizapp.listing.today import decks_json, decks_text

    workspace = refreshed(opened)
    counts, today = workspace.decks(), workspace.today()
    print_text(decks_json(counts, today) if as_json else decks_text(counts, today, workspace.places))


@click.command()
@some_decks
@click.option("--retired", is_flag=True, help="Only cards whose source is gone and that have a history.")
@as_json
@click.pass_obj
def cards(opened: Opened, decks: tuple[str, ...], retired: bool, as_json: bool) -> None:
    """Show every card that the concept files make."""
    from quizapp.listing.cards import cards_json, cards_text

    workspace = refreshed(opened)
    if retired:
        print_text(_retired(workspace, decks, as_json))
        return
    found = workspace.cards(workspace.named_decks(decks))
    print_text(cards_json(found) if as_json else cards_text(found))


def _retired(workspace: "Workspace", decks: tuple[str, ...], as_json: bool) -> str:
    """Their decks may be gone as well: folders are compared, titles are not known any more."""
    from quizapp.listing.records import export_json
    from quizapp.listing.retired import retired_text
    from quizapp.workspace.retired import retired

    found = [
        record
        for record in retired(workspace.db)
        if not decks or any(record.card.id.startswith(f"{deck.strip('/')}/") for deck in decks)
    ]
    return "".join(export_json(found)).rstrip("\n") if as_json else retired_text(found)


@click.command("import")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--deck", metavar="NAME", help="The deck to write into. [default: what a text says; of Anki's, none]")
@click.option("--columns", metavar="NAMES", default="", help="What a table holds: q,a,deck or Word=q,Sense=a.")
@click.option("--force", is_flag=True, help="Overwrite a concept file that is there already.")
@click.pass_context
def import_sources(ctx: click.Context, sources: tuple[str, ...], deck: str | None, columns: str, force: bool) -> None:
    """Make concept files of what is written elsewhere. Nothing is overwritten.

    A SOURCE is a file, a folder of files, or - for what you paste:

    \b
    a page of text  title, What it is, Why it matters, ... as copied from a browser
    .csv .tsv       a row a card; the first row names the columns
    .md .txt        Q: and A: lines, C: lines with [blanks], or question::answer
    .apkg .colpkg   what Anki exported: brings home the reviews of your own cards;
                    with --deck its other notes move in, with all their history

    What cannot be taken over is listed with its line.
    """
    from quizapp.authoring.write import Overwrite
    from quizapp.listing.transfer import imported_text
    from quizapp.workspace.importing import Refused, Wishes, import_source

    folder = str(chosen_places(ctx).decks)
    wishes = Wishes(Overwrite.FORCE if force else Overwrite.REFUSE, deck, columns)
    refused = False
    for source in sources:
        if source.casefold().endswith(_PACKAGES):
            _import_package(ctx.obj, Path(source), deck, Path(folder))
            continue
        for imported in import_source(folder, source, wishes):
            print_text(imported_text(imported))
            refused = refused or isinstance(imported, Refused)
    ctx.exit(1 if refused else 0)


def _import_package(opened: Opened, package: Path, deck: str | None, folder: Path) -> None:
    from quizapp.listing.transfer import moved_in_text, taken_in_text
    from quizapp.workspace.moving import bring_in
    from quizapp.workspace.new_files import NewFiles

    try:
        with NewFiles() as new, telling() as tell:
            if deck:
                new.expect(folder).mkdir(parents=True, exist_ok=True)
            moved, taken = bring_in(refreshed(opened), package, deck, tell)
    except KeyboardInterrupt as stopped:
        raise QuizappError(f"Stopped: nothing of {package} was taken in.") from stopped
    if moved:
        print_text(moved_in_text(moved))
    print_text(taken_in_text(taken))
