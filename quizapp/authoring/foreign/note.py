"""What any foreign format gives: notes, and what could not be represented."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from quizapp.core.concept import Choice, Cloze, Concept, ConceptId, DeckId, Fact
from quizapp.core.text import control_characters, normal, plain

_LONGEST_TITLE = 60
_BLANK = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)
_ID = re.compile("[a-z0-9-]+")
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to learn, as another tool has it: its cards belong together and are never asked on one day."""

    line: int
    """Where it begins in its source, from 1."""
    facts: tuple[Fact, ...] = ()
    clozes: tuple[Cloze, ...] = ()
    choices: tuple[Choice, ...] = ()
    title: str = ""
    section: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What could not be represented, where it stands, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What a source holds."""

    notes: tuple[Note, ...]
    left: tuple[Left, ...] = ()
    deck: str = ""
    """The deck it names itself; empty where it names none."""


def cleaned(text: str) -> str:
    """`text` with line feeds only, and without characters that a concept file may not hold."""
    text = _NO_CHARACTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in {sign for _, sign in control_characters(text)}:
        text = text.replace(sign, "")
    return text


def concepts(notes: Iterable[Note], deck: DeckId, taken: Iterable[str]) -> Iterator[Concept]:
    """A concept for each note, under an id of its own.

    Args:
        notes: what to make concepts of.
        deck: the deck they will lie in.
        taken: slugs that concepts of this deck have already.
    """
    used = set(taken)
    for note in notes:
        title = note.title or _title(note)
        slug = _free(normal(title), used)
        used.add(slug)
        concept = Concept(ConceptId(f"{deck}/{slug}"), deck, title, note.section, "")
        yield replace(concept, tags=note.tags, facts=note.facts, clozes=note.clozes, choices=note.choices)


def _title(note: Note) -> str:
    """The beginning of what is asked, which gives nothing away.

    Of a sentence with blanks it is the longest part between them: what names itself gets no title before it.
    """
    asked = [fact.question for fact in note.facts]
    asked += [choice.question for choice in note.choices]
    asked += [max(_BLANK.split(_PICTURE.sub("", cloze.text))[::2], key=len) for cloze in note.clozes]
    text = plain(_PICTURE.sub("", asked[0]))
    text = text.strip(" ,;:.") if note.clozes else text
    if not text:
        return "Note"
    if len(text) <= _LONGEST_TITLE:
        return text
    beginning = text[:_LONGEST_TITLE]
    return (beginning.rpartition(" ")[0].rstrip(" ,;:") or beginning) + ("" if note.clozes else "…")


def _free(slug: str, used: set[str]) -> str:
    """An id that is not used; one that the title does not tell has to be spelt in small letters and digits."""
    if slug not in used:
        return slug
    stem = slug if _ID.fullmatch(slug) else "note"
    return next(name for number in count(2) if (name := f"{stem}-{number}") not in used)
