"""From a pasted page to its parts."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.page import Page, parse_page
from quizapp.authoring.page_parts import minutes_of
from quizapp.core.concept import Resource
from quizapp.core.text import words
from quizapp.errors import DeckError
from tests.authoring.pages import TIDE

WHAT = "What it is\n\nIt is a swell of the sea."


def parsed(text: str) -> Page:
    """The page in `text`."""
    return parse_page(text, "page.txt")


def test_a_whole_page() -> None:
    """Each part ends in its field; the site's own words are gone."""
    assert parsed(TIDE) == Page(
        title="Spring Tides",
        section="Kinds of Tide",
        tagline="The sea at its most extreme, twice a month",
        what_it_is=(
            "A spring tide is the largest rise and fall of the sea in a lunar month. It has nothing to do with the "
            "season.\n\nSun and moon then pull along one line, so their pulls add up: see the first resource, item #1."
        ),
        why_it_matters=(
            "Harbours and divers plan for it, because the water stands highest, runs fastest, and "
            '"slack water" is short.'
        ),
        related=("Neap Tides", "Tidal Range: Measuring It"),
        resources=(
            Resource(
                title="Reading the sea (chapter on range)",
                site="example.org",
                about="A primer with drawings. The third one shows sun, moon and earth in line.",
                minutes=17,
            ),
            Resource(
                title="Tide tables, explained",
                site="tables.example.com",
                about="How to read a table. Good before a first passage.",
                minutes=70,
            ),
        ),
        next="Neap Tides",
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n", "  \n\t"),
        lambda text: text.replace("\n\n", "\n\n\n\n"),
        lambda text: "\ufeff" + text.replace("\n\n", "\n\u200b\n"),
        lambda text: text.replace("· ", " · "),
        lambda text: text.replace("What it is", "## What it is:").replace("Resources", "RESOURCES"),
        lambda text: f"Skip to content\n\nMenu\nLog in\n{text}\n\nLog in\n",
        lambda text: f"{text}\n\n© The Sea School\nTerms\nPrivacy",
        lambda text: text.replace("sectionNext", "section\nNext"),
        lambda text: text.replace("PreviousBeginning of sectionNext", "\nPrevious\nBeginning of section\nNext\n"),
        lambda text: text.replace("PreviousBeginning of sectionNext", "\nPrevious: Beginning of section\n\nNext: "),
        lambda text: text.replace("Harbours", "Har\x07bours\x1b"),
    ],
)
def test_what_no_reader_would_notice_changes_nothing(change: Callable[[str], str]) -> None:
    """Line ends, spaces, furniture and marks vary with browser and site."""
    assert parsed(change(TIDE)) == parsed(TIDE)


@pytest.mark.parametrize(
    ("header", "section", "title", "tagline"),
    [
        ("Spring Tides", "", "Spring Tides", ""),
        ("Sign in\nKinds of Tide\n\nSpring Tides", "Kinds of Tide", "Spring Tides", ""),
        ("Spring Tides\n\nThe largest range of all", "", "Spring Tides", "The largest range of all"),
        ("Spring Tides\n\nHighest water", "", "Spring Tides", "Highest water"),
        ("Sea\nTides\nHigh and low water in turn", "Sea", "Tides", "High and low water in turn"),
        ("Sea School\nCourses\nSea\n\nTides\n\nHigh and low, in turn", "Sea", "Tides", "High and low, in turn"),
        ("Sea School\nKinds of Tide\n\nSpring Tides", "Kinds of Tide", "Spring Tides", ""),
        ("Sea\n\nWhat Is a Tide?\n\nHigh and low", "Sea", "What Is a Tide?", "High and low"),
        ("Sea\n\nTides, Waves, and Swell\n\nWater that moves", "Sea", "Tides, Waves, and Swell", "Water that moves"),
        (
            "Kinds of tide\n\nSpring tide\n\nLong tagline\nbroken in two",
            "Kinds of tide",
            "Spring tide",
            "Long tagline broken in two",
        ),
        ("Sea\n\nTides\n\nHigh and low.\n\nTwice a day.", "Sea", "Tides", "High and low. Twice a day."),
        ("# Spring Tides", "", "Spring Tides", ""),
    ],
)
def test_section_title_and_tagline(header: str, section: str, title: str, tagline: str) -> None:
    """They are what stands last above the first heading; section and tagline may be missing."""
    found = parsed(f"{header}\n\n{WHAT}")

    assert (found.section, found.title, found.tagline) == (section, title, tagline)


def test_missing_parts_are_empty() -> None:
    """A title and what it is make a page."""
    assert parsed(f"Swell\n\n{WHAT}") == Page("Swell", what_it_is="It is a swell of the sea.")


def test_the_parts_may_come_in_another_order() -> None:
    """Headings decide, not places."""
    found = parsed("Swell\n\nWhy it matters\n\nBoats roll.\n\nRelated concepts\n\nTides\n\nWhat it is\n\nA wave.")

    assert (found.what_it_is, found.why_it_matters, found.related) == ("A wave.", "Boats roll.", ("Tides",))


def test_a_menu_with_the_words_of_a_heading_is_furniture() -> None:
    """The page begins with what it is or why it matters."""
    assert parsed(f"Resources\nSea\n\nSwell\n\nA long wave\n\n{WHAT}").section == "Sea"


@pytest.mark.parametrize("bullet", ["", "- ", "* ", "• ", "· "])
def test_related_concepts_are_one_a_line(bullet: str) -> None:
    """With or without bullets, close together or apart."""
    text = (
        f"Swell\n\n{WHAT}\n\nRelated concepts\n\n{bullet}Tides\n{bullet}Breaking Waves\n\n{bullet}Wind, Sea and Sky\n"
    )

    assert parsed(text).related == ("Tides", "Breaking Waves", "Wind, Sea and Sky")


@pytest.mark.parametrize("before", ["Why it matters", "Related concepts", "Resources"])
def test_an_unknown_heading_is_kept_with_its_text(before: str) -> None:
    """Wherever it stands; the parts around it are as they were."""
    mistakes = ("Common mistakes", "Many people believe that it comes in spring only.")
    found = parsed(TIDE.replace(f"{before}\n\n", "\n\n".join([*mistakes, before, ""])))

    assert found == replace(parsed(TIDE), other=(mistakes,))


def test_an_unknown_heading_at_the_end_is_kept() -> None:
    """Resources are titles; a heading among them has a sentence below it."""
    text = "Common mistakes\n\nMany people believe that it comes in spring only.\n\nIt does not.\n\nPrevious"
    found = parsed(TIDE.replace("Previous", f"\n{text}"))

    assert found == replace(
        parsed(TIDE), other=(("Common mistakes", "Many people believe that it comes in spring only.\n\nIt does not."),)
    )


def test_text_under_no_heading_of_its_own_stays_where_it_is() -> None:
    """A short line is no heading if nothing is said below it."""
    found = parsed("Swell\n\nWhat it is\n\nA wave.\n\nLong and low\n\nWhy it matters\n\nBoats roll.")

    assert (found.what_it_is, found.other) == ("A wave.\n\nLong and low", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "Hello there.",
        "What it is\n\nNo title above.",
        "Swell\n\nWhy it matters\n\nBoats roll.",
        "\x00\x01",
    ],
)
def test_another_text_is_no_page(text: str) -> None:
    """The error names its source and says what a page looks like."""
    with pytest.raises(DeckError, match="is not a concept page") as error:
        parsed(text)
    assert error.value.message.startswith("page.txt")
    assert "What it is" in error.value.hint


WORD = st.sampled_from(
    "sea moon tide water swell harbour Range Neap ebb flood's low-water 12 (slack) “bore” wind".split()
)
SENTENCE = st.lists(WORD, min_size=7, max_size=30).map(lambda chosen: f"{' '.join(chosen).capitalize()}.")
TITLE = st.lists(WORD, min_size=1, max_size=4).map(lambda chosen: " ".join(chosen).title())
PARAGRAPHS = st.lists(SENTENCE, min_size=1, max_size=3).map("\n\n".join)
TIME = st.sampled_from(["", "17 min", "1 hr 10 min", "2 hrs", "45 mins", "1h 5m"])
SITE = st.one_of(st.just(""), st.builds("{}· {}".format, st.sampled_from(["example.org", "a.example.com"]), SENTENCE))
RESOURCES = st.lists(st.tuples(TITLE, SITE, TIME), max_size=3)


@given(
    furniture=st.sampled_from(["", "Sign in\n", "Skip to content\nMenu\n"]),
    section=TITLE,
    title=TITLE,
    tagline=SENTENCE,
    what=PARAGRAPHS,
    why=PARAGRAPHS,
    unknown=PARAGRAPHS,
    related=st.lists(TITLE, max_size=3),
    resources=RESOURCES,
    following=TITLE,
)
def test_no_word_is_lost_and_none_is_invented(
    furniture: str,
    section: str,
    title: str,
    tagline: str,
    what: str,
    why: str,
    unknown: str,
    related: list[str],
    resources: list[tuple[str, str, str]],
    following: str,
) -> None:
    """The fields hold the words of the page but for furniture, known headings, times and labels."""
    lines = [line for resource in resources for line in resource if line]
    parts = [f"{furniture}{section}", title, tagline, "What it is", what, "Why it matters", why]
    parts += ["Unheard of", unknown, "Related concepts", "\n".join(related), "Resources", "\n".join(lines)]
    found = parsed("\n\n".join(parts) + f"\nPreviousBeginning of sectionNext{following}")
    read = [(found.section, found.title, found.tagline, found.what_it_is, found.why_it_matters), *found.other]
    read += [(*found.related, found.previous, found.next)]
    read += [(resource.title, resource.site, resource.about) for resource in found.resources]
    written = [(section, title, tagline, what, why, "Unheard of", unknown, *related, following)]
    written += [(name, site) for name, site, _ in resources]

    assert counted(read) == counted(written)
    assert [resource.minutes for resource in found.resources] == [minutes_of(time) for _, _, time in resources]


def counted(texts: Iterable[tuple[str, ...]]) -> Counter[str]:
    """How often each word stands in these texts."""
    return Counter(word for group in texts for text in group for word in words(text))
