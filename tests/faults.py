"""Faults made on purpose, to every command that writes:
`uv run python -m tests.faults [--count N] [--seed S] [--only DEED]`.

A process is killed or hung up at a random moment, runs out of room, may not write, or another one writes at the same
time. After each fault: the database is sound, every event that was there or was acknowledged is there, and the
schedules equal the replay of the log; what was left half done can be done again. All faults are made to one database,
which gets older by some hours each time.
"""

import argparse
import os
import re
import resource
import signal
import sqlite3
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from quizapp.authoring.read import read_file
from quizapp.cli import main
from quizapp.core.history import EventKey
from quizapp.core.memory import Rating, next_memory
from quizapp.storage import backups, events
from quizapp.storage.database import open_database
from tests.conftest import write_concept
from tests.deeds import CONCEPTS, DEEDS, START, Deed, now, number_text, workspace
from tests.processes import Home

PAST_DAYS = 20


class Fault(StrEnum):
    """What goes wrong."""

    KILL = "killed"
    HANG_UP = "hung up"
    FULL = "disk full"
    READ_ONLY = "read-only"
    RACE = "raced"


@dataclass
class Tally:
    """What came of the faults."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)


class Victim:
    """A home whose database all faults are made to."""

    def __init__(self, folder: Path, seed: int, deeds: Sequence[Deed]) -> None:
        self.home = Home(folder / "home", folder / "decks")
        self.dice = Random(seed)
        self.deeds = deeds
        self.tally = Tally()
        self.known: set[EventKey] = set()
        self._out = folder / "out.txt"
        self._seconds: dict[str, float] = {}

    def prepare(self) -> None:
        """Decks, settings, some answers, a backup; and how long each deed takes when nothing goes wrong."""
        write_concept(self.home.decks, "numbers/deck.yaml", "title: Numbers\n")
        for n in range(CONCEPTS):
            write_concept(self.home.decks, f"numbers/number-{n:03}.yaml", number_text(n))
        settings = self.home.folder / "config" / "quizapp" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text("show_pages = false\nnew_per_day = 9\n")
        self._study()
        for n, deed in enumerate(DEEDS):
            deed.prepare(self.home, n)
            begun = time.monotonic()
            code = self._ended(self._start(deed, n))
            self._seconds[deed.name] = time.monotonic() - begun
            if code and deed.name not in _MAY_REFUSE:
                raise AssertionError(f"{deed.name} does not even work alone: {self._out.read_text()}")
        self.known = self._keys()

    def _study(self) -> None:
        """Some weeks of answers, so that there is something to optimize, to forget and to go back to."""
        for days in range(PAST_DAYS, 0, -1):
            with workspace(self.home, START - timedelta(days=days)) as space:
                space.refresh()
                review = space.review()
                while review.question is not None:
                    review.reveal()
                    review.grade(self.dice.choices([*Rating], [3, 1, 12, 2])[0])

    def suffer(self, n: int) -> None:
        """One fault, and a look at what it left."""
        deed = self.dice.choice(self.deeds)
        fault = self.dice.choice([Fault.KILL, Fault.KILL, *Fault])
        self.tally.made[deed.name, fault] += 1
        deed.prepare(self.home, n)
        self._out.write_text("")
        self.tally.ends[_END.get(self._ended_after(deed, fault, n), "finished")] += 1
        for complaint in (*self._complaints(deed), *deed.halved(self.home, n), *self._redone(deed, n)):
            self.tally.wrong.append(f"fault {n}, {deed.name} {fault}: {complaint}")

    def _ended_after(self, deed: Deed, fault: Fault, n: int) -> int:
        """How the command ended: 0 to 2 as it says itself, negative by a signal."""
        late = self.dice.uniform(0, 1.1 * self._seconds[deed.name])
        match fault:
            case Fault.READ_ONLY:
                with _read_only(self.home.folder):
                    arguments = deed.arguments(self.home, n)
                    done = self.home.run(*arguments, typed=deed.typed(n), env={"QUIZAPP_NOW": now(n).isoformat()})
                self._out.write_text(done.stdout + done.stderr)
                return done.returncode
            case Fault.FULL:
                size = self.home.database.stat().st_size
                return self._ended(self._start(deed, n, room=self.dice.randrange(4096, size + size // 8)))
            case Fault.RACE:
                other = self._start(self.dice.choice(DEEDS[:6]), n)
                code = self._ended(self._start(deed, n))
                self._ended(other)
                return code
            case Fault.KILL | Fault.HANG_UP:
                process = self._start(deed, n)
                time.sleep(late)
                os.kill(process, signal.SIGKILL if fault is Fault.KILL else signal.SIGHUP)
                return self._ended(process)

    def _start(self, deed: Deed, n: int, room: int | None = None) -> int:
        """The command in a process of its own, forked: all modules are loaded already, so that faults come quickly."""
        arguments, typed = deed.arguments(self.home, n), deed.typed(n)
        process = os.fork()
        if process:
            return process
        code: object = 99
        try:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            os.environ.clear()
            os.environ.update(self.home.environment(QUIZAPP_NOW=now(n).isoformat()))
            os.chdir(self.home.folder)
            self._redirect(typed)
            if room is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
            main.main([*arguments], prog_name="quizapp")
        except SystemExit as end:
            code = end.code
        except BaseException:
            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError):
                    stream.flush()
            os._exit(code if isinstance(code, int) else 0)

    def _redirect(self, typed: str) -> None:
        """Standard streams as a shell would set them: what is typed, and one file for all that is said."""
        read, write = os.pipe()
        os.write(write, typed.encode())
        os.close(write)
        said = os.open(self._out, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for number, descriptor in enumerate((read, said, said)):
            os.dup2(descriptor, number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # for as long as this process lives
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115

    def _ended(self, process: int) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

    def _complaints(self, deed: Deed) -> Iterator[str]:
        """Everything that is not as it must be."""
        said = self._out.read_text(encoding="utf-8")
        if "Traceback" in said or "bug in quizapp" in said:
            yield f"a traceback: {said[-500:]}"
        keys = self._keys()
        acknowledged = len(re.findall(deed.said, said))
        self.tally.acknowledged += acknowledged
        if deed.name == "restore" and not self.known <= keys:
            keys |= self._kept()  # what the backup lacks must be in the file that was put aside
        if lost := self.known - keys:
            yield f"{len(lost)} events lost"
        if acknowledged > len(keys - self.known):
            yield f"{acknowledged} acknowledged, {len(keys - self.known)} saved"
        self.known = self._keys()
        yield from self._unsound()

    def _redone(self, deed: Deed, n: int) -> Iterator[str]:
        """What is still not done when a deed that can tell was done again in peace."""
        if deed.missing is None:
            return
        self._ended(self._start(deed, n))
        yield from deed.missing(self.home, n)
        self.known |= self._keys()
        yield from self._unsound()

    def _unsound(self) -> Iterator[str]:
        db = open_database(self.home.database)
        try:
            if found := [text for (text,) in db.rows("PRAGMA integrity_check") if text != "ok"]:
                yield f"unsound: {found}"
            if stale := events.outdated(db):
                yield f"{len(stale)} schedules are not the replay"
        finally:
            db.close()
        for backup in backups.backups(self.home.database)[:1]:
            backups.contents(backup.path)
        package = self.home.folder / "out.apkg"
        if package.exists() and (not zipfile.is_zipfile(package) or zipfile.ZipFile(package).testzip()):
            yield "a package is torn"
        for file in sorted(self.home.decks.rglob("*.yaml")):
            if problems := read_file(str(self.home.decks), str(file.relative_to(self.home.decks))).problems:
                yield f"a concept file is torn: {problems[0]}"

    def _keys(self) -> set[EventKey]:
        return _keys(self.home.database)

    def _kept(self) -> set[EventKey]:
        put_aside = sorted((self.home.folder / "backups").glob("*-before-restore-*.db"))
        return _keys(put_aside[-1]) if put_aside else set()


_MAY_REFUSE = ("forget", "optimize")
"""What there may be no reason for, depending on the answers given so far."""

_END = {1: "problems found", 2: "refused", -signal.SIGKILL: "killed", -signal.SIGHUP: "hung up"}


def _keys(database: Path) -> set[EventKey]:
    with closing(sqlite3.connect(database)) as raw:
        return set(raw.execute("SELECT device, seq FROM events"))


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """Nothing in a folder can be written; permissions hold for the commands that `Home.run` starts."""
    everything = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in everything}
    for path in reversed(everything):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in everything:
            path.chmod(modes[path])


def _load() -> None:
    """What the commands import, so that the forked ones have it."""
    import quizapp.anki.package
    import quizapp.core.quiz.questions.compose
    import quizapp.plain.quiz
    import quizapp.plain.review
    import quizapp.storage.migrations
    import quizapp.workspace.doctor
    import quizapp.workspace.update  # noqa: F401

    next_memory(None, Rating.GOOD, 0)


def run(count: int, seed: int, deeds: Sequence[Deed] = DEEDS) -> Tally:
    """Make that many faults to a new database."""
    _load()
    with TemporaryDirectory() as folder:
        victim = Victim(Path(folder), seed, deeds)
        (victim.home.folder).mkdir()
        victim.prepare()
        for n in range(len(DEEDS), len(DEEDS) + count):
            victim.suffer(n)
        return victim.tally


def report(tally: Tally) -> str:
    """The figures."""
    rows = [f"{'':10}" + "".join(f"{fault:>11}" for fault in Fault)]
    for deed in DEEDS:
        rows.append(f"{deed.name:10}" + "".join(f"{tally.made[deed.name, fault]:11}" for fault in Fault))
    ends = ", ".join(f"{number} {end}" for end, number in tally.ends.most_common())
    return "\n".join(
        [
            *rows,
            "",
            f"{sum(tally.made.values())} faults: {ends}.",
            f"{tally.acknowledged} events acknowledged; {len(tally.wrong)} things wrong.",
            *tally.wrong,
        ]
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--only", action="append", choices=[deed.name for deed in DEEDS], metavar="DEED")
    chosen = parser.parse_args()
    found = run(chosen.count, chosen.seed, [deed for deed in DEEDS if chosen.only is None or deed.name in chosen.only])
    sys.stdout.write(report(found) + "\n")
    sys.exit(1 if found.wrong else 0)
