"""A month of daily use of the real app, its clock set forward day by day; what the statistics say of it is counted."""

from collections import Counter, defaultdict
from datetime import timedelta
from random import Random

from textual.pilot import Pilot

from quizapp.config import Places, Typing
from quizapp.core.day import study_day
from quizapp.core.history import Event, EventKind, replay, undone
from quizapp.core.memory import Rating
from quizapp.core.schedule import Schedule
from quizapp.core.stats import Tally
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.screens.review import ReviewScreen
from quizapp.tui.screens.today import TodayScreen
from quizapp.workspace import Workspace
from quizapp.workspace.stats import report
from tests.conftest import write_concept
from tests.tui.conftest import DAY, NOW, app_on, running, workspace_at

DAYS = 30
WEEK = 15
"""Days for which the app stays open."""


async def test_a_month_of_mornings(places: Places) -> None:
    """Whatever was done, by key after key: every answer counts on its day, and the statistics add up to the log."""
    dice = Random(20261123)
    for n in range(12):
        write_concept(
            places.decks, f"stars/{n}.yaml", f"title: Star {n}\nfacts: [{{q: Where is star {n}?, a: Far {n}}}]"
        )
    write_concept(places.decks, "stars/deck.yaml", "title: Stars\ncards: {off: [term, definition]}\n")
    answered: Counter[int] = Counter()
    for first in range(0, DAYS, WEEK):
        with workspace_at(places, NOW + first * DAY, new_per_day=2, type_answers=Typing.NEVER) as workspace:
            app = app_on(workspace, Start.TODAY)
            async with running(app) as pilot:
                for day in range(first, first + WEEK):
                    workspace.clock.fixed = NOW + day * DAY
                    await app.run_action("look")
                    if dice.random() < 0.8:
                        await _morning(app, pilot, workspace, dice, answered)
    with workspace_at(places, NOW + DAYS * DAY) as workspace:
        gone = undone(workspace.history())
        counting = [each for each in workspace.history() if each.kind is EventKind.ANSWER and each.key not in gone]
        assert Counter(event.day for event in counting) == +answered
        _check_statistics(workspace, counting)
        _check_schedules(workspace)


async def _morning(
    app: QuizApp, pilot: Pilot[None], workspace: Workspace, dice: Random, answered: Counter[int]
) -> None:
    """Answer what is due, with a slip now and then; then back to Today."""
    await pilot.press("enter")
    for _ in range(3):
        if not isinstance(app.screen, ReviewScreen):
            break
        workspace.clock.fixed = (workspace.clock.fixed or NOW) + timedelta(seconds=20)
        await pilot.press("space", dice.choice("1333334"))
        answered[workspace.now().day] += 1
        match dice.random():
            case slip if slip < 0.1:
                await pilot.press("u")
                answered[workspace.now().day] -= 1
                if slip < 0.05:
                    await pilot.press("U")
                    answered[workspace.now().day] += 1
            case rare if rare < 0.13 and isinstance(app.screen, ReviewScreen):
                await pilot.press("b")
    if not isinstance(app.screen, TodayScreen):
        await pilot.press("q")
        await pilot.pause()
    assert isinstance(app.screen, TodayScreen)


def _check_statistics(workspace: Workspace, counting: list[Event]) -> None:
    """Against sums over the answers that count."""
    found = report(workspace)

    assert {day: counted.answers for day, counted in found.days.items() if counted.answers} == (
        Counter(event.day for event in counting)
    )
    assert sum(found.calendar) == sum(hour.answers for hour in found.hours) == len(counting) > 40
    assert {day: counted.retention.all for day, counted in found.days.items() if counted.retention.all.asked} == (
        _retention(counting)
    )
    assert sum(counted.new for counted in found.days.values()) == len({event.card for event in counting})


def _check_schedules(workspace: Workspace) -> None:
    """Against the replay of the log, whose events are on the days of their times."""
    log = list(workspace.history())
    schedules = {card.id: queued.schedule for card in workspace.cards() if (queued := workspace.queued(card.id))}
    replayed = replay(log)

    assert all(study_day(event.at_ms, event.offset_min) == event.day for event in log)
    assert schedules == {card: replayed.get(card, Schedule()) for card in schedules}


def _retention(counting: list[Event]) -> dict[int, Tally]:
    """Of the answers to cards that had waited for days: how many of how many were remembered, by day."""
    last: dict[str, Event] = {}
    tallies: dict[int, Tally] = defaultdict(Tally)
    for event in counting:
        before = last.get(event.card)
        if before and before.interval and before.interval > 0 and before.day < event.day:
            tallies[event.day] += Tally(int(event.rating is not Rating.AGAIN), 1)
        last[event.card] = event
    return dict(tallies)
