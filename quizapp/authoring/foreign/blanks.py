"""Sentences with words to be filled in, as other tools mark them, in our own way of marking: {{blank}}."""

import re

_ANKI = re.compile(r"\{\{c\d+::(.+?)(?:::[^{}]*?)?\}\}", re.DOTALL)
_OURS = re.compile(r"\{\{(?!c\d+::)[^{}]+\}\}")
_BRACKETS = re.compile(r"(?<![\\!\]])\[(?!\[)([^\[\]\n]*[^\s\[\]][^\[\]\n]*)\](?![(\[:])")
_ESCAPED = re.compile(r"\\([\[\]])")
_MARKED = re.compile(r"==(?=\S)(.+?)(?<=\S)==")


def from_brackets(text: str) -> str | None:
    """`The [order] of a group`, as hashcards and repeater write it; None if nothing is marked, or `{{` stands in it."""
    if "{{" in text or "}}" in text:
        return from_braces(text)
    blanked, count = _BRACKETS.subn(r"{{\1}}", text)
    return _ESCAPED.sub(r"\1", blanked) if count else None


def from_highlights(text: str) -> str | None:
    """`The ==order== of a group`, as Obsidian writes it, or braces; None if nothing is marked."""
    if "{{" in text or "}}" in text:
        return from_braces(text)
    blanked, count = _MARKED.subn(r"{{\1}}", text)
    return blanked if count else None


def from_braces(text: str) -> str | None:
    """`The {{c1::order}} of a group`, as Anki writes it (a hint is dropped), or our own; None if nothing is marked."""
    blanked = _ANKI.sub(r"{{\1}}", text)
    rest = _OURS.sub("", blanked)
    return None if rest == blanked or "{{" in rest or "}}" in rest else blanked
