"""Notes that were made in Anki move in: concept files, and their pictures and sounds beside them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from quizapp.anki.archive import Package, open_package
from quizapp.anki.collection import Collection, ForeignCard, ForeignNote
from quizapp.anki.media import SUFFIXES
from quizapp.anki.moving import Unfit, moved, slug_of_guid
from quizapp.authoring.emit import concepts_text
from quizapp.authoring.folder import DECK_FILES
from quizapp.authoring.read import read_text
from quizapp.authoring.write import Overwrite, deck_folder, new_path, slug_for, write_deck, write_new
from quizapp.core.concept import Concept, DeckId
from quizapp.core.text import plain
from quizapp.errors import DeckError
from quizapp.storage import exports
from quizapp.storage.database import Database
from quizapp.workspace.new_files import NewFiles
from quizapp.workspace.pictures import put_beside, reference_of
from quizapp.workspace.refresh import prepare

if TYPE_CHECKING:
    from quizapp.workspace import Workspace
    from quizapp.workspace.returning import TakenIn

NOTES_A_FILE = 200
"""So many notes can still be looked through in an editor."""
LETTERS_A_FILE = 300_000

_SOUNDS = frozenset({".3gp", ".aac", ".flac", ".m4a", ".mp3", ".mp4", ".oga", ".ogg", ".opus", ".wav", ".webm"})
_LONGEST_NAME = 100
_DEEPEST = 8
_UNNAMED = "Anki"
"""The deck of cards whose deck was lost."""
_NOTES_A_STEP = 100


class Stage(StrEnum):
    """What is being done, in words for a person who waits."""

    NOTES = "Reading notes"
    FILES = "Writing notes"
    CARDS = "Making cards"
    REVIEWS = "Taking in reviews"


Tell = Callable[[Stage, int, int], None]
"""Told the stage, and how much of it is done of how much (0 of 0: nobody knows)."""


@dataclass(frozen=True, slots=True)
class MovedIn:
    """What became of the foreign notes of a package."""

    notes: int
    cards: int
    known: int
    """Notes that came earlier, and were left as they are by now."""
    files: tuple[str, ...]
    """The new concept files, below the decks folder."""
    media: int
    unfit: tuple[Unfit, ...]
    no_files: tuple[str, ...]
    """Pictures and sounds that notes name and that did not come along."""


def bring_in(workspace: "Workspace", path: Path, name: str | None, tell: Tell) -> "tuple[MovedIn | None, TakenIn]":
    """Take in a package: its foreign notes where a deck is named, and the reviews of all notes that are cards here.

    Left by an error or ctrl+c, everything is as it was: no new file, and nothing new in the database.

    Args:
        path: the package.
        name: the deck that foreign notes move into, by folder or title; None leaves them alone.
        tell: an exception that it raises cancels.

    Raises:
        QuizappError: the package cannot be read, or a file or the database cannot be written.
    """
    db, root = workspace.db, str(workspace.places.decks)
    with NewFiles() as files:
        moved = move_in(db, root, path, name, files, tell) if name else None
        tell(Stage.CARDS, 0, 0)
        make_cards = prepare(db, root, workspace.now(), workspace.settings.changed_cards)
        with db.transaction():
            if make_cards:
                make_cards()
            tell(Stage.REVIEWS, 0, 0)
            return moved, workspace.take_in_reviews(path)


def move_in(db: Database, root: str, path: Path, name: str, files: NewFiles, tell: Tell) -> MovedIn:
    """Write a concept for each note that did not come from quizapp and is not here yet. No file is overwritten.

    Args:
        db: knows what is here already.
        root: the decks folder.
        path: a package.
        name: the deck to write into, by folder or title; one for each of Anki's topmost decks where there are several.
        files: told of each file before it is written.
        tell: told how far it is.

    Raises:
        QuizappError: the package cannot be read, or a file cannot be written.
    """
    folder = deck_folder(root, name)
    if not folder:
        raise DeckError(f"{name!r} is no name for a deck.", "Use letters or digits.")
    ours, present = exports.cards_of_guids(db), exports.cards_by_slug(db)
    with open_package(path) as package:
        collection = Collection(package)
        cards: dict[int, list[ForeignCard]] = defaultdict(list)
        for card in collection.cards():
            cards[card.note].append(card)
        foreign = [note for note in collection.notes() if note.guid not in ours and note.id in cards]
        new = [note for note in foreign if slug_of_guid(note.guid) not in present]
        writer = _Writer(root, folder, name, package, _tops(cards[note.id] for note in foreign), files)
        for done, note in enumerate(new):
            if done % _NOTES_A_STEP == 0:
                tell(Stage.NOTES, done, len(new))
            writer.take(note, cards[note.id])
        return writer.written(len(foreign) - len(new), tell)


def _tops(groups: Iterator[list[ForeignCard]]) -> set[str]:
    """The topmost decks of some notes."""
    return {_levels(group)[0] for group in groups}


def _levels(cards: Sequence[ForeignCard]) -> list[str]:
    """The names of the deck of a note's first card, from the top."""
    levels = (plain(level)[:_LONGEST_NAME].strip() for level in cards[0].deck.split("::")[:_DEEPEST])
    return [level for level in levels if level] or [_UNNAMED]


class _Writer:
    """Gathers concepts deck by deck, and writes them."""

    def __init__(self, root: str, folder: str, name: str, package: Package, tops: set[str], new: NewFiles) -> None:
        self._root = root
        self._new = new
        self._folder = folder
        self._title = plain(name.rpartition("/")[2])
        self._package = package
        self._apart = len(tops) > 1
        self._groups: dict[tuple[str, str, str], list[Concept]] = defaultdict(list)
        self._files: dict[str, _Files] = {}
        self._unfit: list[Unfit] = []
        self._guids: set[str] = set()

    def take(self, note: ForeignNote, cards: Sequence[ForeignCard]) -> None:
        """Make a concept of a note, or say why none can be made."""
        if note.guid in self._guids:
            self._unfit.append(Unfit(note.type.name, "another note has the same guid", plain(note.fields[0])[:60]))
            return
        self._guids.add(note.guid)
        top, *below = _levels(cards)
        folder = f"{self._folder}/{slug_for(top)}" if self._apart else self._folder
        files = self._files.setdefault(folder, _Files(Path(self._root, folder), self._package, self._new))
        section = ": ".join(below) or top
        made = moved(note, cards, DeckId(folder), section, files)
        self._unfit += made.unfit
        if made.concept:
            self._groups[folder, top if self._apart else self._title, section].append(made.concept)

    def written(self, known: int, tell: Tell) -> MovedIn:
        """Write everything that was taken."""
        paths: list[str] = []
        concepts: list[Concept] = []
        total = sum(map(len, self._groups.values()))
        for (folder, title, section), group in self._groups.items():
            self._new.expect(Path(self._root, folder, DECK_FILES[0]))
            write_deck(self._root, folder, title)
            for part in _parts(group):
                tell(Stage.FILES, len(concepts), total)
                path = new_path(self._root, folder, slug_for(section))
                kept, text = self._readable(path, part)
                if kept:
                    self._new.expect(Path(self._root, path))
                    write_new(self._root, path, text, Overwrite.REFUSE)
                    paths.append(path)
                    concepts += kept
        return MovedIn(
            notes=len(concepts),
            cards=sum(len(concept.facts) + len(concept.clozes) for concept in concepts),
            known=known,
            files=tuple(paths),
            media=sum(files.copied for files in self._files.values()),
            unfit=tuple(self._unfit),
            no_files=tuple(sorted({name for files in self._files.values() for name in files.missing})),
        )

    def _readable(self, path: str, concepts: Sequence[Concept]) -> tuple[Sequence[Concept], str]:
        """Those that are read from the file as they were written: strangers' texts hold what nobody thought of."""
        if _is_read(path, concepts, text := concepts_text(concepts)):
            return concepts, text
        kept = [concept for concept in concepts if _is_read(path, [concept], concepts_text([concept]))]
        for concept in concepts:
            if concept not in kept:
                self._unfit.append(Unfit("", "its text cannot stand in a concept file", concept.title))
        text = concepts_text(kept)
        return (kept, text) if _is_read(path, kept, text) else ([], "")


def _parts(concepts: Sequence[Concept]) -> Iterator[list[Concept]]:
    """The concepts of one file after the other."""
    part: list[Concept] = []
    letters = 0
    for concept in concepts:
        size = _letters(concept)
        if part and (len(part) >= NOTES_A_FILE or letters + size > LETTERS_A_FILE):
            yield part
            part, letters = [], 0
        part.append(concept)
        letters += size
    if part:
        yield part


def _letters(concept: Concept) -> int:
    facts = sum(len(fact.question) + len(fact.answer) + len(fact.explain) for fact in concept.facts)
    return facts + sum(len(cloze.text) + len(cloze.explain) for cloze in concept.clozes)


def _is_read(path: str, concepts: Sequence[Concept], text: str) -> bool:
    read = read_text(path, text).concepts
    return [_told(concept) for concept in read] == [_told(concept) for concept in concepts]


def _told(concept: Concept) -> tuple[object, ...]:
    """What a concept asks, whatever the spaces."""
    facts = [(fact.id, plain(fact.question), fact.answer.split(), fact.explain.split()) for fact in concept.facts]
    clozes = [(cloze.id, plain(cloze.text), cloze.explain.split()) for cloze in concept.clozes]
    return concept.id, concept.title, concept.section, concept.tags, facts, clozes


class _Files:
    """How texts refer to the package's files; those that are referred to are copied."""

    def __init__(self, folder: Path, package: Package, new: NewFiles) -> None:
        self._folder = folder
        self._package = package
        self._new = new
        self._references: dict[str, str | None] = {}
        self.copied = 0

    @property
    def missing(self) -> list[str]:
        """The names of files that are not in the package, or are neither a picture nor a sound."""
        return [name for name, reference in self._references.items() if reference is None]

    def __call__(self, name: str) -> str | None:
        if name not in self._references:
            self._references[name] = self._copied(name)
        return self._references[name]

    def _copied(self, name: str) -> str | None:
        path = PurePosixPath(name)
        suffix = path.suffix.lower()
        if name not in self._package.media or suffix not in SUFFIXES | _SOUNDS:
            return None
        content = b"".join(self._package.media_file(name))
        reference = reference_of(path, content)
        self.copied += put_beside(self._folder, reference, content, self._new)
        return reference
