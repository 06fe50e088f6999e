"""Handing decks to Anki: cards become notes, progress goes along, and an unchanged note stays unchanged."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from quizapp.anki.html import html_of
from quizapp.anki.media import Missing, images_of
from quizapp.anki.note import Media, Note, Refused
from quizapp.anki.notes import deck_name, note_of
from quizapp.anki.package import Written, write_package
from quizapp.anki.progress import Progress
from quizapp.authoring.read import default_deck
from quizapp.config import Settings
from quizapp.core.card import CardId
from quizapp.core.concept import Concept, Deck, DeckId
from quizapp.core.day import Moment
from quizapp.core.schedule import Policy, Schedule
from quizapp.storage import exports, library, log, queue
from quizapp.storage.database import Database
from quizapp.storage.exports import Sent, Source
from quizapp.workspace.policy import policy


class Carry(Enum):
    """What goes along with the cards."""

    PROGRESS = auto()
    """Schedules, memory and the review log: taken by Anki for cards that it does not have yet."""
    CARDS = auto()


class Options(Enum):
    """Whose options the decks follow in Anki."""

    ANKI = auto()
    """Those that they have there."""
    QUIZAPP = auto()
    """Desired retention, FSRS weights and learning steps as they are here."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to go to Anki."""

    path: Path
    """The package to write."""
    decks: tuple[DeckId, ...] = ()
    """None: all."""
    carry: Carry = Carry.PROGRESS
    options: Options = Options.ANKI


@dataclass(frozen=True, slots=True)
class Exported:
    """A package on the disk, and what is not in it."""

    written: Written
    refused: tuple[Refused, ...]
    missing: tuple[Missing, ...]
    retired: int
    alike: tuple[tuple[DeckId, ...], ...]
    """Decks that are one deck in Anki, because it makes no difference between their titles."""


@dataclass(slots=True)
class _Notes:
    """Cards as notes, drawn one by one while the package is written."""

    db: Database
    decks_folder: Path
    decks: Mapping[DeckId, Deck]
    now_s: int
    media: dict[str, Media] = field(default_factory=dict)
    missing: dict[Missing, None] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    looks: list[tuple[str, CardId, Sent]] = field(default_factory=list)
    placed: dict[DeckId, str] = field(default_factory=dict)
    """What each deck is called in Anki, its sections aside."""
    retired: int = 0

    def of(self, sources: Iterable[Source]) -> Iterator[tuple[Note, int]]:
        """Each card's note with the time its content changed; cards that cannot be notes are kept aside."""
        first, sent = exports.first_names(self.db), exports.sent(self.db)
        claimed = set(first.values())
        for source in sources:
            name = source.card.id
            own = first.get(name) or (CardId(f"{name}~") if name in claimed else name)
            note = note_of(
                source.card,
                source.concept,
                self._deck(source.concept),
                own,
                images=self._images(source.concept),
                retired=source.is_retired,
            )
            if isinstance(note, Refused):
                self.refused.append(note)
                continue
            self.retired += source.is_retired
            if source.concept.deck not in self.placed:
                self.placed[source.concept.deck] = deck_name(self._deck(source.concept))
            changed = self._changed(note, sent.get(note.guid))
            self.looks.append((note.guid, own, Sent(note.digest, changed)))
            yield note, changed

    def _changed(self, note: Note, before: Sent | None) -> int:
        """Anki updates a note whose time is later, in whole seconds, than that of the one it has."""
        if before is None:
            return self.now_s
        return before.changed_s if before.digest == note.digest else max(self.now_s, before.changed_s + 1)

    def _deck(self, concept: Concept) -> Deck:
        return self.decks.get(concept.deck) or default_deck(concept.deck)

    def _images(self, concept: Concept) -> dict[str, str]:
        names = {}
        for reference, found in images_of(concept, self.decks_folder).items():
            if isinstance(found, Media):
                self.media[found.name] = found
                names[reference] = found.name
            else:
                self.missing[found] = None
        return names


def _progress(db: Database, settings: Settings, day: int, cards: Sequence[CardId]) -> dict[CardId, Progress]:
    """What is known of those of these cards of which something is."""
    begun = {card: queued for card, queued in queue.find_all(db, cards).items() if queued.schedule != Schedule()}
    policies = {deck: policy(db, settings, deck, day) for deck in {queued.deck for queued in begun.values()}}
    histories = log.lineages(db, [*begun])
    return {card: Progress(queued.schedule, histories[card], policies[queued.deck]) for card, queued in begun.items()}


def _options(db: Database, settings: Settings, day: int, decks: Iterable[Deck]) -> dict[str, Policy]:
    """What holds for each deck, by its name in Anki; of decks with one name, what holds for the first."""
    found: dict[str, Policy] = {}
    for deck in decks:
        found.setdefault(deck_name(deck), policy(db, settings, deck.id, day))
    return found


def _alike(placed: Mapping[DeckId, str]) -> tuple[tuple[DeckId, ...], ...]:
    """Decks of one name, its capitals aside, where there are several."""
    by_name: dict[str, list[DeckId]] = {}
    for deck, name in placed.items():
        by_name.setdefault(name.casefold(), []).append(deck)
    return tuple(tuple(decks) for decks in by_name.values() if len(decks) > 1)


def export_anki(
    db: Database, settings: Settings, decks_folder: Path, parcel: Parcel, now: Moment, step: Callable[[int], None]
) -> Exported:
    """Write a package for Anki.

    Args:
        step: called with the number of notes written so far; an exception that it raises cancels the export.

    Raises:
        StorageError: the package or the database cannot be written; an older package is still there.
    """
    every = {deck.id: deck for deck in library.decks(db)}
    notes = _Notes(db, decks_folder, every, now.at_ms // 1000)
    written = write_package(
        parcel.path,
        notes.of(exports.sources(db, parcel.decks)),
        {deck_name(deck): html_of(deck.description) for deck in every.values() if deck.description},
        (lambda cards: _progress(db, settings, now.day, cards)) if parcel.carry is Carry.PROGRESS else None,
        notes.media.values(),
        now,
        step,
        options=_options(db, settings, now.day, every.values()) if parcel.options is Options.QUIZAPP else {},
        day_start=settings.day_start,
    )
    exports.remember(db, notes.looks)
    return Exported(written, tuple(notes.refused), tuple(notes.missing), notes.retired, _alike(notes.placed))
