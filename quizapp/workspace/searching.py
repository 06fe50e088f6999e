"""Looking for concepts and cards by what a person typed."""

from typing import TYPE_CHECKING

from quizapp.core.query import parse_query
from quizapp.storage.search import Found
from quizapp.storage.search import search as found

if TYPE_CHECKING:
    from quizapp.workspace import Workspace


def search(workspace: "Workspace", typed: str, limit: int) -> Found:
    """What is found by words, `deck:`, `tag:` and `is:` filters; whatever was typed is a query."""
    return found(workspace.db, parse_query(typed), workspace.now(), limit)
