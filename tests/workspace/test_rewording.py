"""Leeches among the findings of a check."""

from pathlib import Path

import pytest

from quizapp.core.card import CardId
from quizapp.core.concept import Problem
from quizapp.core.memory import Rating
from quizapp.workspace import Workspace
from quizapp.workspace.check import Asked
from quizapp.workspace.findings import Findings, Look
from quizapp.workspace.rewording import rewordings
from tests.conftest import Opener, write_concept
from tests.workspace.test_leeches import answer, make_leech

FACT = CardId("tides/spring-tide#fact#at-which-moon-phases-does-the-largest-range-occur")


@pytest.fixture
def space(opened: Opener) -> Workspace:
    """A workspace in which a fact has become a leech."""
    found = opened()
    make_leech(found, FACT)
    return found


def checked(space: Workspace) -> Findings:
    """What a check finds, with a look at the answers."""
    return Asked((), str(space.places.decks), space.places.database).check(Look.PROBLEMS)


def hints(space: Workspace) -> list[Problem]:
    """What the leeches of a decks folder suggest."""
    return rewordings(space.places.database, str(space.places.decks))


def test_a_leech_is_a_hint_where_it_is_written(space: Workspace, decks: Path) -> None:
    """Exit code 0: the file is as good as it was."""
    found = checked(space)
    [leech] = found.problems
    line = Path(leech.path).read_text(encoding="utf-8").splitlines()[leech.line - 1]

    assert (leech.code, leech.path, found.failed) == ("leech", str(decks / "tides/01-spring-tide.yaml"), False)
    assert "At which moon phases" in line


def test_findings_that_are_kept_know_of_no_leech(opened: Opener) -> None:
    """A card that becomes one is found though no file has changed, and no longer once it is new again."""
    space = opened()
    before = checked(space).problems
    make_leech(space, FACT)
    after = checked(space).problems
    while space.undo():
        pass

    assert [len(before), len(after), len(checked(space).problems)] == [0, 1, 0]


def test_what_it_is_mixed_up_with_is_named(space: Workspace) -> None:
    """The learner's own answers say what the card should be told from."""
    answer(space, FACT, Rating.AGAIN, -600, step=0, confused="tides/neap-tide")
    [leech] = hints(space)

    assert "“Spring tide” mixed up with “Neap tide”" in leech.message
    assert "Add a contrast with “Neap tide”" in leech.hint


def test_a_comment_silences_it(space: Workspace, decks: Path) -> None:
    """As it does any other finding; and where there is no leech, the comment is not called idle."""
    file = decks / "tides/01-spring-tide.yaml"
    file.write_text("# quizapp: ignore leech\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    space.refresh()

    assert checked(space).problems == ()


def test_a_file_that_was_edited_since_is_left_alone(space: Workspace, decks: Path) -> None:
    """Its lines may have moved, and its author is at it."""
    write_concept(decks, "tides/01-spring-tide.yaml", "title: Spring tide\nfacts: [{q: When?, a: twice a month}]\n")

    assert hints(space) == []


def test_a_folder_that_the_database_does_not_know_has_none(space: Workspace, tmp_path: Path) -> None:
    """Ids may be the same elsewhere; answers are not."""
    assert rewordings(space.places.database, str(tmp_path)) == []


def test_without_a_database_a_check_is_as_before(decks: Path, tmp_path: Path) -> None:
    """None is made, and one that cannot be read is passed over."""
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database" * 500)

    assert rewordings(tmp_path / "none.db", str(decks)) == rewordings(broken, str(decks)) == []
    assert not (tmp_path / "none.db").exists()
