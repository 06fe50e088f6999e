"""The command line: parse, call, print. Imports stay inside the commands, so that `quizapp due` starts in a blink."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from quizapp.cli import (
    acting,
    checking,
    cramming,
    handing_on,
    loading,
    log,
    looking,
    new,
    numbers,
    retired,
    safety,
    study,
    writing,
)
from quizapp.errors import DamagedError, QuizappError

if TYPE_CHECKING:
    from quizapp.workspace import Workspace


class Program(click.Group):
    """Shows every error in one place: message and hint on stderr, and never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DamagedError as error:
            _complain(error.message, safety.offer(ctx))
            ctx.exit(error.exit_code)
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

        workspace = ctx.with_resource(open_workspace(decks, db))
        ctx.call_on_close(partial(safety.keep_safe, workspace))
        return workspace

    ctx.obj = opened
    if ctx.invoked_subcommand is None:
        ctx.exit(study.open_app(opened()))


for command in (
    study.review,
    new.new,
    new.schema,
    retired.impact,
    study.due,
    study.quiz,
    study.confusions,
    numbers.stats,
    numbers.retention,
    numbers.optimize,
    numbers.plan,
    writing.decks,
    writing.cards,
    checking.check,
    writing.import_sources,
    safety.backup,
    safety.restore,
    safety.doctor,
    retired.forget,
    looking.show,
    looking.search,
    handing_on.export,
    handing_on.push,
    cramming.cram,
    loading.limits,
    loading.load,
    acting.suspend,
    acting.unsuspend,
    acting.bury,
    acting.unbury,
    acting.flag,
    acting.reset,
    acting.set_due,
    log.history,
    log.undo,
    log.redo,
):
    main.add_command(command)


def _complain(message: str, hint: str) -> None:
    from quizapp.core.text import visible

    click.echo(f"quizapp: {visible(message)}", err=True)
    if hint:
        click.echo(f"  {visible(hint)}", err=True)
