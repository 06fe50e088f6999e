"""Line mode: the same review on plain input and output, for screen readers, pipes and dumb terminals."""

import string
from collections.abc import Mapping

import click

from quizapp.core.card import Card
from quizapp.core.concept import Concept, Resource
from quizapp.core.memory import Rating
from quizapp.core.schedule import Plan, interval_text
from quizapp.core.session import Waiting
from quizapp.core.text import plain, visible
from quizapp.errors import StorageError
from quizapp.listing import clock_text, counted, next_due_text, resource_line, taken_back
from quizapp.workspace import Workspace
from quizapp.workspace.review import Question, Review

_QUESTION_KEYS = "[Enter] show the answer, [u] undo, [b] bury, [s] suspend, [q] leave"
_TYPING_KEYS = "Type the answer, or [u] undo, [b] bury, [s] suspend, [q] leave"
_PAGE_KEYS = "[Enter] go on, [u] undo, [q] leave"
_COMMANDS = frozenset("ubsq")
_RATINGS = {str(int(rating)): rating for rating in Rating}


def review_by_line(workspace: Workspace, names: tuple[str, ...]) -> int:
    """Review on standard input and output; returns the exit code.

    Raises:
        QuizappError: the decks or the database cannot be used.
    """
    if workspace.decks_missing and _input(f"Fill {workspace.places.decks} with the shipped decks? [y/N]") == "y":
        workspace.fill_decks()
    workspace.refresh()
    review = workspace.review(workspace.named_decks(names))
    while isinstance(review.state, Question):
        try:
            if not _step(workspace, review, review.state):
                break
        except StorageError as error:  # nothing was saved: the same card again, or what another process left of it
            _say(f"{error.message} {error.hint}")
    else:
        _say(_nothing_left(workspace, review))
    _say(_summary(review))
    return 0


def _step(workspace: Workspace, review: Review, question: Question) -> bool:
    """Show one page or ask one card; False when the learner leaves."""
    if question.page is not None:
        _say(_page(question.page))
        typed = _input(_PAGE_KEYS)
        if typed == "":
            review.page_read()
        return _do(review, typed)
    done, total = review.progress
    _say(_front(question.card, " › ".join(review.context), f"{done + 1} of {total}"))
    typed = _input(_TYPING_KEYS if review.can_type else _QUESTION_KEYS)
    if typed is None or typed in _COMMANDS or (typed and not review.can_type):
        return _do(review, typed)
    return _grade(workspace, review, question, typed)


def _grade(workspace: Workspace, review: Review, question: Question, typed: str) -> bool:
    """Show the answer and take a grade; False when the learner leaves."""
    card = question.card
    planned = review.reveal()
    verdict = _verdict(card, typed) if typed else ""
    concept = workspace.concept(card.concept_id)
    _say(_back(card, verdict, concept.resources if concept else ()))
    while True:
        reply = _input(_grades(planned))
        if reply is None or reply in _COMMANDS:
            return _do(review, reply)
        if reply in _RATINGS:
            break
        _say("Answer with 1, 2, 3 or 4, or u, b, s, q.")
    event = review.grade(_RATINGS[reply], typed, verdict)
    _say(f"Saved: {event.rating.name.title() if event.rating else ''}, again in {interval_text(event.interval or 1)}.")
    return True


def _do(review: Review, command: str | None) -> bool:
    """One of the commands that can be given at any time; False when the learner leaves."""
    match command:
        case None | "q":
            return False
        case "u":
            _say(taken_back(review.undo()))
        case "b":
            review.bury()
            _say("Buried until tomorrow.")
        case "s":
            review.suspend()
            _say("Suspended.")
        case "":
            pass
        case _:
            _say("There is no such command here.")
    return True


def _verdict(card: Card, typed: str) -> str:
    from quizapp.core.quiz.typed import grade_typed  # rapidfuzz: only when something was typed

    return grade_typed(typed, card).verdict


def _front(card: Card, context: str, progress: str) -> str:
    options = [f"  ({letter}) {option}" for letter, option in zip(string.ascii_lowercase, card.options, strict=False)]
    return "\n".join(["", f"{context}    {progress}", "", card.prompt, *options])


def _back(card: Card, verdict: str, resources: tuple[Resource, ...]) -> str:
    lines = [f"{verdict.title()}." if verdict else "", _unmarked(card.answer), _unmarked(card.explain)]
    lines += [f"Read more: {resource_line(resource)}" for resource in resources[:2]]
    return "\n".join(line for line in lines if line)


def _page(concept: Concept) -> str:
    parts = [concept.title, concept.tagline, concept.what_it_is, concept.why_it_matters]
    parts += [resource_line(resource) for resource in concept.resources]
    return "\n\n".join(["", *(_unmarked(part) for part in parts if part)])


def _unmarked(text: str) -> str:
    """Line by line without Markdown: nobody should have to hear asterisks."""
    return "\n".join(plain(line) for line in text.splitlines())


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


def _input(keys: str) -> str | None:
    """A line of input without its end; None when there is no more."""
    try:
        line = click.prompt(f"{keys} >", prompt_suffix=" ", default="", show_default=False)
    except click.Abort:
        return None
    return str(line).strip()


def _say(text: str) -> None:
    click.echo(visible(text))
