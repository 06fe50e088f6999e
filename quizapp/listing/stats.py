"""The statistics, as a text of questions and answers, and as JSON with every number."""

from quizapp.core.day import day_date
from quizapp.core.stats import AHEAD_DAYS, STABILITIES, Retention, Tally
from quizapp.listing.panel import panel_text
from quizapp.listing.panels import known_share, panels
from quizapp.listing.words import json_text, safe
from quizapp.workspace.stats import Report


def stats_text(report: Report) -> str:
    """Every question with its answer, for a terminal of 80 columns."""
    return safe("\n\n".join(map(panel_text, panels(report))))


def stats_json(report: Report) -> str:
    """An object with every number; shares from 0 to 1, times in milliseconds, days as dates."""
    return json_text(
        {
            "day": str(day_date(report.day)),
            **_done(report),
            **_coming(report),
            **_remembered(report),
            **_learnt(report),
            "concepts": _concepts(report),
            "quizzes": _quizzes(report),
        }
    )


def _done(report: Report) -> dict[str, object]:
    """Answers given, and when."""
    today, year, first = report.today, report.year, report.day - len(report.calendar) + 1
    return {
        "today": {"answers": today.answers, "ms": today.took_ms, "new": today.new},
        "streak": report.streak,
        "year": {"answers": year.answers, "days": len(report.days), "ms": year.took_ms},
        "calendar": {str(day_date(first + n)): count for n, count in enumerate(report.calendar) if count},
    }


def _coming(report: Report) -> dict[str, object]:
    """Reviews of the days ahead, and those that are overdue."""
    return {
        "forecast": [
            {"day": str(day_date(report.day + n)), "due": due, "ms": due * report.pace_ms}
            for n, due in enumerate(report.forecast)
        ],
        "overdue": report.overdue,
    }


def _remembered(report: Report) -> dict[str, object]:
    """What was remembered beside what was meant, by span, deck, prediction and hour."""
    return {
        "desired_retention": report.desired,
        "retention": {name: _retention(some) for name, some in report.periods.items()},
        "decks": [
            {
                "deck": share.deck,
                "section": share.section or None,
                "desired_retention": share.desired,
                **_retention(share.retention),
            }
            for share in report.shares
        ],
        "calibration": [
            {"from": found.low, "to": found.high, "expected": found.expected, **_tally(found.remembered)}
            for found in report.calibration
        ],
        "hours": [
            {"hour": hour.hour, "answers": hour.answers, "ms": hour.took_ms, **_tally(hour.remembered)}
            for hour in report.hours
        ],
    }


def _learnt(report: Report) -> dict[str, object]:
    """How many cards stand at each stability, by its lower bound in days, and at each difficulty."""
    return {
        "stability": dict(zip(map(str, STABILITIES[:-1]), report.stabilities, strict=True)),
        "difficulty": dict(zip(map(str, range(1, 11)), report.difficulties, strict=True)),
    }


def _concepts(report: Report) -> list[dict[str, object]]:
    return [
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
    ]


def _quizzes(report: Report) -> list[dict[str, object]]:
    return [
        {
            "form": found.form.value,
            "chance": found.guess,
            "known": known_share(found.right, found.guess),
            **_tally(found.right),
        }
        for found in report.quizzes
    ]


def _retention(some: Retention) -> dict[str, object]:
    return {**_tally(some.all), "young": _tally(some.young), "mature": _tally(some.mature)}


def _tally(tally: Tally) -> dict[str, object]:
    low, high = tally.bounds
    return {
        "reviews": tally.asked,
        "remembered": tally.passed,
        "rate": tally.rate,
        "confidence": [low, high] if tally.asked else None,
    }
