"""Paragraphs: broken into lines in a file, whole in a concept."""

import re
import textwrap

_RULE = r"[-=*_|: ]{3,}$"
_STARTS = re.compile(rf"\s*(?:[-*+]\s|\d{{1,3}}[.)]\s|>|#{{1,6}}\s|\||```|~~~|{_RULE}|$)")
"""A line that Markdown does not join to the one before: list item, quote, heading, table, fence, rule, none."""

_STANDS_ALONE = re.compile(rf"\s*(?:#{{1,6}}\s|\||```|~~~|{_RULE}|$)|\t| {{4}}")
"""A line that the next is not joined to: heading, table, fence, rule, nothing, code."""

_FENCE = re.compile(r"\s*(?:```|~~~)")
_FORCED_BREAK = ("  ", "\\")


def one_line(text: str) -> str:
    """`text` without line breaks, for what has no paragraphs: a title, a name."""
    return re.sub(r"[ \t\n]+", " ", text)


def unwrap(text: str) -> str:
    """Markdown with each paragraph on one line, so that a screen can break it to its own width.

    Lists, code, tables, quotes and forced line breaks keep their lines; paragraphs are parted by an empty line.
    """
    paragraphs: list[list[str]] = []
    open_ended = in_code = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
        if open_ended and not _STARTS.match(line):
            paragraphs[-1][-1] = paragraphs[-1][-1].rstrip()
            paragraphs[-1].append(line.lstrip())
        else:
            paragraphs.append([line])
            open_ended = not in_code and not _STANDS_ALONE.match(line)
        open_ended = open_ended and not line.endswith(_FORCED_BREAK)
    return "\n".join(" ".join(lines) for lines in paragraphs)


def wrap(text: str, columns: int) -> str:
    """The inverse of `unwrap`: lines of more than `columns` characters are broken, if that changes nothing to it."""
    broken = "\n".join(_broken(line, columns) for line in text.split("\n"))
    return broken if unwrap(broken) == text else text


def _broken(line: str, columns: int) -> str:
    broken = textwrap.fill(line, columns, break_long_words=False, break_on_hyphens=False)
    return broken if unwrap(broken) == line else line
