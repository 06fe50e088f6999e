"""Rows of a table (CSV, TSV, or the plain text that Anki exports): one note a row."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

from quizapp.authoring.foreign.blanks import from_brackets
from quizapp.authoring.foreign.note import Left, Note, Notes
from quizapp.core.concept import Choice, Cloze, Fact
from quizapp.errors import DeckError, UsageError


class Column(StrEnum):
    """What a column holds."""

    Q = "q"
    A = "a"
    CLOZE = "cloze"
    TITLE = "title"
    DECK = "deck"
    SECTION = "section"
    TAGS = "tags"
    EXPLAIN = "explain"
    ACCEPT = "accept"
    WRONG = "wrong"
    SKIP = "-"


_NAMES = {
    Column.Q: "q question front prompt term word",
    Column.A: "a answer back response definition meaning translation",
    Column.CLOZE: "cloze sentence text",
    Column.TITLE: "title concept name",
    Column.DECK: "deck",
    Column.SECTION: "section chapter topic category",
    Column.TAGS: "tags tag",
    Column.EXPLAIN: "explain explanation extra note notes comment",
    Column.ACCEPT: "accept synonyms alternatives",
    Column.WRONG: "wrong distractors options",
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split()}
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_DIRECTIVE = re.compile(r"#([a-z ]+):(.*)$", re.IGNORECASE)
_LISTED = re.compile(r"\s*[;|\n]\s*")
_TAGS = re.compile(r"[\s,;]+")
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the text is to be read."""

    separator: str
    columns: tuple[str, ...]
    """What the columns are called, as the text itself says above its rows; empty if it does not."""
    places: dict[int, Column]
    """Columns that are named by their place."""
    first: int
    """The line on which the rows begin, from 0."""


def table_notes(text: str, wanted: str = "") -> Notes:
    """The rows of a table.

    Args:
        text: the table; its first row may name the columns.
        wanted: what the columns hold, as a person says it: `q,a,deck` by their places, or `Word=q,Sense=a` by the
            names that the table gives them; `-` skips one.

    Raises:
        UsageError: `wanted` names something that no column can hold.
        DeckError: no column is a question, or the text is no table.
    """
    layout = _layout(text)
    lines = text.split("\n")[layout.first :]
    try:
        numbered = _numbered("\n".join(lines), layout)
        rows = [(number, row) for number, row in numbered if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise DeckError(f"The table cannot be read: {error}.", "Save it as CSV in UTF-8 from a spreadsheet.") from error
    if not rows:
        return Notes(())
    columns, left, data = _columns(rows, layout, _wanted(wanted))
    if Column.CLOZE not in columns and not {Column.Q, Column.A} <= set(columns):
        raise DeckError("No two columns are a question and its answer.", "Say which: --columns q,a or Word=q,Sense=a.")
    found = [_note(number, row, columns) for number, row in data]
    notes = tuple(one for one in found if isinstance(one, Note))
    return Notes(notes, (*left, *(one for one in found if isinstance(one, Left))))


def _numbered(text: str, layout: _Layout) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    reader = csv.reader(StringIO(text), delimiter=layout.separator)
    line = layout.first + 1
    for row in reader:
        yield line, row
        line = layout.first + reader.line_num + 1


def _layout(text: str) -> _Layout:
    """What Anki says in lines that begin with #, else what the first line looks like."""
    separator, columns, places, first = "", "", {}, 0
    for line in text.split("\n"):
        found = _DIRECTIVE.match(line)
        if found is None:
            break
        first += 1
        key, value = found[1].strip().casefold(), found[2].strip()
        if key == "separator":
            separator = _SEPARATORS.get(value.casefold(), value[:1] or "\t")
        elif key == "columns":
            columns = found[2]
        elif key.endswith(" column") and value.isdigit():
            places[int(value) - 1] = _COLUMNS.get(key.removesuffix(" column"), Column.SKIP)
    head = text.split("\n")[first] if first < text.count("\n") + 1 else ""
    separator = separator or max("\t,;|", key=head.count)
    return _Layout(separator, tuple(columns.split(separator)) if columns else (), places, first)


def _wanted(text: str) -> list[tuple[str, Column]]:
    """Names of columns (empty: by place) with what they hold."""
    pairs = []
    for part in text.split(",") if text.strip() else ():
        name, _, role = part.rpartition("=")
        column = _COLUMNS.get(role.strip().casefold()) or (Column.SKIP if role.strip() == "-" else None)
        if column is None:
            known = ", ".join(column for column in Column if column is not Column.SKIP)
            raise UsageError(f"`{role.strip()}` is nothing that a column can hold.", f"Columns: {known}, or - to skip.")
        pairs.append((name.strip().casefold(), column))
    return pairs


_Rows = list[tuple[int, list[str]]]


def _columns(
    rows: _Rows, layout: _Layout, wanted: Sequence[tuple[str, Column]]
) -> tuple[list[Column], list[Left], _Rows]:
    """What each column holds, which are left out, and the rows without the one that names the columns."""
    header = list(layout.columns) or rows[0][1]
    named = [_COLUMNS.get(name.strip().casefold(), Column.SKIP) for name in header]
    by_name = {name: column for name, column in wanted if name}
    is_header = bool(layout.columns) or _is_header(named, header, by_name)
    data = rows if layout.columns or not is_header else rows[1:]
    if by_name:
        columns = [by_name.get(name.strip().casefold(), column) for name, column in zip(header, named, strict=True)]
    elif wanted:
        columns = [column for _, column in wanted]
    elif is_header:
        columns = named
    else:
        columns = [Column.Q, Column.A]
    columns += [Column.SKIP] * (max(len(row) for _, row in rows) - len(columns))
    for place, column in layout.places.items():
        if place < len(columns):
            columns[place] = column
    left = [
        Left(rows[0][0], name, "nothing in a concept file is like this column; --columns says what it holds")
        for name, column in zip(header, columns, strict=False)
        if is_header and column is Column.SKIP and name.strip() and (name.strip().casefold(), column) not in wanted
    ]
    return columns, left, data


def _is_header(named: Sequence[Column], header: Sequence[str], by_name: dict[str, Column]) -> bool:
    """Whether the first row names the columns: it holds a name that a person gave, or two that are known."""
    if any(name.strip().casefold() in by_name for name in header):
        return True
    known = [column for column in named if column is not Column.SKIP]
    return (len(known) >= 2 and len(set(known)) == len(known)) or known == [Column.CLOZE]


def _note(number: int, row: Sequence[str], columns: Sequence[Column]) -> Note | Left:
    cells: dict[Column, str] = {}
    for column, cell in zip(columns, row, strict=False):
        if cell.strip() and column not in cells:
            cells[column] = cell.strip()
    shown = " | ".join(cell for cell in row if cell.strip())[:_LONGEST_SHOWN]
    question, answer = cells.get(Column.Q, ""), cells.get(Column.A, "")
    explain = cells.get(Column.EXPLAIN, "")
    cloze = from_brackets(cells[Column.CLOZE]) if Column.CLOZE in cells else None
    if Column.CLOZE in cells and cloze is None:
        return Left(number, shown, "its sentence has no {{blank}}")
    if cloze is None and not (question and answer):
        return Left(number, shown, "a row without an answer" if question else "a row without a question")
    wrong = _listed(cells.get(Column.WRONG, ""), answer)
    is_choice = bool(wrong) and "\n" not in answer
    fact = Fact(question, answer, _listed(cells.get(Column.ACCEPT, ""), answer), explain)
    return Note(
        number,
        facts=(fact,) if question and answer and not is_choice else (),
        clozes=(Cloze(cloze, explain),) if cloze else (),
        choices=(Choice(question, answer, wrong, explain),) if question and is_choice else (),
        title=" ".join(cells.get(Column.TITLE, "").split()),
        section=" ".join(cells.get(Column.SECTION, "").split()),
        deck=cells.get(Column.DECK, ""),
        tags=tuple(dict.fromkeys(_TAGS.split(tags))) if (tags := cells.get(Column.TAGS, "")) else (),
    )


def _listed(cell: str, answer: str) -> tuple[str, ...]:
    """The texts in a cell, parted by `;` or `|`, each once and none of them the answer."""
    seen = {answer.casefold()}
    found = []
    for text in _LISTED.split(cell):
        one = " ".join(text.split())
        if one and one.casefold() not in seen:
            seen.add(one.casefold())
            found.append(one)
    return tuple(found)
