"""The arithmetic of the statistics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import CardId
from quizapp.core.history import Event, EventKind
from quizapp.core.memory import DEFAULT_WEIGHTS, Rating, retrievability
from quizapp.core.stats import (
    AHEAD_DAYS,
    Bin,
    Tally,
    Trial,
    answers,
    masteries,
    miscalibration,
    spread,
    without_guesses,
)

CARD = CardId("d/a#fact#q")
HOUR_MS = 3_600_000


def event(seq: int, day: int, kind: EventKind = EventKind.ANSWER, interval: int = 1, **facts: object) -> Event:
    """An event at nine in the evening, an hour east of Greenwich."""
    known: dict[str, object] = {"rating": Rating.GOOD, "interval": interval, "took_ms": 4000}
    given = known if kind is EventKind.ANSWER else {}
    return Event(
        device="d", seq=seq, clock=seq, card=CARD, kind=kind, at_ms=20 * HOUR_MS, offset_min=60, day=day,
        **{**given, **facts},  # type: ignore[arg-type]  # fields of an event
    )  # fmt: skip


def test_only_the_first_answer_on_a_later_day_is_a_trial() -> None:
    """What was read minutes ago is no test of memory; an interval of three weeks is one of a mature card."""
    told = answers(
        [
            event(1, day=100, interval=-600, detail={"step": 1}),
            event(2, day=100, interval=3),
            event(3, day=103, interval=-600, rating=Rating.AGAIN, detail={"was": "review", "step": 0}),
            event(4, day=103, interval=25),
            event(5, day=130, interval=60),
        ],
        CARD,
        DEFAULT_WEIGHTS,
    )

    assert [answer.trial for answer in told] == [Trial.NONE, Trial.NONE, Trial.YOUNG, Trial.NONE, Trial.MATURE]
    assert [answer.new for answer in told] == [True, False, False, False, False]
    assert [answer.recall is None for answer in told] == [True, True, False, True, False]
    assert {answer.hour for answer in told} == {21}


def test_undone_answers_do_not_count() -> None:
    """Neither in the sums nor in the memory that later answers are judged by."""
    kept = [event(1, day=100, interval=5), event(4, day=105, interval=9)]
    mistake = event(2, day=101, rating=Rating.AGAIN)
    undo = event(3, day=101, kind=EventKind.UNDO, detail={"device": "d", "seq": 2})

    assert answers([*kept, mistake, undo], CARD, DEFAULT_WEIGHTS) == answers(kept, CARD, DEFAULT_WEIGHTS)


def test_answers_follow_a_renamed_card() -> None:
    """The old name has none left."""
    renamed = event(2, day=101, kind=EventKind.RENAME, detail={"to": "d/b#fact#q"})
    history = [event(1, day=100), renamed]

    assert len(answers(history, CardId("d/b#fact#q"), DEFAULT_WEIGHTS)) == 1
    assert answers(history, CARD, DEFAULT_WEIGHTS) == []


def test_the_expected_recall_is_that_of_the_memory_before() -> None:
    """Two days after the first Good, in the words of the memory model."""
    _, second = answers([event(1, day=100, interval=2), event(2, day=102)], CARD, DEFAULT_WEIGHTS)

    assert second.recall == pytest.approx(retrievability(DEFAULT_WEIGHTS[2], 2))


def test_wilson_agrees_with_the_textbook() -> None:
    """90 of 100: between 82.6 and 94.5 per cent (Wilson 1927; NIST handbook 7.2.4.1)."""
    assert Tally(90, 100).bounds == pytest.approx((0.8256, 0.9448), abs=1e-4)


@given(asked=st.integers(1, 10_000), data=st.data())
def test_wilson_holds_the_share_and_narrows(asked: int, data: st.DataObject) -> None:
    """The share itself lies inside; four times as many answers say more."""
    passed = data.draw(st.integers(0, asked))
    low, high = Tally(passed, asked).bounds
    narrow_low, narrow_high = Tally(4 * passed, 4 * asked).bounds

    assert 0 <= low <= passed / asked <= high <= 1
    assert narrow_high - narrow_low < high - low


def test_nothing_asked_says_nothing() -> None:
    """No rate, and any share may be true."""
    assert (Tally().rate, Tally().bounds) == (None, (0.0, 1.0))


@pytest.mark.parametrize(
    ("share", "guess", "known"), [(1, 0.25, 1), (0.25, 0.25, 0), (0.1, 0.5, 0), (0.625, 0.25, 0.5)]
)
def test_lucky_guesses_are_taken_out(share: float, guess: float, known: float) -> None:
    """(x - g) / (1 - g); chance alone knows nothing."""
    assert without_guesses(share, guess) == pytest.approx(known)


def test_a_certain_guess_is_refused() -> None:
    """The last pair of a match proves nothing."""
    with pytest.raises(ValueError, match="leaves nothing"):
        without_guesses(1.0, 1.0)


def test_miscalibration_weighs_by_answers() -> None:
    """Ten points off in a quarter of the answers are two and a half."""
    bins = [Bin(0.8, 0.9, 0.8, Tally(7, 10)), Bin(0.9, 1.0, 0.9, Tally(27, 30)), Bin(0.0, 0.5, 0.0, Tally())]

    assert miscalibration(bins) == pytest.approx(0.025)
    assert miscalibration([]) is None


def test_mastery_does_not_predict_the_same_day() -> None:
    """A card answered today tells of the month ahead only."""
    rows = [(concept, 10.0, 5.0, DEFAULT_WEIGHTS[20], day) for concept, day in ((1, 200), (1, 190), (2, 200))]
    both, alone = masteries(rows, 200).values()

    assert (both.now, both.begun, both.older) == (pytest.approx(0.9), 2, 1)
    assert (alone.now, alone.ahead) == (None, pytest.approx(retrievability(10, AHEAD_DAYS)))


@given(st.lists(st.floats(0, 40_000)))
def test_every_value_is_in_one_group(values: list[float]) -> None:
    """None is lost, none counted twice; a bound belongs to the group above."""
    assert sum(spread(values, (0, 1, 21, 365))) == len(values)
    assert spread([0.5, 1, 21, 1000], (0, 1, 21, 365)) == [1, 1, 2]
