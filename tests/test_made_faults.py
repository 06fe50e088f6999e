"""A few of the faults that `python -m tests.faults` makes by the thousand."""

import subprocess
import sys

from tests.faults import Deed, Fault, Tally, report


def test_no_fault_costs_an_acknowledged_event() -> None:
    """Whatever is killed, shut out, raced or out of room: all is there, sound, and equal to the replay of the log."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--count", "12", "--seed", "1"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "12 faults" in done.stdout and "0 things wrong" in done.stdout


def test_what_is_wrong_is_printed() -> None:
    """A run that found something says what."""
    tally = Tally(wrong=["fault 7, grade killed: 1 events lost"])
    tally.made[Deed("grade", lambda home, n: []).name, Fault.KILL] = 7

    assert "1 things wrong.\nfault 7, grade killed" in report(tally)
    assert "7 faults" in report(tally)
