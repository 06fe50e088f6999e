"""Looking things up: one concept with its cards, and everything that says a word."""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, as_json, print_text, refreshed

if TYPE_CHECKING:
    from quizapp.core.card import CardId
    from quizapp.core.concept import ConceptId
    from quizapp.workspace import Workspace


@click.command()
@click.argument("concept")
@click.option("--watch", is_flag=True, help="Show it anew whenever its file is saved, until Ctrl+C.")
@as_json
@click.pass_obj
def show(opened: Opened, concept: str, watch: bool, as_json: bool) -> None:
    """Show a concept and every card it makes: name it by its id, its title, or a part of either."""
    from quizapp.listing.pages import page_json, page_text
    from quizapp.workspace.pages import concept_called, page

    if watch and as_json:
        raise click.UsageError("--watch and --json do not go together.")
    workspace = refreshed(opened)
    found = page(workspace, concept_called(workspace, concept))
    if watch:
        with suppress(KeyboardInterrupt):
            _watch(workspace, found.concept.id, found.concept.path)
        return
    print_text((page_json if as_json else page_text)(found, workspace.now()))


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="WORD...")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Concepts and cards, each."
)
@as_json
@click.pass_obj
def search(opened: Opened, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find concepts and cards by the beginnings of words, and by how they stand.

    Beside words: deck:NAME, tag:NAME, and is:due, is:new, is:leech, is:suspended, is:buried, is:flagged, is:retired.
    "Two words" in quotation marks are looked for as they stand.
    """
    from quizapp.listing.search import found_json, found_text
    from quizapp.workspace.searching import search as look

    found = look(refreshed(opened), " ".join(query), limit)
    print_text((found_json if as_json else found_text)(found))


def _watch(workspace: "Workspace", name: "ConceptId", path: str) -> None:
    """Show what a concept's file makes, again and again. Nothing is taken in: what is half saved retires no card."""
    from quizapp.listing.pages import sketch_text
    from quizapp.listing.schedules import standing_text
    from quizapp.workspace.draft import Draft
    from quizapp.workspace.watching import sketches

    def standing(card: "CardId") -> str:
        queued = workspace.queued(card)
        return standing_text(queued.schedule, workspace.now()) if queued else "new"

    folder = workspace.places.decks
    for sketch in sketches(Draft(workspace.db, str(folder), path), folder / path):
        click.clear()
        print_text(sketch_text(sketch.of(name), standing))
