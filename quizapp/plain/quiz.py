"""A quiz, line by line."""

from collections.abc import Iterator
from enum import Enum, StrEnum, auto

from quizapp.core.card import ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.marking import Response, can_be_overridden
from quizapp.core.quiz.sitting import ConceptResult
from quizapp.core.quiz.typed import Verdict
from quizapp.core.quiz.wish import Counting, Wish
from quizapp.errors import StorageError
from quizapp.listing.quiz import no_questions_text
from quizapp.listing.words import counted, readable, resource_line
from quizapp.plain.answers import how_to_answer, letters, understood
from quizapp.plain.lines import ask, lettered, page_text, say, unmarked
from quizapp.workspace import Workspace
from quizapp.workspace.quiz import Feedback, Quiz


class Command(StrEnum):
    """What can be typed instead of an answer. Letters are answers, so a slash comes first, as in a review."""

    LEAVE = "/q"
    PAGE = "/p"
    OVERRIDE = "/o"


class Beginning(Enum):
    """Which quiz is taken."""

    NEW = auto()
    RESUMED = auto()
    """The one that was left half-way, if there is one."""
    ASKED_FOR = auto()
    """Where one was left half-way, the learner says which."""


def quiz_by_line(workspace: Workspace, wish: Wish, beginning: Beginning) -> int:
    """Take a quiz on standard input and output; returns the exit code."""
    quiz = _begun(workspace, wish, beginning)
    if quiz is None:
        return 0
    if quiz.item is None:
        say(no_questions_text(wish, workspace.cards(wish.decks)))
        return 0
    while quiz.item is not None and _step(workspace, quiz, quiz.item):
        pass
    say("\n".join(["", *_results(workspace, quiz)]))
    return 0


def _begun(workspace: Workspace, wish: Wish, beginning: Beginning) -> Quiz | None:
    """The quiz to take; None when the learner leaves."""
    unfinished = None if beginning is Beginning.NEW else workspace.unfinished_quiz()
    if unfinished is None or beginning is Beginning.RESUMED:
        return unfinished or workspace.quiz(wish)
    given, total = unfinished.progress
    reply = ask(f"Go on with the quiz that you left, {given} of {total} answered? [Y/n], [{Command.LEAVE}] leave")
    if reply is None or reply == Command.LEAVE:
        return None
    return workspace.quiz(wish) if reply.casefold().startswith("n") else unfinished


def _step(workspace: Workspace, quiz: Quiz, item: Item) -> bool:
    """Ask a question and say what is right; False when the learner leaves."""
    say(_question(quiz, item))
    response = _heard(item)
    if response is None:
        return False
    try:
        feedback = quiz.answer(response)
    except StorageError as error:  # nothing was saved: the same question again
        say(f"{error.message} {error.hint}")
        return True
    say("\n".join(line for line in _feedback(workspace, feedback) if line))
    return _after(workspace, quiz, item)


def _heard(item: Item) -> Response | None:
    """The answer typed, asked for until it can be understood; None when the learner leaves."""
    while True:
        typed = ask(f"{how_to_answer(item)}, [Enter] don't know, [{Command.LEAVE}] leave")
        if typed is None or typed == Command.LEAVE:
            return None
        response = None if typed in tuple(Command) else understood(item, typed)
        if response is not None:
            return response
        say("That is no answer to this question. Nothing was saved.")


def _after(workspace: Workspace, quiz: Quiz, item: Item) -> bool:
    """What can be done once the answer was shown; False when the learner leaves."""
    turn = f", [{Command.OVERRIDE}] turn the verdict round" if can_be_overridden(item) else ""
    keys = f"[Enter] go on{turn}, [{Command.PAGE}] page of {item.concept}, [{Command.LEAVE}] leave"
    while reply := ask(keys):
        if reply == Command.LEAVE:
            break
        if reply == Command.PAGE:
            concept = workspace.concept(item.concept_id)
            say(page_text(concept) if concept else "Its concept file is gone.")
        elif reply == Command.OVERRIDE and turn:
            _override(quiz)
        else:
            say("There is no such command here.")
    quiz.go_on()
    return reply == ""


def _override(quiz: Quiz) -> None:
    try:
        feedback = quiz.override()
    except StorageError as error:
        say(f"{error.message} {error.hint}")
    else:
        say(f"Now it counts as {feedback.marked.verdict}. {_counted(feedback)}")


def _question(quiz: Quiz, item: Item) -> str:
    given, total = quiz.progress  # where the question belongs is told with the answer: it might give it away
    head = [
        "",
        f"Question {given + 1} of {total}{', missed before' if quiz.is_retry else ''}",
        "",
        readable(item.prompt),
    ]
    if item.kind is ItemKind.MATCH:
        titles = [f"  {number} {readable(title)}" for number, (title, _) in enumerate(item.pairs, 1)]
        return "\n".join([*head, *titles, *lettered(item.lines)])
    return "\n".join([*head, *lettered(item.options)])


def _feedback(workspace: Workspace, feedback: Feedback) -> Iterator[str]:
    """The verdict, what is right and why, and what the answer did; empty lines where there is nothing to say."""
    item, graded = feedback.item, feedback.marked.graded
    yield _verdict(feedback)
    yield _mixed_up(workspace, feedback)
    yield from _solution(item, feedback.response)
    yield graded.remark if graded and feedback.response else ""
    yield unmarked(item.explain)
    yield f"It rests on: {readable(item.source)}" if item.source else ""
    yield f"It belongs to: {item.section} › {item.concept}"
    yield _counted(feedback)


def _verdict(feedback: Feedback) -> str:
    if not feedback.response:
        return "Not known."
    marked = feedback.marked
    if marked.verdict is Verdict.NEAR and marked.graded:
        return f"Nearly right: it is written {marked.graded.expected}."
    return f"{marked.verdict.title()}."


def _mixed_up(workspace: Workspace, feedback: Feedback) -> str:
    """Which concept a wrong option belongs to, unless it says so itself."""
    taken_for = workspace.concept(ConceptId(feedback.marked.taken_for))
    if taken_for is None or taken_for.title == feedback.response:
        return ""
    return f"Your answer belongs to {taken_for.title}."


def _solution(item: Item, response: Response) -> Iterator[str]:
    """The right answer, with the letters that would have chosen it; of a match, which pairs were wrong."""
    match item.kind:
        case ItemKind.MATCH:
            lines = tuple(line for _, line in item.pairs)
            yield f"Answer: {letters(item.lines, lines)}"
            for (title, line), said in zip(item.pairs, response or lines, strict=True):
                yield f"  {readable(title)}: {readable(line)}{'' if said == line else ' (you said otherwise)'}"
        case ItemKind.ORDER:
            yield f"Answer: {letters(item.options, item.right_order)}"
            yield from (f"  {number} {readable(option)}" for number, option in enumerate(item.right_order, 1))
        case _:
            letter = f"({letters(item.options, (item.answer,))}) " if item.options else ""
            yield f"Answer: {letter}{readable(item.answer)}"


def _counted(feedback: Feedback) -> str:
    match feedback.counted:
        case Counting.GRADED:
            return "Saved as a review."
        case Counting.PRACTICE:
            return "Saved as practice: the schedule stays as it is."
        case None:
            return "Its card is gone from the concept file: nothing was saved."


def _results(workspace: Workspace, quiz: Quiz) -> Iterator[str]:
    """How it went, concept by concept; what to study of those with a miss."""
    right, asked = quiz.score
    if quiz.item is not None:
        yield "Left before the end: `quizapp quiz --resume` goes on." if asked else "Left before the first answer."
    if not asked:
        return
    yield f"{right} of {counted(asked, 'question')} right at once. By concept, with the recall to expect in a month:"
    for result in quiz.results():
        yield f"  {result.title}: {result.right} of {result.asked} right. {_recall(result)}"
        if result.missed:
            yield from (f"    Study: {what}" for what in _to_study(workspace, quiz, result.concept))


def _to_study(workspace: Workspace, quiz: Quiz, concept: ConceptId) -> list[str]:
    """What teaches a concept, what costs least time first; without any resource, the author's own words."""
    resources = [resource_line(resource) for resource in quiz.to_study(concept)]
    found = workspace.concept(concept)
    return resources or ([f"its page, {found.path}"] if found else [])


def _recall(result: ConceptResult) -> str:
    before, after = f"{result.before:.0%}", f"{result.after:.0%}"
    if result.is_new:
        return f"New to you: recall {after}." if result.after else "New to you."
    return f"Recall stays at {after}." if before == after else f"Recall from {before} to {after}."
