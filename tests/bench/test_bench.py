"""The benchmark itself: that it runs and says what it should, never how long anything took."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.collection import Collection
from tests.bench.rows import Row


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a small collection is built, once for all tests."""
    return tmp_path_factory.mktemp("bench")


def measured(cache: Path, *only: str) -> list[dict[str, Any]]:
    """The rows of a small run."""
    command = [sys.executable, "-m", "tests.bench", "--json", "--rounds=1", "--sizes=100", f"--cache={cache}"]
    options = [f"--only={name}" for name in only]
    done = subprocess.run([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout)["rows"]
    return rows


def test_a_small_run_has_every_row(cache: Path) -> None:
    """A small collection is built and measured: from outside, on a terminal, and by probes."""
    rows = measured(cache, "due", "first-card", "search", "typing", "grade", "memory", "replay")

    assert [row["name"] for row in rows] == [
        "due",
        "first-card",
        "search",
        "typing",
        "typing",
        "grade",
        "memory",
        "replay",
        "replay",
    ]
    assert all(row["figure"] > 0 for row in rows)


def test_anki_is_measured_beside(cache: Path) -> None:
    """On the same cards and reviews."""
    pytest.importorskip("anki")
    rows = measured(cache, "anki-package", "anki-daily", "anki-reading")

    assert [row["name"] for row in rows] == ["anki-package"] * 4 + ["anki-daily"] * 7 + ["anki-reading"]
    assert all(row["figure"] > 0 and row["yardstick"] > 0 for row in rows)


@pytest.mark.parametrize(("figure", "goal", "verdict"), [(0.4, 0.4, "ok"), (0.41, 0.4, "over"), (9.0, None, "")])
def test_the_verdict_follows_the_goal(figure: float, goal: float | None, verdict: str) -> None:
    """A ratio up to its goal is fine; without a goal there is nothing to say."""
    stones = Collection(Path(), concepts=1, files=2, cards=10, events=100, reviewing=9, due=1, prompt="")

    assert Row("due", "", stones, figure, "ms", 1.0, goal).verdict == verdict
