"""The log of all that was done, and taking back."""

import click

from quizapp.cli.common import Opened, as_json, print_text


@click.command()
@as_json
@click.option("--card", metavar="ID", help="Only this card, under all the names it ever had.")
@click.pass_obj
def history(opened: Opened, as_json: bool, card: str | None) -> None:
    """Print the event log, oldest first; with --json one event a line."""
    from quizapp.core.card import CardId
    from quizapp.listing.events import event_json, event_text

    line = event_json if as_json else event_text
    for event in opened().history(CardId(card) if card else None):
        print_text(line(event))


@click.command()
@click.argument("event", required=False, metavar="[DEVICE:SEQ]")
@click.pass_obj
def undo(opened: Opened, event: str | None) -> None:
    """Take back the last thing done, or the event of that name (see `history`); a rename of a card too."""
    from quizapp.listing.events import event_key, event_text

    taken_back = opened().undo(event_key(event) if event else None)
    print_text(f"Taken back: {event_text(taken_back)}" if taken_back else "There is nothing to undo.")


@click.command()
@click.argument("event", required=False, metavar="[DEVICE:SEQ]")
@click.pass_obj
def redo(opened: Opened, event: str | None) -> None:
    """Do again what was taken back last, or the event of that name (see `history`)."""
    from quizapp.listing.events import event_key, event_text

    done_again = opened().redo(event_key(event) if event else None)
    print_text(f"Done again: {event_text(done_again)}" if done_again else "There is nothing to redo.")
