"""A new deck or concept: its file, and what it makes once somebody has written in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import DeckError

if TYPE_CHECKING:
    from quizapp.core.card import Card
    from quizapp.workspace.findings import Findings


@dataclass(frozen=True, slots=True)
class Made:
    """What was found in a file, and the cards it makes."""

    findings: "Findings"
    cards: "tuple[Card, ...]"


def new_deck(root: Path, name: str) -> Path:
    """Write the deck.yaml of a new deck, and the schemas beside the decks; returns its path.

    Args:
        root: the decks folder; made if missing.
        name: the deck's title, with `/` where it shall lie in a folder of decks.

    Raises:
        DeckError: there is such a deck already, the name holds no letter, or nothing can be written.
    """
    from quizapp.authoring.template import deck_template, write_schemas
    from quizapp.authoring.write import Overwrite, deck_called, new_folder, write_new

    folder = new_folder(name.split("/"))
    if not folder:
        raise DeckError(f"`{name}` is no name for a deck.", "Use letters or digits.")
    if known := deck_called(str(root), name) or deck_called(str(root), folder):
        raise DeckError(f"There is a deck {known} already.", f'Add to it with `quizapp new concept {known} "Title"`.')
    path = f"{folder}/deck.yaml"
    write_schemas(root)
    write_new(str(root), path, deck_template(path, name.rpartition("/")[2].strip()), Overwrite.REFUSE)
    return root / path


def new_concept(root: Path, deck: str, title: str) -> Path:
    """Write the template of a new concept, and the schemas beside the decks; returns its path.

    Args:
        root: the decks folder.
        deck: the folder or title of a deck.
        title: the concept's title.

    Raises:
        DeckError: there is no such deck, the concept is there already, or nothing can be written.
    """
    from quizapp.authoring.template import concept_template, write_schemas
    from quizapp.authoring.write import Overwrite, deck_called, new_path, same_slug, slug_for, write_new

    folder = deck_called(str(root), deck)
    if folder is None:
        raise DeckError(f"There is no deck `{deck}`.", f'Make it with `quizapp new deck "{deck}"`.')
    if not title.strip():
        raise DeckError("A concept needs a title.", 'As in `quizapp new concept bread "Oven spring"`.')
    slug = slug_for(title)
    if known := same_slug(str(root), folder, slug):
        raise DeckError(f"{folder}/{known} is there already.", "Choose another title, or write in that file.")
    path = new_path(str(root), folder, slug)
    write_schemas(root)
    write_new(str(root), path, concept_template(path, title.strip()), Overwrite.REFUSE)
    return root / path


def made(root: Path, file: Path) -> Made:
    """What the file at this path makes by now, read without touching the database.

    Raises:
        DeckError: it is gone, or the decks folder cannot be read.
    """
    from quizapp.authoring.read import read_folder
    from quizapp.core.generate import generate
    from quizapp.workspace.check import check_paths
    from quizapp.workspace.contexts import contexts, whole

    findings = check_paths([str(file)], str(root))
    files = read_folder(str(root))
    decks = {read.deck.id: read.deck for read in files if read.deck}
    known = contexts(concept for read in files for concept in read.concepts)
    here = [concept for read in files if root / read.path == file for concept in read.concepts]
    cards = [card for concept in here for card in generate(whole(concept, decks), known[concept.deck]).cards]
    return Made(findings, tuple(cards))
