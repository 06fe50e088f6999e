"""What the commands share: how they are given decks, open the workspace, and print."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@contextmanager
def telling() -> Iterator[Callable[[str, int, int], None]]:
    """Tells who waits at a terminal how far a long work is: the stage, and how much is done of how much (0: unknown).

    It is one line on stderr, which is gone at the end.
    """
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return

    def tell(stage: str, done: int, total: int) -> None:
        far = f": {done} of {total}" if total else f": {done}" if done else "; ctrl+c leaves everything as it is"
        click.echo(f"\r{stage}{far}\x1b[K", err=True, nl=False)

    try:
        yield tell
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)


def chosen_places(ctx: click.Context) -> "Places":
    """Where decks and database are, for commands that need no workspace."""
    from quizapp.config import places

    root = ctx.find_root()
    return places(root.params["decks"], root.params["db"])


def has_screen() -> bool:
    """Whether the app can be shown."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in (None, "", "dumb")
