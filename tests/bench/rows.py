"""The rows of the table: what is measured, beside what, and how much more it may take."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

from tests.bench.collection import CARDS_PER_CONCEPT, Collection, collection
from tests.bench.measure import (
    IMPORT_TEXTUAL,
    ONE_LINE_APP,
    ONE_LINE_TEXT,
    QUIZAPP,
    Painted,
    medians,
    p95,
    painted,
    probe,
    run_ms,
)

FILES = 1_000
"""The most files a collection has: a larger one has several concepts in a file. Files are a growth of their own."""

MANY_FILES = (FILES, 10 * FILES)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, as a ratio to its yardstick where it has one."""

    name: str
    what: str
    stones: Collection
    figure: float
    unit: str
    yardstick: float | None = None
    goal: float | None = None
    """The ratio that it may not exceed; None where it is only reported."""

    @property
    def ratio(self) -> float | None:
        return self.figure / self.yardstick if self.yardstick else None

    @property
    def verdict(self) -> str:
        """`ok`, `over`, or nothing where there is no goal."""
        if self.ratio is None or self.goal is None:
            return ""
        return "ok" if self.ratio <= self.goal else "over"


@dataclass(frozen=True, slots=True)
class Bench:
    """What was asked for on the command line."""

    sizes: tuple[int, ...]
    """Numbers of cards, ascending."""
    rounds: int
    cache: Path

    def sized(self, cards: int) -> Collection:
        """A collection of about so many cards with two years of answers."""
        concepts = max(1, cards // CARDS_PER_CONCEPT)
        return collection(self.cache, concepts, min(concepts, FILES), answered=True)

    def fresh(self, files: int) -> Collection:
        """A collection that nobody has answered yet, with one concept in each file."""
        return collection(self.cache, files, files, answered=False)


def due(bench: Bench) -> Iterator[Row]:
    """`quizapp due` as a shell prompt calls it, nothing changed on the disk, beside importing Textual."""
    for size in bench.sizes:
        stones = bench.sized(size)
        ours, textual = medians(bench.rounds, _due(stones), _import_textual(stones))
        yield Row("due", "quizapp due / import textual.app", stones, ours, "ms", textual, 0.4)


def first_card(bench: Bench) -> Iterator[Row]:
    """From process start to the first card on a real terminal, beside the first paint of a one-line Textual app."""
    for size in bench.sizes:
        stones = bench.sized(size)
        ours, textual = medians(bench.rounds, _first_card(stones), _first_line(stones))
        yield Row("first-card", "first card / one-line app", stones, ours, "ms", textual, 1.7)


def unchanged_files(bench: Bench) -> Iterator[Row]:
    """`quizapp due` with 1,000 unchanged concept files, beside the same with one; with 10,000 it is only reported."""
    one = bench.fresh(1)
    for files in MANY_FILES:
        many = bench.fresh(files)
        ours, yardstick = medians(bench.rounds, _due(many), _due(one))
        goal = 1.2 if files == FILES else None
        yield Row("unchanged-files", f"due, {files:,} files / one file", many, ours, "ms", yardstick, goal)


def cold_files(bench: Bench) -> Iterator[Row]:
    """1,000 concept files read for the first time, a file, beside the bare parse of the same files by CSafeLoader."""
    stones = bench.fresh(FILES)
    with TemporaryDirectory(dir=bench.cache) as scratch:
        found = probe("cold", stones, scratch)
    for name, what in (
        ("parse_us", "read and check a file / bare YAML"),
        ("generate_us", "make its cards / bare YAML"),
        ("whole_us", "whole first refresh, a file / bare YAML"),
    ):
        yield Row("cold-files", what, stones, found[name], "µs", found["yaml_us"])


def impact(bench: Bench) -> Iterator[Row]:
    """`quizapp impact --base HEAD` with one of 1,000 files edited since the commit, beside two seconds."""
    stones = bench.fresh(FILES)
    with TemporaryDirectory(dir=bench.cache) as scratch:
        decks = Path(scratch, "decks")
        copytree(stones.environment()["QUIZAPP_DECKS"], decks)
        environment = {**stones.environment(), "QUIZAPP_DECKS": str(decks)}
        git = ["git", "-C", scratch, "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "before"]):
            run_ms([*git, *arguments], environment)
        edited = next(file for file in sorted(decks.rglob("*.yaml")) if file.name != "deck.yaml")
        text = edited.read_text(encoding="utf-8")
        edited.write_text(text.replace("tagline: ", "tagline: Once more ", 1), encoding="utf-8")
        [ours] = medians(bench.rounds, lambda: run_ms([*QUIZAPP, "impact", "--base", "HEAD"], environment))
    yield Row("impact", "impact of an edit / two seconds", stones, ours, "ms", 2_000, 1.0)


def check(bench: Bench) -> Iterator[Row]:
    """`quizapp check` of 1,000 concept files: for the first time, and with nothing changed; beside importing Textual.

    On the machine of the goals (2 s and 0.3 s) that import takes a quarter of a second.
    """
    stones = bench.fresh(FILES)
    kept, textual = medians(bench.rounds, _check(stones), _import_textual(stones))
    yield Row("check", "nothing changed / import textual.app", stones, kept, "ms", textual, 1.2)
    rounds = max(1, bench.rounds // 5)
    cold, textual = medians(rounds, _check_cold(stones), _import_textual(stones))
    yield Row("check", "for the first time / import textual.app", stones, cold, "ms", textual, 8.0)


def queue(bench: Bench) -> Iterator[Row]:
    """Open the database, build today's queue, load the first card; beside the same with the smallest collection."""
    smallest, *larger = [bench.sized(size) for size in bench.sizes]
    for stones in larger:
        for figure, what, goal in (
            ("ms", "open and queue", 3.0),
            ("with_imports_ms", "with imports", None),
            ("session_ms", "a session's whole queue", None),
        ):
            ours, yardstick = medians(bench.rounds, _queue(stones, figure), _queue(smallest, figure))
            yield Row("queue", f"{what} / {smallest.cards:,} cards", stones, ours, "ms", yardstick, goal)


def quiz(bench: Bench) -> Iterator[Row]:
    """Choose and make the 20 questions of a quiz; beside the same with the smallest collection."""
    smallest, *larger = [bench.sized(size) for size in bench.sizes]
    for stones in larger:
        ours, yardstick = medians(bench.rounds, _quiz(stones), _quiz(smallest))
        yield Row("quiz", f"a quiz of 20 / {smallest.cards:,} cards", stones, ours, "ms", yardstick, 10.0)


def search(bench: Bench) -> Iterator[Row]:
    """The first results of a search as it is typed, letter by letter (p95), beside what nobody waits for: 50 ms."""
    for size in bench.sizes:
        stones = bench.sized(size)
        found = probe("search", stones)
        yield Row("search", "results of a letter, p95 / 50 ms", stones, p95(found["each_ms"]), "ms", 50.0, 1.0)


def typing(bench: Bench) -> Iterator[Row]:
    """The cards of a file of 500 lines after each letter, and all its findings (p95), beside 100 ms."""
    stones = bench.sized(bench.sizes[0])
    found = probe("typing", stones)
    for name, what, goal in (("sketches_ms", "cards", 1.0), ("checks_ms", "findings", None)):
        took = p95(found[name])
        yield Row("typing", f"{what} of {found['lines']:.0f} lines, p95 / 100 ms", stones, took, "ms", 100.0, goal)


def grade(bench: Bench) -> Iterator[Row]:
    """An answer with the next card (p95), beside a bare one-row commit to the same disk (WAL, synchronous=FULL)."""
    for size in bench.sizes:
        stones = bench.sized(size)
        with TemporaryDirectory(dir=bench.cache) as scratch:
            found = probe("grade", stones, scratch)
        answer, commit = p95(found["answers_ms"]), p95(found["commits_ms"])
        yield Row("grade", "grade and next card / bare commit, p95", stones, answer, "ms", commit, 4.0)


def memory(bench: Bench) -> Iterator[Row]:
    """Peak memory until the first card is turned and its grades are offered, beside a one-line Textual app's."""
    stones = bench.sized(bench.sizes[-1])
    turned = [(b" ", "Good")]
    ours, textual = medians(bench.rounds, lambda: _review(stones, turned).peak_mb, lambda: _one_line(stones).peak_mb)
    yield Row("memory", "peak memory / one-line app", stones, ours, "MB", textual, 2.0)


def replay(bench: Bench) -> Iterator[Row]:
    """Replay of the whole event log, an event: reading it, and folding it into schedules."""
    stones = bench.sized(bench.sizes[-1])
    found = probe("replay", stones)
    for name, what in (("read_us", "read an event"), ("fold_us", "fold an event")):
        yield Row("replay", f"{what}, of {stones.events:,}", stones, found[name], "µs")


Measure = Callable[[], float]


def _due(stones: Collection) -> Measure:
    return lambda: run_ms([*QUIZAPP, "due"], stones.environment())


def _check(stones: Collection) -> Measure:
    return lambda: run_ms([*QUIZAPP, "check"], stones.environment(), fine=(0, 1))


def _check_cold(stones: Collection) -> Measure:
    def measured() -> float:
        rmtree(stones.folder / ".cache", ignore_errors=True)
        return _check(stones)()

    return measured


def _import_textual(stones: Collection) -> Measure:
    return lambda: run_ms(IMPORT_TEXTUAL, stones.environment())


def _first_card(stones: Collection) -> Measure:
    return lambda: _review(stones).ms


def _first_line(stones: Collection) -> Measure:
    return lambda: _one_line(stones).ms


def _queue(stones: Collection, figure: str) -> Measure:
    return lambda: float(probe("queue", stones)[figure])


def _quiz(stones: Collection) -> Measure:
    return lambda: float(probe("quiz", stones)["ms"])


def _review(stones: Collection, then: Sequence[tuple[bytes, str]] = ()) -> Painted:
    return painted([*QUIZAPP, "review"], stones.environment(), stones.prompt[:40], then)


def _one_line(stones: Collection) -> Painted:
    return painted(ONE_LINE_APP, stones.environment(), ONE_LINE_TEXT)


MEASURES: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "due": due,
    "first-card": first_card,
    "unchanged-files": unchanged_files,
    "cold-files": cold_files,
    "impact": impact,
    "check": check,
    "queue": queue,
    "quiz": quiz,
    "search": search,
    "typing": typing,
    "grade": grade,
    "memory": memory,
    "replay": replay,
}
