"""A review on real files and a real database."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quizapp.config import Typing
from quizapp.core.memory import Rating
from quizapp.core.quiz.typed import Verdict
from quizapp.core.session import Side, Waiting
from quizapp.errors import StaleCardError
from quizapp.workspace import Workspace
from quizapp.workspace.review import Question
from tests.conftest import NOON, Opener, write_concept
from tests.workspace.reviewing import asked, grade


def due_days(space: Workspace) -> dict[str, int]:
    """The study day on which each answered card comes back."""
    return {
        card.id: queued.schedule.due_day
        for card in space.cards()
        if (queued := space.queued(card.id)) and queued.schedule.reps
    }


def test_the_first_card_of_a_concept_is_preceded_by_its_page(opened: Opener) -> None:
    """Read, then remember."""
    review = opened().review()
    assert isinstance(review.state, Question)
    page = review.state.page
    review.page_read()

    assert page is not None
    assert isinstance(review.state, Question)
    assert review.state.page is None


def test_pages_can_be_switched_off(opened: Opener) -> None:
    """A setting of the learner."""
    review = opened(show_pages=False).review()

    assert isinstance(review.state, Question)
    assert review.state.page is None


def test_a_later_card_of_the_concept_has_no_page(opened: Opener) -> None:
    """It was read before the first one."""
    space = opened()
    grade(space.review(), Rating.EASY)
    later = opened(NOON + timedelta(days=1)).review()
    while isinstance(later.state, Question) and later.state.card.concept != "Spring tide":
        grade(later, Rating.EASY)

    assert isinstance(later.state, Question)
    assert later.state.page is None


def test_closing_in_the_middle_loses_nothing(opened: Opener) -> None:
    """A new review goes on where the first one stood."""
    first = opened().review()
    done = grade(first, Rating.EASY)
    standing = asked(first).card.id
    second = opened().review()

    assert (standing, 1) == (asked(second).card.id, second.progress[1] - second.progress[0])
    assert done != standing


def test_a_day_later_the_right_cards_are_due(opened: Opener) -> None:
    """An easy card is away, a forgotten one is back, siblings have their turn."""
    space = opened()
    review = space.review()
    easy = grade(review, Rating.EASY)
    again = grade(review, Rating.AGAIN)
    while isinstance(review.state, Question):
        grade(review)
    tomorrow = opened(NOON + timedelta(days=1))
    left = {card.id for card in tomorrow.cards()} - set(due_days(tomorrow))
    review = tomorrow.review()
    asked_tomorrow = set()
    while isinstance(review.state, Question):
        asked_tomorrow.add(grade(review, Rating.EASY))

    assert easy not in asked_tomorrow
    assert due_days(space)[again] > space.now().day
    assert asked_tomorrow & left


def test_nothing_is_graded_before_the_answer_was_shown(opened: Opener) -> None:
    """The plan of the card before must never be used for this one."""
    review = opened().review()
    grade(review, Rating.EASY)
    asked(review)
    with pytest.raises(ValueError, match="not shown"):
        review.grade(Rating.EASY)


def test_undo_takes_back_the_grade(opened: Opener) -> None:
    """The card is on the table again, as new as it was."""
    space = opened()
    review = space.review()
    card = grade(review, Rating.EASY)
    event = review.undo()

    assert event is not None
    assert (card, 0) == (asked(review).card.id, asked(review).queued.schedule.reps)
    assert due_days(space) == {}


def test_undo_works_after_the_last_card_and_after_a_restart(opened: Opener) -> None:
    """Trust needs a way back from the last screen too."""
    review = opened().review()
    last = ""
    while isinstance(review.state, Question):
        last = grade(review, Rating.EASY)
    again = opened().review()
    finished = again.state
    again.undo()

    assert finished is None
    assert last == asked(again).card.id


def test_nothing_to_undo_is_no_error(opened: Opener) -> None:
    """It says so."""
    assert opened().review().undo() is None


def test_two_windows_never_overwrite_each_other(opened: Opener) -> None:
    """The second answer to one card is refused, and its window goes on with another card."""
    one, two = opened().review(), opened().review()
    first = asked(two).card.id
    two.reveal()
    grade(one, Rating.EASY)
    with pytest.raises(StaleCardError):
        two.grade(Rating.AGAIN)

    assert first != asked(two).card.id


def test_the_session_crosses_into_the_new_day(opened: Opener) -> None:
    """An app left open at 03:59 serves the new day's queue from 04:00 on."""
    space = opened(datetime.fromisoformat("2026-11-24T03:59:00+01:00"))
    review = space.review()
    grade(review, Rating.EASY)
    grade(review, Rating.EASY)
    assert review.state is None
    space.clock.fixed = datetime.fromisoformat("2026-11-24T04:01:00+01:00")
    review.advance()

    assert isinstance(review.state, Question)


def test_waiting_tells_until_when(opened: Opener) -> None:
    """With nothing else left and a long step, there is a time to come back at: twenty minutes before it is due."""
    space = opened(learning_steps=("1h",))
    review = space.review()
    while isinstance(review.state, Question):
        grade(review, Rating.AGAIN)

    assert isinstance(review.state, Waiting)
    assert review.state.until_ms >= space.now().at_ms + 2_400_000


def test_an_edited_card_shows_its_new_text_at_once(opened: Opener, decks: Path) -> None:
    """Mend a card while it is asked: it stays on the table, mended."""
    space = opened(show_pages=False)
    review = space.review()
    card = asked(review).card
    file = decks / "tides/01-spring-tide.yaml"
    write_concept(
        decks, "tides/01-spring-tide.yaml", file.read_text().replace("twice a month", "again and again, ever")
    )
    space.refresh()
    review.reload()

    assert card.id == asked(review).card.id
    assert card.prompt != asked(review).card.prompt
    assert review.side == Side.QUESTION


def test_the_event_tells_how_it_was(opened: Opener) -> None:
    """Form, retention, weights, phase before: facts of the moment, never recomputed."""
    space = opened()
    review = space.review()
    grade(review)
    [event] = space.history()

    assert (
        event.form, event.retention, event.params, event.detail["was"], event.offset_min,
    ) == ("flip", 0.9, "fsrs6", "new", 60)  # fmt: skip


def test_a_decks_own_retention_counts(opened: Opener, decks: Path) -> None:
    """A deck may ask for more than the learner's default."""
    write_concept(decks, "tides/deck.yaml", "title: Tides\nretention: 0.95\n")
    space = opened()
    grade(space.review())
    [event] = space.history()

    assert event.retention == 0.95


def test_typed_answers_are_asked_for_where_they_are_short(opened: Opener) -> None:
    """A learner who types is asked to type a term, and the event says so."""
    space = opened(type_answers=Typing.ALWAYS)
    review = space.review()
    asked(review)
    assert review.can_type
    review.reveal()
    event = review.grade(Rating.GOOD, typed="spring tide", verdict=Verdict.RIGHT)

    assert (event.form, event.detail["typed"], event.detail["verdict"]) == ("typed", "spring tide", "right")


def test_a_firm_card_is_asked_by_typing(opened: Opener) -> None:
    """From three weeks of stability on, unless the learner never types."""
    typed = []
    for days, new in ((0, 1), (30, 0), (900, 0)):
        review = opened(NOON + timedelta(days=days), new_per_day=new).review()
        asked(review)
        typed.append(review.can_type)
        review.reveal()
        assert review.can_type == typed[-1]
        review.grade(Rating.EASY)

    assert typed == [False, False, True]


def test_a_learner_who_never_types_is_not_asked_to(opened: Opener) -> None:
    """However firm the card."""
    grade(opened(new_per_day=1).review(), Rating.EASY)
    grade(opened(NOON + timedelta(days=30), new_per_day=0).review(), Rating.EASY)
    review = opened(NOON + timedelta(days=900), new_per_day=0, type_answers=Typing.NEVER).review()

    assert asked(review).card.can_be_typed
    assert not review.can_type


def test_an_answer_not_known_needs_no_typing(opened: Opener) -> None:
    """Nothing was typed: the event holds no verdict."""
    review = opened(type_answers=Typing.ALWAYS).review()
    asked(review)
    review.reveal()
    event = review.grade(Rating.AGAIN)

    assert event.form == "typed"
    assert not {"typed", "verdict"} & set(event.detail)


@pytest.mark.parametrize(
    ("typed", "verdict", "rating", "confused"),
    [
        ("Neap tides", Verdict.WRONG, Rating.AGAIN, "tides/neap-tide"),
        ("neap tide", Verdict.NEAR, Rating.AGAIN, "tides/neap-tide"),
        ("neap tide", Verdict.WRONG, Rating.GOOD, None),
        ("neap tide", Verdict.RIGHT, Rating.AGAIN, None),
        ("ebb", Verdict.WRONG, Rating.AGAIN, None),
        ("spring tide", Verdict.WRONG, Rating.AGAIN, None),
    ],
)
def test_a_wrong_answer_that_names_another_concept_is_a_mix_up(
    opened: Opener, typed: str, verdict: Verdict, rating: Rating, confused: str | None
) -> None:
    """It is kept in the event, unless the learner says that it was right after all."""
    review = opened(type_answers=Typing.ALWAYS).review()
    assert asked(review).card.concept_id == "tides/spring-tide"
    review.reveal()
    event = review.grade(rating, typed, verdict)

    assert event.detail.get("confused") == confused


def test_a_concept_that_would_give_the_answer_away_is_not_named(opened: Opener) -> None:
    """Its title stands beside the question only where the question names it, or has nothing to do with it."""
    review = opened(show_pages=False).review()
    while isinstance(review.state, Question):
        card = review.state.card
        named = len(review.context) == 2
        review.reveal()

        assert review.context == (card.section, card.concept)
        assert named == (card.concept.casefold() in card.prompt.casefold())
        review.grade(Rating.EASY)


def test_an_edit_elsewhere_leaves_the_card_as_it_lies(opened: Opener, decks: Path) -> None:
    """Turned, with its grades; only the queue behind it is new."""
    space = opened(show_pages=False)
    review = space.review()
    card = asked(review).card
    planned = review.reveal()
    write_concept(decks, "tides/03-ebb.yaml", "title: Ebb\ntagline: The water that leaves the shore for some hours\n")
    space.refresh()
    review.reload()

    assert (card, Side.ANSWER, planned) == (asked(review).card, review.side, review.planned)
    assert review.progress == (0, 3)


def test_the_card_on_the_table_stays_when_the_day_changes(opened: Opener) -> None:
    """Four in the morning is no reason to take it away."""
    space = opened(datetime.fromisoformat("2026-11-24T03:59:00+01:00"), show_pages=False)
    review = space.review()
    card = asked(review).card
    review.reveal()
    space.clock.fixed = datetime.fromisoformat("2026-11-24T04:01:00+01:00")
    review.advance()

    assert (card, Side.ANSWER) == (asked(review).card, review.side)


def test_what_keeps_being_forgotten_is_read_again(opened: Opener) -> None:
    """After the eighth lapse the concept's page comes before the card, once, whatever the setting says of pages."""
    pages = []
    for lapse in range(1, 10):
        space = opened(NOON + timedelta(days=60 * lapse), show_pages=False, new_per_day=1 if lapse == 1 else 0)
        review = space.review()
        if lapse == 1:
            card = grade(review, Rating.EASY)
            continue
        assert asked(review).card.id == card
        review.reveal()
        review.grade(Rating.AGAIN)
        if isinstance(review.state, Question):
            pages.append((review.state.queued.schedule.lapses, review.state.page is not None))
        while isinstance(review.state, Question):
            grade(review, Rating.GOOD)

    assert pages == [(lapses, lapses == 8) for lapses in range(1, 9)]
