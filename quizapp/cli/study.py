"""Studying: what is due, reviews, quizzes, and what is mixed up."""

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from quizapp.cli.common import Opened, as_json, has_screen, print_text, refreshed, some_decks
from quizapp.errors import UsageError

if TYPE_CHECKING:
    from quizapp.core.card import ItemKind
    from quizapp.core.quiz.wish import Wish
    from quizapp.tui.app import Start
    from quizapp.workspace import Workspace

_CHOOSING = ("count", "seed", "kinds", "sections", "weak_first", "practice")
"""The options that say which questions a quiz asks, and what for."""


def open_app(workspace: "Workspace") -> int:
    """What `quizapp` alone does: Today, or reviews by the line where there is no screen."""
    return _today(workspace) if has_screen() else _plain_review(workspace, ())


@click.command()
@some_decks
@click.option("--plain", is_flag=True, help="Line by line; chosen by itself where there is no terminal.")
@click.pass_context
def review(ctx: click.Context, decks: tuple[str, ...], plain: bool) -> None:
    """Review what is due today."""
    workspace = ctx.obj()
    ctx.exit(_plain_review(workspace, decks) if plain or not has_screen() else _review(workspace, decks))


@click.command()
@as_json
@click.pass_obj
def due(opened: Opened, as_json: bool) -> None:
    """Tell what is due today; quick enough for a shell prompt."""
    from quizapp.listing.today import clock_warning, due_json, due_text

    workspace = refreshed(opened)
    today = workspace.today()
    if warning := clock_warning(today):
        click.echo(warning, err=True)
    print_text(due_json(today) if as_json else due_text(today, workspace.now()))


@click.command()
@some_decks
@click.option("--plain", is_flag=True, help="Line by line; chosen by itself where there is no terminal.")
@click.option("--json", "as_json", is_flag=True, help="Print the questions as JSON instead of asking them.")
@click.option("--resume", is_flag=True, help="Go on with the quiz that was left half-way.")
@click.option("--count", type=click.IntRange(min=1), default=20, show_default=True, help="How many questions.")
@click.option("--seed", type=int, help="The same decks and seed give the same quiz.")
@click.option(
    "--kind",
    "kinds",
    metavar="KIND",
    multiple=True,
    help="Only choice, true-false, typed, cloze, match, order, odd-one-out, example or contrast; can be given again.",
)
@click.option("--section", "sections", metavar="NAME", multiple=True, help="Only this section; can be given again.")
@click.option("--weak-first", is_flag=True, help="What you are least likely to remember comes first.")
@click.option("--practice", is_flag=True, help="Leave the schedule alone.")
@click.pass_context
def quiz(
    ctx: click.Context,
    decks: tuple[str, ...],
    plain: bool,
    as_json: bool,
    resume: bool,
    count: int,
    seed: int | None,
    kinds: tuple[str, ...],
    sections: tuple[str, ...],
    weak_first: bool,
    practice: bool,
) -> None:
    """Take a quiz. The options from --count on are for --plain and --json: the app has a screen to choose on."""
    from quizapp.core.quiz.wish import Counting, Order, Wish

    has_chosen = any(ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in _CHOOSING)
    if resume:
        _check_resume(ctx.obj(), is_new=has_chosen or as_json or bool(decks))
    if not (plain or as_json) and has_screen():
        ctx.exit(_quiz(ctx.obj(), decks, has_chosen))
    workspace = refreshed(ctx.obj)
    named = workspace.named_decks(decks)
    wish = Wish(
        decks=named,
        sections=workspace.named_sections(sections, named),
        count=count,
        kinds=_kinds(kinds),
        order=Order.WEAK_FIRST if weak_first else Order.MIXED,
        counting=Counting.PRACTICE if practice else Counting.GRADED,
        seed=seed,
    )
    if as_json:
        _print_questions(workspace, wish)
    else:
        ctx.exit(_plain_quiz(workspace, wish, resume, is_new=has_chosen or bool(decks)))


@click.command()
@as_json
@click.pass_obj
def confusions(opened: Opened, as_json: bool) -> None:
    """Show which concepts you take for each other."""
    from quizapp.listing import quiz as listing

    workspace = refreshed(opened)
    found, titles = workspace.confusions(), workspace.titles()
    print_text(listing.confusions_json(found, titles) if as_json else listing.confusions_text(found, titles))


def _today(workspace: "Workspace") -> int:
    from quizapp.tui.app import Start, run

    return run(workspace, (), Start.TODAY)


def _review(workspace: "Workspace", names: tuple[str, ...]) -> int:
    from quizapp.tui.app import Start

    return _app(workspace, names, Start.REVIEW)


def _quiz(workspace: "Workspace", names: tuple[str, ...], has_chosen: bool) -> int:
    from quizapp.tui.app import Start

    if has_chosen:
        raise UsageError("These options are for --plain and --json.", "Add --plain, or choose on the screen.")
    return _app(workspace, names, Start.QUIZ)


def _app(workspace: "Workspace", names: tuple[str, ...], start: "Start") -> int:
    from quizapp.tui.app import Start, run

    if workspace.decks_missing:
        return run(workspace, (), Start.TODAY)  # which offers the shipped decks
    if names:
        workspace.refresh()  # one may be the deck just written; without names the app looks at the disk by itself
    return run(workspace, workspace.named_decks(names), start)


def _plain_review(workspace: "Workspace", names: tuple[str, ...]) -> int:
    from quizapp.plain.review import review_by_line

    return review_by_line(workspace, names)


def _check_resume(workspace: "Workspace", is_new: bool) -> None:
    if is_new:
        raise UsageError("--resume goes on with a quiz as it was begun.", "Give it alone, or with --plain.")
    if workspace.unfinished_quiz() is None:
        raise UsageError("No quiz was left half-way.", "Begin one: `quizapp quiz`.")


def _plain_quiz(workspace: "Workspace", wish: "Wish", resume: bool, is_new: bool) -> int:
    from quizapp.plain.quiz import Beginning, quiz_by_line

    if resume:
        return quiz_by_line(workspace, wish, Beginning.RESUMED)
    return quiz_by_line(workspace, wish, Beginning.NEW if is_new else Beginning.ASKED_FOR)


def _print_questions(workspace: "Workspace", wish: "Wish") -> None:
    from quizapp.listing import quiz as listing

    items = workspace.questions(wish)
    if not items:
        click.echo(listing.no_questions_text(wish, workspace.cards(wish.decks)), err=True)
    print_text(listing.questions_json(items))


def _kinds(names: tuple[str, ...]) -> "frozenset[ItemKind]":
    """The kinds of questions of these names; none named: all."""
    from quizapp.core.card import ItemKind

    known = {kind.value: kind for kind in ItemKind}
    for name in names:
        if name not in known:
            raise UsageError(f"There is no kind of question `{name}`.", f"Kinds: {', '.join(known)}.")
    return frozenset(known[name] for name in names or known)
