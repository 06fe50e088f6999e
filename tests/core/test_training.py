"""Fitting weights to one's own answers."""

import math

import pytest

from quizapp.core.card import CardId
from quizapp.core.history import EventKind
from quizapp.core.memory import DEFAULT_WEIGHTS, GUESS_FREE, Memory, Rating, interval_days, next_memory
from quizapp.core.training import Answer, Losses, fit, fitted, history, log_loss
from tests.core.learner import FORGETFUL, lived
from tests.core.test_stats import CARD, event


def test_a_history_is_what_counts_since_the_last_reset() -> None:
    """Undone answers and all before a reset are left out; the first answer has waited no day."""
    events = [
        event(1, day=90),
        event(2, day=95, kind=EventKind.RESET),
        event(3, day=100),
        event(4, day=101, rating=Rating.AGAIN),
        event(5, day=101, kind=EventKind.UNDO, detail={"device": "d", "seq": 4}),
        event(6, day=104, guess=0.25),
    ]

    assert history(events, CARD) == [Answer(3, 0, 0.0, 3), Answer(3, 4, 0.25, 6)]
    assert history(events, CardId("d/other#fact#q")) == []


@pytest.mark.parametrize(
    ("days", "guess", "tells"), [(0, 0.0, False), (1, 0.0, True), (1, GUESS_FREE, True), (1, 0.25, False)]
)
def test_only_answers_on_a_later_day_that_no_guess_explains_are_labels(days: int, guess: float, tells: bool) -> None:
    """A lucky guess would teach the model that forgotten things are remembered."""
    assert Answer(3, days, guess, 1).is_label is tells


def test_fitting_finds_a_forgetful_learner() -> None:
    """Weights fitted to the earlier answers predict the later ones better than the published ones do."""
    found = fit(lived(250, FORGETFUL), DEFAULT_WEIGHTS, 1)

    assert found.losses.is_better
    assert found.losses.current == found.losses.default
    assert found.judged == pytest.approx(0.2 * found.labels, rel=0.05)
    assert interval_days(first_good(found.weights), 0.9, found.weights) < interval_days(
        first_good(DEFAULT_WEIGHTS), 0.9
    )


def test_fitted_weights_predict_cards_that_they_never_saw() -> None:
    """Of a forgetful learner: three quarters of the way from the published weights to the true ones, or further."""
    own, other = lived(250, FORGETFUL), lived(250, FORGETFUL, seed=51)
    published, found, true = (
        log_loss(other, weights, 0) for weights in (DEFAULT_WEIGHTS, fitted(own, relearning_steps=1), FORGETFUL)
    )

    assert published - found > 0.75 * (published - true) > 0


def first_good(weights: tuple[float, ...]) -> float:
    """The stability after a first Good."""
    return next_memory(None, Rating.GOOD, 0, weights).stability


def test_too_few_answers_are_refused() -> None:
    """Nothing could be learnt from them."""
    with pytest.raises(ValueError, match="too few"):
        fit(lived(1, FORGETFUL), DEFAULT_WEIGHTS, 1)


@pytest.mark.parametrize("guess", [0.25, 0.5])
def test_choices_alone_are_no_answers_to_train_on(guess: float) -> None:
    """However many: the weights stay, as nothing tells which of them were recalled."""
    with pytest.raises(ValueError, match=r"^0 usable answers"):
        fit(lived(250, DEFAULT_WEIGHTS, guess=guess, quizzed=1.0), DEFAULT_WEIGHTS, 1)


@pytest.mark.parametrize("answer", [Answer(0, 1, 0, 2), Answer(5, 1, 0, 2), Answer(3, -1, 0, 2), Answer(3, 1, 1.5, 2)])
def test_impossible_answers_never_reach_the_library(answer: Answer) -> None:
    """It would take them, and return nonsense."""
    with pytest.raises(ValueError, match="rating outside"):
        fit([[Answer(3, 0, 0, 1), answer]], DEFAULT_WEIGHTS, 1)


@pytest.mark.parametrize("quizzed", [0.0, 0.5])
def test_the_loss_is_that_of_our_own_memory(quizzed: float) -> None:
    """Step by step, guesses softened, the library's states predict what ours do."""
    histories = lived(30, DEFAULT_WEIGHTS, guess=0.5, quizzed=quizzed)
    losses = []
    for answers in histories:
        memory: Memory | None = None
        for answer in answers:
            if memory and answer.is_label:
                recall = memory.recall(answer.days)
                losses.append(-math.log(recall if answer.rating > 1 else 1 - recall))
            memory = next_memory(memory, Rating(answer.rating), answer.days, DEFAULT_WEIGHTS, answer.guess)

    assert log_loss(histories, DEFAULT_WEIGHTS, 0) == pytest.approx(sum(losses) / len(losses), rel=1e-4)


def test_guesses_do_not_teach_that_all_is_known() -> None:
    """Half of the answers are choices of two: labels without a guess keep the second interval near the true one.

    The gate of the notes: with guessed labels too it would come out far longer.
    """
    true = second_interval(DEFAULT_WEIGHTS)
    mixed = lived(250, DEFAULT_WEIGHTS, guess=0.5, quizzed=0.5)
    gated = second_interval(fit(mixed, DEFAULT_WEIGHTS, 1).weights)
    believed = [[answer._replace(guess=0.0) for answer in answers] for answers in mixed]
    fooled = second_interval(fit(believed, DEFAULT_WEIGHTS, 1).weights)

    assert abs(gated - true) < 0.25 * true < abs(fooled - true)


def second_interval(weights: tuple[float, ...]) -> float:
    """The interval after two Goods, in days."""
    memory = next_memory(None, Rating.GOOD, 0, weights)
    elapsed = max(1, round(interval_days(memory.stability, 0.9, weights)))
    return interval_days(next_memory(memory, Rating.GOOD, elapsed, weights).stability, 0.9, weights)


@pytest.mark.parametrize(("loss", "better"), [(0.30, True), (0.33, False), (0.34, False), (0.36, False)])
def test_only_what_beats_both_is_better(loss: float, better: bool) -> None:
    """The weights in use, and the published ones."""
    assert Losses(loss, current=0.35, default=0.33).is_better is better
