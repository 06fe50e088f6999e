"""A review, line by line."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quizapp.core.card import Card
from quizapp.core.concept import Resource
from quizapp.core.memory import Rating
from quizapp.core.schedule import Plan, interval_text
from quizapp.core.session import Waiting
from quizapp.errors import StorageError, UsageError
from quizapp.listing.actions import done_text
from quizapp.listing.events import done_again, taken_back
from quizapp.listing.today import clock_warning, next_due_text
from quizapp.listing.words import REWORDED, clock_text, counted, readable, resource_line
from quizapp.plain.lines import ask, lettered, page_text, say, unmarked
from quizapp.workspace import Workspace, actions
from quizapp.workspace.actions import Action
from quizapp.workspace.review import Question, Review

if TYPE_CHECKING:
    from quizapp.core.quiz.typed import Graded

_QUESTION_KEYS = "[Enter] show the answer, [u] undo, [r] redo, [b] bury, [s] suspend, [?] more, [q] leave"
_TYPING_KEYS = (
    "Type the answer, [Enter] not known, [/u] undo, [/r] redo, [/b] bury, [/s] suspend, [/?] more, [/q] leave"
)
_PAGE_KEYS = "[Enter] go on, [u] undo, [r] redo, [q] leave"
_MORE_KEYS = (
    "[f 2] flag with 1 to 7, 0 for none; [m 14] ask in 14 days, or [m 2026-12-24] on a day; [n] make it new again"
)
_COMMANDS = frozenset("urbsqfmn?")
_RATINGS = {str(int(rating)): rating for rating in Rating}


def review_by_line(workspace: Workspace, names: tuple[str, ...]) -> int:
    """Review on standard input and output; returns the exit code.

    Raises:
        QuizappError: the decks or the database cannot be used.
    """
    if workspace.decks_missing and ask(f"Fill {workspace.places.decks} with the shipped decks? [y/N]") == "y":
        workspace.fill_decks()
    workspace.refresh()
    if warning := clock_warning(workspace.today()):
        say(warning)
    review = workspace.review(workspace.named_decks(names))
    while isinstance(review.state, Question):
        try:
            if not _step(workspace, review, review.state):
                break
        except StorageError as error:  # nothing was saved: the same card again, or what another process left of it
            say(f"{error.message} {error.hint}")
    else:
        say(_nothing_left(workspace, review))
    say(_summary(review))
    return 0


def _step(workspace: Workspace, review: Review, question: Question) -> bool:
    """Show one page or ask one card; False when the learner leaves."""
    if question.page is not None:
        if lapses := question.queued.schedule.lapses:
            say(f"\nForgotten {lapses} times: read it again.")
        say(page_text(question.page))
        typed = ask(_PAGE_KEYS)
        if typed == "":
            review.page_read()
        return _do(review, typed)
    done, total = review.progress
    say(_front(question, " › ".join(review.context), f"{done + 1} of {total}"))
    if review.can_type:
        return _ask_for_typing(workspace, review, question)
    reply = ask(_QUESTION_KEYS)
    return _do(review, reply) if reply != "" else _grade(workspace, review, question)


def _ask_for_typing(workspace: Workspace, review: Review, question: Question) -> bool:
    """Take a typed answer, in which no letter alone is a command; False when the learner leaves."""
    typed = ask(_TYPING_KEYS)
    if typed is None or (typed.startswith("/") and _is_command(typed[1:])):
        return _do(review, typed and typed[1:])
    if not typed:
        say("Nothing was typed.")
    return _grade(workspace, review, question, typed)


def _grade(workspace: Workspace, review: Review, question: Question, typed: str = "") -> bool:
    """Show the answer and take a grade; False when the learner leaves."""
    card = question.card
    planned = review.reveal()
    graded = _graded(card, typed) if typed else None
    concept = workspace.concept(card.concept_id)
    say(_back(card, graded, concept.resources if concept else ()))
    while True:
        reply = ask(_grades(planned))
        if reply is None or _is_command(reply):
            return _do(review, reply)
        if reply in _RATINGS:
            break
        say("Answer with 1, 2, 3 or 4, or u, r, b, s, ?, q.")
    event = review.grade(_RATINGS[reply], typed, graded.verdict if graded else None)
    say(f"Saved: {event.rating.name.title() if event.rating else ''}, again in {interval_text(event.interval or 1)}.")
    return True


def _do(review: Review, command: str | None) -> bool:
    """One of the commands that can be given at any time; False when the learner leaves."""
    if command is None:
        return False
    name, _, rest = command.partition(" ")
    match name:
        case "q":
            return False
        case "u":
            say(taken_back(review.undo()))
        case "r":
            say(done_again(review.redo()))
        case "?":
            say(_MORE_KEYS)
        case "":
            pass
        case _ if name in _COMMANDS:
            _act(review, name, rest)
        case _:
            say("There is no such command here.")
    return True


def _act(review: Review, name: str, rest: str) -> None:
    """Do to the present card what a command says; what it cannot mean is told, and the card comes again."""
    try:
        action = _action(review, name, rest)
    except UsageError as error:
        say(f"{error.message} {error.hint}")
        return
    review.act(action)
    say(f"{done_text(action)}.")


def _action(review: Review, name: str, rest: str) -> Action:
    match name:
        case "f":
            return actions.flag(int(rest) if rest.isdecimal() else -1)
        case "m":
            return actions.set_due(actions.due_day(rest, review.now()))
        case _:
            return {"b": actions.BURY, "s": actions.SUSPEND, "n": actions.RESET}[name]


def _is_command(reply: str) -> bool:
    return reply.partition(" ")[0] in _COMMANDS


def _graded(card: Card, typed: str) -> "Graded":
    from quizapp.core.quiz.typed import grade_typed  # only when something was typed

    return grade_typed(typed, card)


def _front(question: Question, context: str, progress: str) -> str:
    card, note = question.card, [REWORDED] if question.reworded else []
    return "\n".join(["", f"{context}    {progress}", "", readable(card.prompt), *lettered(card.options), *note])


def _back(card: Card, graded: "Graded | None", resources: tuple[Resource, ...]) -> str:
    verdict = f"{graded.verdict.title()}. {graded.remark}".strip() if graded else ""
    lines = [verdict, unmarked(card.answer), unmarked(card.explain)]
    lines += [f"Read more: {resource_line(resource)}" for resource in resources[:2]]
    return "\n".join(line for line in lines if line)


def _grades(planned: Mapping[Rating, Plan]) -> str:
    return "  ".join(
        f"[{rating:d}] {rating.name.title()} {interval_text(plan.interval)}" for rating, plan in planned.items()
    )


def _nothing_left(workspace: Workspace, review: Review) -> str:
    now = workspace.now()
    if isinstance(review.state, Waiting):
        return f"\nNext card at {clock_text(review.state.until_ms, now.offset_min)}."
    return f"\nDone for today. {next_due_text(workspace.today(), now)}"


def _summary(review: Review) -> str:
    summary = review.summary()
    return (
        f"{counted(summary.answers, 'answer')} to {counted(summary.cards, 'card')}, {summary.new} of them new, "
        f"{summary.again} forgotten."
    )
