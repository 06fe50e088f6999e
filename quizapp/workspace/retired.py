"""Cards whose source is gone: see them, bring them back into the concept files, or let go of their history."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.card import Card, CardId, CardKind, card_id
from quizapp.core.concept import Concept, ConceptId, DeckId
from quizapp.core.history import EventKind, entry_now
from quizapp.errors import DeckError, UsageError
from quizapp.storage import events, exports, library, log
from quizapp.storage import retired as store
from quizapp.workspace.records import Record

if TYPE_CHECKING:
    from quizapp.core.day import Moment
    from quizapp.core.generate.restored import Written
    from quizapp.storage.database import Database
    from quizapp.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Restored:
    """What was written to bring cards back."""

    path: Path
    added: tuple[str, ...]
    """The lines that the file did not have before."""
    cards: tuple[CardId, ...]
    """The cards that are back, under their present ids."""


def retired(db: "Database") -> Iterator[Record]:
    """Every card without a source that was ever answered, in teaching order."""
    return _records(db, store.cards(db))


def with_history(db: "Database", name: str) -> list[Record]:
    """The cards that `name` (a card or a concept) stands for and that were ever answered, retired or not."""
    found = (card for card, _ in store.answered(db) if name in (card.id, card.concept_id))
    return list(_records(db, found))


def forget(db: "Database", records: list[Record], now: "Moment") -> None:
    """Let go of what was learnt of these cards: each is as if it had never been asked.

    The log only grows: their answers stay in it (and in the statistics), but count for the card no longer. An undo
    takes it back.

    Raises:
        StaleCardError: one of them was answered meanwhile; nothing was forgotten.
        StorageError: the database could not be written; nothing was forgotten.
    """
    with db.transaction():
        events.take_together(
            db, [(entry_now(record.card.id, EventKind.RESET, now), record.schedule) for record in records]
        )


def restore(workspace: "Workspace", name: str) -> list[Restored]:
    """Write a retired card, or all retired cards of a concept, back into the decks folder.

    A concept whose source is gone is written as it was when last read. A card of a concept that is still there is
    added to its file as a fact, a choice or a statement.

    Raises:
        UsageError: no retired card or concept is called so.
        DeckError: the file cannot be written, or not without rewriting what its author wrote.
    """
    db, root = workspace.db, str(workspace.places.decks)
    wanted = _called(db, name)
    found = store.concept(db, wanted[0].concept_id if wanted else ConceptId(name))
    if found is None or (not wanted and found[1]):
        raise UsageError(f"No retired card or concept is called `{name}`.", "`quizapp cards --retired` lists them.")
    concept, has_source = found
    if not has_source and name == concept.id:
        return [_write_concept(workspace, concept, wanted)]
    if not has_source:
        bare = Concept(concept.id, concept.deck, concept.title, concept.section, concept.path)
        _write_file(root, concept, bare)
        workspace.refresh()
    return [_restore_card(workspace, card) for card in wanted]


def _called(db: "Database", name: str) -> list[Card]:
    """The retired cards that a name stands for: their own, their concept's, else the first that a card had."""
    cards, first = list(store.cards(db)), exports.first_names(db)
    exactly = [card for card in cards if name in (card.id, card.concept_id)]
    return exactly or [card for card in cards if name == first.get(card.id)]


def _write_concept(workspace: "Workspace", concept: Concept, cards: list[Card]) -> Restored:
    path, text = _write_file(str(workspace.places.decks), concept, concept)
    workspace.refresh()
    back = tuple(card.id for card in cards if library.card(workspace.db, card.id))
    return Restored(path, tuple(text.splitlines()), back)


def _write_file(root: str, concept: Concept, content: Concept) -> tuple[Path, str]:
    """Write a concept file under the name it had, if that was a file of its own and is free; else a new one."""
    from quizapp.authoring.emit import concept_text
    from quizapp.authoring.read import slug_of
    from quizapp.authoring.write import Overwrite, new_path, write_new

    slug = concept.id.rpartition("/")[2]
    free = not Path(root, concept.path).exists() and slug_of(concept.path) == slug
    path = concept.path if free else new_path(root, concept.deck, slug)
    text = concept_text(content, named=slug_of(path) != slug)
    write_new(root, path, text, Overwrite.REFUSE)
    return Path(root, path), text


def _restore_card(workspace: "Workspace", card: Card) -> Restored:
    from quizapp.authoring.emit import entry_text
    from quizapp.authoring.insert import with_item
    from quizapp.authoring.write import read_text, rewrite
    from quizapp.core.generate.restored import FIELDS

    concept = workspace.concept(card.concept_id)
    if concept is None:
        raise DeckError(f"The concept {card.concept_id} cannot be read.", "`quizapp check` says why.")
    item, new = _as_written(workspace.db, card)
    field, file = FIELDS[type(item)], workspace.places.decks / concept.path
    old = read_text(file)
    text = with_item(old, concept.path, concept.id, field, item)
    if text is None:
        raise DeckError(
            f"{concept.path} cannot take one more entry without being rewritten.",
            f"Put this below `{field}:` in it yourself:\n{entry_text(item, 2)}",
        )
    if new != card.id:  # before it is written: whatever happens in between, it can be restored again
        entry = entry_now(card.id, EventKind.RENAME, workspace.now(), {"to": new})
        store.rename(workspace.db, card.id, new, entry)
    rewrite(file, text)
    workspace.refresh()
    return Restored(file, tuple(_added(old, text)), (new,))


def _as_written(db: "Database", card: Card) -> "tuple[Written, CardId]":
    """The item that makes the card again, under an id that no other card has or had."""
    from quizapp.core.generate.restored import as_written

    item, new = as_written(card)
    name, number = item.id, 1
    while new != card.id and store.is_taken(db, new):
        number += 1
        item = replace(item, id=f"{name}-{number}")
        new = card_id(card.concept_id, CardKind.FACT, item.id)
    return item, new


def _added(old: str, new: str) -> Iterator[str]:
    for line in difflib.ndiff(old.splitlines(), new.splitlines()):
        if line.startswith("+ "):
            yield line[2:]


def _records(db: "Database", cards: Iterable[Card]) -> Iterator[Record]:
    titles = {deck.id: deck.title for deck in library.decks(db)}
    for card in cards:
        deck = DeckId(card.concept_id.rpartition("/")[0])
        history = tuple(log.lineage(db, card.id))
        yield Record(card, deck, titles.get(deck, deck), store.schedule(db, card.id), history)
