"""The scheduling policy that holds for a card: the learner's choices, and what its deck asks for."""

from quizapp.config import Settings, seconds
from quizapp.core.concept import DeckId
from quizapp.core.schedule import Policy
from quizapp.storage import library, weights
from quizapp.storage.database import Database


def policy(db: Database, settings: Settings, deck: DeckId) -> Policy:
    """Steps, desired retention and weights for the cards of a deck."""
    return Policy(
        retention=library.retention(db, deck) or settings.retention,
        weights=weights.current(db).weights,
        learning_steps=tuple(seconds(step) for step in settings.learning_steps),
        relearning_steps=tuple(seconds(step) for step in settings.relearning_steps),
    )
