"""New concept files."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.authoring.page import Page, parse_page
from quizapp.authoring.parse import parse_concepts
from quizapp.authoring.read import read_file
from quizapp.authoring.write import Overwrite, concept_yaml, target_path, write_new
from quizapp.core.concept import Concept, DeckId
from quizapp.errors import DeckError
from tests.authoring.pages import TIDE

PAGE = parse_page(TIDE, "tide.txt")


def read_back(page: Page) -> Concept:
    """The concept in the page's file."""
    (concept,), problems = parse_concepts(concept_yaml(page), "d/x.yaml", DeckId("d"), "x")
    assert problems == ()
    return concept


def test_the_file_reads_like_one_written_by_hand() -> None:
    """Blocks for prose, lines of a width that fits, no needless quotes or empty fields."""
    assert (
        concept_yaml(PAGE)
        == """\
title: Spring Tides
section: Kinds of Tide
tagline: The sea at its most extreme, twice a month

what_it_is: |
  A spring tide is the largest rise and fall of the sea in a lunar month. It has nothing
  to do with the season.

  Sun and moon then pull along one line, so their pulls add up: see the first resource,
  item #1.

why_it_matters: |
  Harbours and divers plan for it, because the water stands highest, runs fastest, and
  "slack water" is short.

related:
  - Neap Tides
  - 'Tidal Range: Measuring It'

resources:
  - title: Reading the sea (chapter on range)
    site: example.org
    about: A primer with drawings. The third one shows sun, moon and earth in line.
    minutes: 17
  - title: Tide tables, explained
    site: tables.example.com
    about: How to read a table. Good before a first passage.
    minutes: 70

next: Neap Tides
"""
    )


def test_a_page_is_read_back_as_it_was() -> None:
    """The file and the page say the same."""
    assert_same(read_back(PAGE), PAGE)


def assert_same(concept: Concept, page: Page) -> None:
    """Every field of the page is in the concept."""
    assert (concept.title, concept.section, concept.tagline) == (page.title, page.section, page.tagline)
    assert (concept.what_it_is, concept.why_it_matters) == (page.what_it_is, page.why_it_matters)
    assert (concept.related, concept.resources) == (page.related, page.resources)


TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
ODD = st.sampled_from(
    ["no", "1.10", "a: b", "# a", "- a", "'a'", '"a"', "{a}", "[a", "*a", "&a", "!a", "%a", "@a", "a #b"]
)
LINE = st.one_of(TEXT, ODD, st.just("word " * 40))
LINES = st.lists(LINE, max_size=6).map("\n\n".join)


@given(title=LINE, tagline=LINE, what=LINES, why=LINES, related=st.lists(LINE, max_size=3), resources=LINES, next_=LINE)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_page_is_read_back_as_it_was(
    title: str, tagline: str, what: str, why: str, related: list[str], resources: str, next_: str
) -> None:
    """Whatever signs, scripts and YAML look-alikes it is made of."""
    parts = ["Section", f"T{title}", f"X{tagline}", "What it is", what, "Why it matters", why, "Related concepts"]
    text = "\n\n".join([*parts, *related, "Resources", resources, f"PreviousBeginning of sectionNext{next_}"])
    page = replace(parse_page(text, "x"), other=())

    assert_same(read_back(page), page)


def test_text_below_unknown_headings_ends_what_it_is() -> None:
    """Below its heading, in Markdown: nothing is lost, nothing is said that the page does not say."""
    page = Page(
        "Swell", what_it_is="A wave.", other=(("Common mistakes", "It is no surf."), ("Signs", "A long slope."))
    )

    assert read_back(page).what_it_is == "A wave.\n\n## Common mistakes\n\nIt is no surf.\n\n## Signs\n\nA long slope."


def test_a_page_goes_into_the_deck_of_its_section(tmp_path: Path) -> None:
    """As its first file."""
    assert target_path(str(tmp_path / "decks"), PAGE, None) == "kinds-of-tide/01-spring-tides.yaml"


def test_a_new_file_gets_the_next_number(tmp_path: Path) -> None:
    """After the highest; a year is no number."""
    for name in ("deck.yaml", "03-ebb.yaml", "07_flood.yml", "bore.yaml", "2001-a-flood.yaml"):
        (tmp_path / "kinds-of-tide").mkdir(exist_ok=True)
        (tmp_path / "kinds-of-tide" / name).write_text("title: x\n")

    assert target_path(str(tmp_path), PAGE, None) == "kinds-of-tide/08-spring-tides.yaml"


def test_a_file_of_the_same_slug_keeps_its_name(tmp_path: Path) -> None:
    """So that an overwritten concept keeps its id and its place."""
    (tmp_path / "kinds-of-tide").mkdir()
    (tmp_path / "kinds-of-tide" / "04_Spring tides.yml").write_text("title: x\n")

    assert target_path(str(tmp_path), PAGE, None) == "kinds-of-tide/04_Spring tides.yml"


@pytest.mark.parametrize(
    ("deck", "folder"),
    [
        ("The Sea", "the-sea"),
        ("languages/Old French", "languages/old-french"),
        ("My Decks/old", "My Decks/old"),
        ("Ebb and flood", "01-water"),
        ("../../etc", "etc"),
        ("/etc", "etc"),
    ],
)
def test_a_deck_can_be_chosen(tmp_path: Path, deck: str, folder: str) -> None:
    """By its folder or title; a new one gets a folder of plain letters, always inside the decks folder."""
    for path, title in (("My Decks/old", "Old"), ("01-water", "Ebb and Flood")):
        (tmp_path / path).mkdir(parents=True)
        (tmp_path / path / "deck.yaml").write_text(f"title: {title}\n")

    assert target_path(str(tmp_path), PAGE, deck) == f"{folder}/01-spring-tides.yaml"


def test_a_section_is_one_folder(tmp_path: Path) -> None:
    """Even with a stroke in its name."""
    assert target_path(str(tmp_path), replace(PAGE, section="Ebb/Flood"), None) == "ebb-flood/01-spring-tides.yaml"


@pytest.mark.parametrize("deck", [None, "/", ".."])
def test_a_page_without_section_needs_a_deck(tmp_path: Path, deck: str | None) -> None:
    """The hint says how to name one."""
    with pytest.raises(DeckError) as error:
        target_path(str(tmp_path), replace(PAGE, section=""), deck)
    assert "--deck" in error.value.hint


def test_a_long_title_makes_a_name_that_fits(tmp_path: Path) -> None:
    """File systems take 255 bytes."""
    name = Path(target_path(str(tmp_path), replace(PAGE, title="潮汐 " * 100), None)).name

    assert len(name.encode()) < 255


def test_writing_makes_the_deck(tmp_path: Path) -> None:
    """With the section's title, as the page writes it."""
    root = tmp_path / "decks"
    write_new(str(root), "kinds-of-tide/01-spring-tides.yaml", concept_yaml(PAGE), Overwrite.REFUSE)
    file = read_file(str(root), "kinds-of-tide/01-spring-tides.yaml")

    assert_same(file.concepts[0], PAGE)
    assert file.concepts[0].id == "kinds-of-tide/spring-tides"
    assert (root / "kinds-of-tide" / "deck.yaml").read_text() == "title: Kinds of Tide\n"
    assert sorted(path.name for path in (root / "kinds-of-tide").iterdir()) == ["01-spring-tides.yaml", "deck.yaml"]


def test_a_chosen_deck_is_called_like_its_folder(tmp_path: Path) -> None:
    """It is not the page's section."""
    write_new(str(tmp_path), "the-sea/01-spring-tides.yaml", concept_yaml(PAGE), Overwrite.REFUSE)

    assert (tmp_path / "the-sea" / "deck.yaml").read_text() == "title: The sea\n"


def test_a_deck_file_is_left_alone(tmp_path: Path) -> None:
    """It is the author's."""
    (tmp_path / "the-sea").mkdir()
    (tmp_path / "the-sea" / "deck.yml").write_text("title: Mine\n")
    write_new(str(tmp_path), "the-sea/01-spring-tides.yaml", concept_yaml(PAGE), Overwrite.REFUSE)

    assert not (tmp_path / "the-sea" / "deck.yaml").exists()


def test_a_file_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """With --force it is."""
    write_new(str(tmp_path), "d/x.yaml", "title: old\n", Overwrite.REFUSE)
    with pytest.raises(DeckError, match="there already") as error:
        write_new(str(tmp_path), "d/x.yaml", "title: new\n", Overwrite.REFUSE)

    assert "--force" in error.value.hint
    assert (tmp_path / "d/x.yaml").read_text() == "title: old\n"

    write_new(str(tmp_path), "d/x.yaml", "title: new\n", Overwrite.FORCE)

    assert (tmp_path / "d/x.yaml").read_text() == "title: new\n"


def test_what_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    """A file stands where the deck's folder should be."""
    (tmp_path / "d").touch()
    with pytest.raises(DeckError, match=r"d/x\.yaml cannot be written"):
        write_new(str(tmp_path), "d/x.yaml", "title: x\n", Overwrite.REFUSE)

    assert [path.name for path in tmp_path.iterdir()] == ["d"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """And no draft beside it."""
    (tmp_path / "d" / "x.yaml").mkdir(parents=True)
    (tmp_path / "d" / "deck.yaml").touch()
    with pytest.raises(DeckError):
        write_new(str(tmp_path), "d/x.yaml", "title: x\n", Overwrite.FORCE)

    assert sorted(path.name for path in (tmp_path / "d").iterdir()) == ["deck.yaml", "x.yaml"]
