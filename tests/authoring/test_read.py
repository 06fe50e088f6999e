"""Files from disk, whatever their bytes."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.authoring.read import MAX_BYTES, deck_of, default_deck, read_file, read_folder, slug_of
from quizapp.core.concept import DeckId
from tests.authoring.reading import found
from tests.processes import bound_by_permissions


def write(root: Path, path: str, content: bytes | str) -> None:
    """Write a file below `root`."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("d/base-models.yaml", "base-models"),
        ("d/07-base-models.yaml", "base-models"),
        ("d/07_base_models.yml", "base-models"),
        ("d/7 Base models.yaml", "base-models"),
        ("d/2001-a-space-odyssey.yaml", "a-space-odyssey"),
        ("d/2001.yaml", "2001"),
        ("d/07-.yaml", "07"),
        ("d/3d-printing.yaml", "3d-printing"),
        ("d/C++.yaml", "c-plus-plus"),
        ("d/Übung.yaml", "ubung"),
    ],
)
def test_a_file_names_its_concept(path: str, slug: str) -> None:
    """By its stem without the number that puts it in order."""
    assert slug_of(path) == slug


def test_a_deck_is_its_folder(tmp_path: Path) -> None:
    """At any depth below the decks folder."""
    write(tmp_path, "languages/french/01-tu.yaml", "title: Tu or vous\n")

    assert deck_of("languages/french/01-tu.yaml") == "languages/french"
    assert read_file(str(tmp_path), "languages/french/01-tu.yaml").concepts[0].id == "languages/french/tu"


@pytest.mark.parametrize(
    ("folder", "title"),
    [("model-types", "Model types"), ("languages/French", "French"), ("01_the_sea", "The sea"), ("42", "42")],
)
def test_a_folder_without_deck_file_is_called_like_itself(folder: str, title: str) -> None:
    """In words, without its number."""
    assert default_deck(DeckId(folder)).title == title


def test_a_file_is_read_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    """So that a touched but unchanged file is known again."""
    write(tmp_path, "d/x.yaml", "title: X\n")
    file = read_file(str(tmp_path), "d/x.yaml")

    assert file.sha256 == hashlib.sha256(b"title: X\n").hexdigest()
    assert (file.path, file.deck, file.problems) == ("d/x.yaml", None, ())
    assert [concept.title for concept in file.concepts] == ["X"]


def test_a_deck_file_gives_a_deck(tmp_path: Path) -> None:
    """It is no concept; what it does not say comes from the folder."""
    write(tmp_path, "the-sea/deck.yaml", "new_per_day: 3\n")
    file = read_file(str(tmp_path), "the-sea/deck.yaml")

    assert file.concepts == ()
    assert file.deck is not None
    assert (file.deck.id, file.deck.title, file.deck.new_per_day) == ("the-sea", "The sea", 3)


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """Some editors write one."""
    write(tmp_path, "d/x.yaml", b"\xef\xbb\xbftitle: X\n")

    assert read_file(str(tmp_path), "d/x.yaml").problems == ()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"title: caf\xe9\n", ("not-utf-8", 1, 11)),
        ("title: é\ntagline: ".encode() + b"\xff\n", ("not-utf-8", 2, 10)),
        (b"title: x\n\xc3", ("not-utf-8", 2, 1)),
        ("title: x\n".encode("utf-16"), ("not-utf-8", 1, 1)),
        (b"\xfe\xff\x00t", ("not-utf-8", 1, 1)),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ("not-text", 1, 1)),
        (b"title: x\x00\n", ("not-text", 1, 1)),
        (b"title: x\n" + b"# more\n" * 1_000_000, ("too-large", 1, 1)),
        (b"", ("empty-file", 1, 1)),
    ],
)
def test_bytes_that_are_no_concept_file(tmp_path: Path, content: bytes, problem: tuple[str, int, int]) -> None:
    """One problem at the place where it begins, and nothing raised."""
    write(tmp_path, "d/x.yaml", content)
    file = read_file(str(tmp_path), "d/x.yaml")

    assert file.concepts == ()
    assert found(file.problems) == [problem]
    assert file.problems[0].hint


def test_the_wrong_byte_is_named(tmp_path: Path) -> None:
    """An author can look for it."""
    write(tmp_path, "d/x.yaml", b"title: caf\xe9\n")

    assert "byte 11 is 0xE9" in read_file(str(tmp_path), "d/x.yaml").problems[0].message


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    """The limit is on the safe side of any page."""
    write(tmp_path, "d/x.yaml", b"title: x\n".ljust(MAX_BYTES, b"\n"))

    assert read_file(str(tmp_path), "d/x.yaml").problems == ()


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    """A folder is no file, and a pipe would block."""
    (tmp_path / "d" / "folder.yaml").mkdir(parents=True)
    os.mkfifo(tmp_path / "d" / "pipe.yaml")
    (tmp_path / "d" / "device.yaml").symlink_to("/dev/zero")
    (tmp_path / "d" / "broken.yaml").symlink_to("nowhere")
    codes = {Path(file.path).stem: [problem.code for problem in file.problems] for file in read_folder(str(tmp_path))}

    assert codes == {
        "broken": ["unreadable"],
        "device": ["not-a-file"],
        "folder": ["not-a-file"],
        "pipe": ["not-a-file"],
    }


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """The system's reason is told."""
    write(tmp_path, "d/x.yaml", "title: X\n")
    (tmp_path / "d/x.yaml").chmod(0)

    script = """
import sys
from quizapp.authoring.read import read_file
print(read_file(sys.argv[1], "d/x.yaml").problems[0].message)
"""

    assert "Permission denied" in bound_by_permissions(script, str(tmp_path))


def test_a_vanished_file_is_a_problem(tmp_path: Path) -> None:
    """It may go between listing and reading."""
    file = read_file(str(tmp_path), "d/gone.yaml")

    assert (file.sha256, [problem.code for problem in file.problems]) == ("", ["unreadable"])


def test_one_bad_file_hides_nothing_else(tmp_path: Path) -> None:
    """All files are read, each with its own problems."""
    write(tmp_path, "a/bad.yaml", b"\xff\xfe")
    write(tmp_path, "a/good.yaml", "title: Good\n")
    write(tmp_path, "b/deck.yaml", "titel: B\n")
    files = {file.path: file for file in read_folder(str(tmp_path))}

    assert [concept.title for concept in files["a/good.yaml"].concepts] == ["Good"]
    assert [len(file.problems) for file in files.values()] == [1, 0, 1]


@given(content=st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_concepts_or_problems(tmp_path: Path, content: bytes) -> None:
    """Nothing raises, and no problem holds a control character."""
    write(tmp_path, "d/x.yaml", content)
    file = read_file(str(tmp_path), "d/x.yaml")

    assert bool(file.concepts) or bool(file.problems)
    assert all(str(problem).isprintable() for problem in file.problems)


KEYS = st.sampled_from("title facts clozes resources q a zzz id cards off what_it_is statements true false".split())
VALUES = st.recursive(
    st.sampled_from(["x", "''", "'{{x}}'", "7", "[]", "{}", "!t x", '"\\e"', "&a x", "*a", ""]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(KEYS, inner), max_size=3).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
        ),
    ),
    max_leaves=12,
)


@given(fields=st.lists(st.tuples(KEYS, VALUES), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_structure_gives_concepts_or_problems(tmp_path: Path, fields: list[tuple[str, str]]) -> None:
    """Whatever stands where, it is read or told."""
    write(tmp_path, "d/x.yaml", "\n".join(f"{key}: {value}" for key, value in fields))
    file = read_file(str(tmp_path), "d/x.yaml")

    assert bool(file.concepts) or bool(file.problems)
