"""Markdown with `question::answer`, `?` between two sides, and ==highlights==, as Obsidian's plugins read it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quizapp.authoring.foreign.blanks import from_highlights
from quizapp.authoring.foreign.front_matter import Source
from quizapp.authoring.foreign.note import Left, Note, Notes
from quizapp.core.concept import Cloze, Fact

_SCHEDULE = re.compile(r"\s*<!--\s*SR:.*?-->")
_ANCHOR = re.compile(r"\s\^[A-Za-z0-9-]+$")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_TAGS = re.compile(r"(?:#[\w/-]+\s*)+$")
_DECK = re.compile(r"#flashcards/([\w/-]+)")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_VERBATIM = re.compile(r"`[^`]*`|\{\{.*?\}\}")
_SEPARATOR = re.compile(r":{2,}")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_LINK = re.compile(r"(?<!!)\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_EMBED = re.compile(r"!\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")

_Lines = Sequence[tuple[int, str]]


def separated_notes(source: Source) -> Notes:
    """The cards of a text. What is plain prose is no card, and only counted."""
    reader = _Reader(deck=source.deck)
    for block in _blocks(source.lines):
        reader.take(block)
    if reader.prose:
        reader.left.append(Left(reader.prose[0], "", f"{len(reader.prose)} lines of prose are no cards"))
    if reader.schedules:
        reason = f"the schedules of {len(reader.schedules)} cards are another tool's"
        reader.left.append(Left(reader.schedules[0], "", reason))
    return Notes(tuple(reader.notes), tuple(sorted(reader.left, key=lambda left: left.line)), reader.deck)


def _blocks(lines: _Lines) -> Iterator[list[tuple[int, str]]]:
    """Lines that stand together; code in fences is never taken apart, a heading stands alone."""
    block: list[tuple[int, str]] = []
    fenced = False
    for number, line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        if not fenced and (not line.strip() or _HEADING.match(line)):
            yield block
            block = []
        if line.strip() or fenced:
            block.append((number, line))
        if not fenced and _HEADING.match(line):
            yield block
            block = []
    yield block


@dataclass(slots=True)
class _Reader:
    deck: str
    notes: list[Note] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    section: str = ""
    prose: list[int] = field(default_factory=list)
    schedules: list[int] = field(default_factory=list)

    def take(self, block: _Lines) -> None:
        """Use the next block."""
        block = [(number, self._bare(number, line)) for number, line in block]
        block = [(number, line) for number, line in block if line.strip()]
        if not block:
            return
        first, line = block[0]
        if heading := _HEADING.match(line):
            self.section = heading[1]
        elif _TAGS.match(line) and len(block) == 1:
            self._name_deck(line)
        elif mark := next((line for line in _outside_code(block) if line[1].strip() in ("?", "??")), None):
            at = block.index(mark)
            self._two_sides(first, block[:at], block[at + 1 :], mark[1].strip() == "??")
        elif any(_parted(line) for _, line in _outside_code(block)):
            self._line_by_line(block)
        elif text := from_highlights("\n".join(line for _, line in _outside_code(block))):
            self.notes.append(Note(first, clozes=(Cloze(_BULLET.sub("", text, count=1)),), section=self.section))
        else:
            self.prose += [number for number, _ in block]

    def _bare(self, number: int, line: str) -> str:
        """A line without what only another tool understands; where that matters, it is told."""
        bare = _SCHEDULE.sub("", line)
        if bare != line:
            self.schedules.append(number)
        for embedded in _EMBED.finditer(bare):
            self.left.append(Left(number, embedded[0], "a file that is shown here: only its name stays"))
        bare = _EMBED.sub(r"\1", bare)
        return _ANCHOR.sub("", _LINK.sub(lambda link: link[2] or link[1], bare))

    def _name_deck(self, line: str) -> None:
        named = _DECK.search(line)
        if named and not self.deck:
            self.deck = named[1]

    def _two_sides(self, number: int, question: _Lines, answer: _Lines, both_ways: bool) -> None:
        texts = ["\n".join(line for _, line in side).strip() for side in (question, answer)]
        self._add(number, texts[0], texts[1], both_ways)

    def _line_by_line(self, block: _Lines) -> None:
        outside = set(_outside_code(block))
        for number, line in block:
            parted = _parted(line) if (number, line) in outside else None
            if parted is None:
                self.prose.append(number)
            else:
                left, right, both_ways = parted
                self._add(number, _BULLET.sub("", left, count=1).strip(), right.strip(), both_ways)

    def _add(self, number: int, question: str, answer: str, both_ways: bool) -> None:
        if not question or not answer:
            self.left.append(Left(number, question or answer, "one of its sides is empty"))
            return
        facts = [Fact(question, answer), Fact(answer, question)]
        self.notes.append(Note(number, facts=tuple(facts if both_ways else facts[:1]), section=self.section))


def _outside_code(block: _Lines) -> list[tuple[int, str]]:
    """The lines that stand in no fence."""
    outside = []
    fenced = False
    for number, line in block:
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            outside.append((number, line))
    return outside


def _parted(line: str) -> tuple[str, str, bool] | None:
    """Both sides of a line at its first `::` (one way) or `:::` (both ways) that does not stand in code or braces."""
    masked = _VERBATIM.sub(lambda code: "x" * len(code[0]), line)
    found = _SEPARATOR.search(masked)
    if found is None or len(found[0]) > 3:
        return None
    return line[: found.start()], line[found.end() :], len(found[0]) == 3
