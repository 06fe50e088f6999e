"""From the text of a file to concepts and decks."""

import pytest
import yaml

from quizapp.authoring.parse import parse_concepts, parse_deck
from quizapp.authoring.yaml_text import PythonLoader
from quizapp.core.card import CardKind
from quizapp.core.concept import Choice, Cloze, Contrast, Deck, DeckId, Fact, Resource, Statement
from tests.authoring.reading import found, only, read

FULL = """
title: Spring tide
id: spring
section: Kinds of tide
tagline: The sea at its most extreme
aliases: [syzygy tide, king tide]
what_it_is: |
  The **largest** range
  of a lunar month.

  It comes twice.
why_it_matters:
  - Harbours plan for it.
  - So do divers.
related: neap-tide
requires: [tide]
confusable_with: [neap-tide]
not_distractors: [high water]
resources:
  - {title: Reading the sea, url: "https://example.org/a", site: example.org, about: A primer., minutes: 17}
  - A title alone
  - https://example.org/b
contrasts:
  - {with: neap-tide, on: range, this: large, that: small, id: range}
facts:
  - {q: When?, a: At new and full moon, accept: at syzygy, explain: Sun and moon pull together., id: when}
  - q: How often?
    a: Twice a month
clozes:
  - The range is {{largest}} then.
  - {text: "{{Sun}} and {{moon}} pull together.", explain: In line., id: pull}
choices:
  - {q: Which moon?, a: full, wrong: [half, none of it], explain: In line., id: moon}
statements:
  - {true: It comes twice a month.}
  - {false: It comes in spring., because: The name means to leap up., id: season}
steps: [moon in line, sea rises]
examples: [The tide of 21 March]
cards: {off: [why, cloze]}
previous: Tide
next: Neap tide
"""


def test_every_field_ends_in_the_concept() -> None:
    """Nothing an author writes is lost, and each part knows its line."""
    concept = only(FULL)

    assert (concept.id, concept.deck, concept.path, concept.line) == ("deck/spring", "deck", "deck/tide.yaml", 1)
    assert (concept.title, concept.section) == ("Spring tide", "Kinds of tide")
    assert concept.tagline == "The sea at its most extreme"
    assert concept.aliases == ("syzygy tide", "king tide")
    assert concept.what_it_is == "The **largest** range of a lunar month.\n\nIt comes twice."
    assert concept.why_it_matters == "Harbours plan for it.\n\nSo do divers."
    assert (concept.related, concept.requires) == (("neap-tide",), ("tide",))
    assert (concept.confusable_with, concept.not_distractors) == (("neap-tide",), ("high water",))
    assert concept.resources == (
        Resource("Reading the sea", "https://example.org/a", "example.org", "A primer.", 17),
        Resource("A title alone"),
        Resource("https://example.org/b", "https://example.org/b"),
    )
    assert concept.contrasts == (Contrast("neap-tide", "range", "large", "small", "range", 23),)
    assert concept.facts == (
        Fact("When?", "At new and full moon", ("at syzygy",), "Sun and moon pull together.", "when", 25),
        Fact("How often?", "Twice a month", line=26),
    )
    assert concept.clozes == (
        Cloze("The range is {{largest}} then.", line=29),
        Cloze("{{Sun}} and {{moon}} pull together.", "In line.", "pull", 30),
    )
    assert concept.choices == (Choice("Which moon?", "full", ("half", "none of it"), "In line.", "moon", 32),)
    assert concept.statements == (
        Statement("It comes twice a month.", True, line=34),
        Statement("It comes in spring.", False, "The name means to leap up.", "season", 35),
    )
    assert concept.steps == ("moon in line", "sea rises")
    assert concept.examples == ("The tide of 21 March",)
    assert set(concept.off) == {CardKind.WHY, CardKind.CLOZE}
    assert concept.line_of("tagline") == 4
    assert concept.line_of("next") == 40
    assert [fact.column for fact in concept.facts] == [5, 5]
    assert concept.spot_of("aliases", 1) == (5, 24)
    assert concept.spot_of("resources", 2) == (21, 5)


def test_a_title_is_enough() -> None:
    """Everything else is optional; the section is left to the deck."""
    concept = only("title: Tide\n")

    assert (concept.id, concept.section, concept.facts) == ("deck/tide", "", ())


@pytest.mark.parametrize("title", ["no", "1.10", "012", "2026-11-23", "null", "C#", "on"])
def test_titles_are_what_was_typed(title: str) -> None:
    """A concept may be called `No`, or be a version number."""
    assert only(f"title: {title}\n").title == title


def test_a_text_has_no_space_around_it() -> None:
    """Blocks end in line breaks that nobody means; a title is one line."""
    concept = only("title: |\n  Spring\n  tide\nfacts:\n  - {q: ' why ', a: ' because '}\n")

    assert concept.title == "Spring tide"
    assert concept.facts[0].question == "why"
    assert concept.facts[0].answer == "because"


def test_several_concepts_in_one_file() -> None:
    """Each has its own id, from its title unless it has an `id:`, and its own lines."""
    (one, two), problems = read(
        "concepts:\n  - title: Neap tide\n    facts:\n      - {q: a, a: b}\n  - {id: high, title: X}\n"
    )

    assert problems == ()
    assert (one.id, one.line, one.facts[0].line) == ("deck/neap-tide", 2, 4)
    assert (two.id, two.line) == ("deck/high", 5)


def test_a_broken_concept_hides_none_of_its_neighbours() -> None:
    """The others of the file are read, with their own places."""
    concepts, problems = read(
        "concepts:\n  - titel: A\n  - title: B\n  - text\n  - title: C\n    facts: [{q: a, a: b}]\n"
    )

    assert [(concept.id, concept.line) for concept in concepts] == [("deck/b", 3), ("deck/c", 5)]
    assert concepts[1].facts[0].line == 6
    assert found(problems) == [("missing-key", 2, 5), ("unknown-key", 2, 5), ("wrong-type", 4, 5)]


def test_a_deck_file_describes_its_deck() -> None:
    """Its numbers are numbers, everything else is text."""
    text = (
        "title: Tides\ndescription: |\n  All about\n  the sea.\norder: [b, a]\nnew_per_day: 5\nreviews_per_day: 0\n"
        "retention: 0.95\ncards: {off: why}\nlanguage: no\ntags: [sea]\n"
    )
    deck, problems = parse_deck(text, "t/deck.yaml", Deck(DeckId("t"), "T"))

    assert problems == ()
    assert deck == Deck(
        DeckId("t"), "Tides", "t/deck.yaml", "All about the sea.", ("b", "a"), 5, 0, 0.95, ("why",), "no", ("sea",)
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title:\n"])
def test_an_empty_deck_file_changes_nothing(text: str) -> None:
    """It only says that the folder is a deck."""
    deck, problems = parse_deck(text, "t/deck.yaml", Deck(DeckId("t"), "T"))

    assert problems == ()
    assert deck == Deck(DeckId("t"), "T", "t/deck.yaml")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("retention: 0.5", "bad-number"),
        ("retention: 1.0", "bad-number"),
        ("retention: nan", "bad-number"),
        ("retention: high", "bad-number"),
        ("new_per_day: -1", "bad-number"),
        ("new_per_day: 1.5", "bad-number"),
        ("new_per_day: many", "bad-number"),
        ("reviews_per_day: 99999999999999999999", "bad-number"),
        ("reviews_per_day: [1]", "bad-number"),
        ("new_perday: 5", "unknown-key"),
        ("order: {a: b}", "wrong-type"),
        ("cards: off", "wrong-type"),
        ("cards: {of: why}", "unknown-key"),
    ],
)
def test_a_bad_line_leaves_the_rest_of_the_deck(line: str, code: str) -> None:
    """The deck is as if the line were not there."""
    deck, problems = parse_deck(f"language: en\n{line}\n", "t/deck.yaml", Deck(DeckId("t"), "T"))

    assert deck == Deck(DeckId("t"), "T", "t/deck.yaml", language="en")
    assert [(problem.code, problem.line) for problem in problems] == [(code, 2)]


CORPUS = {
    "every field": FULL,
    "folded": "title: x\nwhat_it_is: >\n  folded\n  text\n\n  two\n",
    "escapes": 'title: "\\u00e9\\t\\"x\\""\n',
    "quotes": "title: 'it''s'\nfacts: [{q: a?, a: b}, {q: c}]\n",
    "other scripts": "title: 日本\naliases:\n- 😀\n- é\n",
    "wrong keys": "titel: x\nfacts: {q: a}\n",
    "no yaml": "a: b: c\n",
    "a list": "- a\n- b\n",
    "nothing": "",
}


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is only one parser to compare")
@pytest.mark.parametrize("name", CORPUS)
def test_the_pure_python_parser_gives_the_same(name: str) -> None:
    """Where libyaml is missing, only the speed differs."""
    results = [
        parse_concepts(CORPUS[name], "deck/tide.yaml", DeckId("deck"), "tide", loader)
        for loader in (yaml.CSafeLoader, PythonLoader)
    ]

    assert results[0] == results[1]
