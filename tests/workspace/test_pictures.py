"""Pictures come along with imported texts: each once, none from elsewhere, and none over another."""

from pathlib import Path

import pytest

from quizapp.authoring.read import read_folder
from quizapp.authoring.write import Overwrite
from quizapp.errors import DeckError
from quizapp.workspace import pictures
from quizapp.workspace.images import pictures as dead_or_alive
from quizapp.workspace.importing import ImportedCards, Wishes, import_source

MOON = b"\x89PNG\r\n\x1a\nmoon"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A folder of notes with pictures, and a picture beside it that is nobody's business."""
    for path, content in {
        "vault/sky/moon.png": MOON,
        "vault/files/Full moon.png": MOON,
        "vault/files/sun.png": b"\x89PNG sun",
        "vault/a/twin.png": b"1",
        "vault/b/twin.png": b"2",
        "secret.png": b"secret",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path / "vault"


def root(vault: Path) -> Path:
    """The decks folder."""
    return vault.parent / "decks"


def brought(vault: Path, name: str = "", overwrite: Overwrite = Overwrite.REFUSE) -> list[ImportedCards]:
    """What becomes of a vault, or of one file in it."""
    found = list(import_source(str(root(vault)), str(vault / name), Wishes(overwrite, "Sky")))
    assert all(isinstance(each, ImportedCards) for each in found)
    return [each for each in found if isinstance(each, ImportedCards)]


def media(vault: Path) -> dict[str, bytes]:
    """The pictures beside the concept files."""
    return {file.name: file.read_bytes() for file in (root(vault) / "sky").glob("media/*")}


def left(vault: Path, text: str) -> list[tuple[int, str]]:
    """What is told of the pictures of a text in a folder that is imported whole."""
    (vault / "sky/notes.md").write_text(text)
    return [(each.line, each.reason) for found in brought(vault) for each in found.left]


def test_pictures_lie_beside_the_concepts_that_show_them(vault: Path) -> None:
    """Found from the note's folder, from the top of the vault, or by their name; the same content is there once."""
    told = left(
        vault,
        "What is this? ![](moon.png)::the moon ![[Full moon.png|200]]\n\n"
        "And this? ![](../files/sun.png)::the sun ![](/files/sun.png) ![x](https://example.org/x.png)\n",
    )
    names = sorted(media(vault))
    files = read_folder(str(root(vault)))

    assert told == []
    assert [name.rpartition("-")[0] for name in names] == ["full-moon", "moon", "sun"]
    assert media(vault)[names[1]] == MOON
    assert f"this? ![picture](media/{names[1]})" in (root(vault) / "sky/01-notes.yaml").read_text()
    assert [picture.problem for file in files for picture in dead_or_alive(file, str(root(vault)))] == [None] * 3
    assert [concept.title for file in files for concept in file.concepts] == ["What is this?", "And this?"]


BAD = {
    "![](gone.png)": "there is no such picture",
    "![](../../secret.png)": "the picture lies outside of what is imported",
    "![](link.png)": "the picture lies outside of what is imported",
    "![](circle.png)": "there is no such picture",
    "![](twin.png)": "several pictures are called so",
    "![](notes.md)": "it is no picture such as a .png, .jpg or .svg",
    "![](large.png)": "the picture has more than 0 megabytes",
    f"![]({'x' * 300}.png)": "there is no such picture",
    "![](%00.png)": "there is no such picture",
    "![](folder.png)": "there is no such picture",
}  # fmt: skip


@pytest.mark.parametrize("picture", BAD)
def test_what_does_not_come_along_is_told_at_its_line(
    vault: Path, monkeypatch: pytest.MonkeyPatch, picture: str
) -> None:
    """Nothing outside the folder is read, whatever links say; the card comes all the same."""
    monkeypatch.setattr(pictures, "MAX_BYTES", 20)
    (vault / "sky/link.png").symlink_to(vault.parent / "secret.png")
    (vault / "sky/circle.png").symlink_to("circle.png")
    (vault / "sky/large.png").write_bytes(bytes(21))
    (vault / "sky/folder.png").mkdir()
    told = left(vault, f"Who\n?\nme,\nand {picture}\n")

    assert told == [(4, BAD[picture])]
    assert media(vault) == {}
    assert "and ![" in (root(vault) / "sky/01-notes.yaml").read_text()


def test_a_single_file_has_the_pictures_of_its_folder(vault: Path) -> None:
    """And of no other; a name alone is not looked for elsewhere."""
    (vault / "sky/notes.md").write_text("Who? ![](moon.png)::me ![](../files/sun.png) ![[sun.png]]\n")
    [found] = brought(vault, "sky/notes.md")

    assert (found.pictures, len(media(vault))) == (1, 1)
    assert [each.reason for each in found.left] == [
        "the picture lies outside of what is imported",
        "there is no such picture",
    ]


def test_rows_of_tables_have_pictures_too(vault: Path) -> None:
    """A warning names the row's line."""
    (vault / "sky/words.csv").write_text('q,a\nWho?,me\nWhat?,"a\n![moon](moon.png) ![](gone.png)"\n')
    [found] = brought(vault)

    assert found.pictures == 1
    assert [each.line for each in found.left] == [4]


def test_a_picture_that_is_there_already_is_not_overwritten(vault: Path) -> None:
    """Not even one that somebody has painted over since."""
    (vault / "sky/notes.md").write_text("Who? ![](moon.png)::me\n")
    brought(vault)
    [name] = media(vault)
    (root(vault) / "sky/media" / name).write_bytes(b"mine")
    [again] = brought(vault, overwrite=Overwrite.FORCE)

    assert again.pictures == 0
    assert media(vault) == {name: b"mine"}


def test_where_pictures_cannot_be_written_nothing_is(vault: Path) -> None:
    """A file in the place of their folder: no concept file is left without them."""
    (vault / "sky/notes.md").write_text("Who? ![](moon.png)::me\n")
    (root(vault) / "sky").mkdir(parents=True)
    (root(vault) / "sky/media").write_text("mine")
    with pytest.raises(DeckError, match="cannot be written"):
        brought(vault, "sky/notes.md")

    assert [file.name for file in (root(vault) / "sky").iterdir()] == ["media"]
