"""Where the notes of another tool go: which deck, which file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizapp.authoring.emit import concepts_text, dumped
from quizapp.authoring.folder import DECK_FILES, scan
from quizapp.authoring.foreign.note import Note, Notes, concepts
from quizapp.authoring.read import deck_of, read_file
from quizapp.authoring.write import deck_called, new_folder, next_number, same_slug, slug_for
from quizapp.core.concept import DeckId
from quizapp.errors import DeckError

_HEAD = """\
# A concept for each imported card. Without the next line, `quizapp check` asks for more about each of them.
# quizapp: ignore few-cards
"""


def planned(root: str, notes: Notes, deck: str | None, stem: str, most: int) -> dict[str, str]:
    """The files to write, below `root`, each with its text: in a new deck its deck.yaml, too.

    Args:
        root: the decks folder; it need not exist.
        notes: what a source holds.
        deck: the deck that a person chose; None: what the notes say, else what the source says, else its name.
        stem: the name of the source, which its files get.
        most: concepts to a file.

    Raises:
        DeckError: a deck's name holds no letter.
    """
    by_deck: dict[str, list[Note]] = {}
    for note in notes.notes:
        name = deck or note.deck or notes.deck or stem
        by_deck.setdefault(name.replace("::", "/").strip(), []).append(note)
    texts: dict[str, str] = {}
    for name, some in by_deck.items():
        texts.update(_of_deck(root, name, some, slug_for(stem), most))
    return texts


def _of_deck(root: str, name: str, notes: Sequence[Note], slug: str, most: int) -> Iterator[tuple[str, str]]:
    folder = deck_called(root, name) or new_folder(name.split("/"))
    if not folder:
        raise DeckError(f"`{name}` is no name for a deck.", "Choose one with --deck NAME.")
    if not any(Path(root, folder, file).exists() for file in DECK_FILES):
        yield f"{folder}/{DECK_FILES[0]}", dumped({"title": name.rpartition("/")[2].strip()})
    paths = list(_paths(root, folder, slug, -(-len(notes) // most)))
    made = list(concepts(notes, DeckId(folder), _taken(root, folder, paths)))
    for number, path in enumerate(paths):
        yield path, _HEAD + concepts_text(made[number * most : (number + 1) * most])


def _paths(root: str, folder: str, slug: str, count: int) -> Iterator[str]:
    """So many files: one that is there already under its name, or the next number of the deck."""
    number = next_number(root, folder)
    for part in range(count):
        name = slug if part == 0 else f"{slug}-{part + 1}"
        same = same_slug(root, folder, name)
        yield f"{folder}/{same or f'{number + part:02}-{name}.yaml'}"


def _taken(root: str, folder: str, paths: Sequence[str]) -> Iterator[str]:
    """The slugs that concepts of a deck have, but for those in the files to be written."""
    for path in scan(root) if Path(root).exists() else ():
        if deck_of(path) == folder and path not in paths:
            for concept in read_file(root, path).concepts:
                yield concept.id.rpartition("/")[2]
