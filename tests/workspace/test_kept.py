"""Findings that are kept: quick where nothing changed, and never wrong."""

import os
from pathlib import Path

import pytest

from quizapp import config
from quizapp.workspace import kept
from quizapp.workspace.check import check
from quizapp.workspace.findings import Look
from tests.conftest import write_concept


@pytest.fixture
def checked(decks: Path) -> Path:
    """A folder with one finding, which was checked once."""
    write_concept(
        decks, "tides/03-x.yaml", "title: Ebb\ntagline: Out\nrelated: [flood]\nfacts: [{q: Which?, a: out}]\n"
    )
    assert codes(decks) == ["unknown-concept"]
    return decks


def codes(decks: Path) -> list[str]:
    """What is found by now."""
    return [problem.code for problem in check(str(decks)).problems]


def recalled(decks: Path) -> bool:
    """Whether nobody would have to look."""
    return kept.recall(str(decks), Look.PROBLEMS, kept.basis(str(decks), kept.digests(str(decks)))) is not None


def test_what_was_found_is_kept(checked: Path) -> None:
    """Equal in every part, fixes too."""
    write_concept(checked, "tides/04-y.yaml", "title: Flood\ntagine: In\n")
    first = check(str(checked))

    assert recalled(checked)
    assert check(str(checked)) == first
    assert any(problem.fix for problem in first.problems)


def test_another_file_may_mend_a_finding(checked: Path) -> None:
    """The file with the finding did not change."""
    write_concept(checked, "tides/04-y.yaml", "title: Flood\ntagline: In\nfacts: [{q: Which way?, a: in}]\n")

    assert codes(checked) == []


def test_the_time_of_a_file_tells_nothing(checked: Path) -> None:
    """Two saves in one tick of the clock, of the same length, are two contents."""
    file = checked / "tides/03-x.yaml"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("flood", "Ebb  "), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert codes(checked) == ["link-to-itself"]


def test_a_picture_that_comes_or_goes_is_seen(checked: Path) -> None:
    """Though no concept file changed."""
    text = "title: Map\ntagline: See\nwhat_it_is: |\n  A map is a drawing of land.\n\n  ![Map](map.png)\n"
    write_concept(checked, "tides/04-map.yaml", text)
    missing = codes(checked)
    (checked / "tides/map.png").write_bytes(b"\x89PNG")

    assert missing == ["unknown-concept", "dead-image"]
    assert codes(checked) == ["unknown-concept"]


def test_a_damaged_file_is_no_loss(checked: Path) -> None:
    """One looks again."""
    for file in config.cache_folder().glob("*.json"):
        file.write_text("{", encoding="utf-8")

    assert codes(checked) == ["unknown-concept"]


def test_quality_is_kept_apart(checked: Path) -> None:
    """One is no answer to the other."""
    assert "few-neighbours" in {problem.code for problem in check(str(checked), Look.QUALITY).problems}
    assert codes(checked) == ["unknown-concept"]
