"""Fitting FSRS weights to one's own answers. The only door to `fsrs_rs_python`, the extra `optimize`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite, log
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.card import CardId
from quizapp.core.history import Event, EventKind, in_order, undone
from quizapp.core.memory import (
    DEFAULT_WEIGHTS,
    GUESS_FREE,
    LEAST_ANSWERS,
    MAXIMUM_STABILITY,
    Rating,
    Weights,
    recalled_share,
    retrievability,
)

if TYPE_CHECKING:
    import fsrs_rs_python as rust

LATER_SHARE = 0.2
"""The newest part of the answers, which judges weights that were fitted to the rest."""

_FINEST = 1e-6
"""No prediction is taken to be surer than this."""


class Answer(NamedTuple):
    """What training needs of an answer."""

    rating: int
    days: int
    """Study days since the answer before; 0 for the first."""
    guess: float
    clock: int
    """When, in the order of the log."""

    @property
    def is_label(self) -> bool:
        """Whether it tells if something was remembered: on a later day, and not by a guess."""
        return self.days > 0 and self.guess <= GUESS_FREE


History = Sequence[Answer]
"""The answers to one card in order, from the last time that it was new."""

Given = tuple[str, int, int, float, int]
"""Card, rating, study day, chance of a lucky guess and clock of an answer that counts."""


@dataclass(frozen=True, slots=True)
class Losses:
    """The log loss of three sets of weights on the later answers; the lower, the better the predictions."""

    fitted: float
    """Fitted to the earlier answers alone, so that the comparison is fair."""
    current: float
    default: float

    @property
    def is_better(self) -> bool:
        """Whether fitting is worth it: it beats both the weights in use and the published ones."""
        return self.fitted < min(self.current, self.default)


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of training. `weights` are fitted to all answers."""

    weights: Weights
    losses: Losses
    labels: int
    """Answers that tell if something was remembered."""
    judged: int
    """Those of them that judged the weights."""


def spaced(answers: Iterable[Given]) -> list[Answer]:
    """The answers to a card, from the last time that it was new, with the days between them."""
    found: list[Answer] = []
    before = None
    for _, rating, day, guess, clock in answers:
        found.append(Answer(rating, 0 if before is None else max(0, day - before), guess, clock))
        before = day
    return found


def history(events: Iterable[Event], card: CardId) -> list[Answer]:
    """The answers to a card that its memory rests on.

    Args:
        events: all events of the card, under every name it ever had.
    """
    told: dict[CardId, list[Given]] = {}
    ordered = in_order(events)
    gone = undone(ordered)
    for event in ordered:
        if event.key in gone:
            continue
        answers = told.pop(event.card, [])
        name = CardId(str(event.detail["to"])) if event.kind is EventKind.RENAME else event.card
        if event.kind is EventKind.RESET:
            answers = []
        elif event.kind is EventKind.ANSWER and event.rating is not None:
            answers.append((event.card, int(event.rating), event.day, event.guess, event.clock))
        told[name] = answers
    return spaced(told.get(card, []))


def label_count(histories: Iterable[History]) -> int:
    """How many answers training could learn from."""
    return sum(answer.is_label for answers in histories for answer in answers)


def fit(histories: Sequence[History], current: Weights, relearning_steps: int) -> Fit:
    """Fit weights, and judge them on answers that came later than those they were fitted to.

    Raises:
        ValueError: there are fewer than `LEAST_ANSWERS` usable answers, or an answer that cannot be.
        BaseException: the library panicked; whoever calls runs this in a process of its own.
    """
    for answers in histories:
        _check(answers)
    clocks = sorted(answer.clock for answers in histories for answer in answers if answer.is_label)
    if len(clocks) < LEAST_ANSWERS:
        raise ValueError(f"{len(clocks)} usable answers are too few")
    split = clocks[int(len(clocks) * (1 - LATER_SHARE))]
    early = fitted(histories, relearning_steps, until=split)
    losses = Losses(*(log_loss(histories, weights, split) for weights in (early, current, DEFAULT_WEIGHTS)))
    judged = sum(clock >= split for clock in clocks)
    if not losses.is_better:
        return Fit(early, losses, len(clocks), judged)
    return Fit(fitted(histories, relearning_steps), losses, len(clocks), judged)


def log_loss(histories: Sequence[History], weights: Weights, since: int) -> float:
    """The mean log loss of what these weights predict for the usable answers from a clock on.

    A right answer that may have been guessed is softened on the way, as in `memory.next_memory`.
    """
    import fsrs_rs_python as rust

    model = rust.FSRS(list(weights))
    plain = [answers for answers in histories if not any(answer.guess > GUESS_FREE for answer in answers)]
    states = (
        model.historical_memory_state_batch([rust.FSRSItem(_reviews(answers)) for answers in plain]) if plain else []
    )
    known = [
        (before.stability, answer)
        for answers, found in zip(plain, states, strict=True)
        for before, answer in zip(found, answers[1:], strict=False)
    ]
    guessed = [answers for answers in histories if any(answer.guess > GUESS_FREE for answer in answers)]
    known += [pair for answers in guessed for pair in _softened(model, answers, weights)]
    losses = [_loss(*pair, weights) for pair in known if pair[1].is_label and pair[1].clock >= since]
    return sum(losses) / len(losses) if losses else 0.0


def _softened(model: "rust.FSRS", answers: History, weights: Weights) -> Iterable[tuple[float, Answer]]:
    """Each answer but the first with the stability before it, step by step."""
    import fsrs_rs_python as rust

    state = None
    for answer in answers:
        if state is not None:
            yield state.stability, answer
        following = model.next_states(state, 0.9, answer.days)
        after = (following.again, following.hard, following.good, following.easy)[answer.rating - 1].memory
        if answer.rating == Rating.GOOD and answer.guess > GUESS_FREE:
            recall = 0.5 if state is None else retrievability(state.stability, answer.days, weights[20])
            share, again = recalled_share(recall, answer.guess), following.again.memory
            after = rust.MemoryState(
                after.stability**share * again.stability ** (1 - share),
                share * after.difficulty + (1 - share) * again.difficulty,
            )
        state = after


def _loss(stability: float, answer: Answer, weights: Weights) -> float:
    recall = retrievability(min(stability, MAXIMUM_STABILITY), answer.days, weights[20])
    recall = min(max(recall, _FINEST), 1 - _FINEST)
    return -log(recall if answer.rating > Rating.AGAIN else 1 - recall)


def fitted(histories: Sequence[History], relearning_steps: int, until: int | None = None) -> Weights:
    """Weights fitted to the usable answers before a clock, in the order in which they were given.

    An item is a history up to an answer that says something; guessed ones stay inside histories.
    """
    import fsrs_rs_python as rust

    found: list[tuple[int, int, rust.FSRSItem]] = []
    for card, answers in enumerate(histories):
        reviews = _reviews(answers)
        found += [
            (answer.clock, card, rust.FSRSItem(reviews[: n + 1]))
            for n, answer in enumerate(answers)
            if n and answer.is_label and (until is None or answer.clock < until)
        ]
    found.sort(key=lambda item: item[0])
    weights = rust.FSRS(list(DEFAULT_WEIGHTS)).compute_parameters(
        [item for _, _, item in found],
        card_ids=[card for _, card, _ in found],
        num_relearning_steps=relearning_steps,
    )
    if len(weights) != len(DEFAULT_WEIGHTS) or not all(map(isfinite, weights)):
        raise ValueError("the library returned no usable weights")
    return tuple(weights)


def _reviews(answers: History) -> "list[rust.FSRSReview]":
    import fsrs_rs_python as rust

    return [rust.FSRSReview(answer.rating, answer.days) for answer in answers]


def _check(answers: History) -> None:
    """The library takes ratings and days on trust; we do not."""
    if any(not 1 <= answer.rating <= 4 or answer.days < 0 or not 0 <= answer.guess <= 1 for answer in answers):
        raise ValueError("an answer with a rating outside 1 to 4, negative days or an impossible guess")
