"""What `check` looks at."""

from pathlib import Path

import pytest

from quizapp.errors import DeckError
from quizapp.workspace.check import check, check_paths
from quizapp.workspace.findings import Look
from tests.conftest import write_concept


def test_a_good_folder_has_no_problems(decks: Path) -> None:
    """Neither in the files nor in the cards they make."""
    assert check(str(decks)).problems == ()


def test_links_are_followed_through_the_whole_folder(decks: Path) -> None:
    """One file is asked about, but its links may lead anywhere."""
    write_concept(
        decks,
        "moon/a.yaml",
        "title: Apogee\ntagline: Up there\nrelated: [tides/spring-tide]\nfacts: [{q: Where?, a: far}]\n",
    )
    file = write_concept(
        decks,
        "moon/b.yaml",
        "title: Perigee\ntagline: Down here\nrelated: [tides/no-such]\nfacts: [{q: When?, a: near}]\n",
    )
    found = check_paths([str(decks / "moon")], str(decks))

    assert [str(file)] == [problem.path for problem in found.problems]


def test_the_quality_of_written_cards_is_checked(decks: Path) -> None:
    """A question that holds its answer is named by the rule it breaks."""
    write_concept(
        decks, "tides/03-x.yaml", "title: Ebb\nfacts: [{q: What is an ebb tide called by sailors?, a: ebb tide}]\n"
    )

    assert "R02" in {problem.code for problem in check(str(decks)).problems}


def test_a_folder_elsewhere(decks: Path, tmp_path: Path) -> None:
    """A decks folder, a deck or a file that is not in use can be checked too."""
    write_concept(tmp_path / "other", "moon/a.yaml", "title: Apogee\ntagine: x\n")
    paths = ("other", "other/moon", "other/moon/a.yaml")
    found = [check_paths([str(tmp_path / path)], str(decks)) for path in paths]

    assert all([problem.code for problem in one.problems] == ["unknown-key"] for one in found)


def test_a_path_to_nothing(decks: Path) -> None:
    """Wrong usage, not an empty answer."""
    with pytest.raises(DeckError, match="no file or folder"):
        check_paths(["nowhere"], str(decks))


def test_paths_are_shown_as_the_caller_sees_them(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative to where they are, so that an editor can jump there."""
    write_concept(decks, "tides/03-x.yaml", "title: Ebb\ntagine: x\n")
    monkeypatch.chdir(decks.parent)

    assert {"decks/tides/03-x.yaml"} == {problem.path for problem in check_paths([], str(decks)).problems}


def test_advice_is_no_problem(decks: Path) -> None:
    """A good folder may still teach more: with two concepts there is little to choose from. Only who asks is told."""
    found = check(str(decks), Look.QUALITY)

    assert not found.failed
    assert {problem.code for problem in found.problems} == {"few-neighbours"}
    assert check(str(decks)).problems == ()


def test_everything_stands_in_the_order_of_the_files(decks: Path) -> None:
    """Problems and advice mixed, as an author goes through a file."""
    write_concept(decks, "tides/03-x.yaml", "title: Ebb\ntagine: x\n")
    found = check(str(decks), Look.QUALITY).problems

    assert [problem.path for problem in found] == sorted(problem.path for problem in found)
    assert {"unknown-key", "no-tagline"} <= {problem.code for problem in found}


def test_totals(decks: Path) -> None:
    """What the concepts asked about make, each counted once."""
    file = str(decks / "tides/02-neap-tide.yaml")
    one = check_paths([file, file], str(decks), Look.QUALITY).totals
    both = check_paths([], str(decks), Look.QUALITY).totals

    assert (one.concepts, both.concepts) == (1, 2)
    assert one.cards_per_concept == one.cards
    assert both.cards_per_concept == both.cards / 2
    assert 4 <= one.kinds_per_concept <= both.kinds_per_concept


def test_totals_of_nothing(tmp_path: Path) -> None:
    """An empty folder has no average."""
    assert check(str(tmp_path), Look.QUALITY).totals.cards_per_concept == 0


def test_what_a_deck_switches_off_is_not_missed(decks: Path) -> None:
    """A concept is judged with what its deck says of it."""
    write_concept(decks, "tides/03-x.yaml", "title: Ebb\nfacts: [{q: Which way?, a: out}]\n")
    missed = {problem.code for problem in check(str(decks), Look.QUALITY).problems}
    write_concept(decks, "tides/deck.yaml", "title: Tides\ncards: {off: [tagline]}\n")

    assert missed - {problem.code for problem in check(str(decks), Look.QUALITY).problems} == {"no-tagline"}
