"""The text of a concept page of a learning site: its furniture is dropped, every other word ends in a field."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from quizapp.authoring.page_parts import navigation, resources
from quizapp.authoring.prose import unwrap
from quizapp.core.concept import Resource
from quizapp.core.text import control_characters
from quizapp.errors import DeckError

_FURNITURE = frozenset(
    {
        "back to top",
        "close menu",
        "copy link",
        "create account",
        "get started",
        "log in",
        "log out",
        "login",
        "mark as complete",
        "menu",
        "open menu",
        "register",
        "sign in",
        "sign out",
        "sign up",
        "skip to content",
        "skip to main content",
        "toggle navigation",
        "toggle theme",
    }
)
"""Lines around a page that are no part of it, in lower case."""

_HEADING_WORDS = 6
"""An unknown heading has at most this many words."""
_TITLE_WORDS = 3
"""Up to this many words without capitals may be a title; more make a tagline."""
_END_MARKS = (".", "!", "?", ":", ";", ",", "…")
_BULLET = re.compile(r"[-*•·–]\s+")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff "
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


class Heading(StrEnum):
    """The headings a concept page may have, in lower case."""

    WHAT = "what it is"
    WHY = "why it matters"
    RELATED = "related concepts"
    RESOURCES = "resources"


_HEADINGS = {heading.value: heading for heading in Heading}
_FIRST = (Heading.WHAT, Heading.WHY)
"""One of them begins the page; words like the others may stand in the site's menu."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. What it does not say is empty; paragraphs are parted by an empty line."""

    title: str
    section: str = ""
    tagline: str = ""
    what_it_is: str = ""
    why_it_matters: str = ""
    related: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    previous: str = ""
    """Title of the page before it; empty at the beginning of a section."""
    next: str = ""
    """Title of the page after it; empty at the end of a section."""
    other: tuple[tuple[str, str], ...] = ()
    """Headings that concept pages do not usually have, with what is written below each."""


_Sections = Sequence[tuple[str, list[str]]]


def is_page(text: str) -> bool:
    """Whether a text has the heading that every concept page has."""
    return any(_HEADINGS.get(_bare(line)) is Heading.WHAT for line in _lines(text))


def parse_page(text: str, source: str) -> Page:
    """The page in `text`, whatever its line ends and spaces.

    Args:
        text: a page as copied from a browser.
        source: what to call it in an error: a file name, for example.

    Raises:
        DeckError: it has no title or no heading `What it is`.
    """
    lines = _lines(text)
    headings = [_HEADINGS.get(_bare(line)) for line in lines]
    start = next((index for index, heading in enumerate(headings) if heading in _FIRST), 0)
    section, title, tagline = _header(lines[:start])
    if not title or Heading.WHAT not in headings:
        raise DeckError(
            f"{source} is not a concept page.",
            "Copy the whole page: its title stands above the heading `What it is`.",
        )
    body, previous, following = navigation(_trimmed(lines[start:]))
    sections = _sections(_trimmed(body))
    return Page(
        title=title,
        section=section,
        tagline=tagline,
        what_it_is=_prose(_below(Heading.WHAT, sections)),
        why_it_matters=_prose(_below(Heading.WHY, sections)),
        related=tuple(_BULLET.sub("", line, count=1) for line in _below(Heading.RELATED, sections) if line),
        resources=resources(line for line in _below(Heading.RESOURCES, sections) if line),
        previous=previous,
        next=following,
        other=tuple((heading, _prose(below)) for heading, below in sections if not isinstance(heading, Heading)),
    )


def _lines(text: str) -> list[str]:
    """The lines without the spaces around and the characters nobody sees; never two empty ones in a row."""
    lines: list[str] = []
    for line in text.splitlines():
        line = _NO_CHARACTERS.sub("", " ".join(line.split()))
        for _, sign in control_characters(line):
            line = line.replace(sign, "")
        line = line.strip(_INVISIBLE)
        if line or (lines and lines[-1]):
            lines.append(line)
    return lines


def _bare(line: str) -> str:
    """A heading as compared: without Markdown around it."""
    return line.strip("#*: ").casefold()


def _trimmed(lines: Sequence[str]) -> list[str]:
    """The lines without the furniture at their beginning and end."""
    start, end = 0, len(lines)
    while start < end and _is_furniture(lines[start]):
        start += 1
    while start < end and _is_furniture(lines[end - 1]):
        end -= 1
    return list(lines[start:end])


def _is_furniture(line: str) -> bool:
    return not line or line.casefold() in _FURNITURE


def _header(lines: Sequence[str]) -> tuple[str, str, str]:
    """Section, title and tagline: the last things before the first heading; what is above them is furniture."""
    blocks = [list(block) for filled, block in groupby(_trimmed(lines), key=bool) if filled]
    if len(blocks) > 2:
        blocks = [blocks[0][-1:], *([" ".join(block)] for block in blocks[1:])]
    rest = [line.lstrip("# ") for block in blocks for line in block]
    tagline = ""
    if (len(rest) > 2 and len(blocks) != 2) or (len(rest) > 1 and _is_tagline(rest[-1], rest[-2])):
        tagline = rest.pop()
    while len(rest) > 1 and rest[-1].endswith("."):  # no title, but a sentence of a longer introduction
        tagline = f"{rest.pop()} {tagline}".strip()
    title = rest.pop() if rest else ""
    return rest.pop() if rest else "", title, tagline


def _is_tagline(line: str, above: str) -> bool:
    """Whether a line below another sums it up, or is a title below the section's name."""
    if _is_capitalised(line):
        return False
    return len(line.split()) > _TITLE_WORDS or (" " in above and _is_capitalised(above))


def _is_capitalised(line: str) -> bool:
    """Whether it is written like a Title with Capitals; short words need none."""
    return all(len(word) < 4 or not word[0].islower() for word in line.split()) and not line.endswith(_END_MARKS)


def _sections(lines: Sequence[str]) -> _Sections:
    """Each heading with the lines below it, in the page's order; a known heading is a `Heading`."""
    sections: list[tuple[str, list[str]]] = []
    for index, line in enumerate(lines):
        if known := _HEADINGS.get(_bare(line)):
            sections.append((known, []))
        elif _is_unknown_heading(lines, index, sections[-1][0]):
            sections.append((line, []))
        else:
            sections[-1][1].append(line)
    return sections


def _is_unknown_heading(lines: Sequence[str], index: int, section: str) -> bool:
    """Whether a line is short, alone between empty lines, and has prose below it.

    Among titles, which are short as well, only a whole sentence is taken for prose.
    """
    stands_alone = 0 < index < len(lines) - 2 and not lines[index - 1] and not lines[index + 1]
    if not stands_alone or not _is_short(lines[index]):
        return False
    below = lines[index + 2]
    if section in (Heading.RELATED, Heading.RESOURCES):
        return len(below.split()) > _HEADING_WORDS and below.endswith(_END_MARKS) and "·" not in below
    return not _is_short(below) and _bare(below) not in _HEADINGS


def _is_short(line: str) -> bool:
    is_item = _BULLET.match(line) is not None
    return len(line.split()) <= _HEADING_WORDS and not line.endswith(_END_MARKS) and not is_item


def _below(heading: Heading, sections: _Sections) -> list[str]:
    return [line for name, lines in sections if name is heading for line in lines]


def _prose(lines: Iterable[str]) -> str:
    return unwrap("\n".join(lines).strip("\n"))
