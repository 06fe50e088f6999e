"""Cards as notes, and the names that Anki keeps them under."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType

from quizapp.anki.fields import fields_of
from quizapp.anki.note import Note, NoteKind, Refused
from quizapp.anki.note_types import FIELDS
from quizapp.anki.spans import NO_IMAGES, clean
from quizapp.core.card import BLANK, Card, CardId, CardKind
from quizapp.core.concept import Concept, Deck
from quizapp.core.generate.draft import FALSE, TRUE

RETIRED = "quizapp::retired"
"""The tag of a note whose card is no more. Anki keeps the note until its owner deletes it."""

KINDS: Mapping[CardKind, NoteKind] = MappingProxyType(
    {
        CardKind.TERM: NoteKind.TYPED,
        CardKind.DEFINITION: NoteKind.BASIC,
        CardKind.TAGLINE: NoteKind.TYPED,
        CardKind.WHY: NoteKind.BASIC,
        CardKind.CLOZE: NoteKind.CLOZE,
        CardKind.CONTRAST: NoteKind.BASIC,
        CardKind.FACT: NoteKind.TYPED,
        CardKind.CHOICE: NoteKind.CHOICE,
        CardKind.STATEMENT: NoteKind.CHOICE,
        CardKind.STEPS: NoteKind.ORDER,
        CardKind.EXAMPLE: NoteKind.TYPED,
    }
)
"""For ever: Anki updates no note whose type changed. So a fact stays TYPED when its answer grows too long for typing,
and its field `Typed` is empty."""

_ROOT = "quizapp"
_DEEPEST = 20
"""Anki refuses a whole package for a deck sixty levels deep."""
_LONGEST_PART = 100
_SPACE = re.compile(r"\s+")

_GUID_LETTERS = 24
_DIGEST_LETTERS = 16


def note_of(
    card: Card,
    concept: Concept,
    deck: Deck,
    first_id: CardId,
    *,
    images: Mapping[str, str] = NO_IMAGES,
    retired: bool = False,
) -> Note | Refused:
    """A card as Anki keeps it, or why it cannot be kept there.

    Args:
        card: the card.
        concept: where it comes from; for a retired card, what is left of it.
        deck: the concept's deck.
        first_id: the id under which the card was first made.
        images: what each image of the concept is called in the package, by how the concept refers to it.
        retired: whether the card is no more.
    """
    if reason := _unfit(card):
        return Refused(card.id, reason)
    kind = KINDS[card.kind]
    texts = fields_of(card, concept, kind, images)
    fields = tuple(texts.get(name, "") for name in FIELDS[kind])
    tags, name = tags_of(concept, deck, retired=retired), deck_name(deck, card.section)
    digest = sha256(json.dumps([kind, fields, tags, name]).encode()).hexdigest()[:_DIGEST_LETTERS]
    return Note(guid_of(first_id), card.id, kind, fields, tags, name, digest)


def _unfit(card: Card) -> str:
    """Why Anki would show nothing of a card, or show nothing to answer it with; empty where all is well."""
    for part, text in (("id", card.id), ("question", card.prompt), ("answer", card.answer)):
        if not clean(text).strip():
            return f"It has no {part}."
    if card.kind is CardKind.CLOZE and card.prompt.count(BLANK) != 1:
        return "Its sentence has no blank, or several."
    if card.kind is CardKind.CHOICE and card.answer not in card.options:
        return "The right answer is not among its options."
    if card.kind is CardKind.STATEMENT and card.answer not in (TRUE, FALSE):
        return "It is neither true nor false."
    if card.kind is CardKind.STEPS and not card.options:
        return "It has no steps."
    return ""


def guid_of(first_id: CardId) -> str:
    """The note's name for ever: letters and digits that depend on nothing but the id."""
    return sha256(first_id.encode("utf-8", "surrogatepass")).hexdigest()[:_GUID_LETTERS]


def deck_name(deck: Deck, section: str = "") -> str:
    """`Title::Section`; the title alone without a section, or with one that is called as the deck is."""
    title = deck.title or deck.id
    parts = _parts(title) if section == title else [*_parts(title), *_parts(section)]
    return "::".join(parts[:_DEEPEST]) or _ROOT


def tags_of(concept: Concept, deck: Deck, *, retired: bool = False) -> tuple[str, ...]:
    """The tags of deck and concept, one for its place (`quizapp::deck::concept`), and one if the card is no more."""
    place = "::".join([_ROOT, *concept.id.split("/")])
    return _normal_tags([*deck.tags, *concept.tags, place, *([RETIRED] if retired else [])])


def _normal_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as Anki wants them: without spaces, and each once, whatever its capitals."""
    whole = ("::".join(_SPACE.sub("_", part) for part in _parts(tag)[:_DEEPEST]) for tag in tags)
    once = {tag.casefold(): tag for tag in whole if tag}
    return tuple(sorted(once.values(), key=str.casefold))


@lru_cache(maxsize=256)
def _parts(name: str) -> tuple[str, ...]:
    """The levels of a name, none of them empty or endless."""
    levels = (_SPACE.sub(" ", level).strip(" :")[:_LONGEST_PART].rstrip(" :") for level in clean(name).split("::"))
    return tuple(level for level in levels if level)
