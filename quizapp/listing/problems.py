"""What was found in concept files, and what stands behind a code."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from quizapp.core.codes import why
from quizapp.core.concept import Level, Problem
from quizapp.listing.words import counted, json_text, safe
from quizapp.workspace.findings import Findings, Look

if TYPE_CHECKING:
    from quizapp.core.generate.explain import Explanation


def findings_text(found: Findings, look: Look) -> str:
    """A line a finding: where, what, and what to do; then why that matters, and how many there are."""
    blocks = ["\n".join(str(problem) for problem in found.problems), _reasons(found.problems)]
    blocks.append(" ".join(_summary(found.problems)))
    totals = found.totals
    if look is Look.QUALITY:
        counts = f"{counted(totals.concepts, 'concept')}, {counted(totals.cards, 'card')}"
        means = f"{totals.cards_per_concept:.1f} cards and {totals.kinds_per_concept:.1f} kinds of cards a concept"
        blocks.append(f"{counts}: {means}.")
    return safe("\n\n".join(block for block in blocks if block))


def _reasons(problems: Sequence[Problem]) -> str:
    """Why each kind of finding matters, told once."""
    codes = sorted({problem.code for problem in problems})
    if not codes:
        return ""
    width = max(len(code) for code in codes) + 2
    return "\n".join(["Why it matters:", *(f"  {code:{width}}{why(code)}" for code in codes)])


def _summary(problems: Sequence[Problem]) -> Iterator[str]:
    counts = Counter(problem.level for problem in problems)
    if not counts:
        yield "No problems."
        return
    yield ", ".join(counted(counts[level], level.value) for level in Level if counts[level]) + "."
    if mendable := sum(problem.fix is not None for problem in problems):
        yield f"`quizapp check --fix` mends {mendable}."
    yield "`quizapp check --explain CODE` says more about a code."


def findings_json(found: Findings, look: Look) -> str:
    """An array of findings; if one looked at the quality, an object of them and the totals."""
    rows = [{**asdict(problem), "why": why(problem.code)} for problem in found.problems]
    return json_text({"problems": rows, "totals": asdict(found.totals)} if look is Look.QUALITY else rows)


def explanation_text(explained: "Explanation") -> str:
    """A code: what it demands of what, how to mend, and why."""
    cards = ", ".join(kind.value for kind in explained.cards)
    questions = ", ".join(kind.value for kind in explained.questions)
    parts = {
        "Level": explained.level.value,
        "Cards": cards,
        "Quiz questions": questions,
        "To mend": explained.mend,
        "Why": explained.why,
    }
    lines = [f"{name + ':':16}{text}" for name, text in parts.items() if text]
    return "\n".join([f"{explained.id}: {explained.demand}", "", *lines])


def explanation_json(explained: "Explanation") -> str:
    """An object with the same parts."""
    return json_text({**asdict(explained), "questions": [kind.value for kind in explained.questions]})
