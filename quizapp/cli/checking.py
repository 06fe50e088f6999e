"""Checking concept files."""

import click

from quizapp.cli.common import as_json, chosen_places, print_text


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--quality", is_flag=True, help="Add hints on how each concept could teach more.")
@click.option("--explain", "code", metavar="CODE", help="Explain the code of a finding, such as R14; check nothing.")
@as_json
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], quality: bool, code: str | None, as_json: bool) -> None:
    """Say what is wrong in concept files, where, and why it matters.

    Exit code 1 if there is an error or a warning; hints alone are fine.
    """
    from quizapp.core.catalogue import explain
    from quizapp.listing.problems import explanation_json, explanation_text, findings_json, findings_text
    from quizapp.workspace.check import check_paths
    from quizapp.workspace.findings import Look

    if code is not None:
        print_text((explanation_json if as_json else explanation_text)(explain(code)))
        return
    look = Look.QUALITY if quality else Look.PROBLEMS
    found = check_paths(paths, str(chosen_places(ctx).decks), look)
    print_text((findings_json if as_json else findings_text)(found, look))
    ctx.exit(1 if found.failed else 0)
