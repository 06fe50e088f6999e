"""A review in tests' hands."""

from quizapp.core.memory import Rating
from quizapp.workspace.review import Question, Review


def asked(review: Review) -> Question:
    """The question on the table, its page read."""
    assert isinstance(review.state, Question)
    review.page_read()
    assert isinstance(review.state, Question)
    return review.state


def grade(review: Review, rating: Rating = Rating.GOOD) -> str:
    """Answer the card on the table; returns its id."""
    card = asked(review).card.id
    review.reveal()
    review.grade(rating)
    return card
