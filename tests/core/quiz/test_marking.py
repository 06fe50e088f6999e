"""What an answer to a question of a quiz is worth."""

import pytest

from quizapp.core.card import ItemKind
from quizapp.core.memory import Rating
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.marking import Response, can_be_overridden, mark, overridden
from quizapp.core.quiz.typed import Verdict
from tests.core.quiz.items import choice, item, match

TRUE_FALSE = item(ItemKind.TRUE_FALSE, prompt="True or false? Mars is red.", answer="True", guess=0.5)
ORDER = item(ItemKind.ORDER, options=("b", "c", "a"), answer="a → b → c", guess=1 / 6)
TYPED = item(ItemKind.TYPED, answer="Interplanetary medium", accept=("IPM",))


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        (choice(), "Mars", "Venus"),
        (TRUE_FALSE, "True", "False"),
        (ORDER, ("a", "b", "c"), ("b", "a", "c")),
        (TYPED, "interplanetary medium", "asteroid belt"),
        (match(), ("red", "hot", "wet"), ("hot", "red", "wet")),
    ],
    ids=lambda value: value.kind.value if isinstance(value, Item) else "",
)
def test_right_is_good_and_wrong_is_again(asked: Item, right: Response, wrong: Response) -> None:
    """Whatever the kind of question, right is never more than Good, and wrong never more than Again."""
    assert {outcome.rating for outcome in mark(asked, right).outcomes} == {Rating.GOOD}
    assert mark(asked, right).verdict is Verdict.RIGHT
    assert Rating.AGAIN in {outcome.rating for outcome in mark(asked, wrong).outcomes}
    assert mark(asked, wrong).verdict is Verdict.WRONG


@pytest.mark.parametrize("asked", [choice(), TRUE_FALSE, ORDER, TYPED, match()], ids=lambda asked: asked.kind.value)
def test_a_skipped_question_is_again(asked: Item) -> None:
    """Who asks for the answer did not remember it, whatever the kind of question."""
    skipped = mark(asked, "")

    assert {outcome.rating for outcome in skipped.outcomes} == {Rating.AGAIN}
    assert not skipped.is_right


def test_a_right_answer_carries_the_chance_of_a_guess() -> None:
    """One of three options may be hit by luck; what was typed may not."""
    assert [outcome.guess for outcome in mark(choice(), "Mars").outcomes] == [1 / 3]
    assert [outcome.guess for outcome in mark(TYPED, "IPM").outcomes] == [0.0]


def test_a_slip_of_the_fingers_is_nearly_right_and_counts() -> None:
    """NEAR is shown with the difference, and is Good."""
    marked = mark(TYPED, "interplanetry medium")

    assert marked.verdict is Verdict.NEAR
    assert marked.outcomes[0].rating is Rating.GOOD
    assert marked.graded is not None
    assert marked.graded.expected == "Interplanetary medium"


def test_each_pair_of_a_match_is_evidence_but_the_last() -> None:
    """With three, then two lines left to choose from, luck is one in three, then one in two; the last is given."""
    outcomes = mark(match(), ("red", "hot", "wet")).outcomes

    assert [(outcome.card, outcome.guess) for outcome in outcomes] == [
        ("sky/mars#tagline#", 1 / 3),
        ("sky/venus#tagline#", 1 / 2),
    ]


def test_a_match_judges_each_pair_by_itself() -> None:
    """Two lines exchanged say nothing against the third, nor anything for the last one left."""
    outcomes = mark(match(), ("hot", "red", "wet")).outcomes

    assert [outcome.rating for outcome in outcomes] == [Rating.AGAIN, Rating.AGAIN]


def test_a_wrong_option_tells_what_it_was_taken_for() -> None:
    """The concept that the option belongs to comes back as a distractor, and in the ledger of confusions."""
    assert mark(choice(), "Venus").taken_for == "sky/venus"
    assert mark(choice(), "Mars").taken_for == ""
    assert mark(choice(), "").taken_for == ""


def test_what_belongs_elsewhere_is_no_confusion() -> None:
    """Who takes the wrong one for the odd one out does not take one concept for another."""
    odd = item(ItemKind.ODD_ONE_OUT, options=("Venus", "Mars"), named=("sky/venus", "sky/mars"), is_evidence=False)

    assert mark(odd, "Venus").taken_for == ""


@pytest.mark.parametrize(("given", "rating"), [("Mars", Rating.AGAIN), ("Venus", Rating.GOOD)])
def test_an_override_turns_the_verdict_round(given: str, rating: Rating) -> None:
    """The learner knows whether it was luck, or a slip: in either direction."""
    turned = overridden(choice(), mark(choice(), given))

    assert [outcome.rating for outcome in turned.outcomes] == [rating]


def test_a_match_cannot_be_overridden() -> None:
    """It is several answers at once."""
    assert not can_be_overridden(match())
    assert can_be_overridden(choice())
