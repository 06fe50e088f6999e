"""Whether two short texts say the same."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quiz.likeness import distance, folded, is_slip, same


def test_what_counts_in_a_text() -> None:
    """Its words, without case, accents, articles and signs; signs alone where there is no word."""
    assert folded("The  Naïve-Bayes classifier!") == ["naive", "bayes", "classifier"]
    assert folded("&&") == ["&&"]
    assert folded(" ") == []


def test_spaces_and_number_do_not_count() -> None:
    """But digits do not move together."""
    assert same(folded("pre trainings"), folded("pretraining"))
    assert not same(folded("1 2"), folded("12"))


def test_a_swap_is_one_slip() -> None:
    """So is a letter missing, too many or wrong."""
    assert [distance(["token"], [other]) for other in ("tokne", "toke", "tokens", "tokan")] == [1, 1, 1, 1]


def test_what_is_forgiven_depends_on_length() -> None:
    """Nothing in four letters, one slip in five, two in nine."""
    assert not is_slip(["roax"], ["roux"])
    assert is_slip(["tokan"], ["token"])
    assert not is_slip(["tokna", "x"], ["token"])
    assert is_slip(["overfitng"], ["overfitting"])


@given(st.text())
def test_a_text_says_the_same_as_itself(text: str) -> None:
    """In capitals too, as far as the letters have any."""
    assert same(folded(text), folded(text))
    assert distance(folded(text), folded(text)) == 0
