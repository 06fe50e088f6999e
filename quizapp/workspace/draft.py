"""A concept file while it is being written: what it would make, before any of it is taken in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from quizapp.authoring.read import FileRead, deck_of, default_deck, read_file, read_text
from quizapp.core.card import Card
from quizapp.core.concept import Choice, Cloze, Concept, ConceptId, Contrast, Fact, Problem, Statement
from quizapp.core.generate import Context, Generated, generate
from quizapp.storage import library
from quizapp.storage.database import Database
from quizapp.workspace.checker import TextChecker
from quizapp.workspace.contexts import contexts

_Part = TypeVar("_Part", Contrast, Fact, Cloze, Choice, Statement)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a text makes: as far as it can be read, and what is wrong with it."""

    concepts: tuple[Concept, ...] = ()
    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, name: ConceptId) -> "Sketch":
        """Only this concept, as long as the file has it, with the problems of the whole file."""
        concepts = tuple(concept for concept in self.concepts if concept.id == name)
        cards = tuple(card for card in self.cards if card.concept_id == name)
        return Sketch(concepts, cards, self.problems) if concepts else self


class Draft:
    """One file among the others. Only what a change concerns is made anew, so that a person can type meanwhile.

    All that it needs of the database is read when it is made: afterwards it may be asked from another thread, one
    question at a time.
    """

    def __init__(self, db: Database, root: str, path: str) -> None:
        self._root, self._path = root, path
        decks = {deck.id: deck for deck in library.decks(db)}
        self._deck = decks.get(deck_of(path)) or default_deck(deck_of(path))
        concepts = library.concepts(db)
        self._others = [concept for concept in concepts if concept.path != path]
        self._checker = TextChecker(concepts, decks.values())
        self._standing: object = None
        self._context = Context(())
        self._made: dict[Concept, Generated] = {}

    def saved(self) -> Sketch:
        """What the file on the disk makes."""
        return self._sketch(read_file(self._root, self._path))

    def sketch(self, text: str) -> Sketch:
        """What the file would make with this text in it."""
        return self._sketch(read_text(self._path, text))

    def check(self, text: str) -> tuple[Problem, ...]:
        """Everything that is wrong with the file, were this text in it; slower than a sketch, which knows less."""
        return self._checker.check(self._path, text)

    def _sketch(self, file: FileRead) -> Sketch:
        self._take_in_names(file.concepts)
        made = [self._generated(concept) for concept in file.concepts]
        problems = [*file.problems, *(problem for generated in made for problem in generated.problems)]
        return Sketch(
            tuple(concept.within(self._deck) for concept in file.concepts),
            tuple(card for generated in made for card in generated.cards),
            tuple(sorted(problems, key=lambda problem: (problem.line, problem.column))),
        )

    def _take_in_names(self, concepts: Sequence[Concept]) -> None:
        """What the generator knows of other concepts changes only with names and what tells concepts apart."""
        standing = [_standing(concept) for concept in concepts]
        if standing != self._standing:
            found = contexts([*self._others, *concepts])
            self._standing, self._context = standing, found.get(self._deck.id, Context(()))
            self._made.clear()

    def _generated(self, concept: Concept) -> Generated:
        """Its cards; made anew only if the concept changed, wherever in the file it stands by now."""
        written = _moved(concept, -concept.line)
        if written not in self._made:
            self._made[written] = generate(written.within(self._deck), self._context)
        made = self._made[written]
        return Generated(
            tuple(replace(card, line=card.line + concept.line) for card in made.cards),
            tuple(replace(problem, line=problem.line + concept.line) for problem in made.problems),
            (),
        )


def _standing(concept: Concept) -> tuple[object, ...]:
    """All of a concept that matters to the cards of others."""
    contrasted = tuple(contrast.other for contrast in concept.contrasts)
    names = (concept.id, concept.title, concept.aliases, concept.section, concept.tagline)
    return (*names, concept.confusable_with, contrasted)


def _moved(concept: Concept, lines: int) -> Concept:
    """The same concept so many lines further down."""

    def moved(parts: tuple[_Part, ...]) -> tuple[_Part, ...]:
        return tuple(replace(part, line=part.line + lines) for part in parts)

    return replace(
        concept,
        line=concept.line + lines,
        contrasts=moved(concept.contrasts),
        facts=moved(concept.facts),
        clozes=moved(concept.clozes),
        choices=moved(concept.choices),
        statements=moved(concept.statements),
        field_lines=tuple((name, line + lines) for name, line in concept.field_lines),
        entry_spots=tuple(
            (name, tuple((line + lines, column) for line, column in spots)) for name, spots in concept.entry_spots
        ),
    )
