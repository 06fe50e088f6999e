"""Builds a collection: concept files, one real refresh, and two years of answers by a diligent simulated learner."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from heapq import heapify, heapreplace
from pathlib import Path
from random import Random

from quizapp.config import Places, Settings
from quizapp.core.card import CardId
from quizapp.core.day import moment
from quizapp.core.history import Entry, EventKind, Form, apply
from quizapp.core.memory import Rating
from quizapp.core.schedule import Phase, Policy, Schedule, plans
from quizapp.storage import events
from quizapp.workspace import Workspace
from tests.bench.collection import DATABASE, DECKS, FACTS, NOW
from tests.bench.stones import stones

CONCEPTS_PER_DECK = 100
MORNING = datetime.fromisoformat(NOW)
HISTORY = timedelta(days=730)
UNSEEN = 0.06
"""The least share of cards that the learner has not met yet."""

MOST_MET = 100_000
"""Nobody meets more cards in two years: the rest of a larger collection is new."""

ODDS = {Phase.NEW: (20, 12, 55, 13), Phase.LEARNING: (7, 8, 81, 4), Phase.REVIEW: (9, 13, 69, 9)}
"""How often each grade is given, from Again to Easy, in per cent."""

DAY_MS = 24 * 60 * 60 * 1000


def build(folder: Path, concepts: int, files: int, answered: bool) -> None:
    """Make the collection of so many concepts, spread over so many files, in `folder`, which must not exist."""
    _write_decks(folder / DECKS, concepts, files)
    places = Places(folder / DECKS, folder / DATABASE, folder / "settings.toml", own_decks=False)
    with Workspace(places, Settings(), MORNING) as space:
        _tell(f"  reading {concepts:,} concepts in {files:,} files")
        space.refresh()
        if answered:
            _live(space)
        facts = _facts(space)
    if answered and not facts["due"]:
        raise SystemExit("No review is due: the collection is too small to measure.")
    (folder / FACTS).write_text(json.dumps(facts), encoding="utf-8")


def _write_decks(folder: Path, concepts: int, files: int) -> None:
    per_deck = max(1, CONCEPTS_PER_DECK * files // concepts)
    for file in range(files):
        deck = folder / f"atlas-{file // per_deck + 1}"
        if not deck.exists():
            deck.mkdir(parents=True)
            (deck / "deck.yaml").write_text(f"title: {deck.name}\n", encoding="utf-8")
        text = stones(range(file, concepts, files))
        (deck / f"{file:05}-stones-{file}.yaml").write_text(text, encoding="utf-8")


def _live(space: Workspace) -> None:
    """Log the learner's answers, then derive the schedules from the log."""
    cards = [card.id for card in space.cards()]
    with space.db.transaction():
        for count, entry in enumerate(_answers(cards, Random(len(cards)))):
            if count % 50_000 == 0:
                _tell(f"  answering: {count:,}")
            events.append(space.db, entry)
    _tell("  replaying")
    events.rebuild(space.db)


def _answers(cards: Sequence[CardId], random: Random) -> Iterator[Entry]:
    """Every answer of the two years, in order: the learner takes whatever card is due next."""
    end = int(MORNING.timestamp() * 1000) - DAY_MS // 2
    met = min(1 - UNSEEN, MOST_MET / len(cards))
    span = int(HISTORY.total_seconds() * 1000 / met)
    begin = end - int(HISTORY.total_seconds() * 1000)
    waiting = [(begin + random.randrange(span), card) for card in cards]
    schedules: dict[CardId, Schedule] = {}
    heapify(waiting)
    while waiting[0][0] < end:
        at_ms, card = waiting[0]
        entry = _answer(card, schedules.get(card, Schedule()), at_ms, random)
        after = schedules[card] = apply(schedules.get(card, Schedule()), entry)
        comes_ms = after.due_ms or at_ms + (after.due_day - entry.day) * DAY_MS
        heapreplace(waiting, (comes_ms + random.randrange(20_000), card))
        yield entry


def _answer(card: CardId, before: Schedule, at_ms: int, random: Random) -> Entry:
    now = moment(at_ms, UTC)
    odds = ODDS.get(before.phase, ODDS[Phase.LEARNING])
    plan = plans(before, card, now, Policy())[random.choices(list(Rating), odds)[0]]
    step = {} if plan.step is None else {"step": plan.step}
    return Entry(
        card=card,
        kind=EventKind.ANSWER,
        at_ms=at_ms,
        offset_min=now.offset_min,
        day=now.day,
        rating=plan.rating,
        took_ms=random.randrange(2_000, 15_000),
        form=Form.FLIP,
        interval=plan.interval,
        retention=Policy().retention,
        detail={"was": before.phase.value, **step},
    )


def _facts(space: Workspace) -> dict[str, int | str]:
    question, count = space.review().question, space.db.number
    return {
        "concepts": count("SELECT count(*) FROM concepts"),
        "files": count("SELECT count(*) FROM files"),
        "cards": count("SELECT count(*) FROM cards"),
        "events": count("SELECT count(*) FROM events"),
        "reviewing": count("SELECT count(*) FROM schedules WHERE queue = 2"),
        "due": count("SELECT count(*) FROM schedules WHERE queue = 2 AND due_day <= ?", (space.now().day,)),
        "prompt": question.card.prompt if question else "",
    }


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("concepts", type=int)
    parser.add_argument("files", type=int)
    parser.add_argument("--answered", action="store_true")
    build(**vars(parser.parse_args()))
