"""Cards as Obsidian's plugins read them."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.foreign.front_matter import source
from quizapp.authoring.foreign.note import Notes
from quizapp.authoring.foreign.separated import separated_notes

VAULT = """\
---
title: Physics
---
#flashcards/science/physics

Some prose that
is no card.

## Units

- Unit of force::newton <!--SR:!2026-01-01,4,270-->
Unit of energy:::joule ^a1b2
`std::vector`::a [[Container|container]]

What is the
unit of power?
?
The watt,
one joule a second.
<!--SR:!2026-01-01,4,270-->

volt
??
unit of tension

The ==ampere== is the unit of ==current==.

The {{c1::ohm::Greek letter}} is the unit of resistance: ![[Ohm’s law]]

```
a::b
```

empty::
"""


def read(text: str) -> Notes:
    """The notes of a text."""
    return separated_notes(source(text))


def test_every_form_is_read() -> None:
    """One way and both ways, on a line and on several, highlights and braces; nothing in code."""
    notes = read(VAULT)

    assert [[(fact.question, fact.answer) for fact in note.facts] for note in notes.notes if note.facts] == [
        [("Unit of force", "newton")],
        [("Unit of energy", "joule"), ("joule", "Unit of energy")],
        [("`std::vector`", "a container")],
        [("What is the\nunit of power?", "The watt,\none joule a second.")],
        [("volt", "unit of tension"), ("unit of tension", "volt")],
    ]
    assert [cloze.text for note in notes.notes for cloze in note.clozes] == [
        "The {{ampere}} is the unit of {{current}}.",
        "The {{ohm}} is the unit of resistance: Ohm’s law",
    ]
    assert {note.section for note in notes.notes} == {"Units"}


def test_the_deck_is_named_by_the_front_matter_or_a_tag() -> None:
    """As the plugins do it."""
    assert read(VAULT).deck == "Physics"
    assert read("#flashcards/science/physics\n\na::b\n").deck == "science/physics"


def test_what_cannot_be_represented_is_told() -> None:
    """Embedded files and empty sides by their line, prose and schedules by their number."""
    assert [(left.line, left.reason) for left in read(VAULT).left] == [
        (6, "5 lines of prose are no cards"),
        (11, "the schedules of 2 cards are another tool's"),
        (28, "a file that is shown here: only its name stays"),
        (34, "one of its sides is empty"),
    ]


SIDE = st.text(st.sampled_from("abcxyzäß中 .,;!()'\"&<>%$€"), min_size=1, max_size=30).map(str.strip).filter(bool)


@given(st.lists(st.tuples(SIDE, SIDE, st.booleans()), min_size=1, max_size=5))
def test_any_pairs_come_out_as_they_went_in(pairs: list[tuple[str, str, bool]]) -> None:
    """One way or both."""
    text = "\n".join(f"{left}{':::' if both else '::'}{right}" for left, right, both in pairs)

    assert [(note.facts[0].question, note.facts[0].answer, len(note.facts) == 2) for note in read(text).notes] == pairs


@given(st.text(st.sampled_from("ab:?=`#-!{}[]<>\n ^"), max_size=120))
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, and no note has an empty side."""
    assert all(fact.question and fact.answer for note in read(text).notes for fact in note.facts)
