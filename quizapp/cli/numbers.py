"""Numbers: how it has been going, and what is to be expected."""

import sys

import click

from quizapp.cli.common import Opened, as_json, print_text, refreshed, some_decks


@click.command()
@as_json
@some_decks
@click.pass_obj
def stats(opened: Opened, decks: tuple[str, ...], as_json: bool) -> None:
    """Tell how much was done, what is remembered, what comes and which concepts slip."""
    from quizapp.listing.stats import stats_json, stats_text
    from quizapp.workspace.stats import report

    workspace = refreshed(opened)
    found = report(workspace, workspace.named_decks(decks), _tell_cards)
    print_text(stats_json(found) if as_json else stats_text(found))


def _tell_cards(done: int, total: int) -> None:
    """Only a long work on a terminal shows how far it is."""
    if done and done % 1000 == 0 and sys.stderr.isatty():
        click.echo(f"\rReading the log: {done} of {total} cards ", err=True, nl=False)
