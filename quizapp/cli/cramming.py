"""Cramming, beyond what is due."""

import click

from quizapp.cli.common import has_screen, refreshed, some_decks


@click.command()
@some_decks
@click.option("--weak", is_flag=True, help="What you are least likely to remember comes first.")
@click.option("--mistakes", is_flag=True, help="What you missed today or yesterday.")
@click.option("--ahead", type=click.IntRange(min=1), metavar="DAYS", help="What comes due in the next days.")
@click.option("--find", metavar="QUERY", help="Only what `quizapp search QUERY` finds: words, tag:NAME, is:leech, ...")
@click.option("--section", "sections", metavar="NAME", multiple=True, help="Only this section; can be given again.")
@click.option("--count", type=click.IntRange(min=1), default=20, show_default=True, help="How many questions.")
@click.option("--plain", is_flag=True, help="Line by line; chosen by itself where there is no terminal.")
@click.pass_context
def cram(
    ctx: click.Context,
    decks: tuple[str, ...],
    weak: bool,
    mistakes: bool,
    ahead: int | None,
    find: str | None,
    sections: tuple[str, ...],
    count: int,
    plain: bool,
) -> None:
    """Practise beyond what is due; the schedule stays as it is. In the app: c on Today."""
    from quizapp.errors import UsageError
    from quizapp.plain.quiz import Beginning, quiz_by_line
    from quizapp.workspace import cramming
    from quizapp.workspace.cramming import Cram

    wanted = [what for what, chosen in ((Cram.WEAK, weak), (Cram.MISTAKES, mistakes), (Cram.AHEAD, ahead)) if chosen]
    if len(wanted) > 1:
        raise UsageError("--weak, --mistakes and --ahead exclude each other.", "Give one of them.")
    workspace = refreshed(ctx.obj)
    named = workspace.named_decks(decks)
    chosen = workspace.named_sections(sections, named)
    wish = cramming.cram(workspace, wanted[0] if wanted else Cram.ALL, named, chosen, count, ahead or 0, find)
    if plain or not has_screen():
        ctx.exit(quiz_by_line(workspace, wish, Beginning.NEW))
    from quizapp.tui.app import Start, run

    ctx.exit(run(workspace, named, Start.QUIZ, wish))
