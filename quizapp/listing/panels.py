"""What the statistics tell, as answers to a person's questions."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from quizapp.core.day import day_date
from quizapp.core.stats import AHEAD_DAYS, STABILITIES, Retention, Tally, miscalibration, without_guesses
from quizapp.listing.panel import Line, Panel, minutes, percent
from quizapp.listing.words import counted
from quizapp.workspace.stats import WEEK, Report, Share

FEW = 20
"""With fewer reviews than this nothing is concluded."""

WEAKEST = 20
"""So many concepts are listed; JSON has them all."""

_DRAWN_DAYS = 14


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
    return Panel(
        "Do I remember what I mean to?",
        f"{percent(some.all.rate)} of {counted(some.all.asked, 'review')} {span}; meant {percent(report.desired)}",
        _verdict(some.all, report.desired),
        (*lines, *_by_deck(report.shares)),
    )


def _by_deck(shares: Iterable[Share]) -> Iterator[Line]:
    """Each deck; below it its sections, where it has several."""
    for _, some in groupby(shares, key=lambda share: share.deck):
        whole, *sections = some
        title = f"{whole.title}, meant {percent(whole.desired)}"
        if len(sections) == 1:
            yield _share_line(title, whole.retention)
            continue
        yield Line(title, None)
        yield _share_line("  All of it", whole.retention)
        yield from (_share_line(f"  {share.section}", share.retention) for share in sections)


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
    known = sum(known_share(found.right, found.guess) * found.right.asked for found in report.quizzes)
    return Panel(
        "How much was luck?",
        f"{percent(known / right.asked)} known, {percent(right.rate)} right of {right.asked}"
        if right.asked
        else "No quiz answers yet",
        "Known is what is left of right when lucky guesses are taken out: (x - g) / (1 - g).",
        tuple(
            Line(
                found.form.value,
                known_share(found.right, found.guess),
                f"{percent(known_share(found.right, found.guess))} known; {percent(found.right.rate)} right of "
                f"{found.right.asked}, {percent(found.guess)} by chance",
            )
            for found in report.quizzes
        ),
    )


def known_share(right: Tally, guess: float) -> float:
    """What is left of right answers when lucky guesses are taken out."""
    return without_guesses(right.rate or 0.0, guess) if guess < 1 else 0.0
