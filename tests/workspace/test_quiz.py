"""A quiz on real files and a real database."""

from datetime import timedelta
from typing import Any

import pytest

from quizapp.core.card import CardId, ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.history import Event, EventKind, Form
from quizapp.core.memory import Rating
from quizapp.core.quiz.item import Item, Round
from quizapp.core.quiz.sitting import Sitting
from quizapp.core.quiz.typed import Verdict
from quizapp.core.quiz.wish import Counting, Wish
from quizapp.core.schedule import Phase, Schedule
from quizapp.core.session import Queued
from quizapp.errors import StorageError
from quizapp.storage import events
from quizapp.workspace import Workspace
from quizapp.workspace.quiz import Quiz
from tests.conftest import NOON, Opener

SPRING, NEAP = CardId("tides/spring-tide#tagline#"), CardId("tides/neap-tide#tagline#")
PRACTICE = Wish(counting=Counting.PRACTICE)


def choice(card: CardId = SPRING, **facts: Any) -> Item:
    """Which tide a line sums up."""
    fields = {
        "kind": ItemKind.CHOICE,
        "card": card,
        "concept_id": ConceptId(card.partition("#")[0]),
        "concept": "Spring tide",
        "section": "Kinds of tide",
        "prompt": "Which concept does this line sum up? The sea at its most extreme, twice a month.",
        "answer": "Spring tide",
        "options": ("Neap tide", "Spring tide", "Ebb"),
        "named": ("tides/neap-tide", "tides/spring-tide", ""),
        "guess": 1 / 3,
    }
    return Item(**{**fields, **facts})


def typed(card: CardId = SPRING, **facts: Any) -> Item:
    """The same, to be typed."""
    return choice(card, **{"kind": ItemKind.TYPED, "options": (), "named": (), "guess": 0.0, **facts})


def match() -> Item:
    """Two tides with their lines."""
    return choice(
        kind=ItemKind.MATCH, pairs=(("Spring tide", "extreme"), ("Neap tide", "calm")), cards=(SPRING, NEAP), guess=0.0
    )


def quiz_on(space: Workspace, *items: Item, wish: Wish | None = None) -> Quiz:
    """A quiz with these questions."""
    sitting = Sitting(tuple(Round(item, typed(item.card)) for item in items))
    return Quiz(space.db, space.clock, space.settings, wish or Wish(), sitting)


def schedule(space: Workspace, card: CardId = SPRING) -> Schedule:
    """A card's schedule."""
    queued = space.queued(card)
    assert isinstance(queued, Queued)
    return queued.schedule


def log(space: Workspace) -> list[Event]:
    """All events."""
    return list(space.history())


def test_a_right_choice_is_a_softened_good(opened: Opener) -> None:
    """Stored as Good with its chance of a guess; the card becomes a learning one, no more."""
    space = opened()
    quiz_on(space, choice()).answer("Spring tide")
    (event,) = log(space)

    assert (event.kind, event.rating, event.form, event.guess) == (EventKind.ANSWER, Rating.GOOD, Form.CHOICE, 1 / 3)
    assert event.detail["chosen"] == "Spring tide"
    assert schedule(space).phase is Phase.LEARNING


def test_a_lucky_guess_is_worth_less_than_recall(opened: Opener) -> None:
    """The same answer typed leaves a stronger memory than chosen."""
    space = opened()
    quiz_on(space, choice()).answer("Spring tide")
    quiz_on(space, typed(NEAP, answer="Neap tide")).answer("Neap tide")
    chosen, recalled = schedule(space).memory, schedule(space, NEAP).memory

    assert chosen is not None
    assert recalled is not None
    assert chosen.stability < recalled.stability


@pytest.mark.parametrize("response", ["Neap tide", ""])
def test_wrong_and_skipped_are_again(opened: Opener, response: str) -> None:
    """Never softened."""
    space = opened()
    quiz_on(space, choice()).answer(response)

    assert log(space)[0].rating is Rating.AGAIN


def test_the_answer_is_in_the_log_before_anybody_goes_on(opened: Opener) -> None:
    """Whatever happens while the feedback shows, nothing is lost."""
    space = opened()
    quiz = quiz_on(space, choice())
    quiz.answer("Spring tide")

    assert len(log(opened())) == 1
    assert quiz.feedback is not None


def test_only_the_first_answer_of_the_day_counts(opened: Opener) -> None:
    """The second one is practice: logged, but the schedule stays."""
    space = opened()
    quiz_on(space, choice()).answer("Spring tide")
    before = schedule(space)
    feedback = quiz_on(space, typed()).answer("Ebb")

    assert [event.kind for event in log(space)] == [EventKind.ANSWER, EventKind.PRACTICE]
    assert schedule(space) == before
    assert feedback.counted is Counting.PRACTICE


def test_a_day_later_the_first_answer_counts_again(opened: Opener) -> None:
    """It is a new day of study."""
    quiz_on(opened(), choice()).answer("Spring tide")
    space = opened(NOON + timedelta(days=1))
    quiz_on(space, typed()).answer("Spring tide")

    assert [event.kind for event in log(space)] == [EventKind.ANSWER, EventKind.ANSWER]


def test_practice_leaves_the_schedule_alone(opened: Opener) -> None:
    """That is what it is for."""
    space = opened()
    quiz_on(space, choice(), wish=PRACTICE).answer("Neap tide")

    assert [event.kind for event in log(space)] == [EventKind.PRACTICE]
    assert schedule(space) == Schedule()


def test_what_tells_nothing_of_memory_is_practice(opened: Opener) -> None:
    """Which section a concept belongs to is not what its card asks."""
    space = opened()
    quiz_on(space, choice(kind=ItemKind.ODD_ONE_OUT, is_evidence=False)).answer("Neap tide")

    assert log(space)[0].kind is EventKind.PRACTICE


def test_a_missed_question_comes_back_as_practice(opened: Opener) -> None:
    """The retry teaches; the first answer has told the truth."""
    space = opened()
    quiz = quiz_on(space, choice())
    quiz.answer("Neap tide")
    quiz.go_on()

    assert quiz.is_retry
    assert quiz.item == typed()
    quiz.answer("Spring tide")
    quiz.go_on()
    assert quiz.item is None
    assert [event.kind for event in log(space)] == [EventKind.ANSWER, EventKind.PRACTICE]


def test_an_override_replaces_the_answer_and_keeps_both_verdicts(opened: Opener) -> None:
    """The first event is taken back, the second says what the app and what the learner thought."""
    space = opened()
    quiz = quiz_on(space, typed())
    quiz.answer("Springtime tides")
    assert schedule(space).memory is not None
    feedback = quiz.override()
    answer, undo, corrected = log(space)

    assert (answer.rating, undo.kind, corrected.rating) == (Rating.AGAIN, EventKind.UNDO, Rating.GOOD)
    assert (corrected.detail["verdict"], corrected.detail["override"]) == ("wrong", "right")
    assert feedback.marked.verdict is Verdict.RIGHT
    assert corrected.kind is EventKind.ANSWER
    quiz.go_on()
    assert quiz.item is None


def test_an_override_works_in_both_directions_and_again(opened: Opener) -> None:
    """A lucky guess can be owned up to; a second press takes the override back."""
    space = opened()
    quiz = quiz_on(space, choice())
    quiz.answer("Spring tide")
    assert quiz.override().marked.verdict is Verdict.WRONG
    assert log(space)[-1].rating is Rating.AGAIN
    assert quiz.override().marked.verdict is Verdict.RIGHT
    assert log(space)[-1].rating is Rating.GOOD
    assert schedule(space).reps == 1


def test_the_schedule_is_still_the_replay_of_the_log(opened: Opener) -> None:
    """After answers, practice and overrides, rebuilding changes nothing."""
    space = opened()
    quiz = quiz_on(space, choice(), match())
    quiz.answer("Neap tide")
    quiz.override()
    quiz.go_on()
    quiz.answer(("extreme", "calm"))

    assert events.rebuild(space.db) == 0


def test_a_match_is_evidence_about_each_of_its_cards(opened: Opener) -> None:
    """One event a pair, in one transaction; the last pair proves nothing when it is right."""
    space = opened()
    quiz_on(space, match()).answer(("calm", "extreme"))

    assert [(event.card, event.rating, event.form) for event in log(space)] == [
        (SPRING, Rating.AGAIN, Form.MATCH),
        (NEAP, Rating.AGAIN, Form.MATCH),
    ]


def test_what_a_wrong_option_belongs_to_is_remembered(opened: Opener) -> None:
    """Two mix-ups, whichever way round, and the pair is to be told apart."""
    space = opened()
    quiz_on(space, choice()).answer("Neap tide")
    quiz_on(space, typed(NEAP, answer="Neap tide")).answer("spring tides")
    (confusion,) = space.confusions()

    assert (confusion.concept, confusion.other, confusion.times) == ("tides/neap-tide", "tides/spring-tide", 2)
    assert confusion.is_to_be_told_apart


def test_an_overridden_mix_up_is_none(opened: Opener) -> None:
    """The hand slipped, not the memory."""
    space = opened()
    quiz = quiz_on(space, choice())
    quiz.answer("Neap tide")
    quiz.override()

    assert space.confusions() == []


def test_telling_a_pair_apart_is_remembered(opened: Opener) -> None:
    """It is not asked again until it is mixed up anew."""
    space = opened()
    for _ in range(2):
        quiz_on(space, choice(), wish=PRACTICE).answer("Neap tide")
    quiz_on(space, choice(kind=ItemKind.CONTRAST, other="tides/neap-tide"), wish=PRACTICE).answer("Spring tide")
    (confusion,) = space.confusions()

    assert (confusion.times, confusion.is_to_be_told_apart) == (2, False)


def test_a_quiz_left_half_way_can_be_gone_on_with(opened: Opener) -> None:
    """With the same questions, after the last answer that was given."""
    quiz_on(opened(), choice(), choice(NEAP)).answer("Spring tide")
    resumed = opened().unfinished_quiz()

    assert resumed is not None
    assert resumed.item == choice(NEAP)
    assert resumed.progress == (1, 2)


def test_a_finished_quiz_is_not_offered_again(opened: Opener) -> None:
    """There is nothing to go on with."""
    space = opened()
    quiz = quiz_on(space, choice())
    quiz.answer("Spring tide")
    quiz.go_on()

    assert space.unfinished_quiz() is None


def test_an_answer_that_cannot_be_saved_leaves_the_question(opened: Opener) -> None:
    """It is told, nothing moves, and the same answer can be given again."""
    space = opened()
    quiz = quiz_on(space, choice())
    space.db.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError, match="nothing was saved"):
        quiz.answer("Spring tide")
    space.db.execute("PRAGMA query_only = OFF")

    assert (quiz.item, quiz.feedback, log(space)) == (choice(), None, [])
    quiz.answer("Spring tide")
    assert len(log(space)) == 1


def test_an_override_that_cannot_be_saved_changes_nothing(opened: Opener) -> None:
    """The answer stands, and so does its feedback."""
    space = opened()
    quiz = quiz_on(space, choice())
    feedback = quiz.answer("Neap tide")
    space.db.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError):
        quiz.override()
    space.db.execute("PRAGMA query_only = OFF")

    assert quiz.feedback == feedback
    assert len(log(space)) == 1


def test_a_card_whose_source_is_gone_leaves_no_event(opened: Opener) -> None:
    """The file was edited meanwhile: the question can still be answered, but it is about nothing."""
    space = opened()
    quiz = quiz_on(space, choice(CardId("tides/ebb#tagline#")))
    feedback = quiz.answer("Spring tide")

    assert log(space) == []
    assert feedback.counted is None


def test_a_quiz_is_gone_on_with_without_what_is_gone(opened: Opener) -> None:
    """No question about a concept that was deleted meanwhile."""
    space = opened()
    quiz_on(space, choice(), choice(NEAP), choice(SPRING, prompt="Once more.")).answer("Spring tide")
    (space.places.decks / "tides/02-neap-tide.yaml").unlink()
    space.refresh()
    resumed = space.unfinished_quiz()

    assert resumed is not None
    assert resumed.progress == (1, 2)
    assert resumed.item is not None
    assert resumed.item.card == SPRING


def test_results_tell_the_change_in_predicted_recall(opened: Opener) -> None:
    """A month ahead: a card never seen is not remembered, one just recalled may be."""
    space = opened()
    quiz = quiz_on(space, typed())
    quiz.answer("Spring tide")
    (result,) = quiz.results()

    assert result.before == 0
    assert 0 < result.after < 1
    assert quiz.score == (1, 1)


def test_what_to_study_begins_with_what_costs_least(opened: Opener) -> None:
    """Minutes first; what takes nobody knows how long comes last."""
    space = opened()
    file = space.places.decks / "tides/01-spring-tide.yaml"
    more = "  - {title: A book}\n  - {title: A drawing, minutes: 3}\nfacts:"
    file.write_text(file.read_text(encoding="utf-8").replace("facts:", more), encoding="utf-8")
    space.refresh()
    study = quiz_on(space, choice()).to_study(ConceptId("tides/spring-tide"))

    assert [resource.title for resource in study] == ["A drawing", "Reading the sea", "A book"]
