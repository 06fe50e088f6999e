"""What the two sides of a card show: its note type's templates, filled with its note's fields."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from quizapp.anki.definitions import Template

_MARK = re.compile(r"\{\{\s{0,9}([#^/]?)\s{0,9}([^{}]{1,300}?)\s{0,9}\}\}")
_ANSWER_LINE = re.compile(r"<hr\b[^<>]{0,200}\bid\s{0,9}=\s{0,9}[\"']?answer\b[^<>]{0,200}>", re.IGNORECASE)
_NOTHING = re.compile(r"(?:\s|&nbsp;|</?(?:br|div|p)\b[^<>]{0,200}>)*", re.IGNORECASE)
_READING = re.compile(r" ?([^ <>\[\]&;]{1,40})\[([^\[\]<>]{1,40})\]")
_LONGEST = 200_000
"""Characters of one side: a template may repeat a field any number of times."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What a side is filled with."""

    fields: Mapping[str, str]
    is_answer: bool
    cloze: Callable[[str], str]
    ord: int


@dataclass(frozen=True, slots=True)
class Sides:
    """Question and answer of a card, as HTML. The answer does not repeat the question."""

    question: str
    answer: str


def sides(
    template: Template, fields: Mapping[str, str], ord: int, blank: Callable[[str], str], filled: Callable[[str], str]
) -> Sides:
    """A card as Anki would show it.

    Args:
        template: how the card looks.
        fields: the HTML of each field of its note, by name.
        ord: which template it is, or the cloze number less one.
        blank: what becomes of the text of a cloze in the question.
        filled: and in the answer.
    """
    question = _Side(fields, False, blank, ord)
    answer = replace(question, is_answer=True, cloze=filled)
    back = _shown(template.answer, answer)
    after = _ANSWER_LINE.split(back, maxsplit=1)[-1]
    return Sides(_shown(template.question, question), back if _NOTHING.fullmatch(after) else after)


def _shown(template: str, side: _Side) -> str:
    """A template with its fields filled in. A condition hides all up to its end; an end without beginning is none."""
    shown: list[str] = []
    hidden: list[str] = []
    at = length = 0
    for mark in _MARK.finditer(template):
        sign, name = mark[1], mark[2]
        texts = [] if hidden else [template[at : mark.start()]]
        at = mark.end()
        if sign == "/":
            if hidden and hidden[-1] == name:
                hidden.pop()
        elif sign:
            if hidden or _is_filled(name, side) == (sign == "^"):
                hidden.append(name)
        elif not hidden:
            texts.append(_field(name, side))
        shown += texts
        length += sum(map(len, texts))
        if length > _LONGEST:
            break
    return "".join(shown) + ("" if hidden else template[at:])


def _is_filled(name: str, side: _Side) -> bool:
    if re.fullmatch(r"c\d{1,3}", name) and name not in side.fields:
        return int(name[1:]) == side.ord + 1
    return not _NOTHING.fullmatch(side.fields.get(name, ""))


def _field(name: str, side: _Side) -> str:
    """What stands for `{{filter:filter:Field}}`. Unknown filters, of add-ons, change nothing."""
    *filters, field = (part.strip() for part in name.split(":"))
    if any(one.startswith("tts") for one in filters) or field.startswith("tts "):
        return ""
    text = side.fields.get(field, "")
    for one in reversed(filters):
        text = _filtered(text, one, side)
    return text


def _filtered(text: str, name: str, side: _Side) -> str:
    match name:
        case "cloze" | "cloze-only":
            return side.cloze(text)
        case "type" | "hint":
            return text if side.is_answer else ""
        case "kanji":
            return _READING.sub(r"\1", text)
        case "kana":
            return _READING.sub(r"\2", text)
        case "furigana":
            return _READING.sub(r"\1(\2)", text)
        case _:
            return text
