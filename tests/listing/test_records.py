"""Taking everything elsewhere: what the exports hold, and that no text of a deck breaks out of them."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import Card, CardKind, card_id
from quizapp.core.concept import ConceptId, DeckId
from quizapp.core.history import Event, EventKind, replay
from quizapp.core.memory import Rating
from quizapp.core.schedule import Schedule
from quizapp.core.text import control_characters
from quizapp.listing.records import CSV_COLUMNS, CSV_ENCODING, export_csv, export_json, export_markdown
from quizapp.workspace.records import Record

SPRING = ConceptId("tides/spring-tide")
CARD = Card(
    id=card_id(SPRING, CardKind.FACT, "which-moon"),
    kind=CardKind.FACT,
    concept_id=SPRING,
    concept="Spring tide",
    section="Kinds of tide",
    prompt="At which moon phases does it come?",
    answer="at **new** and full moon",
)
NEW = Record(CARD, DeckId("tides"), "Tides", Schedule(), ())

MIDNIGHT_MS = 1_767_225_600_000
FIRST_DAY = 739_617
"""2026-01-01, as `MIDNIGHT_MS`."""


def event(seq: int, day: int, kind: EventKind = EventKind.ANSWER, **facts: Any) -> Event:
    """What happened to the card at nine o'clock in Berlin, `day` days after the first."""
    answer = {"rating": Rating.GOOD, "interval": 3} if kind is EventKind.ANSWER else {}
    told: dict[str, Any] = {
        "card": CARD.id,
        "kind": kind,
        "at_ms": MIDNIGHT_MS + day * 86_400_000 + 8 * 3_600_000,
        "offset_min": 60,
        "day": FIRST_DAY + day,
        "device": "me",
        "seq": seq,
        "clock": seq,
        **answer,
        **facts,
    }
    return Event(**told)


def learnt(*events: Event) -> Record:
    """The card after these events."""
    return replace(NEW, schedule=replay(events)[CARD.id], events=events)


def rows(records: Iterable[Record]) -> list[dict[str, str]]:
    """What a program reads from the CSV."""
    text = "".join(export_csv(records))
    return list(csv.DictReader(StringIO(text, newline="")))


def objects(records: Iterable[Record]) -> list[dict[str, Any]]:
    """What a program reads from the JSON."""
    read: list[dict[str, Any]] = json.loads("".join(export_json(records)))
    return read


def markdown(*records: Record) -> str:
    """The whole document."""
    return "".join(export_markdown(records))


LEARNT = learnt(event(1, 0), event(2, 3, rating=Rating.AGAIN, interval=-600), event(3, 3, interval=4))


# ---- CSV


def test_a_row_tells_what_is_asked_and_what_was_learnt() -> None:
    """Days are days, times have their offset, numbers are plain."""
    (row,) = rows([LEARNT])

    assert row["id"] == CARD.id
    assert (row["deck"], row["section"], row["concept"], row["kind"]) == (
        "Tides",
        "Kinds of tide",
        "Spring tide",
        "fact",
    )
    assert (row["prompt"], row["answer"]) == (CARD.prompt, CARD.answer)
    assert (row["due"], row["interval_days"], row["reps"], row["lapses"]) == ("2026-01-08", "4", "3", "1")
    assert (row["first_answer"], row["last_answer"]) == ("2026-01-01T09:00:00+01:00", "2026-01-04T09:00:00+01:00")
    assert LEARNT.schedule.memory
    assert float(row["stability"]) == pytest.approx(LEARNT.schedule.memory.stability, abs=1e-4)
    assert float(row["difficulty"]) == pytest.approx(LEARNT.schedule.memory.difficulty, abs=1e-4)


def test_a_card_never_seen_has_empty_cells() -> None:
    """Nothing is made up about it."""
    (row,) = rows([NEW])

    empty = {"options", "accept", "explain", "due", "stability", "difficulty", "first_answer", "last_answer"}
    assert {name for name, value in row.items() if not value} == empty
    assert (row["reps"], row["interval_days"], row["suspended"]) == ("0", "0", "no")


def test_an_answer_taken_back_is_not_the_last() -> None:
    """It does not count, here as everywhere."""
    undo = event(3, 4, EventKind.UNDO, detail={"device": "me", "seq": 2})
    (row,) = rows([learnt(event(1, 0), event(2, 4), undo)])

    assert row["last_answer"].startswith("2026-01-01") and row["reps"] == "1"


def test_lists_stand_one_a_line_in_their_cell() -> None:
    """As a person reads them in a spreadsheet."""
    (row,) = rows([replace(NEW, card=replace(CARD, options=("new", "full"), accept=("both", "the two")))])

    assert (row["options"], row["accept"]) == ("new\nfull", "both\nthe two")


def test_an_empty_collection_has_the_names_of_the_columns() -> None:
    """A spreadsheet without rows is still one."""
    assert "".join(export_csv([])) == ",".join(CSV_COLUMNS) + "\r\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_looks_like_a_formula_is_marked_as_text(start: str) -> None:
    """A deck from a stranger must not run anything in a spreadsheet."""
    (row,) = rows([replace(NEW, card=replace(CARD, answer=f"{start}SUM(A1)"))])

    assert row["answer"][0] in ("'", "\\")


def test_a_file_begins_as_excel_wants_it() -> None:
    """The mark at the start is read away again by whoever knows it."""
    assert "潮".encode(CSV_ENCODING) == b"\xef\xbb\xbf" + "潮".encode()


# ---- JSON


def test_json_holds_the_whole_schedule_and_history() -> None:
    """Each answer with its time, its grade and what followed."""
    (card,) = objects([LEARNT])

    assert card["schedule"]["phase"] == "review"
    assert (card["schedule"]["due"], card["schedule"]["interval"], card["schedule"]["reps"]) == ("2026-01-08", 4, 3)
    assert [(told["day"], told["rating"], told["interval"]) for told in card["history"]] == [
        ("2026-01-01", 3, 3),
        ("2026-01-04", 1, -600),
        ("2026-01-04", 3, 4),
    ]
    assert card["history"][0]["at"] == "2026-01-01T09:00:00+01:00"


def test_json_leaves_out_nothing_of_an_event() -> None:
    """The log is the truth, so it goes along as it is."""
    (card,) = objects([LEARNT])

    assert {part.name for part in fields(Event)} <= card["history"][0].keys()


def test_json_tells_what_was_taken_back() -> None:
    """The answer and its undo are both there, and only the answer does not count."""
    undo = event(3, 4, EventKind.UNDO, detail={"device": "me", "seq": 2})
    (card,) = objects([learnt(undo, event(2, 4), event(1, 0))])

    assert [(told["seq"], told["kind"], told["undone"]) for told in card["history"]] == [
        (1, "answer", False),
        (2, "answer", True),
        (3, "undo", False),
    ]


def test_an_empty_collection_is_an_empty_array() -> None:
    """Valid JSON without cards too."""
    assert objects([]) == []


# ---- Markdown


def test_markdown_reads_like_a_page() -> None:
    """Headings, the question, the answer, and what was learnt."""
    second = replace(CARD, prompt="What is it?", answer="a tide", section="More", explain="Look at the sea.")

    assert markdown(LEARNT, replace(NEW, card=second)) == (
        "# Tides\n\n## Kinds of tide\n\n### Spring tide\n\n"
        "- At which moon phases does it come?\n\n"
        "  > at **new** and full moon\n\n"
        "  *Schedule: due 2026-01-08, interval 4d, 1 lapse*\n\n"
        "  *Answers: 2026-01-01 good, 2026-01-04 again, 2026-01-04 good*\n\n"
        "## More\n\n### Spring tide\n\n"
        "- What is it?\n\n"
        "  > a tide\n\n"
        "  Look at the sea.\n\n"
    )


def test_options_and_other_answers_stand_under_the_question() -> None:
    """Nothing of a card is lost."""
    told = markdown(replace(NEW, card=replace(CARD, options=("new", "full"), accept=("both",))))

    assert "  - new\n  - full\n" in told
    assert "  Also right: both\n" in told


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("List<int> & *p", "List\\<int\\> \\& \\*p"),
        ("It is ____ in snake_case", "It is ____ in snake\\_case"),
        ("# no heading", "\\# no heading"),
        ("3. no list", "3\\. no list"),
        ("one\n- two", "one  \n  \\- two"),
        ("one\n\n    two", "one  \n  two"),
        ("[x](javascript:1)", "\\[x\\](javascript:1)"),
    ],
)
def test_a_plain_text_shows_as_it_is(plain: str, written: str) -> None:
    """What looks like a mark is none."""
    assert f"- {written}\n" in markdown(replace(NEW, card=replace(CARD, prompt=plain)))


def test_an_authors_markdown_stays_inside_its_item() -> None:
    """A fence that is never closed must not swallow the next card."""
    told = markdown(replace(NEW, card=replace(CARD, answer="```python\nx = 1\n\ny = 2", explain="# Why")), NEW)

    assert "  > ```python\n  > x = 1\n  > \n  > y = 2\n\n  # Why\n\n- At which" in told


# ---- all three


@pytest.mark.parametrize("export", [export_csv, export_json, export_markdown])
def test_a_card_goes_out_before_the_next_is_read(export: Callable[[Iterable[Record]], Iterator[str]]) -> None:
    """A large collection never stands in memory."""

    def collection() -> Iterator[Record]:
        yield NEW
        raise EOFError

    told = ""
    with pytest.raises(EOFError):
        for piece in export(collection()):
            told += piece

    assert "At which moon phases" in told


# ---- whatever the texts are


texts = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("=+-@\t\n\r\x00\x1b\"',;#*`<_ \u202e\ud800\u2028＝"))
)
cards = st.builds(
    lambda prompt, answer, options, title, kind: replace(
        CARD, prompt=prompt, answer=answer, explain=answer, options=options, concept=title, section=title, kind=kind
    ),
    prompt=texts,
    answer=texts,
    options=st.lists(texts, max_size=3).map(tuple),
    title=texts,
    kind=st.sampled_from(CardKind),
)
collections = st.lists(
    st.builds(lambda card, deck: replace(LEARNT, card=card, deck_title=deck), cards, texts), max_size=4
)


@given(collections)
def test_csv_comes_back_row_by_row(records: list[Record]) -> None:
    """One row a card, every row whole, and no cell that a spreadsheet would run."""
    read = rows(records)

    assert len(read) == len(records)
    assert all(row.keys() == set(CSV_COLUMNS) and None not in row.values() for row in read)
    assert not any(value.startswith(tuple("=+-@\t\r\n＝＋－＠")) for row in read for value in row.values())


@given(collections)
def test_json_brings_every_text_back(records: list[Record]) -> None:
    """Whatever is in it."""
    assert [(card["prompt"], card["answer"], tuple(card["options"]), card["deck"]) for card in objects(records)] == [
        (record.card.prompt, record.card.answer, record.card.options, record.deck_title) for record in records
    ]


@given(collections)
def test_markdown_has_each_card_once(records: list[Record]) -> None:
    """A list item a card, headings, and nothing else at the start of a line."""
    lines = [line for line in markdown(*records).splitlines() if line and not line.startswith("  ")]

    assert sum(line.startswith("- ") for line in lines) == len(records)
    assert all(line.startswith(("- ", "# ", "## ", "### ")) for line in lines)


@pytest.mark.parametrize("export", [export_csv, export_json, export_markdown])
@given(records=collections)
def test_no_control_character_goes_out(
    export: Callable[[Iterable[Record]], Iterator[str]], records: list[Record]
) -> None:
    """A terminal shows it safely, and it can be written as UTF-8."""
    text = "".join(export(records))
    text.encode()

    assert not control_characters(text.replace("\r\n", "\n") if export is export_csv else text)
