"""The order of questions, what comes back, and the result."""

from hypothesis import given as given_that
from hypothesis import strategies as st

from quizapp.core.card import CardId
from quizapp.core.concept import ConceptId
from quizapp.core.quiz.sitting import Change, Given, Sitting
from tests.core.quiz.items import rounds

CARDS = ("sky/mars#tagline#", "sky/venus#tagline#", "sky/earth#tagline#")


def answer(
    is_right: bool, concept: str = "sky/mars", before: float = 0.5, after: float = 0.7, kind: str = "tagline"
) -> Given:
    """An answer about a card of a concept."""
    card = CardId(f"{concept}#{kind}#")
    return Given(is_right, (Change(card, ConceptId(concept), concept, is_right, before, after),), ())


def asked_in(sitting: Sitting, *verdicts: bool) -> list[str]:
    """The kinds and cards that are asked, one after another, when the answers are these."""
    asked = []
    for verdict in verdicts:
        assert sitting.current is not None
        asked.append(f"{sitting.current.kind.value} {sitting.current.card.partition('#')[0]}")
        sitting = sitting.answered(answer(verdict))
    assert sitting.current is None
    return asked


def test_a_missed_question_comes_back_at_the_end_in_another_form() -> None:
    """Once, after all others; if it is missed again the quiz still ends."""
    assert asked_in(Sitting(rounds(*CARDS)), False, True, False, False, True) == [
        "choice sky/mars",
        "choice sky/venus",
        "choice sky/earth",
        "typed sky/mars",
        "typed sky/earth",
    ]


def test_with_all_right_nothing_comes_back() -> None:
    """The quiz is as long as it was ordered."""
    assert len(asked_in(Sitting(rounds(*CARDS)), True, True, True)) == 3


@given_that(st.lists(st.booleans(), min_size=3, max_size=3), st.data())
def test_progress_reaches_its_total_exactly_at_the_end(first: list[bool], data: st.DataObject) -> None:
    """However it goes, the last question is the one that the header said it would be."""
    sitting = Sitting(rounds(*CARDS))
    for verdict in first:
        sitting = sitting.answered(answer(verdict))
    while sitting.current is not None:
        assert sitting.is_retry
        sitting = sitting.answered(answer(data.draw(st.booleans())))

    assert sitting.progress == (len(sitting.given), 3 + first.count(False))
    assert sitting.progress[0] == sitting.progress[1]


def test_only_first_answers_make_the_score() -> None:
    """What is right when it comes back was missed all the same."""
    sitting = Sitting(rounds(*CARDS[:2]), (answer(False), answer(True), answer(True)))

    assert sitting.score == (1, 2)


def test_a_corrected_answer_replaces_the_last_one() -> None:
    """An override changes what comes back."""
    sitting = Sitting(rounds(CARDS[0]), (answer(False),)).corrected(answer(True))

    assert sitting.current is None
    assert sitting.score == (1, 1)


def test_results_are_by_concept_with_most_to_study_first() -> None:
    """Asked, right, and the mean of the recalls before and after."""
    given = (answer(True, "b", 0.4, 0.6), answer(True, "a"), answer(False, "c"), answer(True, "b", 0.6, 0.8, "term"))
    found = Sitting(rounds(*CARDS, CARDS[0]), given).results()

    assert [(result.concept, result.right, result.asked) for result in found] == [("c", 0, 1), ("a", 1, 1), ("b", 2, 2)]
    assert (found[2].before, found[2].after) == (0.5, 0.7)
    assert [result.missed for result in found] == [1, 0, 0]


def test_retries_are_not_in_the_results() -> None:
    """They are practice."""
    sitting = Sitting(rounds(CARDS[0]), (answer(False, "a"), answer(True, "a")))

    assert [(result.right, result.asked) for result in sitting.results()] == [(0, 1)]


def test_a_card_asked_twice_changes_once() -> None:
    """From before its first answer to after its last: practice in between takes nothing away."""
    given = (answer(False, "a", 0.5, 0.2), answer(True, "a", 0.2, 0.2))
    (result,) = Sitting(rounds(*CARDS[:2]), given).results()

    assert (result.asked, result.before, result.after) == (2, 0.5, 0.2)


def test_questions_about_cards_that_are_gone_are_left_out() -> None:
    """Of those still to come: what was answered was asked."""
    sitting = Sitting(rounds(*CARDS), (answer(True),)).without({CardId(CARDS[0]), CardId(CARDS[1])})

    assert [each.item.card for each in sitting.rounds] == [CARDS[0], CARDS[2]]


def test_a_concept_never_asked_before_is_new() -> None:
    """No recall could be predicted for it, so none has changed."""
    new, known = (Sitting(rounds(CARDS[0]), (answer(False, before=before),)).results()[0] for before in (0.0, 0.1))

    assert (new.is_new, known.is_new) == (True, False)
