"""What is done about cards that keep being forgotten, on real files and a real database."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.config import Typing
from quizapp.core.card import CardId
from quizapp.core.history import Entry, EventKind, Form
from quizapp.core.leeches import HINT_GUESS
from quizapp.core.memory import Rating
from quizapp.core.quiz.typed import Verdict
from quizapp.core.schedule import LEECH_LAPSES
from quizapp.storage import events
from quizapp.workspace import Workspace
from quizapp.workspace.review import Question
from tests.conftest import NOON, Opener, write_concept
from tests.planets import PLANETS

JUPITER = CardId("planets/jupiter#tagline#")

Later = Callable[..., Workspace]


@pytest.fixture
def later(decks: Path, opened: Opener) -> Later:
    """Opens the planets so many days later, with nothing but reviews to come."""
    for name, text in PLANETS.items():
        write_concept(decks, f"planets/{name}", text)
    return lambda days=0, **settings: opened(NOON + timedelta(days=days), new_per_day=0, **settings)


def make_leech(space: Workspace, card: CardId) -> None:
    """Learn a card, then forget and relearn it until it is a leech that is due tomorrow."""
    answer(space, card, Rating.EASY, 1)
    for _ in range(LEECH_LAPSES):
        answer(space, card, Rating.AGAIN, -600, step=0)
        answer(space, card, Rating.GOOD, 1)


def answer(space: Workspace, card: CardId, rating: Rating, interval: int, **detail: int | str) -> None:
    """Record an answer as a review does, whatever day it is."""
    queued, now = space.queued(card), space.now()
    assert queued is not None
    entry = Entry(
        card=card,
        kind=EventKind.ANSWER,
        at_ms=now.at_ms,
        offset_min=now.offset_min,
        day=now.day,
        rating=rating,
        form=Form.FLIP,
        interval=interval,
        detail=detail,
    )
    events.record(space.db, entry, queued.schedule)


def days_until_due(space: Workspace, card: CardId) -> int:
    """Study days from that of `NOON` until the card comes back."""
    queued = space.queued(card)
    assert queued is not None
    return queued.schedule.due_day - NOON.date().toordinal()


def asked(space: Workspace, card: CardId) -> Question:
    """The card as the review of the day asks it."""
    state = space.review().state
    assert isinstance(state, Question) and state.queued.id == card
    return state


def forms(later: Later, card: CardId, times: int, **settings: object) -> list[tuple[Form | None, float]]:
    """How a leech is asked so many times, each answer a good one: the form and the chance of a lucky guess."""
    make_leech(later(), card)
    found = []
    for _ in range(times):
        space = later(days_until_due(later(), card), **settings)
        review = space.review()
        review.reveal()
        event = review.grade(Rating.GOOD)
        assert event.card == card
        found.append((event.form, event.guess))
    return found


@pytest.mark.parametrize("card", [JUPITER, "planets/jupiter#term#"])
def test_a_leech_is_asked_in_easier_forms_until_each_was_right(later: Later, card: CardId) -> None:
    """To be chosen, then to be typed, then as before; all of it follows from the log."""
    assert forms(later, card, 3) == [(Form.CHOICE, 0.25), (Form.TYPED, 0.0), (Form.FLIP, 0.0)]
    assert events.outdated(later().db) == []


def test_the_options_of_a_leech_answer_its_card(later: Later) -> None:
    """The right one is among them, and the question says what it is about."""
    make_leech(later(), JUPITER)
    card = asked(later(1), JUPITER).card

    assert (card.id, card.answer) == (JUPITER, "Jupiter")
    assert card.answer in card.options
    assert "A storm on it has been raging for centuries" in card.prompt


def test_a_leech_is_asked_the_same_until_it_is_answered(later: Later) -> None:
    """Who leaves, or takes an answer back, meets the same options in the same order."""
    make_leech(later(), JUPITER)
    review = later(1).review()
    before = review.state
    review.reveal()
    review.grade(Rating.AGAIN)
    review.undo()

    assert review.state == before == later(1).review().state


MOONS = CardId("planets/mars#fact#how-many-moons-does-the-red-planet-have")


def test_a_leech_without_options_is_typed_with_a_hint_first(later: Later) -> None:
    """Nobody knows wrong answers to a question of the author's; the hint counts as a chance of a lucky guess."""
    assert forms(later, MOONS, 3) == [(Form.TYPED, HINT_GUESS), (Form.TYPED, 0.0), (Form.FLIP, 0.0)]
    assert events.outdated(later().db) == []


def test_a_hint_stands_below_the_question(later: Later) -> None:
    """As long as it is the turn of the options that there are not; the answer's event keeps it."""
    make_leech(later(), MOONS)
    space = later(1)
    prompt = asked(space, MOONS).card.prompt
    review = space.review()
    review.reveal()
    event = review.grade(Rating.GOOD, "two", Verdict.RIGHT)

    assert prompt == "How many moons does the red planet have?\n\nHint: 3 letters."
    assert event.detail["hint"] == "3 letters." and event.detail["typed"] == "two"
    assert "Hint" not in asked(later(days_until_due(later(), MOONS)), MOONS).card.prompt


def test_a_forgotten_hint_comes_again(later: Later) -> None:
    """The rung is climbed by a right answer only."""
    make_leech(later(), MOONS)
    review = later(1).review()
    review.reveal()
    review.grade(Rating.AGAIN)

    assert asked(later(1), MOONS).is_hinted


@pytest.mark.parametrize(("card", "typing"), [("tides/neap-tide#why#", Typing.FIRM), (MOONS, Typing.NEVER)])
def test_a_leech_that_has_no_easier_form_is_asked_as_usual(later: Later, card: CardId, typing: Typing) -> None:
    """Its answer is too long to be typed, or is not to be."""
    assert forms(later, card, 2, type_answers=typing) == [(Form.FLIP, 0.0)] * 2


def test_a_leech_with_a_long_answer_is_not_typed(later: Later) -> None:
    """After the options a definition is asked as before."""
    assert forms(later, CardId("planets/jupiter#definition#"), 2) == [(Form.CHOICE, 0.25), (Form.FLIP, 0.0)]


def test_who_never_types_does_not_type_a_leech(later: Later) -> None:
    """The setting holds here, too."""
    assert forms(later, JUPITER, 2, type_answers=Typing.NEVER) == [(Form.CHOICE, 0.25), (Form.FLIP, 0.0)]
