"""How much is to be done: today, and in the days ahead."""

from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, as_json, print_text, refreshed, some_decks

if TYPE_CHECKING:
    from quizapp.workspace import Workspace
    from quizapp.workspace.load import Proposal

agreed = click.option("--yes", is_flag=True, help="Do it without asking.")


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


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def load(ctx: click.Context, as_json: bool) -> None:
    """Show how many reviews the coming days hold; the commands below make them lighter."""
    if ctx.invoked_subcommand is None:
        from quizapp.listing.load import days_json, days_text
        from quizapp.workspace.load import upcoming

        days = upcoming(refreshed(ctx.obj))
        print_text(days_json(days) if as_json else days_text(days))


@load.command()
@click.argument("days", type=int)
@agreed
@as_json
@click.pass_obj
def spread(opened: Opened, days: int, yes: bool, as_json: bool) -> None:
    """Share what is due and overdue out over so many days, the most overdue first."""
    from quizapp.workspace.load import spread_backlog

    workspace = refreshed(opened)
    _propose(workspace, spread_backlog(workspace, days), yes, as_json)


@load.command()
@click.argument("days", metavar="DATE[..DATE]")
@agreed
@as_json
@click.pass_obj
def off(opened: Opened, days: str, yes: bool, as_json: bool) -> None:
    """Plan days off: nothing new is planned onto them, and what can move without harm does."""
    from quizapp.workspace.load import take_off

    workspace = refreshed(opened)
    _propose(workspace, take_off(workspace, days), yes, as_json)


@load.command()
@agreed
@as_json
@click.pass_obj
def even(opened: Opened, yes: bool, as_json: bool) -> None:
    """Choose the days of the coming month anew among equally good ones, easy days and days off honoured."""
    from quizapp.workspace.load import even_out

    workspace = refreshed(opened)
    _propose(workspace, even_out(workspace), yes, as_json)


def _propose(workspace: "Workspace", proposal: "Proposal", yes: bool, as_json: bool) -> None:
    """Show the days before and after; with a yes, do it. JSON alone shows, and changes nothing."""
    from quizapp.listing.load import done_text, proposal_json, proposal_text
    from quizapp.workspace.load import carry_out

    print_text(proposal_json(proposal) if as_json else proposal_text(proposal))
    if not proposal.moves and proposal.days_off is None:
        return
    if as_json and not yes:
        return
    if not yes and not click.confirm("Do it?", err=True):
        print_text("Nothing was changed.")
        return
    moved = carry_out(workspace, proposal)
    click.echo(done_text(len(moved), proposal, "`quizapp undo`"), err=True)
