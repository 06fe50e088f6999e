"""What a card's schedule says, in words."""

from quizapp.core.day import Moment, day_date
from quizapp.core.schedule import Schedule
from quizapp.listing.words import clock_text, counted


def schedule_facts(schedule: Schedule, now: Moment) -> dict[str, str]:
    """What the schedule says, each with its unit; nothing is said of what is not known yet."""
    known = {"State": schedule.phase.value, "Due": due_text(schedule, now)}
    if schedule.memory is not None:
        known["Stability"] = f"{schedule.memory.stability:.1f} days until recall falls to 90 %"
        known["Difficulty"] = f"{schedule.memory.difficulty:.1f} of 10"
        if schedule.elapsed_days(now.day):
            known["Recall today"] = f"{percent(schedule.recall(now.day))}, predicted"
    known["Answers"] = str(schedule.reps)
    if schedule.lapses:
        known["Forgotten"] = f"{counted(schedule.lapses, 'time')} after it was learnt"
    if schedule.flag:
        known["Flag"] = str(schedule.flag)
    if schedule.suspended:
        known["Put away"] = "until it is unsuspended"
    elif schedule.buried_until > now.day:
        known["Put away"] = f"until {day_date(schedule.buried_until)}"
    return known


def due_text(schedule: Schedule, now: Moment) -> str:
    """When it comes next."""
    if not schedule.reps:
        return "not asked yet"
    if schedule.due_ms:
        return f"today at {clock_text(schedule.due_ms, now.offset_min)}"
    days = schedule.due_day - now.day
    return f"{day_date(schedule.due_day)} ({_distance(days)})"


def _distance(days: int) -> str:
    if days == 0:
        return "today"
    return f"in {days} d" if days > 0 else f"{-days} d ago"


def standing_text(schedule: Schedule, now: Moment) -> str:
    """In a line: where it stands, when it comes, and what it has cost so far."""
    if not schedule.reps:
        parts = ["new"]
    else:
        parts = [
            schedule.phase.value,
            f"due {due_text(schedule, now)}",
            f"recall {percent(schedule.recall(now.day))}",
            counted(schedule.reps, "answer"),
        ]
    if schedule.lapses:
        parts.append(f"forgotten {counted(schedule.lapses, 'time')}")
    if schedule.suspended:
        parts.append("suspended")
    if schedule.buried_until > now.day:
        parts.append(f"buried until {day_date(schedule.buried_until)}")
    if schedule.flag:
        parts.append(f"flag {schedule.flag}")
    return ", ".join(parts)


def percent(share: float) -> str:
    """`93 %`."""
    return f"{100 * share:.0f} %"


def mastery_text(share: float) -> str:
    """How well something is known, in a word and a number."""
    if not share:
        return "not begun"
    words = ((0.9, "firm"), (0.7, "good"), (0.4, "growing"), (0.0, "begun"))
    return f"{next(word for least, word in words if share >= least)} {percent(share)}"
