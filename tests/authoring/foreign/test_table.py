"""Tables."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.foreign.note import Left, cleaned
from quizapp.authoring.foreign.table import table_notes
from quizapp.core.concept import Choice, Cloze, Fact
from quizapp.errors import DeckError, UsageError


def facts(text: str, wanted: str = "") -> list[tuple[str, str]]:
    """Question and answer of each row."""
    return [(fact.question, fact.answer) for note in table_notes(text, wanted).notes for fact in note.facts]


HEADERS = [
    ("q,a\nWho?,me\n", ""),
    ("Front;Back\nWho?;me\n", ""),
    ("question\tanswer\nWho?\tme\n", ""),
    ("Who?,me\n", ""),
    ("me,x,Who?\n", "a,-,q"),
    ("Frage,Antwort\nWho?,me\n", "Frage=q,Antwort=a"),
    ("#separator:Pipe\n#html:false\nWho?|me\n", ""),
    ("#separator:tab\n#columns:Back\tFront\nme\tWho?\n", ""),
    ('"q","a"\r\n"Who?","me"\r\n', ""),
]


@pytest.mark.parametrize(("text", "wanted"), HEADERS)
def test_columns_are_found(text: str, wanted: str) -> None:
    """By their names, by what a person says, by what Anki says, or by their order."""
    assert facts(cleaned(text), wanted) == [("Who?", "me")]


def test_every_column_has_its_place() -> None:
    """Deck, section, title, explanation, other answers, wrong options and clozes."""
    text = (
        "q,a,cloze,deck,tags,title,extra,accept,wrong,section\n"
        "Who?,me,,Sea::Tides,ebb flood,Ebb,It is.,myself; I,,The Sea\n"
        "Which?,this,,,,,,,that|the other|THIS,\n"
        ",,The {{c1::ebb}} goes,,,,Why?,,,\n"
    )
    one, two, three = table_notes(text).notes

    assert one.facts == (Fact("Who?", "me", ("myself", "I"), "It is."),)
    assert (one.deck, one.section, one.title, one.tags) == ("Sea::Tides", "The Sea", "Ebb", ("ebb", "flood"))
    assert two.choices == (Choice("Which?", "this", ("that", "the other")),)
    assert three.clozes == (Cloze("The {{ebb}} goes", "Why?"),)


def test_what_cannot_be_represented_is_told() -> None:
    """Rows with their line, also below a cell of several lines; columns by their name."""
    text = 'q,a,guid\n"two\nlines",yes,1\nno answer,,2\n,no question,3\n\n'

    assert table_notes(text).left == (
        Left(1, "guid", "nothing in a concept file is like this column; --columns says what it holds"),
        Left(4, "no answer | 2", "a row without an answer"),
        Left(5, "no question | 3", "a row without a question"),
    )


def test_a_cloze_without_blank_is_told() -> None:
    """With its line."""
    assert table_notes("cloze\nThe ebb goes\n").left == (Left(2, "The ebb goes", "its sentence has no {{blank}}"),)


def test_what_no_column_can_hold_is_an_error() -> None:
    """With what it can hold; so is a table without answers."""
    with pytest.raises(UsageError) as error:
        table_notes("a,b\n", "q,answr")
    assert "explain" in error.value.hint
    with pytest.raises(DeckError, match="No two columns"):
        table_notes("a,b\nx,y\n", "q,-")


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30).map(
    lambda cell: cleaned(cell).strip()
)


@given(st.lists(st.tuples(CELL.filter(bool), CELL.filter(bool)), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_any_rows_come_out_as_they_went_in(rows: list[tuple[str, str]], separator: str) -> None:
    """Whatever a spreadsheet has to quote."""
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows([("q", "a"), *rows])

    assert facts(cleaned(out.getvalue())) == rows


@given(st.text(max_size=200), st.sampled_from(["", "q,a", "cloze"]))
def test_any_text_is_read_or_refused_in_words(text: str, wanted: str) -> None:
    """Nothing else is raised."""
    try:
        notes = table_notes(cleaned(text), wanted).notes
    except DeckError:
        return
    assert all(fact.question and fact.answer for note in notes for fact in note.facts)
