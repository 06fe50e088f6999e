"""Plans for an exam, in words and as JSON."""

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

from quizapp.core.day import day_date
from quizapp.listing.words import counted, json_text, safe
from quizapp.storage.plans import Plan

if TYPE_CHECKING:
    from quizapp.core.planning import Advice
    from quizapp.workspace.planning import Progress


def advice_text(plan: Plan, advice: "Advice", day: int) -> str:
    """What must be done a day, and what comes of it."""
    way = advice.way
    lines = [
        f"{plan.deck}: exam on {day_date(plan.exam_day)}, in {counted(plan.exam_day - day, 'day')}.",
        f"A day: {counted(way.new_per_day, 'new card')}, {way.answers_per_day:.0f} answers in all, about "
        f"{ceil(way.minutes)} minutes with reading; {ceil(way.busiest)} on the busiest day.",
        f"Desired retention until then: {_percent(way.retention)}.",
        f"Expected on the day: {_percent(plan.recall)} recalled; wanted {_percent(plan.wanted)}.",
    ]
    if not advice.reaches:
        lines.append(_shortfall(advice))
    return safe("\n".join(lines))


def _shortfall(advice: "Advice") -> str:
    if advice.needed is None:
        return "This cannot be reached by then, however much you study: take more days, or less recall."
    return (
        f"This cannot be reached with so little time: it takes about {ceil(advice.needed)} minutes a day. "
        "The plan does what fits."
    )


def followed_text(plan: Plan) -> str:
    """That the plan steers from now on, and how to stop it."""
    return f"quizapp now steers this deck by the plan. To stop: quizapp plan --stop {plan.deck}"


def stopped_text(plan: Plan | None) -> str:
    """That a deck goes its usual way."""
    return f"The plan for {plan.deck} has ended." if plan else "No plan was followed for this deck."


def plans_text(found: "Iterable[Progress]", day: int) -> str:
    """A line for each plan that is followed."""
    return (
        safe("\n".join(plan_line(progress, day) for progress in found)) or "No plan is followed. `quizapp plan --help`"
    )


def plan_line(progress: "Progress", day: int) -> str:
    """How a plan stands, in a line; more words where days were missed."""
    plan = progress.plan
    line = (
        f"Exam in {plan.deck} in {counted(plan.exam_day - day, 'day')}: {_percent(progress.recall)} expected, "
        f"about {ceil(progress.minutes)} min a day"
    )
    if progress.is_behind:
        line += f"; {counted(progress.new_today, 'new card')} a day instead of {plan.new_per_day}, to catch up"
    if progress.falls_short:
        line += f"; {_percent(plan.wanted)} cannot be reached any more"
    return line


def plans_json(found: "Iterable[Progress]") -> str:
    """An array of the plans that are followed, as they stand."""
    return json_text(
        [
            {
                **_plan_object(progress.plan),
                "recall": progress.recall,
                "minutes_a_day": progress.minutes,
                "new_today": progress.new_today,
                "falls_short": progress.falls_short,
            }
            for progress in found
        ]
    )


def advice_json(plan: Plan, advice: "Advice") -> str:
    """An object: the plan, and whether it leads where it should."""
    way = advice.way
    return json_text(
        {
            **_plan_object(plan),
            "answers_a_day": way.answers_per_day,
            "busiest_day_minutes": way.busiest,
            "begun": way.begun,
            "reaches": advice.reaches,
            "minutes_needed": advice.needed,
        }
    )


def _plan_object(plan: Plan) -> dict[str, object]:
    return {
        "deck": plan.deck,
        "exam": str(day_date(plan.exam_day)),
        "wanted": plan.wanted,
        "recall": plan.recall,
        "retention": plan.retention,
        "new_per_day": plan.new_per_day,
        "minutes_a_day": plan.minutes,
    }


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
