"""Markdown with `Q:`, `A:` and `C:` lines, as hashcards and repeater write it."""

import re
from dataclasses import dataclass, field

from quizapp.authoring.foreign.blanks import from_brackets
from quizapp.authoring.foreign.front_matter import Source
from quizapp.authoring.foreign.note import Left, Note, Notes
from quizapp.core.concept import Cloze, Fact

_MARK = re.compile(r"([QAC]):(?:\s+|$)")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,})\s*$")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")


def is_marked(text: str) -> bool:
    """Whether some line begins a card in this format."""
    return re.search(r"^[QC]:(?:\s|$)", text, re.MULTILINE) is not None


def marked_notes(source: Source) -> Notes:
    """The cards of a text. A card ends where the next begins, at a rule, at a heading, or with the text."""
    reader = _Reader()
    for number, line in source.lines:
        reader.take(number, line)
    reader.close()
    return Notes(tuple(reader.notes), tuple(sorted(reader.left, key=lambda left: left.line)), source.deck)


@dataclass(slots=True)
class _Part:
    """A side of a card, or text that belongs to none."""

    mark: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n").rstrip()


@dataclass(slots=True)
class _Reader:
    notes: list[Note] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    section: str = ""
    parts: list[_Part] = field(default_factory=list)
    fenced: bool = False

    def take(self, number: int, line: str) -> None:
        """Use the next line."""
        if _FENCE.match(line):
            self.fenced = not self.fenced
        elif not self.fenced and self._begins_something(number, line):
            return
        if self.parts:
            self.parts[-1].lines.append(line)
        elif line.strip():
            self.parts.append(_Part("", number, [line]))

    def close(self) -> None:
        """What was read so far is a card, or cannot be one."""
        self._finish()

    def _begins_something(self, number: int, line: str) -> bool:
        if mark := _MARK.match(line):
            if mark[1] != "A" or not self._awaits_answer:
                self._finish()
            self.parts.append(_Part(mark[1], number, [line[mark.end() :]]))
        elif heading := _HEADING.match(line):
            self._finish()
            self.section = heading[1]
        elif _RULE.match(line):
            self._finish()
        else:
            return False
        return True

    @property
    def _awaits_answer(self) -> bool:
        return bool(self.parts) and self.parts[-1].mark == "Q"

    def _finish(self) -> None:
        parts, self.parts = self.parts, []
        if not parts:
            return
        first = parts[0]
        match [part.mark for part in parts]:
            case ["Q", "A"] if first.text.strip() and parts[1].text.strip():
                fact = Fact(first.text.strip(), parts[1].text.strip())
                self.notes.append(Note(first.line, facts=(fact,), section=self.section))
            case ["C"] if text := from_brackets(first.text.strip()):
                self.notes.append(Note(first.line, clozes=(Cloze(text),), section=self.section))
            case marks:
                self.left.append(
                    Left(first.line, first.text, _REASONS.get("".join(marks), "one of its sides is empty"))
                )


_REASONS = {
    "": "it belongs to no card",
    "Q": "a question without an answer",
    "A": "an answer without a question",
    "C": "no words in [brackets] to be filled in, or {{ as such in it",
}
