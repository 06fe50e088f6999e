"""The scheduling policy that holds for a card: the learner's choices, and what its deck asks for."""

from quizapp.config import Settings, seconds
from quizapp.core.concept import DeckId
from quizapp.core.schedule import Policy
from quizapp.storage import library, plans, weights
from quizapp.storage.database import Database


def policy(db: Database, settings: Settings, deck: DeckId, day: int) -> Policy:
    """Steps, desired retention and weights for the cards of a deck on a study day."""
    return Policy(
        retention=retention(db, settings, deck, day),
        weights=weights.current(db).weights,
        learning_steps=tuple(seconds(step) for step in settings.learning_steps),
        relearning_steps=tuple(seconds(step) for step in settings.relearning_steps),
    )


def retention(db: Database, settings: Settings, deck: DeckId, day: int) -> float:
    """Desired retention: what a plan asks for until its exam, else what the deck or the learner chose."""
    plan = plans.running(db, day).get(deck)
    return plan.retention if plan else library.retention(db, deck) or settings.retention
