"""What an edit on the disk means for the database: read the files, generate their cards."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from quizapp.authoring.comments import ignores
from quizapp.authoring.folder import DECK_FILES, Stamp
from quizapp.authoring.read import FileRead, deck_of, default_deck, digest_of, read_file
from quizapp.config import ChangedCards
from quizapp.core.concept import Concept, ConceptId, Deck, DeckId, ordered
from quizapp.core.day import Moment
from quizapp.core.edits import Change, change
from quizapp.core.generate import Context, generate
from quizapp.core.history import EDITED, Entry, EventKind, entry_now
from quizapp.core.renames import Pair, Trace
from quizapp.core.schedule import Schedule
from quizapp.storage import library
from quizapp.storage.database import Database
from quizapp.storage.files import known_digests
from quizapp.storage.sync import FileState, Placed, Synced, Update, sync
from quizapp.workspace.contexts import contexts
from quizapp.workspace.refresh import GENERATION, Edit


def syncing(db: Database, root: str, edit: Edit, now: Moment, changed_cards: ChangedCards) -> Callable[[], Synced]:
    """Read the changed files and make their cards; what is returned syncs (see `sync`).

    A card that was learnt and means something else now is treated as the learner wishes; where it is the generator
    that has changed, and not the file, its history just stays.
    """
    policy = changed_cards if edit.same_generation else ChangedCards.KEEP
    return partial(
        sync,
        db,
        _update(db, root, edit),
        lambda pair: _rename_entry(pair, now),
        lambda old, new, schedule: _edit_entry(old, new, schedule, now, policy),
    )


def _update(db: Database, root: str, edit: Edit) -> Update:
    touched = _touched(db, root, edit)
    read = {path: read_file(root, path) for path in edit.changed if path not in touched}
    before = library.concepts(db) if edit.same_folder else []
    after = concepts_after(before, read, edit.removed)
    decks = decks_after(library.decks(db) if edit.same_folder else [], read, edit.removed, after)
    places = _places(decks.values(), after)
    absent = sorted(library.concept_paths(db).keys() - after.keys())
    return Update(
        root=root,
        generation=GENERATION,
        decks=tuple(decks.values()),
        files=tuple(_file_state(edit.stamps[path], file) for path, file in read.items()),
        touched_files={path: edit.stamps[path] for path in touched},
        removed_files=edit.removed,
        concepts=_placed(decks, places, stale(before, after, read)),
        positions={concept.id: position for position, concept in places},
        gone=tuple(absent) if edit.same_folder else (),
        away=() if edit.same_folder else tuple(absent),
    )


def _touched(db: Database, root: str, edit: Edit) -> set[str]:
    """Files with a new time and the old bytes, as a checkout of another branch and back leaves them by the hundred."""
    if not (edit.same_folder and edit.same_generation):
        return set()
    known = known_digests(db)
    return {path for path in edit.changed if known.get(path) and digest_of(root, path) == known[path]}


def concepts_after(
    before: Iterable[Concept], read: Mapping[str, FileRead], removed: Iterable[str]
) -> dict[ConceptId, Concept]:
    """All concepts there are now, by id. What a broken file or folder held is kept: a slip retires nothing."""
    shut = tuple(f"{deck_of(path)}/" for path, file in read.items() if path.endswith(DECK_FILES) and file.is_broken)
    gone = {path for path, file in read.items() if not file.is_broken}
    gone |= {path for path in removed if not path.startswith(shut)}
    kept = [concept for concept in before if concept.path not in gone]
    found = [concept for file in read.values() for concept in file.concepts]
    after: dict[ConceptId, Concept] = {}
    for concept in sorted([*found, *kept], key=lambda concept: (concept.path, concept.line)):
        after.setdefault(concept.id, concept)  # two with one id: the first stays, `check` names the second
    return after


def decks_after(
    before: Iterable[Deck], read: Mapping[str, FileRead], removed: Iterable[str], after: Mapping[ConceptId, Concept]
) -> dict[DeckId, Deck]:
    """The decks of these concepts, as described by their deck.yaml, where they have one that can be read."""
    undescribed = {deck_of(path) for path in removed if path.endswith(DECK_FILES)}
    described = {deck.id: deck for deck in before if deck.id not in undescribed}
    described |= {file.deck.id: file.deck for file in read.values() if file.deck is not None}
    ids = sorted({concept.deck for concept in after.values()})
    return {deck: described.get(deck) or default_deck(deck) for deck in ids}


def _places(decks: Iterable[Deck], after: Mapping[ConceptId, Concept]) -> list[tuple[int, Concept]]:
    """Each concept with its place in its deck."""
    return [
        place
        for deck in decks
        for place in enumerate(ordered(deck, [concept for concept in after.values() if concept.deck == deck.id]))
    ]


def stale(
    before: Iterable[Concept], after: Mapping[ConceptId, Concept], read: Mapping[str, FileRead]
) -> dict[ConceptId, Context]:
    """The concepts whose cards may have changed, with what the generator knows beside them: those in files just read,
    and all of a deck that changed as a whole."""
    old = {deck: context.digest() for deck, context in contexts(before).items()}
    new = contexts(after.values())
    described = {deck_of(path) for path in read if path.endswith(DECK_FILES)}
    return {
        concept.id: new[concept.deck]
        for concept in after.values()
        if concept.path in read or concept.deck in described or old.get(concept.deck) != new[concept.deck].digest()
    }


def _placed(
    decks: Mapping[DeckId, Deck], places: Iterable[tuple[int, Concept]], stale: Mapping[ConceptId, Context]
) -> tuple[Placed, ...]:
    placed = []
    for position, concept in places:
        if concept.id in stale:
            whole = concept.within(decks[concept.deck])
            placed.append(Placed(concept, whole.section, position, generate(whole, stale[concept.id]).cards))
    return tuple(placed)


def _file_state(stamp: Stamp, file: FileRead) -> FileState:
    silent = ignores(file.document) if file.document else ()
    count = sum(not any(ignore.silences(problem) for ignore in silent) for problem in file.problems)
    return FileState(file.path, stamp.size, stamp.mtime_ns, file.sha256, count)


def _rename_entry(pair: Pair, now: Moment) -> Entry:
    old, new = pair
    return entry_now(old, EventKind.RENAME, now, {"to": new})


def _edit_entry(old: Trace, new: Trace, schedule: Schedule, now: Moment, policy: ChangedCards) -> Entry | None:
    """What follows from another meaning: the card is asked today, or tomorrow if it was today; or it begins anew."""
    if policy is ChangedCards.KEEP or change(old, new) is not Change.MEANING:
        return None
    soon = now.day if schedule.last_day < now.day else now.day + 1
    detail: dict[str, str | int] = {"why": EDITED}
    if policy is ChangedCards.VERIFY:
        detail["due_day"] = min(schedule.due_day, soon)
    kind = EventKind.MOVE if policy is ChangedCards.VERIFY else EventKind.RESET
    return entry_now(new.id, kind, now, detail)
