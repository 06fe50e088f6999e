"""The benchmark itself: that it runs and says what it should, never how long anything took."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.collection import Collection
from tests.bench.rows import Row


def test_a_small_run_has_every_row(tmp_path: Path) -> None:
    """A small collection is built and measured: from outside, on a terminal, and by probes."""
    only = ["--only=due", "--only=first-card", "--only=grade", "--only=memory", "--only=replay"]
    command = [sys.executable, "-m", "tests.bench", "--json", "--rounds=1", "--sizes=400", f"--cache={tmp_path}"]
    done = subprocess.run([*command, *only], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    rows = json.loads(done.stdout)["rows"]

    assert [row["name"] for row in rows] == ["due", "first-card", "grade", "memory", "replay", "replay"]
    assert all(row["figure"] > 0 for row in rows)


@pytest.mark.parametrize(("figure", "goal", "verdict"), [(0.4, 0.4, "ok"), (0.41, 0.4, "over"), (9.0, None, "")])
def test_the_verdict_follows_the_goal(figure: float, goal: float | None, verdict: str) -> None:
    """A ratio up to its goal is fine; without a goal there is nothing to say."""
    stones = Collection(Path(), concepts=1, files=2, cards=10, events=100, reviewing=9, due=1, prompt="")

    assert Row("due", "", stones, figure, "ms", 1.0, goal).verdict == verdict
