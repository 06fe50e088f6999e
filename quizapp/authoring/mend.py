"""Mending a concept file where that is safe: single places are edited, and all else stays as its author wrote it."""

import re
from collections.abc import Iterable, Sequence

from quizapp.authoring.comments import comments
from quizapp.authoring.read import FileRead, read_text
from quizapp.core.concept import Edit, Problem

_LINE_END = re.compile(r"\r\n|\r|\n")


def edited(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits done. Of two that overlap only the first is; line ends stay as they are."""
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.line, edit.column)):
        start = starts[edit.line - 1] + edit.column - 1
        if start >= done:
            parts += [text[done:start], edit.text]
            done = starts[edit.end_line - 1] + edit.end_column - 1
    return "".join([*parts, text[done:]])


def mended(path: str, text: str, problems: Iterable[Problem]) -> str:
    """`text` with the fixes of its problems done, as far as no fix loses a concept or a comment or breaks anything.

    Args:
        path: the file below the decks folder.
        text: what it holds, without a byte order mark.
        problems: what is wrong in it.
    """
    edits = list(dict.fromkeys(problem.fix for problem in problems if problem.fix))
    before = read_text(path, text)
    if _is_sound(before, read_text(path, after := edited(text, edits))):
        return after
    kept: list[Edit] = []
    for edit in edits:
        if _is_sound(before, read_text(path, edited(text, [*kept, edit]))):
            kept.append(edit)
    return edited(text, kept)


def _is_sound(before: FileRead, after: FileRead) -> bool:
    """Whether nothing became worse: no concept gone, no comment lost, and no more problems than there were."""
    ids = [{concept.id for concept in file.concepts} for file in (before, after)]
    return ids[0] <= ids[1] and len(after.problems) <= len(before.problems) and _holds(_notes(after), _notes(before))


def _notes(file: FileRead) -> list[str]:
    return [comment.text for comment in comments(file.document)] if file.document else []


def _holds(many: Sequence[str], few: Sequence[str]) -> bool:
    """Whether all of `few` are among `many`, in their order; there are more where a file can be read again."""
    rest = iter(many)
    return all(one in rest for one in few)
