"""Cards as hashcards and repeater write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.foreign.front_matter import source
from quizapp.authoring.foreign.marked_lines import is_marked, marked_notes
from quizapp.authoring.foreign.note import Left, Notes

DECK = """\
---
name = "Groups"
---

# Order

Q: What is the order of a group?
A: The cardinality of its

underlying set.

C: The [order] of a finite [group] is the number of its elements; see [a page](x.html) and \\[1\\].

---
Q: Which of these
is one?
A: - this
- and this

```
Q: not a question
```
Q: Nobody knows
C: nothing is left out here
A: no question
"""


def read(text: str) -> Notes:
    """The notes of a text."""
    return marked_notes(source(text))


def test_cards_are_read_with_all_their_lines() -> None:
    """Sides of several lines, code that looks like a card, links and brackets that are no blanks."""
    notes = read(DECK)
    facts = [(fact.question, fact.answer) for note in notes.notes for fact in note.facts]

    assert facts == [
        ("What is the order of a group?", "The cardinality of its\n\nunderlying set."),
        ("Which of these\nis one?", "- this\n- and this\n\n```\nQ: not a question\n```"),
    ]
    assert [cloze.text for note in notes.notes for cloze in note.clozes] == [
        "The {{order}} of a finite {{group}} is the number of its elements; see [a page](x.html) and [1]."
    ]
    assert ({note.section for note in notes.notes}, notes.deck) == ({"Order"}, "Groups")


def test_what_is_no_card_is_left_with_its_line() -> None:
    """And the reason."""
    assert [(left.line, left.reason) for left in read(DECK).left] == [
        (23, "a question without an answer"),
        (24, "no words in [brackets] to be filled in, or {{ as such in it"),
        (25, "an answer without a question"),
    ]
    assert read("Q: Who?\nA:\n\n# X\nstray\n").left == (
        Left(1, "Who?", "one of its sides is empty"),
        Left(5, "stray", "it belongs to no card"),
    )


@pytest.mark.parametrize(("text", "marked"), [("Q: a\n", True), ("x\nC: a", True), ("FAQ: a\nQ:a", False), ("", False)])
def test_the_format_is_recognised(text: str, marked: bool) -> None:
    """By a line that begins a card."""
    assert is_marked(text) is marked


SIDE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30).filter(
    lambda side: not side.startswith(("#", "---", "***", "```", "~~~"))
)


@given(st.lists(st.tuples(SIDE, SIDE), min_size=1, max_size=5))
def test_any_pairs_come_out_as_they_went_in(pairs: list[tuple[str, str]]) -> None:
    """Whatever signs they are made of."""
    text = "\n".join(f"Q: {question}\nA: {answer}\n" for question, answer in pairs)

    assert [(note.facts[0].question, note.facts[0].answer) for note in read(text).notes] == pairs


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, and no line is lost in silence: it is in a card or left."""
    text = text.replace("\r", "")
    notes = read(text)
    kept = "\n".join(
        [*(f.question + f.answer for n in notes.notes for f in n.facts), *(left.text for left in notes.left)]
    )

    assert all(line.strip() in kept for _, line in source(text).lines if line.strip().isalpha())
