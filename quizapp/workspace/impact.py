"""What the edits of concept files do to cards and their history, told before anything is taken in or committed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.authoring.folder import scan
from quizapp.authoring.read import FileRead, read_data, read_file
from quizapp.authoring.revision import blob_of, blobs_at, contents, staged_tree
from quizapp.config import git_environment, git_index
from quizapp.core.card import CardId
from quizapp.core.concept import Concept, ConceptId, Deck, DeckId, Level, Problem
from quizapp.core.edits import Change, change
from quizapp.core.generate import Context, generate
from quizapp.core.renames import Trace, compare
from quizapp.storage import library
from quizapp.storage import retired as store
from quizapp.storage.files import sound_paths
from quizapp.storage.sync import trace_of
from quizapp.workspace.contexts import contexts, whole
from quizapp.workspace.refresh import edit_of
from quizapp.workspace.update import concepts_after, decks_after, stale

if TYPE_CHECKING:
    from quizapp.storage.database import Database


class Fate(StrEnum):
    """What becomes of a card."""

    VERIFY = "verify"
    """Its history stays, but what it means has changed: it should be asked soon."""
    RETIRED = "retired"
    """Its source is gone; it can be restored."""
    RENAMED = "renamed"
    """Its history goes along under another id."""
    KEPT = "kept"
    """Other words or other looks, and the same history."""
    RETURNED = "returned"
    """It was retired, and is back with its history."""
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Effect:
    """What an edit does to one card."""

    fate: Fate
    old: Trace | None
    new: Trace | None
    change: Change = Change.NONE
    answers: int | None = None
    """How often it was answered; None where no database was asked."""

    @property
    def card(self) -> Trace:
        """The card as it is now, or as it last was."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Impact:
    """All that some edits do. Cards that are the same as before are not named."""

    effects: tuple[Effect, ...]
    problems: tuple[Problem, ...]
    """What cannot be read: it counts as it was before."""


@dataclass(frozen=True, slots=True)
class _Edits:
    """Concept files before and after."""

    concepts: Sequence[Concept]
    """All concepts before."""
    decks: Sequence[Deck]
    read: Mapping[str, FileRead]
    """The files that are new or changed, as they are now."""
    removed: Sequence[str]


_Answers = Callable[[CardId], int | None]


def since_sync(db: "Database", root: str) -> Impact:
    """What the edits since the database was last brought up to date will do. Nothing is taken in.

    Raises:
        DeckError: the decks folder cannot be read.
    """
    edit = edit_of(db, root)
    known = edit.same_folder
    edits = _Edits(
        library.concepts(db) if known else (),
        library.decks(db) if known else (),
        {path: read_file(root, path) for path in edit.changed},
        edit.removed,
    )
    return _impact(edits, lambda card: store.schedule(db, card).reps)


def since_revision(root: str, revision: str, db: "Database | None" = None) -> Impact:
    """What the edits since a git revision do: of the files as they lie on the disk, committed or not.

    Args:
        root: the decks folder.
        revision: a commit, branch or tag.
        db: where files that were read before need not be read again.

    Raises:
        DeckError: the decks folder cannot be read, there is no git, or it lies in no repository.
        UsageError: there is no such revision.
    """
    environ = git_environment()
    blobs, here = blobs_at(root, revision, environ), scan(root)
    same = {path for path in _as_on_disk(root, blobs) if path in here}
    read = {path: read_file(root, path) for path in here if path not in same}
    removed = [path for path in blobs if path not in here]
    return _impact(_edits(_read_at(root, blobs, same, environ, db), read, removed), lambda card: None)


def of_staged(root: str, revision: str, db: "Database | None" = None) -> Impact:
    """What the next commit does: of the files as they are staged, whatever lies on the disk meanwhile.

    The arguments and what is raised are those of `since_revision`.
    """
    environ = git_environment()
    blobs = blobs_at(root, revision, environ)
    staged = blobs_at(root, staged_tree(root, environ, git_index()), environ)
    changed = [path for path, blob in staged.items() if blobs.get(path) != blob]
    texts = contents(root, [staged[path] for path in changed], environ)
    read = {path: read_data(path, data) for path, data in zip(changed, texts, strict=True)}
    removed = [path for path in blobs if path not in staged]
    before = _read_at(root, blobs, _as_on_disk(root, blobs), environ, db)
    return _impact(_edits(before, read, removed), lambda card: None)


def _as_on_disk(root: str, blobs: Mapping[str, str]) -> set[str]:
    """The files that lie on the disk as they are in git."""
    return {path for path, blob in blobs.items() if blob_of(root, path, blob) == blob}


def _read_at(
    root: str, blobs: Mapping[str, str], same: set[str], environ: Mapping[str, str], db: "Database | None"
) -> list[FileRead]:
    """Files as they are in git; those that are the same on the disk need not be asked for."""
    others = [path for path in blobs if path not in same]
    known = _read_before(db, root) if db else {}
    texts = contents(root, [blobs[path] for path in others], environ)
    return [
        *(known.get(path) or read_file(root, path) for path in sorted(same)),
        *(read_data(path, data) for path, data in zip(others, texts, strict=True)),
    ]


def _edits(before: Sequence[FileRead], read: Mapping[str, FileRead], removed: Sequence[str]) -> _Edits:
    concepts = [concept for file in before for concept in file.concepts]
    return _Edits(concepts, [file.deck for file in before if file.deck], read, removed)


def _read_before(db: "Database", root: str) -> dict[str, FileRead]:
    """The concept files that are as they were when last taken in, and that nothing was wrong with."""
    edit = edit_of(db, root)
    if not edit.same_folder or not edit.same_generation:
        return {}
    by_path: dict[str, list[Concept]] = {}
    for concept in library.concepts(db):
        by_path.setdefault(concept.path, []).append(concept)
    sound = sound_paths(db) - {*edit.changed}
    return {path: FileRead(path, "", None, tuple(some), ()) for path, some in by_path.items() if path in sound}


def _impact(edits: _Edits, answers: _Answers) -> Impact:
    after = concepts_after(edits.concepts, edits.read, edits.removed)
    decks = decks_after(edits.decks, edits.read, edits.removed, after)
    touched = stale(edits.concepts, after, edits.read)
    old = [concept for concept in edits.concepts if concept.id in touched or concept.id not in after]
    before = _traces(old, {deck.id: deck for deck in edits.decks}, contexts(edits.concepts) if old else {})
    now = _traces([after[name] for name in touched], decks, {after[name].deck: touched[name] for name in touched})
    found = compare(before, now, ())
    effects = [
        *(_edited(pair, Fate.KEPT) for pair in found.changed),
        *(_edited(pair, Fate.RENAMED) for pair in found.renamed),
        *(Effect(Fate.RETIRED, trace, None) for trace in found.retired),
        *(Effect(Fate.NEW, None, trace) for trace in found.added),
    ]
    problems = (problem for file in edits.read.values() for problem in file.problems if problem.level is Level.ERROR)
    return Impact(tuple(_in_order(_counted(effect, answers) for effect in effects)), tuple(problems))


def _traces(
    concepts: Iterable[Concept], decks: Mapping[DeckId, Deck], known: Mapping[DeckId, Context]
) -> dict[CardId, Trace]:
    traces = {}
    seen: set[ConceptId] = set()
    for concept in concepts:
        if concept.id not in seen:  # two with one id: the first counts, as in a sync
            seen.add(concept.id)
            for card in generate(whole(concept, decks), known[concept.deck]).cards:
                traces[card.id] = trace_of(card, concept)
    return traces


def _edited(pair: tuple[Trace, Trace], fate: Fate) -> Effect:
    found = change(*pair)
    return Effect(Fate.VERIFY if found is Change.MEANING else fate, *pair, found)


def _counted(effect: Effect, answers: _Answers) -> Effect:
    """With the number of its answers; a card that is new here may have been retired before."""
    count = answers((effect.old or effect.card).id)
    fate = Fate.RETURNED if effect.fate is Fate.NEW and count else effect.fate
    return replace(effect, fate=fate, answers=count)


def _in_order(effects: Iterable[Effect]) -> Iterator[Effect]:
    """What matters most comes first."""
    fates = tuple(Fate)
    yield from sorted(effects, key=lambda effect: (fates.index(effect.fate), effect.card.path, effect.card.id))
