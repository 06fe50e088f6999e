"""What is done to cards besides answering them."""

from typing import TYPE_CHECKING

import click

from quizapp.cli.common import Opened, as_json, print_text, refreshed

if TYPE_CHECKING:
    from quizapp.workspace import Workspace
    from quizapp.workspace.actions import Action

some_cards = click.argument("cards", nargs=-1, metavar="CARD...", required=True)


@click.command()
@some_cards
@as_json
@click.pass_obj
def suspend(opened: Opened, cards: tuple[str, ...], as_json: bool) -> None:
    """Put cards away until they are unsuspended. A concept's id stands for all of its cards."""
    from quizapp.workspace.actions import SUSPEND

    _act(refreshed(opened), SUSPEND, cards, as_json)


@click.command()
@some_cards
@as_json
@click.pass_obj
def unsuspend(opened: Opened, cards: tuple[str, ...], as_json: bool) -> None:
    """Bring suspended cards back."""
    from quizapp.workspace.actions import UNSUSPEND

    _act(refreshed(opened), UNSUSPEND, cards, as_json)


@click.command()
@some_cards
@as_json
@click.pass_obj
def bury(opened: Opened, cards: tuple[str, ...], as_json: bool) -> None:
    """Put cards away until tomorrow."""
    from quizapp.workspace.actions import BURY

    _act(refreshed(opened), BURY, cards, as_json)


@click.command()
@some_cards
@as_json
@click.pass_obj
def unbury(opened: Opened, cards: tuple[str, ...], as_json: bool) -> None:
    """Bring buried cards back today."""
    from quizapp.workspace.actions import UNBURY

    _act(refreshed(opened), UNBURY, cards, as_json)


@click.command()
@click.argument("number", type=int)
@some_cards
@as_json
@click.pass_obj
def flag(opened: Opened, number: int, cards: tuple[str, ...], as_json: bool) -> None:
    """Mark cards with a number from 1 to 7; 0 takes the flag away."""
    from quizapp.workspace import actions

    _act(refreshed(opened), actions.flag(number), cards, as_json)


@click.command()
@some_cards
@as_json
@click.pass_obj
def reset(opened: Opened, cards: tuple[str, ...], as_json: bool) -> None:
    """Make cards new again, as if they had never been answered."""
    from quizapp.workspace.actions import RESET

    _act(refreshed(opened), RESET, cards, as_json)


@click.command("set-due")
@click.argument("day")
@some_cards
@as_json
@click.pass_obj
def set_due(opened: Opened, day: str, cards: tuple[str, ...], as_json: bool) -> None:
    """Ask cards on a day of your choice: so many days from today, or a date such as 2026-12-24."""
    from quizapp.workspace import actions

    workspace = refreshed(opened)
    _act(workspace, actions.set_due(actions.due_day(day, workspace.now())), cards, as_json)


def _act(workspace: "Workspace", action: "Action", names: tuple[str, ...], as_json: bool) -> None:
    from quizapp.listing.actions import acted_json, acted_text
    from quizapp.workspace.actions import act, named_cards

    acted = act(workspace.db, workspace.now(), action, named_cards(workspace, names))
    print_text(acted_json(action, acted) if as_json else acted_text(action, acted))
