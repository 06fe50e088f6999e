"""A Markdown text with the numbers of its lines, without the front matter, which may name a deck."""

import re
from dataclasses import dataclass

_NAMED = re.compile(r"\s*(?:name|deck|title)\s*[=:]\s*(.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a text, numbered from 1, and the deck that it names, if it does."""

    lines: tuple[tuple[int, str], ...]
    deck: str = ""


def source(text: str) -> Source:
    """What is below the front matter (between `---` or `+++` at the top, as YAML or TOML)."""
    lines = text.split("\n")
    numbered = tuple(enumerate(lines, 1))
    fence = lines[0].rstrip()
    if fence not in ("---", "+++"):
        return Source(numbered)
    end = next((number for number, line in numbered[1:] if line.rstrip() == fence), None)
    if end is None:
        return Source(numbered)
    named = (_NAMED.match(line) for line in lines[1 : end - 1])
    deck = next((found[1].strip("\"'") for found in named if found), "")
    return Source(numbered[end:], deck)
