"""Joins the rooms: one place that knows the decks folder, the database, the settings and the clock."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from quizapp import config
from quizapp.config import Places, Settings
from quizapp.core.day import Moment
from quizapp.errors import DeckError, UsageError
from quizapp.storage.database import open_database
from quizapp.storage.files import problem_count
from quizapp.storage.limits import Limits
from quizapp.workspace import limits
from quizapp.workspace.clock import Clock
from quizapp.workspace.refresh import refresh
from quizapp.workspace.today import Outlook, Today, outlook, today

# What follows is imported where it is used: `quizapp due` needs none of it, and starts in a blink.
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.core.card import Card, CardId
    from quizapp.core.concept import Concept, ConceptId, DeckId
    from quizapp.core.history import Event, EventKey
    from quizapp.core.quiz.confusions import Confusion
    from quizapp.core.quiz.item import Item
    from quizapp.core.quiz.wish import Wish
    from quizapp.core.session import Queued
    from quizapp.storage.library import DeckCounts
    from quizapp.storage.sync import Synced
    from quizapp.workspace.exporting import Exported, Parcel
    from quizapp.workspace.quiz import Quiz
    from quizapp.workspace.records import Record
    from quizapp.workspace.returning import TakenIn
    from quizapp.workspace.review import Review


class Workspace:
    """Everything the faces need. Use it as a context manager: leaving it closes the database."""

    def __init__(self, places: Places, settings: Settings, fixed_now: datetime | None = None) -> None:
        self.places = places
        self.settings = settings
        self.clock = Clock(settings.day_start, fixed_now)
        self.db = open_database(places.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.db.close()

    def twin(self) -> "Workspace":
        """The same with a connection of its own, for another thread; who opens it closes it."""
        return Workspace(self.places, self.settings, self.clock.fixed)

    def now(self) -> Moment:
        """The present moment."""
        return self.clock.now()

    def refresh(self) -> "Synced | None":
        """Take in what changed in the decks folder since the last time; None when nothing had.

        Raises:
            DeckError: the decks folder is missing or cannot be read.
            StorageError: the database could not be written; it is as it was before.
        """
        if self.decks_missing:
            raise DeckError(
                f"You have no decks yet: {self.places.decks} does not exist.",
                "Run `quizapp` once to fill it with the shipped decks, or name another folder with --decks DIR.",
            )
        return refresh(self.db, str(self.places.decks), self.now(), self.settings.changed_cards)

    @property
    def decks_missing(self) -> bool:
        """Whether the learner's own decks folder is still to be made: the moment to offer the shipped decks."""
        return self.places.own_decks and not self.places.decks.is_dir()

    def fill_decks(self) -> None:
        """Make the learner's own decks folder with the shipped decks in it; either all of it or none.

        Raises:
            DeckError: the folder cannot be written.
        """
        from quizapp.workspace.first_use import fill_folder

        fill_folder(self.places.decks)

    def problem_count(self) -> int:
        """How many things are wrong in the concept files, as last read; `quizapp check` names them."""
        return problem_count(self.db)

    def today(self, decks: "Sequence[DeckId]" = ()) -> Today:
        """What there is to do today."""
        return today(self.db, self.now(), self._limits(), decks)

    def outlook(self) -> Outlook:
        """How yesterday went, and what the week ahead brings."""
        return outlook(self.db, self.now())

    def review(self, decks: "Sequence[DeckId]" = ()) -> "Review":
        """Start (or go on with) today's review of these decks; none named: of all."""
        from quizapp.workspace.review import Review

        return Review(self.db, self.clock, self.settings, self._limits(), decks)

    def quiz(self, wish: "Wish") -> "Quiz":
        """Begin a quiz. From its first answer on, one that was left half-way is no longer offered; its answers stay."""
        from quizapp.core.quiz.sitting import Sitting
        from quizapp.workspace.quiz import Quiz
        from quizapp.workspace.shelf import rounds

        return Quiz(self.db, self.clock, self.settings, wish, Sitting(rounds(self.db, wish, self.now())))

    def unfinished_quiz(self) -> "Quiz | None":
        """The quiz that was left half-way."""
        from quizapp.core.quiz.saved import load
        from quizapp.storage import quizzes
        from quizapp.workspace.quiz import Quiz

        kept = load(quizzes.kept(self.db))
        if kept is None:
            return None
        wish, sitting = kept
        quiz = Quiz(self.db, self.clock, self.settings, wish, sitting.without(quizzes.gone(self.db, sitting.cards)))
        return quiz if quiz.item else None

    def questions(self, wish: "Wish") -> "list[Item]":
        """The questions of a quiz that nobody takes."""
        from quizapp.workspace.shelf import rounds

        return [each.item for each in rounds(self.db, wish, self.now())]

    def sections(self, decks: "Sequence[DeckId]" = ()) -> "list[tuple[DeckId, str, int]]":
        """Each deck's sections with their numbers of cards, in teaching order."""
        from quizapp.storage import quizzes

        return quizzes.sections(self.db, decks)

    def confusions(self) -> "list[Confusion]":
        """The concepts that the learner took for each other, most often first; both still have a source."""
        from quizapp.workspace.shelf import confusions

        return confusions(self.db)

    def named_decks(self, names: Sequence[str]) -> "tuple[DeckId, ...]":
        """Deck ids for what a person typed: an id, the folder of one, or a title.

        Raises:
            UsageError: there is no such deck.
        """
        if not names:
            return ()
        from quizapp.core.concept import DeckId
        from quizapp.storage import library

        known = library.decks(self.db)
        by_name = {deck.title.casefold(): deck.id for deck in known}
        for deck in known:
            parts = deck.id.split("/")
            folders = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
            by_name |= {folder.casefold(): DeckId(folder) for folder in folders}
        wanted = [name.strip("/").casefold() for name in names]
        for name, folded in zip(names, wanted, strict=True):
            if folded not in by_name:
                ids = ", ".join(deck.id for deck in known) or "none"
                raise UsageError(f"There is no deck `{name}`.", f"Decks: {ids}.")
        return tuple(by_name[folded] for folded in wanted)

    def named_sections(self, names: Sequence[str], decks: "Sequence[DeckId]" = ()) -> tuple[str, ...]:
        """The sections of these decks that a person named.

        Raises:
            UsageError: there is no such section.
        """
        known = {title.casefold(): title for _, title, _ in self.sections(decks)} if names else {}
        for name in names:
            if name.casefold() not in known:
                raise UsageError(f"There is no section `{name}`.", f"Sections: {', '.join(known.values()) or 'none'}.")
        return tuple(known[name.casefold()] for name in names)

    def titles(self) -> "dict[ConceptId, str]":
        """The title of each concept whose source exists."""
        from quizapp.storage import library

        return library.titles(self.db)

    def export_anki(self, parcel: "Parcel", step: "Callable[[int], None]") -> "Exported":
        """Write a package for Anki; `step` hears how many notes are written, and may cancel by raising.

        Raises:
            StorageError: the package cannot be written; an older one is still there.
        """
        from quizapp.workspace.exporting import export_anki

        return export_anki(self.db, self.settings, self.places.decks, parcel, self.now(), step)

    def records(self, decks: "Sequence[DeckId]" = ()) -> "Iterator[Record]":
        """Every card with all that is known of it, in teaching order."""
        from quizapp.workspace.records import records

        return records(self.db, decks)

    def take_in_reviews(self, path: "Path") -> "TakenIn":
        """Merge the reviews that were done in Anki, from a package exported there.

        Raises:
            QuizappError: the package cannot be read, or the database not be written; nothing was taken in.
        """
        from quizapp.workspace.returning import take_in_reviews

        return take_in_reviews(self.db, path, self.now(), self.settings.day_start)

    def allow_more(self, decks: "Sequence[DeckId]" = ()) -> None:
        """Let in ten more cards today, of this deck and those below it (none named: of all)."""
        limits.allow_more(self.db, self.settings, self.now(), decks)

    def held_by_limits(self, decks: "Sequence[DeckId]" = ()) -> int:
        """How many more cards `allow_more` would let in now."""
        return limits.would_let_in(self.db, self.settings, self.now(), decks)

    def choose(self, name: str, value: str | bool | tuple[str, ...]) -> None:
        """Change a setting for good."""
        config.save_setting(self.places.settings, name, value)
        self.settings = replace(self.settings, **{name: value})  # type: ignore[arg-type]  # names are checked by tests

    def cards(self, decks: "Sequence[DeckId]" = ()) -> "list[Card]":
        """All cards, in teaching order."""
        from quizapp.storage import library

        return library.cards(self.db, decks)

    def decks(self) -> "list[DeckCounts]":
        """All decks with their numbers of cards."""
        from quizapp.storage import library

        return library.deck_counts(self.db)

    def concept(self, name: "ConceptId") -> "Concept | None":
        """A concept as its author wrote it."""
        from quizapp.storage import library

        return library.concept(self.db, name)

    def queued(self, card: "CardId") -> "Queued | None":
        """A card's schedule."""
        from quizapp.storage import queue

        return queue.find(self.db, card)

    def history(self, card: "CardId | None" = None) -> "Iterator[Event]":
        """The event log in order, of one card (under all its names) or whole."""
        from quizapp.storage import log

        yield from log.all_events(self.db) if card is None else log.lineage(self.db, card)

    def undo(self, key: "EventKey | None" = None) -> "Event | None":
        """Take back one event: the newest that a person made, or the one named (a rename too).

        Returns the event that was taken back; None when there is nothing left to undo.

        Raises:
            StorageError: there is no event of that name.
        """
        from quizapp.workspace.undoing import undo

        taken_back = undo(self.db, self.now(), key)
        return taken_back.event if taken_back else None

    def redo(self, key: "EventKey | None" = None) -> "Event | None":
        """Do again what was taken back last, unless something else was done since, or the event named.

        Returns the event that counts again; None when there is nothing to redo.

        Raises:
            StorageError: there is no event of that name.
        """
        from quizapp.workspace.undoing import redo

        done_again = redo(self.db, self.now(), key)
        return done_again.event if done_again else None

    def _limits(self) -> Limits:
        return limits.limits(self.db, self.settings, self.now())


def open_workspace(decks: str | None = None, database: str | None = None) -> Workspace:
    """Open everything, as chosen on the command line, in the environment or by default.

    Raises:
        QuizappError: a setting, the decks folder or the database cannot be used.
    """
    places = config.places(decks, database)
    return Workspace(places, config.load_settings(places.settings), config.fixed_now())
