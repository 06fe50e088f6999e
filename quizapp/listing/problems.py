"""What is wrong in concept files, what could be better, and what a rule demands."""

from collections.abc import Sequence
from dataclasses import asdict

from quizapp.core.concept import Problem
from quizapp.core.generate.explain import Explanation
from quizapp.listing.words import counted, json_text, safe
from quizapp.workspace.check import Findings


def problems_text(problems: "Sequence[Problem]") -> str:
    """A line a problem: where, what, and what to do."""
    if not problems:
        return "No problems."
    return safe("\n".join([*(str(problem) for problem in problems), "", counted(len(problems), "problem") + "."]))


def problems_json(problems: "Sequence[Problem]") -> str:
    """An array of problems."""
    return json_text([asdict(problem) for problem in problems])


def quality_text(found: "Findings") -> str:
    """Problems and advice, a line each, and what the concepts make of it all."""
    totals = found.totals
    counts = f"{counted(totals.concepts, 'concept')}, {counted(totals.cards, 'card')}"
    means = f"{totals.cards_per_concept:.1f} cards and {totals.kinds_per_concept:.1f} kinds of cards a concept"
    lines = [str(problem) for problem in found.everything]
    return safe("\n".join([*lines, *([""] if lines else []), f"{counts}: {means}."]))


def quality_json(found: "Findings") -> str:
    """An object: an array of problems and advice, and the totals."""
    return json_text({"problems": [asdict(problem) for problem in found.everything], "totals": asdict(found.totals)})


def explanation_text(explained: "Explanation") -> str:
    """A rule: what it demands of what, how to mend, and why."""
    cards = ", ".join(kind.value for kind in explained.cards)
    questions = ", ".join(kind.value for kind in explained.questions)
    parts = {"Cards": cards, "Quiz questions": questions, "To mend": explained.mend, "Why": explained.why}
    lines = [f"{name + ':':16}{text}" for name, text in parts.items() if text]
    return "\n".join([f"{explained.id}: {explained.demand}", "", *lines])


def explanation_json(explained: "Explanation") -> str:
    """An object with the same parts."""
    return json_text({**asdict(explained), "questions": [kind.value for kind in explained.questions]})
