"""Prints the table: `uv run python -m tests.bench [--sizes 1000,10000] [--rounds N] [--only NAME]... [--json]`."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from tempfile import gettempdir

from tests.bench.anki_reading import anki_reading
from tests.bench.anki_rows import ANKI_MEASURES
from tests.bench.rows import MEASURES, Bench, Row

EVERY = {**MEASURES, **ANKI_MEASURES, "anki-reading": anki_reading}


def main() -> None:
    """Measure what was asked for, telling each row as soon as it is known."""
    asked = _arguments()
    bench = Bench(tuple(sorted(asked.sizes)), asked.rounds, asked.cache.absolute())
    machine = _machine()
    rows = _rows(bench, asked.only or list(EVERY))
    if asked.json:
        _say(json.dumps({"machine": machine, "rows": [_as_json(row) for row in rows]}, indent=1))
        return
    _say(f"{machine}; medians of {bench.rounds} rounds, taken in turn")
    _say(_HEAD)
    measured = []
    for row in rows:
        _say(_line(row))
        measured.append(row.stones.about)
    _say("\n".join(["", *dict.fromkeys(measured)]))


def _arguments() -> argparse.Namespace:
    explained = "\n".join(f"  {name:16} {measure.__doc__}" for name, measure in EVERY.items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="How fast quizapp is, as ratios to a yardstick taken in the same minute.",
        epilog=f"measures:\n{explained}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", type=_numbers, default=(1_000, 10_000, 100_000), help="cards, as 1000,10000")
    parser.add_argument("--rounds", type=int, default=15, help="how often each process is started")
    parser.add_argument("--only", action="append", choices=EVERY, help="one measure; may be given again")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--cache", type=Path, default=Path(gettempdir(), "quizapp-bench"), help="where built collections are kept"
    )
    return parser.parse_args()


def _rows(bench: Bench, names: list[str]) -> Iterator[Row]:
    bench.cache.mkdir(parents=True, exist_ok=True)
    for name in names:
        sys.stderr.write(f"{name} ...\n")
        yield from EVERY[name](bench)


_HEAD = (
    f"{'measure':15} {'what / beside what':44} {'cards':>7} {'quizapp':>10} {'yardstick':>10} {'ratio':>6} {'goal':>5}"
)


def _line(row: Row) -> str:
    yardstick = f"{row.yardstick:.4g} {row.unit}" if row.yardstick else ""
    ratio = f"{row.ratio:.2f}" if row.ratio else ""
    goal = f"{row.goal:.1f}" if row.goal else ""
    figure = f"{row.figure:.4g} {row.unit}"
    measured = f"{row.name:15} {row.what:44} {row.stones.cards:>7,} {figure:>10} {yardstick:>10}"
    return f"{measured} {ratio:>6} {goal:>5} {row.verdict}".rstrip()


def _as_json(row: Row) -> dict[str, object]:
    facts = {field.name: getattr(row, field.name) for field in fields(row)}
    return {**facts, "stones": row.stones.about, "ratio": row.ratio, "verdict": row.verdict}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _machine() -> str:
    return (
        f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors, "
        f"load {os.getloadavg()[0]:.1f}"
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    main()
