"""Looking for concepts and cards by what a person typed."""

from typing import TYPE_CHECKING

from quizapp.core.card import CardId
from quizapp.core.query import parse_query
from quizapp.storage.search import Found, cards_meant
from quizapp.storage.search import search as found

if TYPE_CHECKING:
    from quizapp.workspace import Workspace


def search(workspace: "Workspace", typed: str, limit: int) -> Found:
    """What is found by words, `deck:`, `tag:` and `is:` filters; whatever was typed is a query."""
    return found(workspace.db, parse_query(typed), workspace.now(), limit)


def cards_found(workspace: "Workspace", typed: str) -> tuple[CardId, ...]:
    """All cards that a search finds, and those of the concepts that it finds; in no order, and without a limit."""
    return cards_meant(workspace.db, parse_query(typed), workspace.now())
