"""Years of daily use, simulated on a real database: `uv run python -m tests.years [--years N] [--lives N] [--seed S]`.

One life for each of thirty time zones. Its learner sits down at all hours, travels to the other zones and back, lives
through every change of summer time, stays away for weeks, and has a clock that is wrong now and then, by minutes or
days. At every sitting: no card is due that was answered for this study day already, none that is due is missing, and
the past is what it was.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from quizapp.config import Places, Settings
from quizapp.core.day import study_day
from quizapp.core.memory import Rating
from quizapp.core.schedule import Phase, Schedule
from quizapp.core.session import Waiting
from quizapp.storage import events
from quizapp.workspace import Workspace
from tests.conftest import write_concept

ZONES = (
    "Europe/Berlin", "Europe/London", "Europe/Lisbon", "Europe/Helsinki", "Europe/Dublin", "Europe/Istanbul",
    "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "America/Havana",
    "America/Asuncion", "America/Santiago", "America/Phoenix", "Atlantic/Azores", "Africa/Cairo", "Africa/Casablanca",
    "Africa/Nairobi", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Beirut", "Asia/Shanghai",
    "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia",
    "Pacific/Kiritimati",
)  # fmt: skip
CARDS = 12
BEGIN = datetime(2010, 1, 1, tzinfo=UTC)
"""Far enough back for Apia's missing day and for zones that gave up summer time since."""

AWAY, MISSED, WRONG = 0.03, 0.02, 0.03
"""How likely a sitting is the first of a journey, is followed by missed weeks, or has a wrong clock."""


@dataclass
class Life:
    """One learner. `wrong` says what should not have happened."""

    home: str
    dice: Random
    wrong: list[str] = field(default_factory=list)
    sittings: int = 0
    days: Counter[int] = field(default_factory=Counter)
    """Answers by the study day that it was when they were given."""

    def live(self, folder: Path, years: int) -> None:
        """So many years from their first card on."""
        for n in range(CARDS):
            write_concept(folder / "decks", f"n/{n}.yaml", f"title: Number {n}\nfacts: [{{q: 'Name {n}?', a: yes}}]\n")
        write_concept(folder / "decks", "n/deck.yaml", "title: N\ncards: {off: [term, definition, contrast]}\n")
        places = Places(folder / "decks", folder / "q.db", folder / "settings.toml", own_decks=False)
        settings = Settings(show_pages=False, new_per_day=4, reviews_per_day=1000)
        with Workspace(places, settings, BEGIN) as space:
            space.db.connection.execute("PRAGMA synchronous = OFF")  # a power cut is not what this is about
            space.refresh()
            self._live(space, BEGIN + timedelta(days=365.25 * years))
            self._look_back(space)

    def _live(self, space: Workspace, end: datetime) -> None:
        now, zone, back = BEGIN, self.home, BEGIN
        while now < end:
            if zone != self.home and now > back:
                zone = self.home
            elif self.dice.random() < AWAY:
                zone, back = self.dice.choice(ZONES), now + timedelta(days=self.dice.uniform(2, 20))
            self._sit(space, now + self._clock_error(), ZoneInfo(zone))
            now += timedelta(
                hours=self.dice.choice([3, 9, 20, 22, 24, 24, 25, 26, 30]), minutes=self.dice.randrange(60)
            )
            if self.dice.random() < MISSED:
                now += timedelta(days=self.dice.uniform(5, 40))

    def _clock_error(self) -> timedelta:
        if self.dice.random() > WRONG:
            return timedelta()
        return self.dice.choice([1, -1]) * timedelta(minutes=self.dice.choice([7, 90, 60 * 30, 60 * 24 * 3]))

    def _sit(self, space: Workspace, shown: datetime, zone: ZoneInfo) -> None:
        """One sitting, at what the clock shows: all that is due is answered, steps as long as there is patience."""
        self.sittings += 1
        space.clock.fixed = shown.astimezone(zone)
        self._check_due(space)
        review = space.review()
        for _ in range(self.dice.randrange(4, 30)):
            if isinstance(review.state, Waiting):
                shown += timedelta(minutes=self.dice.choice([1, 5, 15]))
                space.clock.fixed = shown.astimezone(zone)
                review.advance()
                continue
            if review.question is None:
                break
            shown += timedelta(seconds=20)
            space.clock.fixed = shown.astimezone(zone)
            review.reveal()
            review.grade(self.dice.choices([*Rating], [2, 1, 12, 2])[0])
            self.days[space.now().day] += 1
        if self.sittings % 100 == 0:
            self._look_back(space)

    def _check_due(self, space: Workspace) -> None:
        """What is asked is exactly what the schedules, replayed from the log alone, say that is due."""
        now = space.now()
        due = space.today().due
        schedules = {card.id: queued.schedule for card in space.cards() if (queued := space.queued(card.id))}
        asked = {*due.learning, *due.reviews}
        numbers = dict(space.db.rows("SELECT n, id FROM cards"))
        names = {str(numbers.get(card, card)) for card in asked}
        wanted = {str(name) for name, schedule in schedules.items() if _is_due(schedule, now.day, now.at_ms)}
        self._expect(wanted <= names, f"due and not asked on {now}: {wanted - names}")
        again = [
            name
            for name, schedule in schedules.items()
            if str(name) in names and schedule.interval > 0 and schedule.last_day >= now.day
        ]
        self._expect(not again, f"due twice on {now}: {again}")
        new = sum(schedule.phase is Phase.NEW for schedule in schedules.values())
        self._expect(len(schedules) == CARDS, "a card is gone")
        self._expect(len(due.new) <= new, "more new cards than there are")

    def _look_back(self, space: Workspace) -> None:
        """Every day has the answers it had, each event lies in its day, and the cache is the replay."""
        found = dict(space.db.rows("SELECT day, count(*) FROM events WHERE kind = 'answer' GROUP BY day"))
        self._expect(found == dict(self.days), "the past has moved")
        misplaced = [event for event in space.history() if study_day(event.at_ms, event.offset_min) != event.day]
        self._expect(not misplaced, f"events outside their day: {misplaced[:1]}")
        self._expect(not events.outdated(space.db), "the cache is not the replay")

    def _expect(self, fine: bool, message: str) -> None:
        if not fine:
            self.wrong.append(f"{self.home}, sitting {self.sittings}: {message}")


def _is_due(schedule: Schedule, day: int, at_ms: int) -> bool:
    if schedule.phase is Phase.NEW:
        return False
    return schedule.due_ms <= at_ms if schedule.due_ms else schedule.due_day <= day


def live(home: str, years: int, seed: int) -> Life:
    """A whole life in a folder of its own."""
    life = Life(home, Random(f"{home} {seed}"))
    with TemporaryDirectory() as folder:
        life.live(Path(folder), years)
    return life


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--lives", type=int, default=len(ZONES))
    parser.add_argument("--seed", type=int, default=20261123)
    chosen = parser.parse_args()
    lives = []
    for zone in ZONES[: chosen.lives]:
        lives.append(live(zone, chosen.years, chosen.seed))
        done = lives[-1]
        sys.stdout.write(
            f"{zone:22} {done.sittings:6} sittings {sum(done.days.values()):7} answers, {len(done.wrong)} wrong\n"
        )
        sys.stdout.flush()
    complaints = [complaint for done in lives for complaint in done.wrong]
    sys.stdout.write(
        "\n".join([f"{len(lives)} lives of {chosen.years} years: {len(complaints)} things wrong.", *complaints])
    )
    sys.stdout.write("\n")
    sys.exit(1 if complaints else 0)
