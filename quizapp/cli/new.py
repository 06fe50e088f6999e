"""A deck or a concept to begin with, and what an editor has to know of their fields."""

from pathlib import Path

import click

from quizapp.cli.common import chosen_places, print_text

_FIRST_FIELD = 4
"""The line at which a template waits to be filled in."""

_no_edit = click.option("--no-edit", is_flag=True, help="Only write the file; do not open it in $EDITOR.")


@click.group()
def new() -> None:
    """Begin a deck or a concept: a file with the fields that matter, opened in your editor."""


@new.command()
@click.argument("name")
@_no_edit
@click.pass_context
def deck(ctx: click.Context, name: str, no_edit: bool) -> None:
    """Begin a deck: a folder with a deck.yaml. NAME is its title."""
    from quizapp.listing.new import deck_hint
    from quizapp.workspace.new import new_deck

    root = chosen_places(ctx).decks
    file = new_deck(root, name)
    print_text(str(file))
    _edit(ctx, root, file, no_edit)
    click.echo(deck_hint(root, file), err=True)


@new.command()
@click.argument("deck")
@click.argument("title")
@_no_edit
@click.pass_context
def concept(ctx: click.Context, deck: str, title: str, no_edit: bool) -> None:
    """Begin a concept of a deck. Once your editor is closed, its cards are shown, or what is wrong."""
    from quizapp.listing.new import concept_hint
    from quizapp.workspace.new import new_concept

    root = chosen_places(ctx).decks
    file = new_concept(root, deck, title)
    print_text(str(file))
    if not _edit(ctx, root, file, no_edit):
        click.echo(concept_hint(file), err=True)


@click.command()
@click.argument("kind", type=click.Choice(["concept", "deck"]), default="concept")
def schema(kind: str) -> None:
    """Print the JSON Schema of concept files, or of deck.yaml, for editors and other programs."""
    from quizapp.authoring.json_schema import FileKind
    from quizapp.authoring.template import schema_text

    print_text(schema_text(FileKind(kind)))


def _edit(ctx: click.Context, root: Path, file: Path, no_edit: bool) -> bool:
    """Open the learner's editor, if there is one, and tell what became of the file; exit code 1 if it is bad."""
    from quizapp.config import editor
    from quizapp.listing.new import made_text
    from quizapp.workspace.editor import run_editor
    from quizapp.workspace.new import made

    if no_edit or not editor():
        return False
    run_editor(file, _FIRST_FIELD)
    found = made(root, file)
    click.echo(made_text(found, file), err=True)
    if found.findings.failed:
        ctx.exit(1)
    return True
