"""When to train weights again. Apart from the training, because the first screen asks for it."""

from typing import TYPE_CHECKING

from quizapp.core.memory import LEAST_ANSWERS
from quizapp.storage import log

if TYPE_CHECKING:
    from quizapp.workspace import Workspace

SUGGEST_DAYS, SUGGEST_ANSWERS = 30, 1000

_TRAINED = "trained"
"""Where the log ended, and on which study day, when weights were last trained."""


def remember_training(space: "Workspace") -> None:
    """Weights were trained today, whether they were adopted or not: the suggestion waits for new answers."""
    with space.db.transaction():
        space.db.set_meta(_TRAINED, f"{log.log_end(space.db)} {space.now().day}")


def answers_to_train_on(space: "Workspace") -> int:
    """How many answers were given since weights were last trained, if it is time to train again; else 0.

    It is time after 1,000 answers, or after a month (from the first answer on) with as many as training needs.
    """
    mark, day = map(int, (space.db.meta(_TRAINED) or f"0 {log.first_day(space.db)}").split())
    found = log.answers_since(space.db, mark, SUGGEST_ANSWERS)
    enough = LEAST_ANSWERS if space.now().day - day >= SUGGEST_DAYS else SUGGEST_ANSWERS
    return found if found >= enough else 0
