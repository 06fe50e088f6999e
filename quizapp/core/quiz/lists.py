"""Lists among answers: which answer is one, and how what was typed may be read as one."""

import re
from collections.abc import Iterator, Sequence

SURE = 3
"""From so many parts on, commas make a list; `Paris, France` has but two."""

_AND = r"(?:and|or|&)"
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?P<item>\S.*)")
_SEMICOLON = re.compile(rf"\s*;\s*(?:{_AND}\s+)?", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s+")
_JOINED = re.compile(rf"(?:^|\s+){_AND}\s+", re.IGNORECASE)
_PAIRED = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"))

_TYPED_COMMA = r"(?<!\d),|,(?!\d{3}(?!\d))"
"""Not within a number such as 1,000."""

_TYPED_SEPARATORS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (r";", rf";|{_TYPED_COMMA}", rf";|{_TYPED_COMMA}|(?<!\S){_AND}(?!\S)", r"[\s;,]+")
)
"""What may part typed items, the surer sign first."""


def bullets(markdown: str) -> list[str]:
    """The items of a Markdown list; nothing of a text that holds anything else."""
    found = [_BULLET.fullmatch(line) for line in markdown.splitlines() if line.strip()]
    listed = [bullet["item"] for bullet in found if bullet]
    return listed if len(listed) == len(found) > 1 else []


def items(answer: str) -> list[str]:
    """The parts of a plain answer that is a list for certain: `iron; copper`, `red, green and blue`."""
    return _certain(_SEMICOLON.split(answer), least=2) or _certain(_series(answer), least=SURE)


def halves(answer: str) -> list[str]:
    """The two sides of a plain answer that one `and` or `or` holds together: `salt and pepper`."""
    found = _JOINED.split(answer)
    return _certain(found, least=2) if len(found) == 2 else []


def readings(typed: str) -> Iterator[list[str]]:
    """The lists that a typed text may be meant as, the likeliest first."""
    for separator in _TYPED_SEPARATORS:
        yield [part.strip() for part in separator.split(typed) if part.strip()]


def _series(answer: str) -> list[str]:
    *others, last = _COMMA.split(answer)
    return [*others, *_JOINED.split(last, maxsplit=1)] if others else []


def _certain(parts: Sequence[str], least: int) -> list[str]:
    found = [part for part in parts if part]
    return found if len(found) >= least and all(map(_is_closed, found)) else []


def _is_closed(part: str) -> bool:
    """Whether no bracket or quotation reaches across its ends: `f(a, b, c)` is one thing."""
    return part.count('"') % 2 == 0 and all(part.count(start) == part.count(end) for start, end in _PAIRED)
