"""The command line: parse, call, print. Imports stay inside the commands, so that `quizapp due` starts in a blink."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from quizapp.errors import QuizappError

if TYPE_CHECKING:
    from quizapp.config import Places
    from quizapp.workspace import Workspace


class Program(click.Group):
    """Shows every error in one place: message and hint on stderr, and never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except QuizappError as error:
            _complain(error.message, error.hint)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # Whoever read our output has enough. Python would complain once more when it closes stdout.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("QUIZAPP_DEBUG"):
                raise
            _complain(
                f"This is a bug in quizapp: {type(error).__name__}: {error}.",
                "Your answers are safe. Please report it with what QUIZAPP_DEBUG=1 prints.",
            )
            ctx.exit(2)


@click.group(cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--decks", metavar="DIR", help="The decks folder. [default: ./decks, or your own; env: QUIZAPP_DECKS]")
@click.option("--db", metavar="FILE", help="The database of your answers. [env: QUIZAPP_DB]")
@click.version_option(package_name="quizapp")
@click.pass_context
def main(ctx: click.Context, decks: str | None, db: str | None) -> None:
    """Spaced repetition in the terminal: write concepts, not cards.

    Without a command, opens the app.
    """

    def opened() -> "Workspace":
        from quizapp.workspace import open_workspace

        return ctx.with_resource(open_workspace(decks, db))

    ctx.obj = opened
    if ctx.invoked_subcommand is None:
        workspace = opened()
        ctx.exit(_today(workspace) if _has_screen() else _plain_review(workspace, ()))


Opened = Callable[[], "Workspace"]
some_decks = click.argument("decks", nargs=-1, metavar="[DECK]...")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@main.command()
@some_decks
@click.option("--plain", is_flag=True, help="Line by line; chosen by itself where there is no terminal.")
@click.pass_context
def review(ctx: click.Context, decks: tuple[str, ...], plain: bool) -> None:
    """Review what is due today."""
    workspace = ctx.obj()
    ctx.exit(_plain_review(workspace, decks) if plain or not _has_screen() else _review(workspace, decks))


@main.command()
@as_json
@click.pass_obj
def due(opened: Opened, as_json: bool) -> None:
    """Tell what is due today; quick enough for a shell prompt."""
    from quizapp import listing

    workspace = _refreshed(opened)
    today = workspace.today()
    _print(listing.due_json(today) if as_json else listing.due_text(today, workspace.now()))


@main.command()
@as_json
@click.pass_obj
def decks(opened: Opened, as_json: bool) -> None:
    """List the decks and what each holds."""
    from quizapp import listing

    workspace = _refreshed(opened)
    counts, today = workspace.decks(), workspace.today()
    _print(listing.decks_json(counts, today) if as_json else listing.decks_text(counts, today, workspace.places))


@main.command()
@some_decks
@as_json
@click.pass_obj
def cards(opened: Opened, decks: tuple[str, ...], as_json: bool) -> None:
    """Show every card that the concept files make."""
    from quizapp import listing

    workspace = _refreshed(opened)
    found = workspace.cards(workspace.named_decks(decks))
    _print(listing.cards_json(found) if as_json else listing.cards_text(found))


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@as_json
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Say what is wrong in concept files, and where. Exit code 1 if anything is."""
    from quizapp import listing
    from quizapp.workspace.check import check_paths

    problems = check_paths(paths, str(_places(ctx).decks))
    _print(listing.problems_json(problems) if as_json else listing.problems_text(problems))
    ctx.exit(1 if problems else 0)


@main.command("import")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--deck", metavar="NAME", help="The deck to write into. [default: the page's section]")
@click.option("--force", is_flag=True, help="Overwrite a concept file that is there already.")
@click.pass_context
def import_pages(ctx: click.Context, pages: tuple[str, ...], deck: str | None, force: bool) -> None:
    """Turn the text of concept pages (files, or - for what you paste) into concept files."""
    from quizapp import listing
    from quizapp.authoring.write import Overwrite
    from quizapp.workspace.importing import import_page

    folder = str(_places(ctx).decks)
    for page in pages:
        imported = import_page(folder, page, deck, Overwrite.FORCE if force else Overwrite.REFUSE)
        _print(listing.imported_text(imported))


@main.command()
@as_json
@click.option("--card", metavar="ID", help="Only this card, under all the names it ever had.")
@click.pass_obj
def history(opened: Opened, as_json: bool, card: str | None) -> None:
    """Print the event log, oldest first; with --json one event a line."""
    from quizapp import listing
    from quizapp.core.card import CardId

    line = listing.event_json if as_json else listing.event_text
    for event in opened().history(CardId(card) if card else None):
        _print(line(event))


@main.command()
@click.argument("event", required=False, metavar="[DEVICE:SEQ]")
@click.pass_obj
def undo(opened: Opened, event: str | None) -> None:
    """Take back the last answer, or the event of that name (see `history`); a rename of a card too."""
    from quizapp import listing

    taken_back = opened().undo(listing.event_key(event) if event else None)
    _print(f"Taken back: {listing.event_text(taken_back)}" if taken_back else "There is nothing to undo.")


def _has_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in (None, "", "dumb")


def _today(workspace: "Workspace") -> int:
    from quizapp.tui.app import Start, run

    return run(workspace, (), Start.TODAY)


def _review(workspace: "Workspace", names: tuple[str, ...]) -> int:
    from quizapp.tui.app import Start, run

    if workspace.decks_missing:
        return run(workspace, (), Start.TODAY)  # which offers the shipped decks
    if names:
        workspace.refresh()  # one may be the deck just written; without names the app looks at the disk by itself
    return run(workspace, workspace.named_decks(names), Start.REVIEW)


def _plain_review(workspace: "Workspace", names: tuple[str, ...]) -> int:
    from quizapp.plain import review_by_line

    return review_by_line(workspace, names)


def _refreshed(opened: Opened) -> "Workspace":
    """The workspace with what changed on the disk taken in; what that did to cards is told on stderr."""
    from quizapp import listing

    workspace = opened()
    synced = workspace.refresh()
    for line in listing.synced_lines(synced) if synced else ():
        click.echo(line, err=True)
    if problems := workspace.problem_count():
        click.echo(listing.problems_line(problems), err=True)
    return workspace


def _places(ctx: click.Context) -> "Places":
    from quizapp.config import places

    root = ctx.find_root()
    return places(root.params["decks"], root.params["db"])


def _print(text: str) -> None:
    click.echo(text)


def _complain(message: str, hint: str) -> None:
    from quizapp.core.text import visible

    click.echo(f"quizapp: {visible(message)}", err=True)
    if hint:
        click.echo(f"  {visible(hint)}", err=True)
