"""Numbers: how it has been going, and what is to be expected."""

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, as_json, print_text, refreshed, some_decks, telling

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.core.rescheduling import Moving


@click.command()
@as_json
@some_decks
@click.pass_obj
def stats(opened: Opened, decks: tuple[str, ...], as_json: bool) -> None:
    """Tell how much was done, what is remembered, what comes and which concepts slip."""
    from quizapp.listing.stats import stats_json, stats_text
    from quizapp.workspace.stats import report

    workspace = refreshed(opened)
    with telling() as tell:
        found = report(workspace, workspace.named_decks(decks), partial(tell, "Reading the log of your cards"))
    print_text(stats_json(found) if as_json else stats_text(found))


@click.command()
@as_json
@some_decks
@click.pass_obj
def retention(opened: Opened, decks: tuple[str, ...], as_json: bool) -> None:
    """Tell what each desired retention would cost a day, simulated from your own cards."""
    from quizapp.listing.prices import prices_json, prices_text
    from quizapp.workspace.pricing import price_list

    workspace = refreshed(opened)
    found = price_list(workspace, workspace.named_decks(decks))
    print_text(prices_json(found) if as_json else prices_text(found))


@click.command()
@click.option(
    "--due",
    "moving",
    type=click.Choice(["no", "spread", "now"]),
    help="What becomes of due days: they stay, move with what is due at once spread out, or move now.",
)
@click.option("--days", type=click.IntRange(min=1), default=7, show_default=True, help="Over how many days to spread.")
@as_json
@click.pass_obj
def optimize(opened: Opened, moving: str | None, days: int, as_json: bool) -> None:
    """Fit the memory model to your own answers; `undo` takes it back."""
    from quizapp.core.rescheduling import Moving
    from quizapp.listing import weights as listing
    from quizapp.workspace import optimizing, suggesting

    workspace = refreshed(opened)
    with telling() as tell:
        found = optimizing.fitted(workspace.db, workspace.settings, workspace.now(), tell)
    suggesting.remember_training(workspace)
    adopted, chosen = None, Moving(moving or Moving.NO)
    if found.preview:
        if moving is None and found.preview.moves and sys.stdin.isatty() and sys.stderr.isatty():
            click.echo(listing.fit_text(found.fit), err=True)
            chosen = _asked(listing.moves_text(found.preview, days))
        adopted = optimizing.adopt(workspace, found.fit, found.preview, chosen, days)
    text = listing.outcome_json if as_json else listing.outcome_text
    print_text(text(found, adopted, chosen))


@click.command()
@click.option("--exam", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of the exam: 2027-01-31.")
@click.option("--recall", type=float, default=0.95, show_default=True, help="The share to be recalled on that day.")
@click.option("--minutes", type=click.FloatRange(min=1), help="No more than these a day, reading included.")
@click.option("--look", is_flag=True, help="Only look: do not follow the plan.")
@click.option("--stop", is_flag=True, help="Follow the deck's plan no longer.")
@as_json
@click.argument("deck", required=False)
@click.pass_obj
def plan(
    opened: Opened,
    exam: "datetime | None",
    recall: float,
    minutes: float | None,
    look: bool,
    stop: bool,
    as_json: bool,
    deck: str | None,
) -> None:
    """Plan for an exam: what to do a day. The plan then steers the deck; without a deck, lists the plans followed."""
    from quizapp.errors import UsageError
    from quizapp.listing import plans as listing
    from quizapp.workspace import planning

    workspace = refreshed(opened)
    day = workspace.now().day
    if deck is None:
        if exam or stop:
            raise UsageError("A plan is for one deck.", "Name it: `quizapp decks` lists them.")
        found = planning.progress(workspace)
        print_text(listing.plans_json(found) if as_json else listing.plans_text(found, day))
        return
    name = planning.planned_deck(workspace, deck).id
    if stop:
        print_text(listing.stopped_text(planning.stop(workspace, name)))
        return
    if exam is None:
        raise UsageError("A plan needs the day of the exam.", "Add it: --exam 2027-01-31.")
    planned, advice = planning.look_ahead(workspace, name, exam.date(), recall, minutes)
    if not look:
        planning.follow(workspace, planned)
    print_text(listing.advice_json(planned, advice) if as_json else listing.advice_text(planned, advice, day))
    if not (look or as_json):
        print_text(listing.followed_text(planned))


def _asked(question: str) -> "Moving":
    from quizapp.core.rescheduling import Moving

    return Moving(click.prompt(question, type=click.Choice(list(Moving)), default=Moving.NO.value, err=True))
