"""The statistics as answers to questions: each with a number, a sentence, and rows to be drawn as bars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from quizapp.core.day import day_date
from quizapp.core.stats import AHEAD_DAYS, STABILITIES, Retention, Tally, miscalibration, without_guesses
from quizapp.listing.words import counted, json_text, safe
from quizapp.workspace.pricing import PriceList
from quizapp.workspace.stats import WEEK, Report

FEW = 20
"""With fewer reviews than this nothing is concluded."""

WEAKEST = 20
"""So many concepts are listed; JSON has them all."""

_DRAWN_DAYS = 14
_MINUTE_MS = 60_000
_BAR = 24
_WIDTH = 78

LEVELS = "·░▒▓█"
"""How much was done on a day: nothing, then four quarters of the busiest tenth."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a name, how long its bar is (0 to 1; None: a heading without one), and what it says."""

    name: str
    bar: float | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One question with its answer."""

    question: str
    number: str
    sentence: str
    lines: tuple[Line, ...] = ()
    calendar: tuple[int, ...] = ()
    """Answers a day, oldest first, for a heat map."""


def panels(report: Report) -> list[Panel]:
    """All that the statistics tell, in the order of a person's questions."""
    return [
        _activity(report),
        _forecast(report),
        _retention(report),
        _calibration(report),
        _hours(report),
        _firmness(report),
        _mastery(report),
        _quizzes(report),
    ]


def percent(share: float | None) -> str:
    """`91 %`; a dash for what is not known."""
    return "–" if share is None else f"{100 * share:.0f} %"


def minutes(ms: float) -> str:
    """A span of time, in seconds, minutes or hours."""
    if ms < _MINUTE_MS:
        return f"{round(ms / 1000)} s"
    whole = round(ms / _MINUTE_MS)
    return f"{whole} min" if whole < 120 else f"{whole / 60:.0f} h"


def heat(calendar: Sequence[int]) -> list[int]:
    """For each day a level from 0 (nothing) to 4, by quarters of what nine days in ten stay below."""
    busy = sorted(count for count in calendar if count)
    if not busy:
        return [0] * len(calendar)
    most = busy[min(len(busy) - 1, len(busy) * 9 // 10)]
    return [min(4, -(-4 * count // most)) for count in calendar]


def _activity(report: Report) -> Panel:
    year, today = report.year, report.today
    total = (
        f"In a year {counted(year.answers, 'answer')} on {counted(len(report.days), 'day')}, "
        f"{minutes(year.took_ms)}; {counted(report.streak, 'day')} in a row."
    )
    months: dict[str, list[int]] = {}
    first = report.day - len(report.calendar) + 1
    for offset, count in enumerate(report.calendar):
        months.setdefault(f"{day_date(first + offset):%b %Y}", []).append(count)
    most = max((sum(counts) for counts in months.values()), default=0)
    return Panel(
        "How much have I done?",
        f"{counted(today.answers, 'answer')} today, {minutes(today.took_ms)}, {counted(today.new, 'new card')}",
        total if year.answers else "Nothing answered yet: the first review fills this page.",
        tuple(
            Line(name, sum(counts) / most, f"{sum(counts)} on {counted(sum(map(bool, counts)), 'day')}")
            for name, counts in reversed(months.items())
            if sum(counts)
        ),
        report.calendar,
    )


def _forecast(report: Report) -> Panel:
    week = sum(report.forecast[:WEEK])
    most = max(report.forecast) or 1
    names = ["Today", *(f"{day_date(report.day + ahead):%a %d %b}" for ahead in range(1, _DRAWN_DAYS))]
    later = sum(report.forecast[_DRAWN_DAYS:])
    rest = f"{later} more come until {day_date(report.day + len(report.forecast) - 1):%d %b}. " if later else ""
    overdue = f"{report.overdue} are overdue and stand under today. " if report.overdue else ""
    return Panel(
        "What will the coming days cost?",
        f"{counted(week, 'review')} in a week, about {minutes(week * report.pace_ms)}",
        f"{overdue}{rest}New cards, and what is forgotten meanwhile, come on top.",
        tuple(
            Line(name, due / most, f"{due:4}  {minutes(due * report.pace_ms)}")
            for name, due in zip(names, report.forecast, strict=False)
        ),
    )


def _retention(report: Report) -> Panel:
    name = next((name for name in ("month", "year") if report.periods[name].all.asked >= FEW), "ever")
    some = report.periods[name]
    span = "so far" if name == "ever" else f"in a {name}"
    lines = [_share_line(name.title(), some) for name, some in report.periods.items()]
    for share in report.shares:
        if share.section:
            lines.append(_share_line(f"  {share.section}", share.retention))
        else:
            lines.append(Line(f"{share.title}, meant {percent(share.desired)}", None))
            lines.append(_share_line("  All of it", share.retention))
    return Panel(
        "Do I remember what I mean to?",
        f"{percent(some.all.rate)} of {counted(some.all.asked, 'review')} {span}; meant {percent(report.desired)}",
        _verdict(some.all, report.desired),
        tuple(lines),
    )


def _verdict(tally: Tally, desired: float) -> str:
    low, high = tally.bounds
    if tally.asked < FEW:
        return "Too few reviews to tell. A review counts when it comes a day or more after the last answer."
    between = f"the true share is between {percent(low)} and {percent(high)}"
    if high < desired:
        return f"Less than you mean to: {between}."
    return f"More than you mean to: {between}." if low > desired else f"Yes: {between}."


def _share_line(name: str, some: Retention) -> Line:
    low, high = some.all.bounds
    if not some.all.asked:
        return Line(name, 0.0, "no reviews")
    parts = [
        f"{kind} {percent(tally.rate)}"
        for kind, tally in (("young", some.young), ("mature", some.mature))
        if tally.asked
    ]
    text = f"{percent(some.all.rate)} of {some.all.asked} ({100 * low:.0f}–{100 * high:.0f}); {', '.join(parts)}"
    return Line(name, some.all.rate, text)


def _calibration(report: Report) -> Panel:
    off = miscalibration(report.calibration)
    fullest = max(report.calibration, key=lambda found: found.remembered.asked, default=None)
    return Panel(
        "Can I trust the predictions?",
        "Nothing to compare yet" if off is None else f"{100 * off:.1f} points off on average",
        "Reviews on a later day will tell; lucky guesses are left out."
        if fullest is None
        else f"Where {percent(fullest.expected)} was expected, {percent(fullest.remembered.rate)} was remembered. "
        "Same-day answers and lucky guesses are left out.",
        tuple(
            Line(
                f"{100 * found.low:.0f}–{100 * found.high:.0f} %",
                found.remembered.rate,
                f"expected {percent(found.expected)}, remembered {percent(found.remembered.rate)} "
                f"of {found.remembered.asked}",
            )
            for found in report.calibration
        ),
    )


def _hours(report: Report) -> Panel:
    known = [hour for hour in report.hours if hour.remembered.asked >= FEW]
    best = max(known, key=lambda hour: hour.remembered.bounds[0], default=None)
    most = max((hour.answers for hour in report.hours), default=1)
    took = report.year.took_ms / report.year.answers / 1000 if report.year.answers else 0
    return Panel(
        "When do I learn best?",
        f"{best.hour:02}:00, {percent(best.remembered.rate)} remembered" if best else "Too few reviews to tell",
        f"An answer takes {took:.0f} seconds on average. The bars are answers."
        if report.hours
        else "Nothing answered yet.",
        tuple(
            Line(
                f"{hour.hour:02}:00",
                hour.answers / most,
                f"{counted(hour.answers, 'answer')}, {hour.took_ms / hour.answers / 1000:.0f} s each, "
                f"{percent(hour.remembered.rate)} remembered",
            )
            for hour in sorted(report.hours, key=lambda hour: hour.hour)
        ),
    )


_STABILITY_NAMES = (
    "under a day",
    "1 to 7 days",
    "1 to 3 weeks",
    "3 weeks to 3 months",
    "3 to 12 months",
    "over a year",
)
assert len(_STABILITY_NAMES) == len(STABILITIES) - 1


def _firmness(report: Report) -> Panel:
    cards = sum(report.stabilities)
    most = max(*report.stabilities, *report.difficulties, 1)
    stabilities = zip(_STABILITY_NAMES, report.stabilities, strict=True)
    difficulties = ((f"{level} of 10", count) for level, count in enumerate(report.difficulties, start=1))
    known = report.median_stability is not None
    return Panel(
        "How firm is what I know?",
        f"Half of {counted(cards, 'card')} stay {report.median_stability:.0f} days or longer"
        if known
        else "Nothing learnt yet",
        "Stability: days until recall falls to 90 %. Difficulty: 1 is easy, 10 is hard.",
        (
            Line("Stability", None),
            *(Line(name, count / most, counted(count, "card")) for name, count in stabilities),
            Line("Difficulty", None),
            *(Line(name, count / most, counted(count, "card")) for name, count in difficulties),
        ),
    )


def _mastery(report: Report) -> Panel:
    known = report.mastery
    listed = report.concepts[:WEAKEST]
    aside = f" The {len(listed)} weakest of {len(report.concepts)}." if len(listed) < len(report.concepts) else ""
    return Panel(
        "Which concepts slip?",
        f"{percent(known.now)} would be recalled now, {percent(known.ahead)} in {AHEAD_DAYS} days"
        if known
        else "Nothing learnt yet",
        f"Predicted, if nothing is reviewed until then; answered today says nothing of now.{aside}",
        tuple(
            Line(
                concept.place.title,
                concept.mastery.ahead,
                f"{percent(concept.mastery.now)} now, {percent(concept.mastery.ahead)} in {AHEAD_DAYS} days; "
                f"{concept.mastery.begun} of {concept.place.cards} begun",
            )
            for concept in listed
        ),
    )


def _quizzes(report: Report) -> Panel:
    right = sum((found.right for found in report.quizzes), Tally())
    known = sum(_known(found.right, found.guess) * found.right.asked for found in report.quizzes)
    return Panel(
        "How much was luck?",
        f"{percent(known / right.asked)} known, {percent(right.rate)} right of {right.asked}"
        if right.asked
        else "No quiz answers yet",
        "Known is what is left of right when lucky guesses are taken out: (x - g) / (1 - g).",
        tuple(
            Line(
                found.form.value,
                _known(found.right, found.guess),
                f"{percent(_known(found.right, found.guess))} known; {percent(found.right.rate)} right of "
                f"{found.right.asked}, {percent(found.guess)} by chance",
            )
            for found in report.quizzes
        ),
    )


def _known(right: Tally, guess: float) -> float:
    return without_guesses(right.rate or 0.0, guess) if guess < 1 else 0.0


def stats_text(report: Report) -> str:
    """Every question with its answer, for a terminal of 80 columns."""
    return safe("\n\n".join("\n".join(_panel_lines(panel)) for panel in panels(report)))


def _panel_lines(panel: Panel) -> Iterator[str]:
    yield panel.question
    yield f"  {panel.number}"
    yield from wrap(panel.sentence, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    width = max((len(line.name) for line in panel.lines if line.bar is not None), default=0)
    for line in panel.lines:
        bar = "" if line.bar is None else f"{bar_text(line.bar, _BAR)}  "
        yield f"    {line.name:{width}}  {bar}{line.text}".rstrip()


def bar_text(share: float, width: int) -> str:
    """A bar `width` cells long at most; something is never drawn as nothing."""
    filled = max(round(share * width), 1) if share > 0 else 0
    return "▇" * filled + "·" * (width - filled)


def stats_json(report: Report) -> str:
    """An object with every number; shares from 0 to 1, times in milliseconds, days as dates."""
    first = report.day - len(report.calendar) + 1
    return json_text(
        {
            "day": str(day_date(report.day)),
            "today": {
                "answers": report.today.answers,
                "ms": report.today.took_ms,
                "new": report.today.new,
            },
            "streak": report.streak,
            "year": {"answers": report.year.answers, "days": len(report.days), "ms": report.year.took_ms},
            "calendar": {str(day_date(first + n)): count for n, count in enumerate(report.calendar) if count},
            "forecast": [
                {"day": str(day_date(report.day + n)), "due": due, "ms": due * report.pace_ms}
                for n, due in enumerate(report.forecast)
            ],
            "overdue": report.overdue,
            "desired_retention": report.desired,
            "retention": {name: _retention_json(some) for name, some in report.periods.items()},
            "decks": [
                {
                    "deck": share.deck,
                    "section": share.section or None,
                    "desired_retention": share.desired,
                    **_retention_json(share.retention),
                }
                for share in report.shares
            ],
            "calibration": [
                {"from": found.low, "to": found.high, "expected": found.expected, **_tally_json(found.remembered)}
                for found in report.calibration
            ],
            "hours": [
                {"hour": hour.hour, "answers": hour.answers, "ms": hour.took_ms, **_tally_json(hour.remembered)}
                for hour in report.hours
            ],
            "stability": dict(zip(map(str, STABILITIES[:-1]), report.stabilities, strict=True)),
            "difficulty": dict(zip(map(str, range(1, 11)), report.difficulties, strict=True)),
            "concepts": [
                {
                    "concept": concept.place.concept,
                    "title": concept.place.title,
                    "section": concept.place.section,
                    "cards": concept.place.cards,
                    "begun": concept.mastery.begun,
                    "recall_now": concept.mastery.now,
                    f"recall_in_{AHEAD_DAYS}_days": concept.mastery.ahead,
                }
                for concept in report.concepts
            ],
            "quizzes": [
                {
                    "form": found.form.value,
                    "chance": found.guess,
                    "known": _known(found.right, found.guess),
                    **_tally_json(found.right),
                }
                for found in report.quizzes
            ],
        }
    )


def _retention_json(some: Retention) -> dict[str, object]:
    return {**_tally_json(some.all), "young": _tally_json(some.young), "mature": _tally_json(some.mature)}


def _tally_json(tally: Tally) -> dict[str, object]:
    low, high = tally.bounds
    return {
        "reviews": tally.asked,
        "remembered": tally.passed,
        "rate": tally.rate,
        "confidence": [low, high] if tally.asked else None,
    }


def price_panel(found: PriceList) -> Panel:
    """What each desired retention costs, as one more question of the statistics."""
    most = max((price.minutes for price in found.prices), default=0) or 1
    nearest = min(found.prices, key=lambda price: abs(price.retention - found.chosen))
    return Panel(
        "What would remembering more cost?",
        f"{percent(found.chosen)} meant: about {nearest.minutes:.0f} minutes a day",
        f"Simulated from your own {counted(found.cards, 'card')} over half a year, with up to {found.new_per_day} new "
        "a day. To change it: `retention` in deck.yaml or in the settings.",
        tuple(
            Line(
                f"{percent(price.retention)}{' ◂' if price is nearest else ''}",
                price.minutes / most,
                f"{price.minutes:.1f} min a day; {percent(price.known)} known after half a year",
            )
            for price in found.prices
        ),
    )


def prices_text(found: PriceList) -> str:
    """The prices, for a terminal of 80 columns."""
    return "\n".join(_panel_lines(price_panel(found)))


def prices_json(found: PriceList) -> str:
    """An object: the retention chosen, and minutes a day and the share known for each."""
    return json_text(
        {
            "desired_retention": found.chosen,
            "cards": found.cards,
            "new_per_day": found.new_per_day,
            "prices": [
                {"retention": price.retention, "minutes_a_day": price.minutes, "known": price.known}
                for price in found.prices
            ],
        }
    )
