"""What the commands share: how they are given decks, open the workspace, and print."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizapp.config import Places
    from quizapp.workspace import Workspace

Opened = Callable[[], "Workspace"]
some_decks = click.argument("decks", nargs=-1, metavar="[DECK]...")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def refreshed(opened: Opened) -> "Workspace":
    """The workspace with what changed on the disk taken in; what that did to cards is told on stderr."""
    from quizapp.listing.cards import problems_line, synced_lines

    workspace = opened()
    synced = workspace.refresh()
    for line in synced_lines(synced) if synced else ():
        click.echo(line, err=True)
    if problems := workspace.problem_count():
        click.echo(problems_line(problems), err=True)
    return workspace


def print_text(text: str) -> None:
    click.echo(text)


def chosen_places(ctx: click.Context) -> "Places":
    """Where decks and database are, for commands that need no workspace."""
    from quizapp.config import places

    root = ctx.find_root()
    return places(root.params["decks"], root.params["db"])


def has_screen() -> bool:
    """Whether the app can be shown."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in (None, "", "dumb")
