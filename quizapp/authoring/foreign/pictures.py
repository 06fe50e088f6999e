"""Pictures in another tool's texts: how they are named there, and how they are named anew."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from quizapp.authoring.foreign.note import Note

_EMBED = re.compile(r"!\[\[(?P<file>[^\[\]|#\n]{1,400})(?:#[^\[\]|\n]{0,200})?(?:\|(?P<label>[^\[\]\n]{0,400}))?\]\]")
_SIZE = re.compile(r"\d{1,5}(?:x\d{1,5})?")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_PICTURE = re.compile(
    r"""
    `[^`\n]*`
  | (?<!\\)!\[(?P<label>[^\[\]\n]{0,400})\]
    \((?:<(?P<angled>[^<>\n]{1,400})>|(?P<bare>[^()\s<>]{1,400}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?))
    (?:\s+"[^"\n]{0,200}")?\)
    """,
    re.VERBOSE,
)
"""A picture in Markdown, or code, in which there is none."""

_UNTOLD = "picture"
"""What a terminal shows of one without words. A file's name might give the answer away."""

Renamed = Callable[[str], str | None]
"""Gives a picture's new reference by its path; None leaves the path as it is."""


def from_embeds(text: str, suffixes: frozenset[str]) -> str:
    """`![[moon.png|300]]`, as Obsidian writes it, as Markdown: `![](moon.png)`. Other embeds stay as they are."""

    def image(found: re.Match[str]) -> str:
        path, label = found["file"].strip(), (found["label"] or "").strip()
        if PurePosixPath(path).suffix.lower() not in suffixes:
            return found[0]
        return f"![{'' if _SIZE.fullmatch(label) else label}]({quote(path)})"

    return _EMBED.sub(image, text)


def with_pictures(note: Note, renamed: Renamed) -> Note:
    """The note with all pictures in its texts named anew."""

    def text(markdown: str) -> str:
        return _rewritten(markdown, renamed) if "![" in markdown else markdown

    return replace(
        note,
        facts=tuple(
            replace(fact, question=text(fact.question), answer=text(fact.answer), explain=text(fact.explain))
            for fact in note.facts
        ),
        clozes=tuple(replace(cloze, text=text(cloze.text), explain=text(cloze.explain)) for cloze in note.clozes),
        choices=tuple(
            replace(
                choice,
                question=text(choice.question),
                answer=text(choice.answer),
                wrong=tuple(map(text, choice.wrong)),
                explain=text(choice.explain),
            )
            for choice in note.choices
        ),
    )


def _rewritten(markdown: str, renamed: Renamed) -> str:
    """A text with its pictures named anew, code apart."""

    def image(found: re.Match[str]) -> str:
        written = found["angled"] or found["bare"]
        if written is None:
            return found[0]
        reference = renamed(unquote(written)) or (quote(written) if found["angled"] else None)
        return f"![{found['label'] or _UNTOLD}]({reference})" if reference else found[0]

    lines = []
    fenced = False
    for line in markdown.split("\n"):
        is_fence = _FENCE.match(line) is not None
        fenced ^= is_fence
        lines.append(line if fenced or is_fence else _PICTURE.sub(image, line))
    return "\n".join(lines)
