"""Packages are opened whatever their variant; what is no package, or a hostile one, is refused and leaves nothing."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha1
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.anki import archive as archive_module
from quizapp.anki.archive import Package, open_package
from quizapp.anki.collection import Collection
from quizapp.anki.package import write_package
from quizapp.errors import QuizappError
from tests.anki.learner import START, at, note
from tests.anki.writing import data, number

Members = Mapping[str, bytes]
PLACEHOLDER = "Please update to the latest Anki version, then import the .apkg file again."


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files; after every test it must be empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder

    assert list(folder.iterdir()) == []


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A collection of two notes."""
    path = tmp_path_factory.mktemp("small") / "small.apkg"
    notes = [(note(number), 1) for number in (1, 2)]
    write_package(path, notes, {}, None, (), at(START), lambda done: None)
    with ZipFile(path) as archive:
        return archive.read("collection.anki2")


def packed(path: Path, members: Members, compression: int = ZIP_DEFLATED) -> Path:
    """A zip file."""
    with ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def zstd(content: bytes) -> bytes:
    """Compressed as new versions of Anki do it: the size is not told."""
    return zstandard.ZstdCompressor(write_content_size=False).compress(content)


def with_media(database: bytes, names: Mapping[str, str], **files: bytes) -> Members:
    """An old package with these files."""
    return {"collection.anki2": database, "media": json.dumps(names).encode(), **files}


def refusal(path: Path) -> str:
    """Why a package is not read: the message of the error, which has a hint too."""
    with pytest.raises(QuizappError) as error, open_package(path) as package:
        list(Collection(package).notes())
        for name in package.media:
            b"".join(package.media_file(name))

    assert error.value.hint
    return error.value.message


def content(package: Package) -> dict[str, bytes]:
    """All media of a package."""
    return {name: b"".join(package.media_file(name)) for name in package.media}


def test_media_are_those_that_anki_packed(variant: Path) -> None:
    """Names and bytes are the same in all variants."""
    from tests.anki.packages import PIXEL

    with open_package(variant) as package:
        files = content(package)

    assert {"sea ä.png": sha1(PIXEL).digest(), "sea.mp3": sha1(b"ID3").digest()} == {
        name: sha1(file).digest() for name, file in files.items()
    }


def test_the_newest_collection_is_read(tmp_path: Path, database: bytes) -> None:
    """With a newer member, the older ones are placeholders for old versions of Anki."""
    members = {"collection.anki2": b"old", "collection.anki21": b"older", "collection.anki21b": zstd(database)}
    for without in ((), ("collection.anki21b",)):
        chosen = {name: database if without and name.endswith("21") else text for name, text in members.items()}
        path = packed(tmp_path / "a.apkg", {name: text for name, text in chosen.items() if name not in without})
        with open_package(path) as package:
            assert len(list(Collection(package).notes())) == 2


def test_new_and_old_lists_of_media_are_read(tmp_path: Path, database: bytes) -> None:
    """JSON by member's name, or protobuf in the members' order; a file that is not there is left out."""
    names = zstd(data(1, data(1, "ä.png".encode()) + number(2, 3)) + data(1, data(1, b"gone.png")))
    new = {"meta": number(1, 3), "collection.anki21b": zstd(database), "media": names, "0": zstd(b"abc")}
    old = with_media(database, {"7": "ä.png", "8": "gone.png"}, **{"7": b"abc"})
    for members in (new, old):
        with open_package(packed(tmp_path / "a.apkg", members)) as package:
            assert content(package) == {"ä.png": b"abc"}


def test_what_is_unpacked_is_gone_when_the_package_is_closed(tmp_path: Path, temporary: Path, database: bytes) -> None:
    """While it is open it is in one temporary folder; an error of the reader's removes it too."""
    path = packed(tmp_path / "a.apkg", {"collection.anki2": database})
    with pytest.raises(ZeroDivisionError), open_package(path):
        assert len(list(temporary.iterdir())) == 1
        raise ZeroDivisionError


@pytest.mark.parametrize(
    "name", ["../a", "/a", "a/b", "a\\b", "..", ".", "", "C:a", "a\0b", "a\nb", "\x1b[2J", "a" * 256]
)
def test_media_names_that_are_more_than_names_are_refused(tmp_path: Path, database: bytes, name: str) -> None:
    """No name leads out of a folder or says something to a terminal, in either list."""
    old = with_media(database, {"0": name}, **{"0": b"x"})
    new = {"collection.anki21b": zstd(database), "media": zstd(data(1, data(1, name.encode()))), "0": zstd(b"x")}

    assert "name" in refusal(packed(tmp_path / "old.apkg", old))
    assert "name" in refusal(packed(tmp_path / "new.apkg", new))


def test_a_name_that_cannot_be_written_is_refused(tmp_path: Path, database: bytes) -> None:
    """JSON can hold half a character."""
    assert "name" in refusal(packed(tmp_path / "a.apkg", with_media(database, {"0": "\ud800"}, **{"0": b"x"})))


def test_members_with_a_path_are_never_written(tmp_path: Path, database: bytes) -> None:
    """A member is unpacked under a name of ours."""
    members = with_media(database, {"../../evil": "good.png"}, **{"../../evil": b"x"})
    with open_package(packed(tmp_path / "a.apkg", members)) as package:
        assert content(package) == {"good.png": b"x"}

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.apkg", "temporary"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "no package"), (b"garbage" * 99, "no package"), (b"PK\x05\x06" + bytes(18), "no Anki collection")],
)
def test_a_file_that_is_no_package_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """Nothing, garbage, and a zip file of nothing."""
    path = tmp_path / "a.apkg"
    path.write_bytes(content)

    assert message in refusal(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """So is a folder."""
    assert "a.apkg" in refusal(tmp_path / "a.apkg")
    assert "cannot be read" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"readme.txt": b"x"}, "no Anki collection"),
        ({"collection.anki2": b""}, "no Anki collection"),
        ({"collection.anki2": b"garbage" * 999}, "damaged"),
        ({"collection.anki21b": b"garbage"}, "damaged"),
        ({"collection.anki21b": zstd(b"garbage" * 999)[:-9]}, "damaged"),
        ({"collection.anki21b": zstd(b"garbage") + b"more"}, "damaged"),
        ({"meta": number(1, 4), "collection.anki9": b"x"}, "newer Anki"),
        ({"meta": b"\x80", "collection.anki2": b"x"}, "damaged"),
    ],
)
def test_a_zip_file_without_a_whole_collection_is_refused(tmp_path: Path, members: Members, message: str) -> None:
    """Other members, empty ones, garbage, cut and prolonged streams, formats to come."""
    assert message in refusal(packed(tmp_path / "a.apkg", members))


@pytest.mark.parametrize("names", [b"", b"{", b"[]", b'"x"', b"7", b"[" * 100_000])
def test_a_broken_list_of_media_is_refused(tmp_path: Path, database: bytes, names: bytes) -> None:
    """Neither list, but that of an empty message, is anything but what Anki writes."""
    new = {"collection.anki21b": zstd(database), "media": zstd(b"\xff" + names)}

    assert "damaged" in refusal(packed(tmp_path / "a.apkg", {"collection.anki2": database, "media": names}))
    assert "damaged" in refusal(packed(tmp_path / "a.apkg", new))


def test_the_placeholder_is_never_taken_for_notes(exported_placeholder: bytes, tmp_path: Path) -> None:
    """A package that lost its real collection has one note, which says that Anki is too old."""
    path = packed(tmp_path / "a.apkg", {"collection.anki2": exported_placeholder})

    assert "placeholder" in refusal(path)


@pytest.fixture
def exported_placeholder(request: pytest.FixtureRequest) -> bytes:
    """The placeholder as Anki writes it."""
    folder = request.getfixturevalue("exported").folder
    with ZipFile(folder / "latest.apkg") as archive:
        return archive.read("collection.anki2")


def test_a_password_is_not_asked_for(tmp_path: Path, database: bytes) -> None:
    """Anki knows none, so a locked package is told as what it is."""
    path = packed(tmp_path / "a.apkg", {"collection.anki2": database}, ZIP_STORED)
    whole = bytearray(path.read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(sign) + flags] |= 1
    path.write_bytes(whole)

    assert "password" in refusal(path)


def test_other_ways_of_packing_are_refused(tmp_path: Path, database: bytes) -> None:
    """Anki stores and deflates; the others could ask for much memory."""
    assert "damaged" in refusal(packed(tmp_path / "a.apkg", {"collection.anki2": database}, ZIP_BZIP2))


@pytest.mark.parametrize("kind", ["collection.anki2", "collection.anki21b"])
def test_a_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """A few bytes that become very many are not unpacked further than a collection may go."""
    monkeypatch.setattr(archive_module, "MAX_DATABASE_BYTES", 2**22)
    bomb = bytes(2**26)
    path = packed(tmp_path / "a.apkg", {kind: zstd(bomb) if kind.endswith("b") else bomb})

    assert path.stat().st_size < 2**18
    assert "too large" in refusal(path)


def test_media_have_a_limit_each_and_one_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: bytes
) -> None:
    """Neither one file nor many of them fill the disk."""
    members = with_media(database, {"0": "a", "1": "b"}, **{"0": bytes(600), "1": bytes(600)})
    path = packed(tmp_path / "a.apkg", members)
    for limit, size in (("MAX_MEDIA_BYTES", 599), ("MAX_TOTAL_BYTES", 1199)):
        with monkeypatch.context() as limited:
            limited.setattr(archive_module, limit, size)

            assert "too large" in refusal(path)

    with open_package(path) as package:
        assert {"a": bytes(600), "b": bytes(600)} == content(package)


def test_there_are_only_so_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: bytes) -> None:
    """A list of millions of empty files is not followed."""
    monkeypatch.setattr(archive_module, "MAX_MEMBERS", 2)
    members = with_media(database, {"0": "a"}, **{"0": b""})

    assert "more than 2 files" in refusal(packed(tmp_path / "a.apkg", members))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_a_package_cut_or_changed_anywhere_is_read_or_refused(
    tmp_path: Path, database: bytes, data: st.DataObject
) -> None:
    """No byte, wherever it is, makes anything but an error in plain words."""
    whole = bytearray(packed(tmp_path / "a.apkg", with_media(database, {"0": "a"}, **{"0": b"abc"})).read_bytes())
    whole = whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole
    for _ in range(data.draw(st.integers(0, 8)) if whole else 0):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "b.apkg"
    path.write_bytes(whole)
    try:
        with open_package(path) as package:
            list(Collection(package).cards())
            content(package)
    except QuizappError as error:
        assert error.hint


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_a_database_changed_anywhere_is_read_or_refused(tmp_path: Path, database: bytes, data: st.DataObject) -> None:
    """The same behind a sound zip file: SQLite meets what a stranger wrote."""
    changed = bytearray(database)
    for _ in range(data.draw(st.integers(1, 30))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    path = packed(tmp_path / "b.apkg", {"collection.anki2": bytes(changed)}, ZIP_STORED)
    try:
        with open_package(path) as package:
            collection = Collection(package)
            for rows in (collection.notes(), collection.cards(), collection.reviews()):
                list(rows)
    except QuizappError as error:
        assert error.hint
