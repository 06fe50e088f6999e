"""The policy around the memory model: learning steps, intervals, fuzz. It decides; `history` records."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from quizapp.core.day import Moment
from quizapp.core.load import ANY_DAY, Load
from quizapp.core.memory import DEFAULT_WEIGHTS, Memory, Rating, Weights, interval_days, next_memory

DAY_SECONDS = 86_400
MINUTE_SECONDS = 60

LEECH_LAPSES = 8
"""A card forgotten so often is a leech: it takes more time than it gives (Anki's default)."""

LEECH_AGAIN = 4
"""So many lapses later it is looked at once more."""


class Phase(StrEnum):
    """Where a card stands in its life."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that the answers to one card have led to."""

    phase: Phase = Phase.NEW
    step: int = 0
    """The learning step that the card waits for."""
    memory: Memory | None = None
    interval: int = 0
    """The interval last chosen: days, or negative seconds within a study day (as in Anki)."""
    due_day: int = 0
    """The study day on which the card comes back; for a step within the day, the day of that answer."""
    due_ms: int = 0
    """When a step within the day is due, UTC milliseconds; 0 otherwise."""
    last_day: int = 0
    """The study day of the last answer; 0 for a new card."""
    reps: int = 0
    lapses: int = 0
    suspended: bool = False
    buried_until: int = 0
    """The study day from which a buried card shows again."""
    flag: int = 0

    def elapsed_days(self, day: int) -> int:
        """Whole study days since the last answer; never negative, whatever the clock or a journey did."""
        return max(0, day - self.last_day) if self.reps else 0

    @property
    def is_leech(self) -> bool:
        """Whether it was forgotten so often that it takes more time than it gives."""
        return self.lapses >= LEECH_LAPSES

    @property
    def just_leeched(self) -> bool:
        """Whether the last lapse was the one at which something must change: the eighth, then every fourth."""
        return self.phase is Phase.RELEARNING and makes_leech(self.lapses)

    def recall(self, day: int) -> float:
        """The probability of recall on a study day; 0 for a card that was never answered."""
        return self.memory.recall(self.elapsed_days(day)) if self.memory else 0.0


def makes_leech(lapses: int) -> bool:
    """Whether the lapse that makes them so many is one at which something must change."""
    return lapses >= LEECH_LAPSES and (lapses - LEECH_LAPSES) % LEECH_AGAIN == 0


@dataclass(frozen=True, slots=True)
class Policy:
    """What a learner chose. Steps in seconds."""

    retention: float = 0.9
    weights: Weights = DEFAULT_WEIGHTS
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    maximum_interval: int = 36_500


@dataclass(frozen=True, slots=True)
class Plan:
    """What one grade would lead to. `step` is None when the card leaves the learning steps."""

    rating: Rating
    interval: int
    step: int | None = None


def plans(
    schedule: Schedule, card: str, now: Moment, policy: Policy, guess: float = 0.0, load: Load = ANY_DAY
) -> dict[Rating, Plan]:
    """What each grade would lead to at `now`. Deterministic: fuzz is seeded by the card's id and its answers.

    Args:
        guess: the chance of a lucky guess in the form in which the card is asked.
        load: what the days ahead hold; of the days that suit the memory equally well, it says which one.
    """
    ideal = _ideal_intervals(schedule, now.day, policy, guess)
    steps = _steps(schedule, policy)
    fuzz = fuzz_factor(card, schedule.reps)
    planned: dict[Rating, Plan] = {}
    shortest = 1
    for rating in Rating:
        step = _next_step(schedule, rating, steps)
        if step is not None:
            delay = _step_seconds(schedule, rating, steps, step)
            planned[rating] = Plan(rating, _delay_interval(delay, fuzz, now), step)
            continue
        least = max(shortest, _least_days(schedule, ideal[rating]))
        suitable = _suitable_days(ideal[rating], least, policy.maximum_interval)
        days = load.choose([now.day + days for days in suitable], fuzz) - now.day
        planned[rating] = Plan(rating, days)
        shortest = min(days + 1, policy.maximum_interval)
    return planned


def _ideal_intervals(schedule: Schedule, day: int, policy: Policy, guess: float) -> dict[Rating, float]:
    elapsed = schedule.elapsed_days(day)
    after = {rating: next_memory(schedule.memory, rating, elapsed, policy.weights, guess) for rating in Rating}
    return {
        rating: interval_days(memory.stability, policy.retention, policy.weights) for rating, memory in after.items()
    }


def _steps(schedule: Schedule, policy: Policy) -> tuple[int, ...]:
    learning = schedule.phase in (Phase.NEW, Phase.LEARNING)
    return policy.learning_steps if learning else policy.relearning_steps


def _next_step(schedule: Schedule, rating: Rating, steps: tuple[int, ...]) -> int | None:
    """The step after this answer; None when the card goes (or stays) out of the learning steps."""
    if not steps or rating is Rating.EASY:
        return None
    if rating is Rating.AGAIN:
        return 0
    if schedule.phase is Phase.REVIEW:
        return None
    current = min(schedule.step, len(steps) - 1)
    following = current if rating is Rating.HARD else current + 1
    return following if following < len(steps) else None


def _step_seconds(schedule: Schedule, rating: Rating, steps: tuple[int, ...], step: int) -> int:
    """The delay of a step. Hard on the first step waits between it and the second (Anki's rule)."""
    if rating is not Rating.HARD or step > 0:
        return steps[step]
    if len(steps) > 1:
        return (steps[0] + steps[1]) // 2
    return min(steps[0] * 3 // 2, steps[0] + DAY_SECONDS)


def _delay_interval(seconds: int, fuzz: float, now: Moment) -> int:
    """Negative seconds, or days for a step that would end after the study day does (Anki's interday learning)."""
    until_next_day = (now.next_day_ms - now.at_ms) // 1000
    if seconds >= until_next_day:
        return (seconds - until_next_day) // DAY_SECONDS + 1
    spread = min(seconds // 4, 5 * MINUTE_SECONDS)
    return -min(seconds + int(fuzz * spread), until_next_day - 1)


def _least_days(schedule: Schedule, ideal: float) -> int:
    """A pass never shortens a review interval that the memory supports (Anki's rule)."""
    if schedule.phase is not Phase.REVIEW:
        return 1
    if round(ideal) > schedule.interval:
        return schedule.interval + 1
    return schedule.interval if schedule.interval <= fuzz_range(ideal)[1] else 1


def fuzz_range(ideal: float) -> tuple[int, int]:
    """The days around `ideal` that are as good (Anki's table: 15 % up to 7 days, 10 % up to 20, 5 % beyond)."""
    if ideal < 2.5:
        return max(1, round(ideal)), max(1, round(ideal))
    reach = 1 + 0.15 * (min(ideal, 7) - 2.5) + 0.10 * max(0.0, min(ideal, 20) - 7) + 0.05 * max(0.0, ideal - 20)
    return round(ideal - reach), round(ideal + reach)


def _suitable_days(ideal: float, least: int, most: int) -> range:
    """The intervals, in days, that are as good as the ideal one."""
    low, high = fuzz_range(min(ideal, most))
    low = min(max(low, least), most)
    high = min(max(high, least), most)
    if ideal >= 2.5 and low == high and 2 < high < most:
        high += 1
    return range(low, high + 1)


def fuzz_factor(card: str, reps: int) -> float:
    """In [0, 1), the same for the same card and number of answers, so that a preview keeps its word."""
    digest = sha256(f"{card}:{reps}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def interval_text(interval: int) -> str:
    """An interval as a person says it: `1m`, `10m`, `3h`, `12d`, `2.4mo`, `1.3y`."""
    if interval < 0:
        minutes = max(1, round(-interval / MINUTE_SECONDS))
        return f"{minutes}m" if minutes < 60 else f"{round(minutes / 60)}h"
    if interval < 31:
        return f"{interval}d"
    if interval < 365:
        return f"{interval / 30.4:.1f}mo"
    return f"{interval / 365.25:.1f}y"
