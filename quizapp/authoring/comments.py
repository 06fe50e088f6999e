"""Comments of a concept file, and those among them that silence findings."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizapp.authoring.wording import nearest, quoted
from quizapp.authoring.yaml_text import Document
from quizapp.core.concept import Level, Problem

_SIGN = re.compile(r"(?:^|(?<=\s))#")
_IGNORE = re.compile(r"#\s*quizapp:\s*ignore\b(?P<codes>.*)")
_CODE = re.compile(r"[\w-]+")
_OPENS = re.compile(r"(?:^|\s)(?:[^\s:][^:]*:|-|.*:\s+[|>][-+\d]*)\s*$")
"""A line that ends in a key, a dash or the sign of a block: what belongs to it stands below."""
_DASHES = re.compile(r"\s*(?:- +)*")


class Comment(NamedTuple):
    """A comment with its `#`. Line and column start at 1."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that silences findings with these codes, from its line to `last`."""

    comment: Comment
    codes: tuple[str, ...]
    first: int
    last: int

    def silences(self, problem: Problem) -> bool:
        """Whether the problem is one that its author knows of."""
        return problem.code.casefold() in self.codes and self.first <= problem.line <= self.last


def comments(document: Document) -> list[Comment]:
    """Every comment, in order; up to where the file stops being YAML."""
    lines = document.text.split("\n")
    taken = _taken(document, len(lines))
    found = []
    for number, line in enumerate(lines, 1):
        if "#" not in line:
            continue
        for sign in _SIGN.finditer(line):
            at = sign.start()
            if not any(start <= at < end for start, end in taken.get(number, ())):
                found.append(Comment(number, at + 1, line[at:].rstrip()))
                break
    return found


def _taken(document: Document, count: int) -> dict[int, list[tuple[int, int]]]:
    """For each line the stretches that belong to a text, as offsets."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for scalar in document.scalars:
        block = scalar.style in ("|", ">")
        for line in range(scalar.line + block, min(scalar.end_line, count) + 1):
            start = scalar.column - 1 if line == scalar.line else 0
            end = scalar.end_column - 1 if line == scalar.end_line else 1_000_000
            taken.setdefault(line, []).append((start, end))
    return taken


def ignores(document: Document) -> tuple[Ignore, ...]:
    """The comments `# quizapp: ignore CODE, CODE`.

    At the end of a line one holds for that line; where the line opens something (`facts:`, `what_it_is: |`), for all
    that stands below it, too. Alone above the first line of the file it holds for the whole file.
    """
    if "quizapp:" not in document.text:
        return ()
    lines = document.text.split("\n")
    top = document.scalars[0].line if document.scalars else len(lines)
    found = []
    for comment in comments(document):
        if match := _IGNORE.match(comment.text):
            codes = tuple(code.casefold() for code in _CODE.findall(match["codes"].partition("#")[0]))
            found.append(Ignore(comment, codes, *_reach(comment, lines, top)))
    return tuple(found)


def _reach(comment: Comment, lines: Sequence[str], top: int) -> tuple[int, int]:
    """First and last line that an ignore holds for."""
    before = lines[comment.line - 1][: comment.column - 1]
    if not before.strip():
        return (1, len(lines)) if comment.line < top else (comment.line, comment.line)
    last = comment.line
    if _OPENS.search(before):
        dashes = _DASHES.match(before)
        indent = dashes.end() if dashes else 0
        while last < len(lines) and _is_below(lines[last], indent):
            last += 1
    return comment.line, last


def _is_below(line: str, indent: int) -> bool:
    """Whether a line belongs to a key at this indent: it is empty, deeper, or an entry of its list."""
    text = line.lstrip(" ")
    depth = len(line) - len(text)
    return not text or depth > indent or (depth == indent and text.startswith("- "))


def silenced(
    problems: Iterable[Problem],
    found: Sequence[Ignore],
    path: str,
    known: Iterable[str],
    unasked: Iterable[Problem] = (),
    elsewhere: Container[str] = (),
) -> Iterator[Problem]:
    """The problems of a file that no comment silences, and a hint for each code of a comment that silences nothing.

    Args:
        problems: all of the file.
        found: its ignores.
        path: the file, as problems name it.
        known: every code there is.
        unasked: problems that nobody asked for; a comment that would silence one is not idle.
        elsewhere: codes that are looked for elsewhere, in small letters; a comment that names one is not idle.
    """
    used: set[tuple[Ignore, str]] = set()
    for problem in problems:
        silent = [ignore for ignore in found if ignore.silences(problem)]
        used.update((ignore, problem.code.casefold()) for ignore in silent)
        if not silent:
            yield problem
    used.update((ignore, one.code.casefold()) for one in unasked for ignore in found if ignore.silences(one))
    names = {code.casefold(): code for code in known}
    for ignore in found:
        idle = [code for code in ignore.codes if code not in elsewhere and (ignore, code) not in used]
        for message, hint in _idle(ignore, idle, names):
            place = ignore.comment
            yield Problem(path, place.line, place.column, "unused-ignore", message, hint, Level.HINT)


def _idle(ignore: Ignore, idle: Sequence[str], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if not ignore.codes:
        yield "This comment names no code.", "Write one after `ignore`, such as R31."
    for code in idle:
        if code in names:
            hint = "Remove it, or put it at the end of the line that it is about or at the top of the file."
            yield f"{quoted(names[code])} is found nowhere that this comment holds for.", hint
        else:
            suggestion = nearest(code, names.values()) or "`quizapp check` prints the code of each finding."
            yield f"There is no code {quoted(code)}.", suggestion
