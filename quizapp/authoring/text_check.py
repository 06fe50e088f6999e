"""What shows in the text of a concept file: signs that nobody sees, and values that YAML may read as something else."""

import re
from collections.abc import Iterator

import yaml

from quizapp.authoring.wording import quoted
from quizapp.authoring.yaml_text import Document, Scalar, place_in
from quizapp.core.concept import Edit, Level, Problem

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb]"
    "|(?<=[\x00-\u02af])[\u200c\u200d]"  # between letters of other scripts, and in emoji, joiners have their use
    "|(?<![\u0590-\u08ff])[\u200e\u200f](?![\u0590-\u08ff])"  # beside Hebrew or Arabic, marks of direction do
)
_MOST_REPORTED = 20
"""A file full of them came so from a web page; twenty places are enough to see that."""

_NUMBERS = frozenset({"minutes", "new_per_day", "reviews_per_day", "retention"})
"""The keys whose values are numbers."""

_COMMENT = re.compile(r"[ \t]+(#[^\s#!].*)$")
_LOST = re.compile(
    r"(?<!\\)(?:\\\\)*(\\(?:t(?:an|anh|au|ext|heta|ilde|imes|o|op)|n(?:abla|e|eq|eg|ot|otin|u)))(?![A-Za-z])"
)
"""Commands of TeX whose beginning is a tab or a new line between double quotes."""


def check_text(document: Document) -> Iterator[Problem]:
    """Everything that a careful reader of the file itself would see, and nobody else."""
    yield from _invisible(document)
    lines = document.text.split("\n")
    for scalar in document.scalars:
        if scalar.is_key:
            continue
        if scalar.style == "":
            yield from _mistyped(document, scalar)
            yield from _cut(document, scalar, lines)
        elif scalar.style == '"' and "\\" in lines[scalar.line - 1]:
            yield from _lost(document, scalar, lines)


def _invisible(document: Document) -> Iterator[Problem]:
    if document.text.isascii():
        return
    for count, found in enumerate(_INVISIBLE.finditer(document.text)):
        if count == _MOST_REPORTED:
            return
        line, column = (place := place_in(document.text, found.start())).line, place.column
        message = f"The character U+{ord(found.group()):04X} is invisible."
        fix = Edit(line, column, line, column + 1, "")
        yield _warning(document, line, column, "invisible-character", message, "Remove it.", fix)


def _mistyped(document: Document, scalar: Scalar) -> Iterator[Problem]:
    kind = _kind(scalar.text) if scalar.text else ""  # what is empty counts as absent
    if not kind or scalar.key in _NUMBERS:
        return
    message = f"{quoted(scalar.text)} is a text here, but {kind} to other tools that read YAML."
    fix = Edit(scalar.line, scalar.column, scalar.end_line, scalar.end_column, f'"{scalar.text}"')
    hint = "Put it in quotes."
    yield Problem(document.path, scalar.line, scalar.column, "untyped-value", message, hint, Level.HINT, fix)


def _kind(text: str) -> str:
    """What YAML makes of a plain text if it is asked to guess; empty where that says the same as the text."""
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            if tag in ("int", "float") and re.fullmatch(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?", text):
                return ""
            return _KINDS.get(tag, "")
    return ""


_KINDS = {
    "bool": "yes or no",
    "int": "another number",
    "float": "another number",
    "null": "nothing",
    "timestamp": "a date",
}
_RESOLVERS = {
    first: [(tag.rpartition(":")[2], pattern) for tag, pattern in found]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _cut(document: Document, scalar: Scalar, lines: list[str]) -> Iterator[Problem]:
    line = lines[scalar.end_line - 1]
    if "#" in line and (found := _COMMENT.match(line, scalar.end_column - 1)):
        message = f"The text ends before {quoted(found[1])}: YAML takes the rest of the line for a comment."
        hint = "Put the text in quotes; a comment has a space after its #."
        yield _warning(document, scalar.end_line, found.start(1) + 1, "cut-text", message, hint)


def _lost(document: Document, scalar: Scalar, lines: list[str]) -> Iterator[Problem]:
    for number in range(scalar.line, scalar.end_line + 1):
        start = scalar.column - 1 if number == scalar.line else 0
        end = scalar.end_column - 1 if number == scalar.end_line else len(lines[number - 1])
        for found in _LOST.finditer(lines[number - 1], start, end):
            message = f"{quoted(found[1])} begins with {'a tab' if found[1][1] == 't' else 'a new line'} here."
            hint = "Use single quotes, or write the backslash twice."
            yield _warning(document, number, found.start(1) + 1, "lost-backslash", message, hint)


def _warning(
    document: Document, line: int, column: int, code: str, message: str, hint: str, fix: Edit | None = None
) -> Problem:
    return Problem(document.path, line, column, code, message, hint, Level.WARNING, fix)
