"""What goes to Anki: notes, the cards that cannot be one, and media."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from quizapp.core.card import CardId


class NoteKind(StrEnum):
    """The note type. It stands in every package: it never changes."""

    BASIC = "basic"
    CLOZE = "cloze"
    TYPED = "typed"
    CHOICE = "choice"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Note:
    """A card as Anki keeps it."""

    guid: str
    """Stable for ever: made of the card's first id."""
    card: CardId
    """The card's present id."""
    kind: NoteKind
    fields: tuple[str, ...]
    """HTML, in the order of the note type's fields."""
    tags: tuple[str, ...]
    deck: str
    """`Title::Section`, as Anki wants it."""
    digest: str
    """Of kind, fields, tags and deck: changes when the note would look different in Anki."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A card that cannot be a note. It is left out and named."""

    card: CardId
    reason: str


@dataclass(frozen=True, slots=True)
class Media:
    """A file that goes along."""

    name: str
    """Its name in the package: ASCII, made of the content's hash."""
    path: Path
    """Where it is on disk."""
