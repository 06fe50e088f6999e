"""Images that concept files refer to: found on disk, and named for a package."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from quizapp.anki.note import Media
from quizapp.anki.spans import images_in
from quizapp.core.concept import Concept

MAX_BYTES = 10 * 1024 * 1024
"""No larger file goes along: the package has to fit on a phone."""

SUFFIXES = frozenset({".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""Images that Anki shows on every device."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_HASH_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Missing:
    """An image that does not go along. It is named; cards show its description."""

    path: str
    """The concept file."""
    reference: str
    """How the file refers to it."""
    reason: str


def images_of(concept: Concept, decks: Path) -> dict[str, Media | Missing]:
    """Each image that a concept refers to, by how it does: `![a dough](pictures/dough.png)` by `pictures/dough.png`.

    A path is relative to the concept's file. It must not lead out of the decks folder, nor out of what a link in
    that folder leads to where the concept is behind one.
    """
    return {reference: _found(reference, concept, decks) for reference in _references(concept)}


def _references(concept: Concept) -> Iterator[str]:
    for text in _texts(concept):
        if "![" in text:
            yield from (reference for _, reference in images_in(text))


def _texts(concept: Concept) -> Iterator[str]:
    """All that may hold an image on some card."""
    yield from (concept.what_it_is, concept.why_it_matters, *concept.steps, *concept.examples)
    yield from (text for fact in concept.facts for text in (fact.question, fact.answer, fact.explain))
    yield from (cloze.explain for cloze in concept.clozes)
    for choice in concept.choices:
        yield from (choice.question, choice.answer, *choice.wrong, choice.explain)
    yield from (text for statement in concept.statements for text in (statement.text, statement.because))


def _found(reference: str, concept: Concept, decks: Path) -> Media | Missing:
    try:
        return _media(reference, concept, decks)
    except _Unfit as unfit:
        return Missing(concept.path, reference, str(unfit))
    except OSError as error:
        return Missing(concept.path, reference, f"It cannot be read: {error.strerror}.")
    except RuntimeError:
        return Missing(concept.path, reference, "Its links lead in a circle.")


class _Unfit(Exception):
    """Says why a file does not go along."""


def _media(reference: str, concept: Concept, decks: Path) -> Media:
    path = _inside(reference, concept, decks)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise _Unfit("It is no image that Anki shows everywhere, such as a .png, .jpg or .svg.")
    if not path.is_file():
        raise _Unfit("There is no such file.")
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise _Unfit(f"It has more than {MAX_BYTES // 1024**2} megabytes.")
    return Media(f"quizapp-{sha256(content).hexdigest()[:_HASH_LETTERS]}{suffix}", path)


def _inside(reference: str, concept: Concept, decks: Path) -> Path:
    """The file that is meant, links followed."""
    if _SCHEME.match(reference):
        raise _Unfit("It is not a file beside the concept.")
    relative = unquote(reference)
    if not relative.isprintable() or "\\" in relative or PurePosixPath(relative).is_absolute():
        raise _Unfit("Its path is not one below the decks folder, with / between its parts.")
    deck = decks / PurePosixPath(concept.path).parts[0]
    path = (decks / concept.path).parent.joinpath(relative).resolve()
    if not any(path.is_relative_to(folder.resolve()) for folder in (decks, deck)):
        raise _Unfit("It is outside the decks folder.")
    return path
