"""What lies in a decks folder, without opening a file."""

import os
from pathlib import Path

import pytest

from quizapp.authoring.folder import Stamp, is_decks_folder, scan
from quizapp.authoring.read import read_file
from quizapp.errors import DeckError
from tests.processes import bound_by_permissions


def put(root: Path, *paths: str) -> None:
    """Make empty files below `root`."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()


def test_yaml_files_of_decks_are_found_at_any_depth(tmp_path: Path) -> None:
    """In the order of their paths; what is no YAML file is not looked at."""
    put(tmp_path, "b/x.yml", "a/deck.yaml", "a/deeper/still/x.YAML", "a/notes.md", "a/yaml")

    assert list(scan(str(tmp_path))) == ["a/deck.yaml", "a/deeper/still/x.YAML", "b/x.yml"]


def test_hidden_names_and_files_of_no_deck_are_left_out(tmp_path: Path) -> None:
    """Editors leave drafts, git has its folder, and the top folder is no deck."""
    put(tmp_path, "top.yaml", "a/.draft.yaml", ".git/x.yaml", "a/.cache/x.yaml", "a/x.yaml")

    assert list(scan(str(tmp_path))) == ["a/x.yaml"]


def test_a_stamp_tells_size_and_time(tmp_path: Path) -> None:
    """An edit changes at least one of them."""
    put(tmp_path, "a/x.yaml")
    (tmp_path / "a/x.yaml").write_bytes(b"12345")
    os.utime(tmp_path / "a/x.yaml", ns=(1, 1_700_000_000_000_000_001))

    assert scan(str(tmp_path)) == {"a/x.yaml": Stamp(5, 1_700_000_000_000_000_001)}


def test_loops_of_links_end(tmp_path: Path) -> None:
    """A linked folder is read once, under its real name if that is here too."""
    put(tmp_path, "real/x.yaml")
    (tmp_path / "real" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "real")
    (tmp_path / "self").symlink_to(tmp_path / "self")

    assert list(scan(str(tmp_path))) == ["real/x.yaml"]


def test_a_linked_deck_is_a_deck(tmp_path: Path) -> None:
    """Decks may live elsewhere."""
    put(tmp_path, "elsewhere/x.yaml", "decks/.keep")
    (tmp_path / "decks" / "linked").symlink_to(tmp_path / "elsewhere")

    assert list(scan(str(tmp_path / "decks"))) == ["linked/x.yaml"]


def test_what_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    """A folder called x.yaml, a broken link and a pipe are told by whoever reads them."""
    (tmp_path / "a" / "folder.yaml").mkdir(parents=True)
    (tmp_path / "a" / "link.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a" / "loop.yaml").symlink_to(tmp_path / "a" / "loop.yaml")
    os.mkfifo(tmp_path / "a" / "pipe.yaml")

    assert list(scan(str(tmp_path))) == ["a/folder.yaml", "a/link.yaml", "a/loop.yaml", "a/pipe.yaml"]


def test_a_folder_that_cannot_be_listed_is_told_by_its_deck_file(tmp_path: Path) -> None:
    """The other decks are there all the same."""
    put(tmp_path, "open/x.yaml", "shut/x.yaml")
    (tmp_path / "shut").chmod(0)

    script = """
import sys
from quizapp.authoring.folder import scan
from quizapp.authoring.read import read_file
print(*scan(sys.argv[1]), read_file(sys.argv[1], "shut/deck.yaml").problems[0].code)
"""
    said = bound_by_permissions(script, str(tmp_path))
    (tmp_path / "shut").chmod(0o700)

    assert said.split() == ["open/x.yaml", "shut/deck.yaml", "unreadable"]


@pytest.mark.parametrize("name", ["\x1b]52;c;eA==\x07", "a\u202eb", os.fsdecode(b"caf\xe9")])
def test_a_name_with_forbidden_characters_is_spelt_out(tmp_path: Path, name: str) -> None:
    """It can be printed and stored, and reading it tells what is wrong with it."""
    put(tmp_path, f"deck/{name}.yaml")
    (path,) = scan(str(tmp_path))
    problem = read_file(str(tmp_path), path).problems[0]

    assert problem.code == "control-character"
    assert str(problem).isprintable()
    assert path.encode("utf-8")


def test_a_root_that_is_missing_or_no_folder_is_an_error(tmp_path: Path) -> None:
    """The message names it and the hint says what to do."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(DeckError, match=path.name) as error:
            scan(str(path))
        assert "--decks" in error.value.hint


def test_a_root_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    """An empty collection would be a lie."""
    (tmp_path / "shut").mkdir(mode=0)
    script = """
import sys
from quizapp.authoring.folder import scan
from quizapp.errors import DeckError
try:
    scan(sys.argv[1])
except DeckError as error:
    print(error)
"""
    said = bound_by_permissions(script, str(tmp_path / "shut"))
    (tmp_path / "shut").chmod(0o700)

    assert "Permission denied" in said


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("a/deck.yaml", True),
        ("a/b/deck.yml", True),
        ("a/b/c/deck.yaml", True),
        ("a/b/c/d/deck.yaml", False),
        ("deck.yaml", False),
        ("a/x.yaml", False),
        (".hidden/deck.yaml", False),
    ],
)
def test_a_decks_folder_holds_a_described_deck(tmp_path: Path, path: str, is_one: bool) -> None:
    """A deck.yaml one to three levels down makes it one."""
    put(tmp_path, path)

    assert is_decks_folder(str(tmp_path)) is is_one


def test_no_folder_is_no_decks_folder(tmp_path: Path) -> None:
    """Asking about anything is allowed."""
    (tmp_path / "file").touch()

    assert not is_decks_folder(str(tmp_path / "missing"))
    assert not is_decks_folder(str(tmp_path / "file"))
