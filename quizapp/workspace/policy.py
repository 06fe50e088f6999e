"""The scheduling policy that holds for a card: the learner's choices, and what its deck asks for."""

from quizapp.config import Settings, seconds
from quizapp.core.concept import DeckId
from quizapp.core.schedule import Policy
from quizapp.storage import library
from quizapp.storage.database import Database


def policy(db: Database, settings: Settings, deck: DeckId) -> Policy:
    """Steps and desired retention for the cards of a deck."""
    return Policy(
        retention=library.retention(db, deck) or settings.retention,
        learning_steps=tuple(seconds(step) for step in settings.learning_steps),
        relearning_steps=tuple(seconds(step) for step in settings.relearning_steps),
    )
