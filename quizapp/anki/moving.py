"""Notes that were made in Anki become concepts: one a note, so that what Anki calls siblings are siblings here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from quizapp.anki.collection import ForeignCard, ForeignNote
from quizapp.anki.definitions import Template, TypeKind
from quizapp.anki.markdown import OPEN, PICTURE, SHUT, Files, bare, markdown_of
from quizapp.anki.templates import sides
from quizapp.core.card import BLANK, CardId
from quizapp.core.concept import Cloze, Concept, ConceptId, DeckId, Fact
from quizapp.core.text import plain

LONGEST_NOTE = 40_000
"""Characters of all its fields; pictures that stand in the text itself do not count."""

_SLUG_LETTERS = 12
_TITLE_LETTERS = 60
_INLINE_FILE = re.compile(r"\bsrc\s{0,9}=\s{0,9}[\"']?data:[^\s\"'<>]*[\"']?", re.IGNORECASE)
_CLOZE_MARK = re.compile(r"\{\{c(?P<numbers>\d{1,4}(?:,\d{1,4}){0,20})::|\}\}")
_OCCLUSION = "image-occlusion:"
_BLANK = re.compile(f"{OPEN}([^{SHUT}]*){SHUT}")
_BRACE = re.compile(f"({{(?=[{{{OPEN}])|}}(?=[}}{SHUT}]))")
"""A brace that would become one with another, or with those of a blank."""
_ENDS = re.compile(f"[{OPEN}{SHUT}]")


@dataclass(frozen=True, slots=True)
class Unfit:
    """A card of Anki's that no text file can hold."""

    note_type: str
    reason: str
    example: str
    """How its note begins."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a note."""

    concept: Concept | None
    """None where none of its cards can be kept."""
    unfit: tuple[Unfit, ...]


class _Reason(Exception):
    """Says why a card cannot be kept."""


def slug_of_guid(guid: str) -> str:
    """How a note is called in ids, for ever: so that it is known when it comes again."""
    return sha256(guid.encode("utf-8", "surrogatepass")).hexdigest()[:_SLUG_LETTERS]


def slots_of(ord: int) -> tuple[str, str]:
    """How a card of Anki's is called within its concept, where it is a fact and where it is a cloze."""
    return f"card-{ord + 1}", f"c{ord + 1}"


def names_of(
    cards: Iterable[ForeignCard], present: Mapping[str, Mapping[str, CardId]]
) -> dict[tuple[str, int], CardId]:
    """Which card of ours each card of Anki's has become.

    Args:
        cards: all cards of a package.
        present: by the slug of each concept that there is or was, its cards by their slots.
    """
    names = {}
    for card in cards:
        slots = present.get(slug_of_guid(card.guid), {})
        for slot in slots_of(card.ord):
            if slot in slots:
                names[card.guid, card.ord] = slots[slot]
    return names


def moved(note: ForeignNote, cards: Sequence[ForeignCard], deck: DeckId, section: str, files: Files) -> Moved:
    """A note as a concept: a fact for each of its cards, or a cloze.

    Args:
        note: the note.
        cards: its cards.
        deck: where its concept belongs.
        section: and in which part of it.
        files: how the text refers to a file of the package.
    """
    fields = {name: bare(_INLINE_FILE.sub("", text)) for name, text in zip(note.type.fields, note.fields, strict=False)}
    title = _title(fields, note.type.name)
    concept_id = ConceptId(f"{deck}/{slug_of_guid(note.guid)}")
    parts: list[Fact | Cloze] = []
    unfit: list[Unfit] = []
    for card in cards:
        try:
            parts.append(_part(note, card, fields, files))
        except _Reason as reason:
            unfit.append(Unfit(note.type.name, str(reason), title))
    concept = Concept(
        id=concept_id,
        deck=deck,
        title=title,
        section=section,
        path="",
        tags=tuple(filter(None, map(plain, note.tags))),
        facts=tuple(part for part in parts if isinstance(part, Fact)),
        clozes=tuple(part for part in parts if isinstance(part, Cloze)),
    )
    return Moved(concept if parts else None, tuple(unfit))


def _part(note: ForeignNote, card: ForeignCard, fields: Mapping[str, str], files: Files) -> Fact | Cloze:
    if sum(map(len, fields.values())) > LONGEST_NOTE:
        raise _Reason(f"its note has more than {LONGEST_NOTE:,} characters")
    if any(_OCCLUSION in text for text in fields.values()):
        raise _Reason("it hides parts of a picture")
    if note.type.kind is TypeKind.CLOZE:
        return _cloze(_template(note, 0), fields, card.ord, files)
    return _fact(_template(note, card.ord), fields, card.ord, files)


def _template(note: ForeignNote, place: int) -> Template:
    if not 0 <= place < len(note.type.templates):
        raise _Reason("its template is gone")
    return note.type.templates[place]


def _fact(template: Template, fields: Mapping[str, str], ord: int, files: Files) -> Fact:
    shown = sides(template, {**fields, "FrontSide": ""}, ord, _without_clozes, _without_clozes)
    question, answer = markdown_of(shown.question, files, one_line=True), markdown_of(shown.answer, files)
    _refuse_unseen(question, "question")
    if not answer:
        raise _Reason("its answer is empty")
    return Fact(question, answer, id=slots_of(ord)[0])


def _cloze(template: Template, fields: Mapping[str, str], ord: int, files: Files) -> Fact | Cloze:
    """A cloze with one blank; where several words are hidden at once, a question with as many blanks."""
    everything = {**fields, "FrontSide": ""}
    shown = sides(template, everything, ord, lambda text: _blanked(text, ord + 1), lambda text: "")
    text = _BRACE.sub(r"\1 ", markdown_of(shown.question, files, one_line=True))
    explain = markdown_of(shown.answer, files)
    answers = [" ".join(answer.split()) for answer in _BLANK.findall(text)]
    if not answers:
        raise _Reason("its text has no blank of this number")
    if not all(map(plain, answers)):
        raise _Reason("its blank is empty")
    if all(plain(answer) == PICTURE for answer in answers):
        raise _Reason("its blank is a picture")
    fact, cloze = slots_of(ord)
    if len(answers) > 1:
        return Fact(_ENDS.sub("", _BLANK.sub(BLANK, text)), "; ".join(answers), explain=explain, id=fact)
    whole = _BLANK.sub(lambda found: "{{" + " ".join(found[1].split()) + "}}", text)
    if not _is_one_blank(whole):
        raise _Reason("its text has no blank of this number")
    return Cloze(_ENDS.sub("", whole), explain, id=cloze)


def _is_one_blank(text: str) -> bool:
    return text.count("{{") == text.count("}}") == 1


def _refuse_unseen(text: str, part: str) -> None:
    """A terminal shows the words of a question, no picture and no sound."""
    seen = plain(text)
    if not seen:
        raise _Reason(f"its {part} is empty")
    if seen.strip("()") == PICTURE:
        raise _Reason(f"its {part} is a picture")
    if re.fullmatch(r"\[[^\[\]]*\]\([^()]*\.(?:mp3|ogg|wav|m4a|opus|flac|aac|3gp|mp4|webm)\)", text, re.IGNORECASE):
        raise _Reason(f"its {part} is a sound")


def _title(fields: Mapping[str, str], otherwise: str) -> str:
    """How a note begins, as its concept's title."""
    for html in fields.values():
        words = plain(markdown_of(_without_clozes(html[:LONGEST_NOTE]), lambda name: None, one_line=True))
        if words and words.strip("()") != PICTURE:
            return words if len(words) <= _TITLE_LETTERS else f"{words[:_TITLE_LETTERS].rsplit(' ', 1)[0]}…"
    return plain(otherwise) or "Note"


def _without_clozes(html: str) -> str:
    return _blanked(html, 0)


def _blanked(html: str, number: int) -> str:
    """A text in which the clozes of a number are blanks, and the others what they hide. Clozes may be nested."""
    written: list[str] = []
    opened: list[tuple[int, bool]] = []
    at = 0
    for mark in _CLOZE_MARK.finditer(html):
        written.append(html[at : mark.start()])
        at = mark.end()
        if numbers := mark["numbers"]:
            asked = str(number) in [one.lstrip("0") for one in numbers.split(",")]
            asked = asked and not any(hides for _, hides in opened)
            opened.append((len(written), asked))
            written.append(OPEN if asked else "")
        elif opened:
            start, asked = opened.pop()
            answer, _, hint = "".join(written[start + 1 :]).partition("::")
            del written[start + 1 :]
            written.append(answer + (SHUT + (f" ({hint})" if hint else "") if asked else ""))
        else:
            written.append(mark.group())
    written.append(html[at:])
    for start, asked in opened:
        if asked:
            written[start] = ""  # it has no end
    return "".join(written)
