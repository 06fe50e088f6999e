"""The command line: parse, call, print. Imports stay inside the commands, so that `quizapp due` starts in a blink."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from quizapp.cli_common import Opened, as_json, print_text, refreshed, some_decks
from quizapp.cli_export import export, push
from quizapp.errors import QuizappError, UsageError

if TYPE_CHECKING:
    from quizapp.config import Places
    from quizapp.core.card import ItemKind
    from quizapp.core.quiz.wish import Wish
    from quizapp.tui.app import Start
    from quizapp.workspace import Workspace


_PACKAGES = (".apkg", ".colpkg")


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


_CHOOSING = ("count", "seed", "kinds", "sections", "weak_first", "practice")
"""The options that say which questions a quiz asks, and what for."""


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

    workspace = refreshed(opened)
    today = workspace.today()
    print_text(listing.due_json(today) if as_json else listing.due_text(today, workspace.now()))


@main.command()
@as_json
@click.pass_obj
def decks(opened: Opened, as_json: bool) -> None:
    """List the decks and what each holds."""
    from quizapp import listing

    workspace = refreshed(opened)
    counts, today = workspace.decks(), workspace.today()
    print_text(listing.decks_json(counts, today) if as_json else listing.decks_text(counts, today, workspace.places))


@main.command()
@some_decks
@as_json
@click.pass_obj
def cards(opened: Opened, decks: tuple[str, ...], as_json: bool) -> None:
    """Show every card that the concept files make."""
    from quizapp import listing

    workspace = refreshed(opened)
    found = workspace.cards(workspace.named_decks(decks))
    print_text(listing.cards_json(found) if as_json else listing.cards_text(found))


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--quality", is_flag=True, help="Advise too how each concept could teach more; advice is no failure.")
@click.option("--explain", "rule", metavar="RULE", help="Explain a rule of quality, such as R14, and check nothing.")
@as_json
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], quality: bool, rule: str | None, as_json: bool) -> None:
    """Say what is wrong in concept files, and where. Exit code 1 if anything is."""
    from quizapp import listing
    from quizapp.core.generate.explain import explain
    from quizapp.workspace.check import check_paths

    if rule is not None:
        print_text((listing.explanation_json if as_json else listing.explanation_text)(explain(rule)))
        return
    found = check_paths(paths, str(_places(ctx).decks))
    if quality:
        print_text(listing.quality_json(found) if as_json else listing.quality_text(found))
    else:
        print_text(listing.problems_json(found.problems) if as_json else listing.problems_text(found.problems))
    ctx.exit(1 if found.problems else 0)


@main.command("import")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--deck", metavar="NAME", help="The deck to write into. [default: the page's section]")
@click.option("--force", is_flag=True, help="Overwrite a concept file that is there already.")
@click.pass_context
def import_pages(ctx: click.Context, pages: tuple[str, ...], deck: str | None, force: bool) -> None:
    """Turn the text of concept pages (files, or - for what you paste) into concept files.

    A package that Anki exported (.apkg, .colpkg) brings back the reviews of the notes that came from here.
    """
    from quizapp import listing
    from quizapp.authoring.write import Overwrite
    from quizapp.workspace.importing import import_page

    folder = str(_places(ctx).decks)
    for page in pages:
        if page.casefold().endswith(_PACKAGES):
            print_text(listing.taken_in_text(refreshed(ctx.obj).take_in_reviews(Path(page))))
            continue
        imported = import_page(folder, page, deck, Overwrite.FORCE if force else Overwrite.REFUSE)
        print_text(listing.imported_text(imported))


@main.command()
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
    if not (plain or as_json) and _has_screen():
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


@main.command()
@as_json
@click.pass_obj
def confusions(opened: Opened, as_json: bool) -> None:
    """Show which concepts you take for each other."""
    from quizapp import quiz_listing

    workspace = refreshed(opened)
    found, titles = workspace.confusions(), workspace.titles()
    print_text(quiz_listing.confusions_json(found, titles) if as_json else quiz_listing.confusions_text(found, titles))


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
        print_text(line(event))


@main.command()
@click.argument("event", required=False, metavar="[DEVICE:SEQ]")
@click.pass_obj
def undo(opened: Opened, event: str | None) -> None:
    """Take back the last answer, or the event of that name (see `history`); a rename of a card too."""
    from quizapp import listing

    taken_back = opened().undo(listing.event_key(event) if event else None)
    print_text(f"Taken back: {listing.event_text(taken_back)}" if taken_back else "There is nothing to undo.")


main.add_command(export)
main.add_command(push)


def _has_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in (None, "", "dumb")


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
    from quizapp import quiz_listing

    items = workspace.questions(wish)
    if not items:
        click.echo(quiz_listing.no_questions_text(wish, workspace.cards(wish.decks)), err=True)
    print_text(quiz_listing.questions_json(items))


def _kinds(names: tuple[str, ...]) -> "frozenset[ItemKind]":
    """The kinds of questions of these names; none named: all."""
    from quizapp.core.card import ItemKind

    known = {kind.value: kind for kind in ItemKind}
    for name in names:
        if name not in known:
            raise UsageError(f"There is no kind of question `{name}`.", f"Kinds: {', '.join(known)}.")
    return frozenset(known[name] for name in names or known)


def _places(ctx: click.Context) -> "Places":
    from quizapp.config import places

    root = ctx.find_root()
    return places(root.params["decks"], root.params["db"])


def _complain(message: str, hint: str) -> None:
    from quizapp.core.text import visible

    click.echo(f"quizapp: {visible(message)}", err=True)
    if hint:
        click.echo(f"  {visible(hint)}", err=True)
