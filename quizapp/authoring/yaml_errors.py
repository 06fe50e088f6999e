"""What a YAML parser complains about, in words for people who write concepts."""

import re
from dataclasses import dataclass

from yaml import Mark, MarkedYAMLError

_QUOTE = "Put the text in quotes."
_QUOTE_SIGNS = "Put a text with a comma, a bracket or `: ` in quotes."


@dataclass(frozen=True, slots=True)
class _Complaint:
    """One kind of mistake. `{sign}` in the message is the character found there."""

    pattern: str
    """Found in the words of both parsers, libyaml's and the pure Python one."""
    message: str
    hint: str
    at_start: bool = False
    """The mistake is where the thing began, not where the parser gave up."""


_COMPLAINTS = (
    _Complaint(
        "mapping values are not allowed",
        "There is a second `: ` here, or the line is indented further than the one above.",
        "Put a text with a colon in quotes, or check the indentation.",
    ),
    _Complaint(r"cannot start any token.*\t", "The line is indented with a tab.", "Indent with spaces."),
    _Complaint("cannot start any token", "A text cannot start with `{sign}`.", _QUOTE),
    _Complaint("alphabetic or numeric|undefined tag|tag URI", "A text cannot start with `{sign}`.", _QUOTE, True),
    _Complaint(
        "unexpected end of stream",
        "The quotation mark opened here is never closed.",
        "Close it, or write the text as a block: `|`, then indented lines.",
        True,
    ),
    _Complaint("',' or ']'", "The list opened here with `[` is broken.", f"Close it with `]`. {_QUOTE_SIGNS}", True),
    _Complaint(
        "',' or '}'", "The mapping opened here with `{{` is broken.", f"Close it with `}}`. {_QUOTE_SIGNS}", True
    ),
    _Complaint(
        "could not find expected ':'",
        "This line has no `: `.",
        "Write `key: value`, or indent the line if it continues the text above.",
        True,
    ),
    _Complaint(
        "unknown escape|escape code|escape sequence",
        "A backslash has a meaning of its own between double quotes.",
        "Use single quotes, or write the backslash twice.",
    ),
    _Complaint(
        "comment or (?:a )?line break|chomping or indentation",
        "A text follows `|` or `>` on the same line.",
        "Start it on the next line, indented.",
    ),
    _Complaint(
        "",
        "This line does not fit the ones above it.",
        "Check the indentation, and put a text with brackets, quotes or `: ` in quotes.",
    ),
)
"""The first that fits is told; the last fits everything."""


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """Where a text stops being YAML, and why. Line and column start at 1."""

    line: int
    column: int
    message: str
    hint: str


def explained(error: MarkedYAMLError, text: str) -> SyntaxProblem:
    """A parser's complaint about `text` in plain words."""
    lines = text.split("\n")
    words = f"{error.problem} {_sign(lines, error.problem_mark)}"
    complaint = next(kind for kind in _COMPLAINTS if re.search(kind.pattern, words))
    mark = error.context_mark if complaint.at_start and error.context_mark else error.problem_mark
    message = complaint.message.format(sign=_sign(lines, mark))
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return SyntaxProblem(min(line, len(lines)), column, message, complaint.hint)


def _sign(lines: list[str], mark: Mark | None) -> str:
    if mark is None or mark.line >= len(lines):
        return ""
    return lines[mark.line][mark.column : mark.column + 1]
