"""What other weights do to due days."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import CardId
from quizapp.core.memory import Memory
from quizapp.core.rescheduling import Move, Standing, moves, spread
from quizapp.core.schedule import Phase, Policy, Schedule

TODAY = 1000


def standing(due: int, last: int, stability: float, name: str = "d/a#fact#q", **more: object) -> Standing:
    """A card in review, with what the new weights say of its memory."""
    schedule = Schedule(
        phase=Phase.REVIEW, memory=Memory(stability, 5), interval=due - last, due_day=due, last_day=last, reps=3,
        **more,  # type: ignore[arg-type]  # fields of a schedule
    )  # fmt: skip
    return Standing(CardId(name), schedule, Policy())


@pytest.mark.parametrize(
    ("due", "stability", "moved"),
    [(1010, 60, 1050), (1010, 5, TODAY), (1010, 20.5, None), (995, 5, None), (1010, 12, 1002)],
    ids=["longer", "never before today", "less than 5 per cent", "overdue stays", "shorter"],
)
def test_a_card_is_due_as_long_after_its_last_answer_as_it_should_be(
    due: int, stability: float, moved: int | None
) -> None:
    """Answered ten days ago; desired retention 0.9, so that the interval is the stability."""
    found = moves([standing(due, last=990, stability=stability)], TODAY)

    assert [move.due_day for move in found] == ([] if moved is None else [moved])


def test_cards_in_learning_and_suspended_ones_stay() -> None:
    """Only a review waits for days."""
    card = standing(1010, last=990, stability=60)
    learning = replace(card, schedule=replace(card.schedule, phase=Phase.LEARNING))

    assert moves([learning, standing(1010, last=990, stability=60, suspended=True)], TODAY) == []


@given(st.lists(st.integers(0, 40), max_size=60), st.integers(1, 14))
def test_spreading_moves_everything_once_and_evenly(lasts: list[int], days: int) -> None:
    """No card is lost; no day of the span gets two more than another; the most overdue come first."""
    found = [
        Move(standing(1010, last=990 - last, stability=10, name=f"d/{n}#fact#q"), TODAY) for n, last in enumerate(lasts)
    ]
    later = Move(standing(1010, last=990, stability=60), TODAY + 40)
    done = spread([*found, later], TODAY, days)
    counts = [sum(move.due_day == TODAY + day for move in done) for day in range(days)]

    assert sorted(move.standing.card for move in done) == sorted(move.standing.card for move in [*found, later])
    assert sum(counts) == len(found) and max(counts) - min(counts) <= 1
    assert [move.standing.schedule.last_day for move in done[:-1]] == sorted(
        move.standing.schedule.last_day for move in found
    )
