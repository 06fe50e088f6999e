"""Weights that fit their learner: gather, train, preview, adopt. Nothing changes before it is adopted."""

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from typing import TYPE_CHECKING

from quizapp.core.card import CardId
from quizapp.core.history import Event, EventKind, entry_now
from quizapp.core.memory import LEAST_ANSWERS, Weights
from quizapp.core.rescheduling import Move, Moving, Standing, moves, spread
from quizapp.core.schedule import Schedule
from quizapp.core.training import Fit, History, label_count
from quizapp.errors import QuizappError, UsageError
from quizapp.storage import adopting, log, schedules, weights
from quizapp.storage.database import Database
from quizapp.workspace.policy import policy
from quizapp.workspace.trainer import fit_from_json

if TYPE_CHECKING:
    from quizapp.config import Settings
    from quizapp.core.concept import DeckId
    from quizapp.core.day import Moment
    from quizapp.core.schedule import Policy
    from quizapp.workspace import Workspace

TRAINER = (sys.executable, "-m", "quizapp.workspace.trainer")

_LOOK_SECONDS = 0.1


class Stage(StrEnum):
    """What is being done, in words for a person who waits."""

    READING = "Reading your answers"
    TRAINING = "Training"
    COMPARING = "Looking at what would change"


Tell = Callable[[Stage, int, int], None]
"""Told the stage, and how much of it is done of how much (0 of 0: nobody knows); an exception that it raises cancels
everything, and nothing is changed."""


class TrainingError(QuizappError):
    """Training did not come to an end: the weights stay as they are."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What adopting new weights would do, and to which state of the log that applies."""

    weights: Weights
    schedules: dict[int, Schedule]
    """By card number: those that would be other ones, due days as they are."""
    moves: tuple[Move, ...]
    numbers: dict[CardId, int]
    due_before: int
    """Reviews due today as it is."""
    due_after: int
    """Reviews due today if all moves were made at once."""
    seen: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """What came of training, and what adopting it would do; None where it is not worth it."""

    fit: Fit
    preview: Preview | None


def fitted(db: Database, settings: "Settings", now: "Moment", tell: Tell) -> Fitted:
    """Gather, train, judge and look ahead. Nothing is changed.

    Raises:
        UsageError: the library is not installed, or there are too few answers.
        TrainingError: the library gave up.
    """
    check_extra()
    histories = gather(db, partial(tell, Stage.READING))
    current = weights.current(db).weights
    fit = train(histories, current, settings, partial(tell, Stage.TRAINING, 0, 0))
    if not fit.losses.is_better:
        return Fitted(fit, None)
    return Fitted(fit, preview(db, settings, now, fit.weights, partial(tell, Stage.COMPARING)))


def check_extra() -> None:
    """Refuse to go on without the library that trains.

    Raises:
        UsageError: it is not installed; the hint says how to add it.
    """
    if find_spec("fsrs_rs_python") is None:
        raise UsageError(
            "Training weights needs the package fsrs-rs-python.",
            "Install quizapp with its extra `optimize`: uv tool install 'quizapp[optimize]', or "
            "pip install fsrs-rs-python beside quizapp.",
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python does not look for cycles meanwhile: of a million answers none has one, and looking takes longer than
    reading them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def gather(db: Database, step: adopting.Step = lambda done, total: None) -> list[History]:
    """The answers to train on.

    Raises:
        UsageError: there are too few of them.
    """
    with _uncollected():
        found: list[History] = list(adopting.histories(db, step))
    usable = label_count(found)
    if usable < LEAST_ANSWERS:
        raise UsageError(
            f"Training needs {LEAST_ANSWERS} answers given a day or more after the one before; you have {usable}.",
            "Until then the published weights are as good as any. Your weights stay.",
        )
    return found


def train(
    histories: Sequence[History], current: Weights, settings: "Settings", look: Callable[[], None] = lambda: None
) -> Fit:
    """Train in a process of its own.

    Args:
        look: called ten times a second; an exception that it raises cancels.

    Raises:
        TrainingError: the library gave up; nothing was changed.
    """
    asked = {"histories": histories, "current": current, "relearning_steps": len(settings.relearning_steps)}
    with subprocess.Popen(
        TRAINER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as worker:
        try:
            told = _told(worker, json.dumps(asked), look)
        except BaseException:
            worker.kill()
            raise
    if worker.returncode:
        raise TrainingError("Training failed: the library gave up on these answers.", "Your weights stay.")
    return fit_from_json(told)


def _told(worker: "subprocess.Popen[str]", asked: str, look: Callable[[], None]) -> str:
    """What the worker answers, in the end."""
    to_send: str | None = asked
    while True:
        try:
            return worker.communicate(to_send, timeout=_LOOK_SECONDS)[0]
        except subprocess.TimeoutExpired:
            to_send = None  # what is left of it goes out by itself
            look()


def preview(
    db: Database,
    settings: "Settings",
    now: "Moment",
    fitted: Weights,
    step: adopting.Step = lambda done, total: None,
) -> Preview:
    """What the weights would do to memories and due days."""
    seen = log.log_end(db)
    found = adopting.recomputed(db, fitted, step)
    rules: dict[DeckId, Policy] = {}
    standings, due_before = [], 0
    numbers: dict[CardId, int] = {}
    for number, name, deck in adopting.reviewing(db):
        if deck not in rules:
            rules[deck] = replace(policy(db, settings, deck, now.day), weights=fitted)
        schedule = found.get(number) or schedules.read(db, number)
        due_before += schedule.due_day <= now.day
        numbers[name] = number
        standings.append(Standing(name, schedule, rules[deck]))
    moved = tuple(moves(standings, now.day))
    due_after = due_before + sum(
        (move.due_day <= now.day) - (move.standing.schedule.due_day <= now.day) for move in moved
    )
    return Preview(fitted, found, moved, numbers, due_before, due_after, seen)


def adopt(space: "Workspace", fit: Fit, seen: Preview, moving: Moving, days: int = 7) -> Event:
    """Take the new weights, and move due days as chosen; one undo takes all of it back.

    Args:
        days: over how many study days `Moving.SPREAD` spreads what would be due at once.

    Raises:
        StorageError: something was answered meanwhile, or the database cannot be written; nothing was changed.
    """
    now = space.now()
    chosen: Sequence[Move] = () if moving is Moving.NO else seen.moves
    if moving is Moving.SPREAD:
        chosen = spread(chosen, now.day, days)
    named = json.dumps(fit.weights)
    taken = entry_now(
        CardId(""),
        EventKind.WEIGHTS,
        now,
        {
            "weights": named,
            "action": f"weights fitted to {fit.labels} answers",
            "fitted": f"{fit.losses.fitted:.4f}",
            "current": f"{fit.losses.current:.4f}",
            "default": f"{fit.losses.default:.4f}",
        },
        f"{weights.DEFAULT_NAME}-{sha256(named.encode()).hexdigest()[:8]}",
    )
    moving_cards = [
        (
            seen.numbers[move.standing.card],
            entry_now(move.standing.card, EventKind.MOVE, now, {"due_day": move.due_day}, taken.params),
        )
        for move in chosen
    ]
    return adopting.adopt(space.db, taken, seen.schedules, moving_cards, seen.seen)
