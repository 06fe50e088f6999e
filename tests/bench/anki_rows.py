"""The rows beside Anki: packages beside genanki and the official backend, daily use beside the official backend.

Both see the same cards, the same reviews and the same day: today, because the backend's clock cannot be set.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.collection import Collection
from tests.bench.measure import medians, p95, probe
from tests.bench.rows import Bench, Measure, Row

MOST_MB = 100.0
"""The most memory that an export may take, whatever its size."""

_MODULE = "tests.bench.anki_probes"


def anki_package(bench: Bench) -> Iterator[Row]:
    """Write a package of all notes, beside genanki's own writer and beside the export of the official backend."""
    for size in bench.sizes:
        stones = bench.sized(size)
        with TemporaryDirectory(dir=bench.cache) as scratch:
            whole = _anki("whole", stones, scratch)
            _anki("adopt", stones, scratch)
            ours, genanki, backend = medians(
                bench.rounds, *(_ms(name, stones, scratch) for name in ("write", "genanki", "backend"))
            )
        yield Row("anki-package", "write notes / genanki's own writer", stones, ours, "ms", genanki, 0.5)
        yield Row("anki-package", "write notes / Anki's export", stones, ours, "ms", backend, 1.0)
        yield Row("anki-package", "whole export with progress / Anki's export", stones, whole["ms"], "ms", backend)
        yield Row("anki-package", "peak memory of it / 100 MB", stones, whole["peak_mb"], "MB", MOST_MB, 1.0)


def anki_daily(bench: Bench) -> Iterator[Row]:
    """Start, next card and grade, a year's statistics, training and memory, beside the official backend."""
    for size in bench.sizes:
        stones = bench.sized(size)
        with TemporaryDirectory(dir=bench.cache) as scratch:
            _anki("whole", stones, scratch)
            _anki("adopt", stones, scratch)
            yield from _daily(bench, stones, scratch)


def _daily(bench: Bench, stones: Collection, scratch: str) -> Iterator[Row]:
    start, theirs = medians(bench.rounds, _start(stones), _ms("start", stones, scratch))
    yield Row("anki-daily", "start and due queue / Anki", stones, start, "ms", theirs, 0.5)
    ours, backend = [], []
    for _ in range(bench.rounds):
        ours.append(probe("grade", stones, scratch, now=_today()))
        backend.append(_anki("answers", stones, scratch))
    for what, of in (("p50", median), ("p95", p95)):
        taken, yardstick = (median(of(each["answers_ms"]) for each in side) for side in (ours, backend))
        yield Row("anki-daily", f"next card and grade / Anki, {what}", stones, taken, "ms", yardstick, 1.0)
    peak, yardstick = (median(each["peak_mb"] for each in side) for side in (ours, backend))
    yield Row("anki-daily", "peak memory of that / Anki", stones, peak, "MB", yardstick, 0.5)
    year, graphs = medians(bench.rounds, _ms("report", stones, scratch), _ms("graphs", stones, scratch))
    yield Row("anki-daily", "statistics of a year / Anki", stones, year, "ms", graphs, 1.0)
    if _anki("train", stones, scratch)["ms"]:
        ours, backend = [], []
        for _ in range(bench.rounds):
            ours.append(_anki("train", stones, scratch))
            backend.append(_anki("optimize", stones, scratch))
        for figure, what, goal in (
            ("ms", "train weights once / Anki", 1.1),
            ("whole_ms", "train twice, judge three times / Anki: once each", None),
        ):
            taken, yardstick = (median(each[figure] for each in side) for side in (ours, backend))
            yield Row("anki-daily", what, stones, taken, "ms", yardstick, goal)


def _start(stones: Collection) -> Measure:
    return lambda: float(probe("queue", stones, now=_today())["with_imports_ms"])


def _ms(name: str, stones: Collection, scratch: str) -> Measure:
    return lambda: float(_anki(name, stones, scratch)["ms"])


def _anki(name: str, stones: Collection, scratch: str) -> dict[str, float]:
    return probe(name, stones, scratch, module=_MODULE, now=_today())


def _today() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")


ANKI_MEASURES: dict[str, Callable[[Bench], Iterator[Row]]] = {"anki-package": anki_package, "anki-daily": anki_daily}
"""They need the development group: the official backend is imported nowhere else but in tests."""
