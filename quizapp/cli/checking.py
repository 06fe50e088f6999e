"""Checking concept files."""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from quizapp.cli.common import as_json, chosen_places, print_text

if TYPE_CHECKING:
    from quizapp.workspace.check import Asked
    from quizapp.workspace.findings import Findings, Look


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--quality", is_flag=True, help="Add hints on how each concept could teach more.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend in the files, and show what changed.")
@click.option("--watch", is_flag=True, help="Check anew whenever a file is saved, until Ctrl+C.")
@click.option("--explain", "code", metavar="CODE", help="Explain the code of a finding, such as R14; check nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="For people, for scripts, for workflows of GitHub, or as a SARIF 2.1.0 log.",
)
@as_json
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    quality: bool,
    fix: bool,
    watch: bool,
    code: str | None,
    form: str,
    as_json: bool,
) -> None:
    """Say what is wrong in concept files, where, and why it matters.

    Exit code 1 if there is an error or a warning; hints alone are fine.
    """
    from quizapp.workspace.check import Asked
    from quizapp.workspace.findings import Look

    form = "json" if as_json else form
    if code is not None:
        print_text(_explanation(code, form))
        return
    if watch and (fix or form != "text"):
        raise click.UsageError("--watch goes with no --fix and no other format.")
    places, look = chosen_places(ctx), Look.QUALITY if quality else Look.PROBLEMS
    asked = Asked(paths, str(places.decks), places.database)
    if watch:
        with suppress(KeyboardInterrupt):
            _watch(asked, look)
        return
    found = asked.check(look)
    if fix:
        _mend(found, to_stderr=form != "text")
        found = asked.check(look)
    if text := _listed(found, look, form):
        print_text(text)
    ctx.exit(1 if found.failed else 0)


def _explanation(code: str, form: str) -> str:
    from quizapp.core.catalogue import explain
    from quizapp.listing.problems import explanation_json, explanation_text

    return (explanation_json if form == "json" else explanation_text)(explain(code))


def _listed(found: "Findings", look: "Look", form: str) -> str:
    from quizapp.listing.problems import findings_json, findings_text

    if form in ("github", "sarif"):
        from quizapp.listing.annotations import github, sarif

        return github(found) if form == "github" else sarif(found)
    return findings_json(found, look) if form == "json" else findings_text(found, look)


def _mend(found: "Findings", to_stderr: bool) -> None:
    from quizapp.core.text import visible
    from quizapp.workspace.mending import mend

    for one in mend(found):
        click.echo(f"{visible(one.diff)}\n", err=to_stderr)


def _watch(asked: "Asked", look: "Look") -> None:
    """What is half saved, or a folder that is away for a moment, is a problem on the screen and no end."""
    from quizapp.errors import DeckError
    from quizapp.workspace.watching import changes

    for _ in changes(asked.roots):
        try:
            text = _listed(asked.check(look), look, "text")
        except DeckError as error:
            text = f"{error.message} {error.hint}"
        click.clear()
        print_text(f"{text}\n\nWaiting for the next change; Ctrl+C leaves.")
