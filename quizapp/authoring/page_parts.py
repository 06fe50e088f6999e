"""The parts of a concept page that have a form of their own: resources, times, and the way to the next page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from quizapp.core.concept import Resource

_HOST = re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_DOT = re.compile(r"\s*[·•∙⋅]\s*")
_SITE_WORDS = 3
"""A site that is no host (`The Example Times`) has at most this many words."""
_ABOUT_WORDS = 12
"""A sentence longer than this is a description, not a title."""

_TIME = re.compile(
    r"(?=\d)(?:(?P<hours>\d{1,2})\s*h(?:ours?|rs?)?\.?,?\s*)?"
    r"(?:(?P<minutes>\d{1,3})\s*m(?:inutes?|ins?)?\.?,?\s*)?"
    r"(?:(?P<seconds>\d{1,3})\s*s(?:econds?|ecs?)?\.?\s*)?"
    r"(?:read|watch|listen)?",
    re.IGNORECASE,
)

_BOTH_WAYS = re.compile(
    r"Previous(?![a-z]):?\s*(\S.*?)(?<=\S)Next(?![a-z]):?\s*(\S.*)|Previous:?\s+(\S.*?)\s+Next:?\s+(\S.*)"
)
_ONE_WAY = re.compile(r"(Previous|Next)(?=[A-Z0-9])(.+)")
_WAY_WORDS = 12
"""The titles before and after a page have at most this many words; more is prose that begins like them."""
_SECTION_ENDS = frozenset({"beginning of section", "end of section"})


class _Part(IntEnum):
    """The lines of a resource, in their order."""

    TITLE = 1
    SITE = 2
    ABOUT = 3
    TIME = 4


@dataclass(slots=True)
class _Draft:
    """A resource whose next line may come."""

    title: str = ""
    url: str = ""
    site: str = ""
    about: str = ""
    minutes: int | None = None
    last: _Part = _Part.TITLE

    def resource(self) -> Resource:
        if self.title:
            return Resource(self.title, self.url, self.site, self.about, self.minutes)
        return Resource(self.site or self.url, self.url, "", self.about, self.minutes)


def resources(lines: Iterable[str]) -> tuple[Resource, ...]:
    """The resources in these lines. Each is a title, a site with a description, and a time; any may be missing.

    One without a title is called by its site.
    """
    drafts: list[_Draft] = []
    for line in lines:
        part = _part(line, drafts[-1] if drafts else None)
        if not drafts or part <= drafts[-1].last:
            drafts.append(_Draft())
        _add(drafts[-1], part, line)
    return tuple(draft.resource() for draft in drafts)


def _part(line: str, draft: _Draft | None) -> _Part:
    """What a line is, given the resource it may belong to."""
    site, about = _site_and_about(line)
    if site and (about or (draft and draft.last is _Part.TITLE)):
        return _Part.SITE
    if draft and draft.last < _Part.TIME and minutes_of(line) is not None:
        return _Part.TIME
    if draft and draft.last < _Part.ABOUT and line.endswith(".") and len(line.split()) > _ABOUT_WORDS:
        return _Part.ABOUT
    return _Part.TITLE


def _add(draft: _Draft, part: _Part, line: str) -> None:
    draft.last = part
    match part:
        case _Part.TITLE:
            draft.title = line
        case _Part.SITE:
            site, draft.about = _site_and_about(line)
            draft.site, draft.url = ("", site) if "://" in site else (site, "")
            draft.last = _Part.ABOUT if draft.about else _Part.SITE
        case _Part.ABOUT:
            draft.about = line
        case _Part.TIME:
            draft.minutes = minutes_of(line)


def _site_and_about(line: str) -> tuple[str, str]:
    """The two halves of `host· description`; a host alone has no description, any other line no site."""
    dot = _DOT.search(line)
    site, about = (line[: dot.start()], line[dot.end() :]) if dot else (line, "")
    if _HOST.fullmatch(site):
        return site, about
    is_name = dot is not None and not dot.group().startswith(" ") and len(site.split()) <= _SITE_WORDS
    return (site, about) if is_name else ("", "")


def minutes_of(time: str) -> int | None:
    """The minutes in `17 min`, `1 hr 10 min`, `2 hrs`, `1h 5m`, rounded up; None for any other text."""
    found = _TIME.fullmatch(time)
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 60 + minutes + -(-seconds // 60)


def navigation(lines: Sequence[str]) -> tuple[list[str], str, str]:
    """The lines above the way to the pages before and after, and the titles of those pages.

    The way is `PreviousTitleNextTitle` on one line or on up to four; what is below it is furniture. A title is empty
    if the page is the first or the last of its section, or does not say.
    """
    for index, line in enumerate(lines):
        if line.startswith("Previous"):
            below = [other for other in lines[index : index + 8] if other][:4]
            for count in range(1, len(below) + 1):
                if titles := _titles("".join(below[:count])):
                    return list(lines[:index]), *titles
    way = _ONE_WAY.fullmatch(lines[-1]) if lines else None
    if way and len(lines[-1].split()) <= _WAY_WORDS:
        title = _unless_end(way[2])
        return list(lines[:-1]), *((title, "") if way[1] == "Previous" else ("", title))
    return list(lines), "", ""


def _titles(text: str) -> tuple[str, str] | None:
    found = _BOTH_WAYS.fullmatch(text)
    titles = [title for title in found.groups() if title] if found else []
    if not titles or any(len(title.split()) > _WAY_WORDS or title.endswith((".", ":")) for title in titles):
        return None
    return _unless_end(titles[0]), _unless_end(titles[1])


def _unless_end(title: str) -> str:
    return "" if title.casefold() in _SECTION_ENDS else title
