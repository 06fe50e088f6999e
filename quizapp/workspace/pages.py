"""All that is known of one concept: what its author wrote, its cards with what was learnt, and its neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.concept import Concept, ConceptId
from quizapp.core.generate import Context, Name
from quizapp.errors import UsageError
from quizapp.storage import library
from quizapp.storage.database import Database
from quizapp.workspace.records import Record, records_of

if TYPE_CHECKING:
    from quizapp.workspace import Workspace

_CANDIDATES = 5
"""So many of the concepts that may be meant are named."""


class Relation(StrEnum):
    """What a neighbour is to a concept."""

    PREVIOUS = "previous"
    NEXT = "next"
    REQUIRES = "requires"
    RELATED = "related"
    CONFUSABLE = "confusable with"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A concept to go on to."""

    relation: Relation
    concept: ConceptId
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """A concept as its deck completes it, and all that belongs to it."""

    concept: Concept
    deck_title: str
    records: tuple[Record, ...]
    neighbours: tuple[Neighbour, ...]

    def mastery(self, day: int) -> float:
        """The mean probability of recall of its cards on a study day; a card never answered counts as not known."""
        recalls = [record.schedule.recall(day) for record in self.records]
        return sum(recalls) / len(recalls) if recalls else 0.0


def page(workspace: "Workspace", name: ConceptId) -> Page:
    """The page of a concept.

    Raises:
        UsageError: its source is gone.
    """
    db = workspace.db
    concept = library.concept(db, name)
    if concept is None:
        raise UsageError("The file of this concept is gone.", "It returns with its history when the file does.")
    deck = next(deck for deck in library.decks(db) if deck.id == concept.deck)
    return Page(
        concept.within(deck), deck.title, tuple(records_of(db, name)), tuple(dict.fromkeys(_neighbours(db, concept)))
    )


def concept_called(workspace: "Workspace", said: str) -> ConceptId:
    """The concept that a person means: by its id, its title or another name, or by a part that only one of them has.

    Raises:
        UsageError: there is none, or more than one.
    """
    names = library.names(workspace.db)
    wanted = said.strip().casefold()
    exactly = [name for name in names if wanted in _calls(name)]
    found = exactly or [name for name in names if wanted and any(wanted in called for called in _calls(name))]
    if not found:
        raise UsageError(f"There is no concept `{said}`.", "`quizapp search` finds one by any word of it.")
    if len(found) > 1:
        some = ", ".join(name.concept for name in found[:_CANDIDATES])
        more = f" and {len(found) - _CANDIDATES} more" if len(found) > _CANDIDATES else ""
        raise UsageError(f"`{said}` may be {len(found)} concepts.", f"Name one of {some}{more}.")
    return found[0].concept


def _calls(name: Name) -> list[str]:
    """Everything that a concept is called, in small letters."""
    called = (name.concept, name.concept.rpartition("/")[2], name.title, *name.aliases)
    return [text.casefold() for text in called]


def _neighbours(db: Database, concept: Concept) -> Iterator[Neighbour]:
    before, after = library.beside(db, concept.id)
    for relation, beside in ((Relation.PREVIOUS, before), (Relation.NEXT, after)):
        if beside:
            yield Neighbour(relation, *beside)
    context = Context(tuple(library.names(db)))
    for relation, references in (
        (Relation.REQUIRES, concept.requires),
        (Relation.RELATED, concept.related),
        (Relation.CONFUSABLE, concept.confusable_with),
    ):
        for reference in references:
            name = context.find(reference, concept.deck)
            if name and name.concept != concept.id:
                yield Neighbour(relation, name.concept, name.title)
