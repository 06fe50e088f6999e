"""As little as possible is left out."""

import pytest

from tests.authoring.reading import read


def test_a_wrong_entry_hides_no_other() -> None:
    """Its neighbours keep their lines."""
    (concept,), problems = read("""
        title: x
        facts:
          - {q: a, a: [b]}
          - {q: c, a: d}
          - e
          - {q: f, a: g}
    """)

    assert [(fact.question, fact.line) for fact in concept.facts] == [("c", 4), ("f", 6)]
    assert len(problems) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        "aliases: {a: b}",
        "aliases: ''",
        "facts: x",
        "facts: [x, {q: '', a: [y]}]",
        "clozes: [x]",
        "clozes: x",
        "resources: ['', [x], {titel: y}]",
        "resources: [{about: y}]",
        "statements: [{tru: x}, {}, y]",
        "choices: [{q: a, a: b, wrong: [{c: d}]}]",
        "choices: [{q: a, a: b, wrong: ''}]",
        "cards: {off: [x]}",
        "cards: [x]",
        "id: A b",
        "zzz: {a: {b: [c]}}",
        "contrasts: [{with: a}]",
        "what_it_is: {a: b}",
    ],
)
def test_a_wrong_field_leaves_the_concept(wrong: str) -> None:
    """Only a concept without a title cannot be used."""
    (concept,), problems = read(f"title: x\n{wrong}\ntagline: kept\n")

    assert (concept.id, concept.title, concept.tagline) == ("deck/tide", "x", "kept")
    assert problems


@pytest.mark.parametrize("text", ["tagline: x\n", "title: [x]\n", "title: {a: b}\n", 'title: "\\e"\n', "title: ''\n"])
def test_a_concept_without_a_usable_title_is_left_out(text: str) -> None:
    """There is nothing to call it."""
    concepts, problems = read(text)

    assert concepts == ()
    assert len(problems) == 1


def test_a_wrong_key_in_an_entry_leaves_the_entry() -> None:
    """The question is asked, though its explanation has a typing error."""
    (concept,), _ = read("title: x\nfacts: [{q: a, a: b, explian: c}]\n")

    assert [(fact.question, fact.answer, fact.explain) for fact in concept.facts] == [("a", "b", "")]


def test_a_wrong_number_leaves_the_resource() -> None:
    """It is read without its minutes."""
    (concept,), _ = read("title: x\nresources: [{title: y, minutes: long}]\n")

    assert [(item.title, item.minutes) for item in concept.resources] == [("y", None)]


def test_an_unknown_kind_leaves_the_known_ones_off() -> None:
    """What can be done is done."""
    (concept,), _ = read("title: x\ncards: {off: [wyh, cloze]}\n")

    assert concept.off == ("cloze",)
