"""One more hand-written item in a concept file. All else in the file, comments too, stays to the letter."""

import re
from dataclasses import asdict, replace

from quizapp.authoring.emit import entry_text
from quizapp.authoring.parse import parse_concepts
from quizapp.authoring.read import deck_of, slug_of
from quizapp.core.concept import Choice, Concept, ConceptId, Fact, Statement


def with_item(text: str, path: str, concept: ConceptId, field: str, item: Fact | Choice | Statement) -> str | None:
    """The text of a concept file with an item at the end of a field's list.

    None where that cannot be done without rewriting what the author wrote (a list in brackets, say), or where the
    file holds no such concept.

    Args:
        text: the file's content.
        path: the file below the decks folder.
        concept: the id of the concept that gets the item.
        field: `facts`, `choices` or `statements`.
        item: what to add.
    """
    before = _concepts(text, path)
    old = next((one for one in before if one.id == concept), None)
    if old is None:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    start, end, indent = _extent(lines, old, before)
    place, entry_indent, key = _place(lines, start, end, indent, field)
    added = [*key, *entry_text(item, entry_indent).splitlines()]
    candidate = newline.join([*lines[:place], *added, *lines[place:]]) + newline
    wanted = replace(old, **{field: (*getattr(old, field), item)})  # type: ignore[arg-type]  # the field holds such items
    expected = [bare(asdict(wanted if one is old else one)) for one in before]
    return candidate if [bare(asdict(one)) for one in _concepts(candidate, path)] == expected else None


def _concepts(text: str, path: str) -> tuple[Concept, ...]:
    return parse_concepts(text.removeprefix("\ufeff"), path, deck_of(path), slug_of(path))[0]


def _extent(lines: list[str], concept: Concept, all_concepts: tuple[Concept, ...]) -> tuple[int, int, int]:
    """First line, line after the last, and indentation of a concept's fields; lines count from 0."""
    later = [other.line for other in all_concepts if other.line > concept.line]
    start, end = concept.line - 1, min(later, default=len(lines) + 1) - 1
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    dash = re.match(r"\s*-\s+", lines[start])
    return start, end, len(dash.group()) if dash else 0


def _place(lines: list[str], start: int, end: int, indent: int, field: str) -> tuple[int, int, list[str]]:
    """Where the item goes, how far it is indented, and the key to write before it if there is none yet."""
    is_key = re.compile(rf"^(?: {{{indent}}}|\s*-\s+){field}\s*:\s*(?:#.*)?$")
    at = next((number for number in range(start, end) if is_key.match(lines[number])), None)
    if at is None:
        return end, indent + 2, [f"{' ' * indent}{field}:"]
    after = at + 1
    entry_indent = indent + 2
    last = after
    while after < end and _is_inside(lines[after], indent):
        if dash := re.match(r"\s*(?=- )", lines[after]):
            entry_indent = len(dash.group()) if last == at + 1 else entry_indent
        if lines[after].strip() and not lines[after].lstrip().startswith("#"):
            last = after + 1
        after += 1
    return last, entry_indent, []


def _is_inside(line: str, indent: int) -> bool:
    """Whether a line belongs to the value of a key at `indent`: deeper, an entry of its list, empty or a comment."""
    depth = len(line) - len(line.lstrip())
    return not line.strip() or depth > indent or (depth == indent and line.lstrip().startswith(("- ", "#")))


_PLACES = frozenset({"line", "column", "field_lines", "entry_spots"})
"""Where something stands, which is no part of what it says."""


def bare(value: object) -> object:
    """What a concept or a part of it says, wherever it stands; made of `asdict`."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items() if key not in _PLACES}
    return [bare(item) for item in value] if isinstance(value, list | tuple) else value
