"""How much is to be done: today, and in the days ahead."""

import click

from quizapp.cli.common import Opened, as_json, print_text, refreshed, some_decks


@click.command()
@some_decks
@click.option("--new", type=click.IntRange(min=0), help="New cards today.")
@click.option("--reviews", type=click.IntRange(min=0), help="Reviews and new cards together today.")
@as_json
@click.pass_obj
def limits(opened: Opened, decks: tuple[str, ...], new: int | None, reviews: int | None, as_json: bool) -> None:
    """Show what today may still ask, or set it for today only; no deck named: over all decks.

    A deck's limit holds for it and the decks below it together. The limits of other days are in `deck.yaml` and in
    the settings.
    """
    from quizapp.listing.limits import limits_text
    from quizapp.listing.today import due_json
    from quizapp.workspace import limits

    workspace = refreshed(opened)
    named = workspace.named_decks(decks)
    if new is not None or reviews is not None:
        limits.set_today(workspace.db, workspace.settings, workspace.now(), named, new, reviews)
    today = workspace.today(named)
    print_text(due_json(today) if as_json else limits_text(today, workspace.held_by_limits(named)))
