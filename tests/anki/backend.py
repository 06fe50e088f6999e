"""The real Anki in a folder: import, export, look. Test modules that use it are skipped where it is not installed."""

import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import pytest

pytest.importorskip("anki")

from anki.collection import (  # it may not be there
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.deck_config_pb2 import UpdateDeckConfigsRequest

Row = dict[str, Any]
Result = TypeVar("Result")


@contextmanager
def anki(folder: Path) -> Iterator["Anki"]:
    """A collection in a folder, made if it is not there; closed in the end."""
    folder.mkdir(parents=True, exist_ok=True)
    col = Collection(str(folder / "collection.anki2"))
    try:
        yield Anki(col)
    finally:
        col.close()


class Anki:
    """A collection with the few things that tests do with it; `col` has all others."""

    def __init__(self, col: Collection) -> None:
        self.col = col

    def take(self, package: Path, *, scheduling: bool = True, presets: bool = True, merge: bool = False) -> Row:
        """Import a package. How many notes were found, new, updated, duplicate and conflicting."""
        options = ImportAnkiPackageOptions(with_scheduling=scheduling, with_deck_configs=presets, merge_notetypes=merge)
        log = self.col.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(package), options=options)
        ).log  # fmt: skip
        kinds = ("new", "updated", "duplicate", "conflicting")
        return {"found": log.found_notes, **{kind: len(getattr(log, kind)) for kind in kinds}}

    def give(self, package: Path, *, legacy: bool = False, deck: int | None = None) -> None:
        """Export a deck, or all of them, with all that belongs to it."""
        options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
        limit = DeckIdLimit(deck) if deck else None
        self.col.export_anki_package(out_path=str(package), options=options, limit=limit)

    def check(self) -> str:
        """What Check Database finds; empty when all is well."""
        report, sound = self.col.fix_integrity()
        return "" if sound else report

    def first_day(self) -> int:
        """The ordinal of day 0."""
        created = datetime.fromtimestamp(self.col.crt, UTC)
        return (created - timedelta(minutes=self.col.get_config("creationOffset"))).date().toordinal()

    def cards(self) -> dict[str, Row]:
        """All cards by their notes' guids, with `data` unpacked and `day`, the ordinal of the day that they are due."""
        columns = "guid type queue due ivl factor reps lapses left flags data".split()
        rows = self.col.db.all(
            "SELECT n.guid, c.type, queue, due, ivl, factor, reps, lapses, left, c.flags, c.data "
            "FROM cards c JOIN notes n ON n.id = c.nid ORDER BY n.guid, c.ord"
        )
        found = {}
        for row in rows:
            card = dict(zip(columns, row, strict=True))
            card["data"] = json.loads(card["data"] or "{}")
            card["day"] = card["due"] + self.first_day()
            found[card.pop("guid")] = card
        return found

    def reviews(self) -> dict[str, list[tuple[int, ...]]]:
        """The review log by guid: id, ease, ivl, lastIvl, factor, time, type."""
        found: dict[str, list[tuple[int, ...]]] = {}
        for guid, *row in self.col.db.all(
            "SELECT n.guid, r.id, ease, r.ivl, lastIvl, r.factor, time, r.type FROM revlog r "
            "JOIN cards c ON c.id = r.cid JOIN notes n ON n.id = c.nid ORDER BY r.id"
        ):
            found.setdefault(guid, []).append(tuple(row))
        return found

    def everything(self) -> list[list[Row]]:
        """All rows of cards and of the review log, byte for byte."""
        return [self.col.db.all(f"SELECT * FROM {table} ORDER BY id") for table in ("cards", "revlog")]

    def memories(self) -> dict[str, tuple[float, float]]:
        """Stability and difficulty by guid as Anki computes them from the review log."""
        found = {}
        for guid, card in self.col.db.all("SELECT n.guid, c.id FROM cards c JOIN notes n ON n.id = c.nid"):
            state = self.col.compute_memory_state(card)
            if state.stability is not None:
                found[guid] = (state.stability, state.difficulty)
        return found

    def switch_fsrs_on(self, deck: str) -> None:
        """What a person does in the deck options: FSRS on, all else as it is."""
        number = self.col.decks.id_for_name(deck)
        present = self.col.decks.get_deck_configs_for_update(number)
        chosen = next(each.config for each in present.all_config if each.config.id == present.current_deck.config_id)
        self.col.decks.update_deck_configs(
            UpdateDeckConfigsRequest(
                target_deck_id=number, configs=[chosen], limits=present.current_deck.limits, fsrs=True
            )
        )


def in_zone(zone: str, work: Callable[..., Result], *arguments: object) -> Result:
    """What a function gives in another time zone.

    It runs in a process of its own, because the zone of a running one cannot be changed. All of these are forks of one
    that has loaded Anki.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(1, context, initializer=_live_in, initargs=(zone,)) as process:
        return process.submit(work, *arguments).result(timeout=120)


def where_it_is_noon() -> str:
    """A time zone in which no day begins or ends within the next hours."""
    minutes_utc = int(time.time()) // 60 % 1440  # noqa: TID251  # Anki reads the clock too
    return zone_ahead(720 - minutes_utc)


def zone_ahead(minutes: int) -> str:
    """The zone whose clocks are so far ahead of UTC."""
    return f"<here>{'-' if minutes >= 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def taken(package: Path, folder: Path) -> Row:
    """What becomes of a package in an empty collection, and of its cards when FSRS is switched on."""
    with anki(folder) as there:
        there.take(package)
        report = {"cards": there.cards(), "reviews": there.reviews(), "memories": there.memories()}
        there.switch_fsrs_on("Computing::Networks")
        report |= {"problems": there.check()}
        return {**report, "offset": there.col.get_config("creationOffset"), "cards_with_fsrs": there.cards()}


def _live_in(zone: str) -> None:
    os.environ["TZ"] = zone
    time.tzset()
