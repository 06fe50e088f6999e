"""`quizapp export`: what leaves the app, for Anki or for good."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, print_text, refreshed, some_decks, telling
from quizapp.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.workspace import Workspace
    from quizapp.workspace.records import Record

_progress = click.option(
    "--with-progress/--without-progress",
    "progress",
    default=True,
    help="Whether schedules and answers go along, for cards that Anki does not have yet. [default: with]",
)
_deck_options = click.option(
    "--with-deck-options",
    "options",
    is_flag=True,
    help="The decks' options in Anki become those of quizapp: desired retention, FSRS weights, steps.",
)
_output = click.option("-o", "--output", metavar="FILE", default="-", help="The file to write. [default: stdout]")


@click.group()
def export() -> None:
    """Hand decks to Anki, or take everything with you."""


@export.command()
@some_decks
@click.option("-o", "--output", metavar="FILE", default="quizapp.apkg", show_default=True, help="The package to write.")
@_progress
@_deck_options
@click.pass_obj
def anki(opened: Opened, decks: tuple[str, ...], output: str, progress: bool, options: bool) -> None:
    """Write a package for Anki. Open it there; the next one updates the same notes in place."""
    print_text(str(_package(refreshed(opened), decks, Path(output), progress=progress, options=options)))


@export.command()
@some_decks
@_output
@click.pass_obj
def csv(opened: Opened, decks: tuple[str, ...], output: str) -> None:
    """A row a card with its schedule, for spreadsheets."""
    from quizapp.listing.records import CSV_ENCODING, export_csv

    _write(opened, decks, output, export_csv, CSV_ENCODING)


@export.command()
@some_decks
@_output
@click.pass_obj
def json(opened: Opened, decks: tuple[str, ...], output: str) -> None:
    """Every card with its schedule and its whole history."""
    from quizapp.listing.records import export_json

    _write(opened, decks, output, export_json)


@export.command()
@some_decks
@_output
@click.pass_obj
def markdown(opened: Opened, decks: tuple[str, ...], output: str) -> None:
    """Questions and answers to read, deck by deck."""
    from quizapp.listing.records import export_markdown

    _write(opened, decks, output, export_markdown)


@click.command()
@some_decks
@_progress
@_deck_options
@click.option("--anki-url", metavar="URL", help="Where AnkiConnect listens. [default: setting anki_url]")
@click.option("--api-key", metavar="KEY", help="As in AnkiConnect's configuration. [default: setting anki_api_key]")
@click.pass_obj
def push(
    opened: Opened, decks: tuple[str, ...], progress: bool, options: bool, anki_url: str | None, api_key: str | None
) -> None:
    """Hand decks to the Anki that runs on this machine, through its add-on AnkiConnect."""
    from quizapp.anki.connect import push as deliver
    from quizapp.listing.transfer import delivered_text

    workspace = refreshed(opened)
    package = _package(workspace, decks, workspace.places.package, progress=progress, options=options)
    settings = workspace.settings
    print_text(delivered_text(deliver(package, anki_url or settings.anki_url, api_key or settings.anki_api_key)))


def _package(workspace: "Workspace", decks: tuple[str, ...], path: Path, *, progress: bool, options: bool) -> Path:
    """Write a package and say on stderr what is in it; its path."""
    from quizapp.listing.transfer import exported_lines
    from quizapp.workspace.exporting import Carry, Options, Parcel

    parcel = Parcel(
        path,
        workspace.named_decks(decks),
        Carry.PROGRESS if progress else Carry.CARDS,
        Options.QUIZAPP if options else Options.ANKI,
    )
    with telling() as tell:
        exported = workspace.export_anki(parcel, lambda notes: tell("Notes", notes, 0))
    for line in exported_lines(exported):
        click.echo(line, err=True)
    return exported.written.path


def _write(
    opened: Opened,
    decks: tuple[str, ...],
    output: str,
    pieces: "Callable[[Iterator[Record]], Iterator[str]]",
    encoding: str = "utf-8",
) -> None:
    """Text into a file, or on stdout for `-`."""
    workspace = refreshed(opened)
    records = workspace.records(workspace.named_decks(decks))
    if output == "-":
        for piece in pieces(records):
            click.echo(piece, nl=False)
        return
    try:
        with Path(output).open("w", encoding=encoding, newline="") as file:
            file.writelines(pieces(records))
    except OSError as error:
        raise StorageError(f"{output} cannot be written: {error.strerror}.", "Name another file with -o.") from error
    print_text(output)
