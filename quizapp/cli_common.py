"""What the commands share: how they are given decks, open the workspace, and print."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizapp.workspace import Workspace

Opened = Callable[[], "Workspace"]
some_decks = click.argument("decks", nargs=-1, metavar="[DECK]...")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def refreshed(opened: Opened) -> "Workspace":
    """The workspace with what changed on the disk taken in; what that did to cards is told on stderr."""
    from quizapp import listing

    workspace = opened()
    synced = workspace.refresh()
    for line in listing.synced_lines(synced) if synced else ():
        click.echo(line, err=True)
    if problems := workspace.problem_count():
        click.echo(listing.problems_line(problems), err=True)
    return workspace


def print_text(text: str) -> None:
    click.echo(text)
