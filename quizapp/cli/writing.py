"""Writing decks: what there is, what is wrong with it, and what comes from elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, as_json, chosen_places, print_text, refreshed, some_decks

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
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--deck", metavar="NAME", help="The deck to write into. [default: the page's section; of Anki's, none]")
@click.option("--force", is_flag=True, help="Overwrite a concept file that is there already.")
@click.pass_context
def import_pages(ctx: click.Context, pages: tuple[str, ...], deck: str | None, force: bool) -> None:
    """Turn the text of concept pages (files, or - for what you paste) into concept files.

    A package that Anki exported (.apkg, .colpkg) brings back the reviews of the notes that came from here. With
    --deck its other notes move in, too: concept files, with pictures, sounds and all their history.
    """
    from quizapp.authoring.write import Overwrite
    from quizapp.listing.transfer import imported_text
    from quizapp.workspace.importing import import_page

    folder = str(chosen_places(ctx).decks)
    for page in pages:
        if page.casefold().endswith(_PACKAGES):
            if deck:
                Path(folder).mkdir(parents=True, exist_ok=True)
            _import_package(ctx.obj, Path(page), deck)
            continue
        imported = import_page(folder, page, deck, Overwrite.FORCE if force else Overwrite.REFUSE)
        print_text(imported_text(imported))


def _import_package(opened: Opened, package: Path, deck: str | None) -> None:
    from quizapp.listing.transfer import moved_in_text, taken_in_text
    from quizapp.workspace.moving import move_in

    workspace = refreshed(opened)
    if deck:
        print_text(moved_in_text(move_in(workspace.db, str(workspace.places.decks), package, deck)))
        workspace.refresh()
    print_text(taken_in_text(workspace.take_in_reviews(package)))
