"""Images are found beside their concept, never outside the decks folder, and named by what is in them."""

from pathlib import Path

import pytest

from quizapp.anki import media
from quizapp.anki.media import Missing, images_of
from quizapp.anki.note import Media
from quizapp.core.concept import Choice, Concept, ConceptId, DeckId, Fact


def concept_with(text: str, path: str = "bread/oven.yaml") -> Concept:
    """A concept whose page says `text`."""
    return Concept(ConceptId("bread/oven"), DeckId("bread"), "Oven", "", path, what_it_is=text)


def picture(decks: Path, path: str, content: bytes = b"pixels") -> Path:
    """A file below the decks folder."""
    file = decks / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def reason(decks: Path, reference: str) -> str:
    """Why an image does not go along."""
    (found,) = images_of(concept_with(f"![x]({reference})"), decks).values()
    assert isinstance(found, Missing)
    return found.reason


def test_an_image_goes_along_under_a_name_made_of_its_content(tmp_path: Path) -> None:
    """ASCII, whatever the file is called: the same bytes have the same name, other bytes another."""
    one = picture(tmp_path, "bread/pictures/Öfen.PNG")
    picture(tmp_path, "bread/copy.png")
    picture(tmp_path, "bread/other.png", b"other pixels")

    found = images_of(concept_with("![x](pictures/%C3%96fen.PNG) ![y](copy.png) ![z](other.png)"), tmp_path)

    names = [image.name for image in found.values() if isinstance(image, Media)]
    assert found["pictures/%C3%96fen.PNG"] == Media(names[0], one.resolve())
    assert names[0] == names[1] != names[2]
    assert all(name.isascii() and name.endswith(".png") for name in names)


def test_links_in_a_circle_are_no_image(tmp_path: Path) -> None:
    """And stop nothing."""
    (tmp_path / "bread").mkdir()
    (tmp_path / "bread/x.png").symlink_to("x.png")

    assert reason(tmp_path, "x.png") == "Its links lead in a circle."


def test_images_of_all_texts_that_cards_show_go_along(tmp_path: Path) -> None:
    """Prose, questions, answers, options and explanations."""
    texts = [f"![x]({number}.png)" for number in range(8)]
    concept = Concept(
        ConceptId("b/o"),
        DeckId("b"),
        "O",
        "",
        "b/o.yaml",
        why_it_matters=texts[0],
        facts=(Fact(texts[1], texts[2], explain=texts[3]),),
        choices=(Choice(texts[4], texts[5], (texts[6],), texts[7]),),
    )

    assert sorted(images_of(concept, tmp_path)) == [f"{number}.png" for number in range(8)]


@pytest.mark.parametrize(
    "reference", ["../../secret.png", "/etc/secret.png", "..%2f..%2fsecret.png", "..\\secret.png", "a%00.png"]
)
def test_no_path_leads_out_of_the_decks_folder(tmp_path: Path, reference: str) -> None:
    """However it is spelt."""
    picture(tmp_path, "secret.png")

    assert "decks folder" in reason(tmp_path / "decks", reference)


def test_no_link_leads_out_of_the_decks_folder(tmp_path: Path) -> None:
    """What counts is where a link leads to."""
    secret = picture(tmp_path, "secret.png")
    (tmp_path / "decks/bread").mkdir(parents=True)
    (tmp_path / "decks/bread/nice.png").symlink_to(secret)

    assert "outside" in reason(tmp_path / "decks", "nice.png")


def test_a_deck_behind_a_link_keeps_its_images(tmp_path: Path) -> None:
    """Whoever put the link there meant the folder behind it."""
    picture(tmp_path, "elsewhere/oven.png")
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/bread").symlink_to(tmp_path / "elsewhere")

    (found,) = images_of(concept_with("![x](oven.png)"), tmp_path / "decks").values()

    assert isinstance(found, Media)


@pytest.mark.parametrize("reference", ["https://e.org/x.png", "data:image/png;base64,x", "//e.org/x.png"])
def test_nothing_is_fetched(tmp_path: Path, reference: str) -> None:
    """What is on the web stays there."""
    assert "not a file" in reason(tmp_path, reference)


def test_what_is_no_image_or_not_there_is_named(tmp_path: Path) -> None:
    """With the reason, and the export goes on."""
    picture(tmp_path, "bread/x.html")
    (tmp_path / "bread/folder.png").mkdir()

    assert "no image" in reason(tmp_path, "x.html")
    assert "no such file" in reason(tmp_path, "folder.png")
    assert "no such file" in reason(tmp_path, "gone.png")
    assert "cannot be read" in reason(tmp_path, "a" * 300 + ".png")


def test_a_huge_file_stays_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package has to fit on a phone."""
    monkeypatch.setattr(media, "MAX_BYTES", 5)
    picture(tmp_path, "bread/x.png")

    assert "megabytes" in reason(tmp_path, "x.png")
