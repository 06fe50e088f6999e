"""What `check --fix` does to a text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.comments import comments
from quizapp.authoring.entry_check import check_entries
from quizapp.authoring.mend import edited, mended
from quizapp.authoring.read import FileRead, read_text
from quizapp.authoring.text_check import check_text
from quizapp.core.concept import Concept, Edit, Problem

PATH = "sea/ebb.yaml"


def problems(text: str) -> list[Problem]:
    """What is wrong in a file by itself."""
    file = read_text(PATH, text)
    assert file.document is not None
    entries = [problem for concept in file.concepts for problem in check_entries(concept, file.document)]
    return [*file.problems, *check_text(file.document), *entries]


def fixed(text: str) -> str:
    """The text, mended."""
    return mended(PATH, text, problems(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: x\ntagine: y  # why\n", "title: x\ntagline: y  # why\n"),
        ("title: x\nfacts: [{q: a, a: b, explian: c}]\n", "title: x\nfacts: [{q: a, a: b, explain: c}]\n"),
        ("title: x\ncards: {off: [wyh]}\n", "title: x\ncards: {off: [why]}\n"),
        ("title: x\u200by\n", "title: xy\n"),
        ("title: x\x07\n", "title: x\n"),
        ("title: x\u202ey\n", "title: xy\n"),
        ("title: 1.10\r\ntagline: no\r\n", 'title: "1.10"\r\ntagline: "no"\r\n'),
        ("title: x\naliases: [a, b, A]\n", "title: x\naliases: [a, b]\n"),
        ("title: x\naliases: [a, A, b]  # c\n", "title: x\naliases: [a, b]  # c\n"),
        ("title: x\nrelated:\n  - a\n  - A\n  - b\n", "title: x\nrelated:\n  - a\n  - b\n"),
    ],
)
def test_what_is_mended(before: str, after: str) -> None:
    """Nothing else is touched, and there is nothing left to mend."""
    assert fixed(before) == after
    assert fixed(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "title: x\ntagline: y\ntagine: z\n",  # the key is there already
        "title: x\ntruefalse: y\n",  # nobody knows what was meant
        "title: x\x1b[2Jy\n",  # what is left would be rubbish
        "title: x\nrelated:\n  - a\n  - A  # why twice\n",  # a comment would be lost
        "title: x\naliases: [x, y]\n",  # the first of a flow list
        "title: x\nresources: [{title: y, minutes: 012}]\n",  # a number where one belongs
        "title: x\ntagline: a #1 b\n",  # the rest may be meant as a comment
    ],
)
def test_what_is_left_to_its_author(text: str) -> None:
    """Where a guess could be wrong."""
    assert fixed(text) == text


def test_of_two_edits_that_overlap_one_is_done() -> None:
    """The other has its turn the next time."""
    edits = [Edit(1, 1, 1, 3, "x"), Edit(1, 2, 1, 4, "y")]

    assert edited("abcd", edits) == "xcd"


LINES = [
    "tagine: The water goes out",
    "tagline: no",
    "tagline: The water\u200b goes out",
    "section: 1.10  # a number",
    "aliases: [low, Low, out, low]",
    "related:\n  - flood\n  - Flood  # kept\n  - flood\n  - low",
    "facts:  # quizapp: ignore R31\n  - {q: Is it?, a: on, explian: 2026-01-01}\n  - q: When?  # asked\n    a: 12:30",
    "what_it_is: |  # of the sea\n  An ebb\u00ad is # no comment\n\n  two",
    "statements: [{true: yes}, {fals: no}]",
    "confusable_with: [a\x07\n  , a]",
    "examples: ['it''s', \"a # b\"]  # c",
    "# a comment alone",
    "cards: {off: [wyh, term]}",
    "zzz: {a: b}",
]


def shape(concept: Concept) -> dict[str, object]:
    """What a concept says, whatever its lines, but for what findings were about."""
    clean = replace(concept, line=1, field_lines=(), entry_spots=())
    return {name: bare(getattr(clean, name)) for name in ("title", "what_it_is", "examples", "section")}


def bare(text: object) -> object:
    """A text without the signs that were taken away."""
    return text.replace("\u200b", "").replace("\u00ad", "") if isinstance(text, str) else text


def known_names(concept: Concept) -> list[set[str]]:
    """Its lists as sets: a name given twice says nothing new."""
    return [{name.casefold() for name in names} for names in (concept.aliases, concept.related)]


@given(st.lists(st.sampled_from(LINES), unique=True), st.sampled_from(["\n", "\r\n"]))
def test_mending_keeps_what_a_file_means_and_every_comment(lines: list[str], end: str) -> None:
    """Whatever is wrong with it: concepts are equal apart from what was mended, and no comment is gone."""
    text = end.join(["title: Ebb", *("\n".join(lines)).split("\n"), ""])
    before, after = read_text(PATH, text), read_text(PATH, fixed(text))

    assert notes(after)[: len(notes(before))] == notes(before) or set(notes(before)) <= set(notes(after))
    assert len(after.problems) <= len(before.problems)
    assert [concept.id for concept in before.concepts] == [one.id for one in after.concepts] or not before.concepts
    for old, new in zip(before.concepts, after.concepts, strict=False):
        assert shape(old).items() <= shape(new).items()
        assert all(a <= b for a, b in zip(known_names(old), known_names(new), strict=True))
        facts = [(bare(fact.question), bare(fact.answer)) for fact in old.facts]
        assert facts == [(bare(fact.question), bare(fact.answer)) for fact in new.facts]


def notes(file: FileRead) -> list[str]:
    """The comments of a file."""
    return [one.text for one in comments(file.document)] if file.document else []
