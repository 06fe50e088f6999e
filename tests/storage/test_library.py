"""Reading back what sync wrote."""

from dataclasses import replace

from quizapp.core.generate import Name
from quizapp.storage import library
from quizapp.storage.database import Database
from tests.storage.conftest import placed, synced


def test_the_names_of_all_concepts(db: Database) -> None:
    """Title and aliases of each concept whose source exists."""
    ebb = placed("tides/ebb", {"Q": "A"})
    synced(
        db, replace(ebb, concept=replace(ebb.concept, aliases=("outflow", "falling tide"))), placed("tides/flood", {})
    )

    assert library.names(db) == [
        Name(ebb.concept.id, "Ebb", ("outflow", "falling tide")),
        Name(placed("tides/flood", {}).concept.id, "Flood", ()),
    ]
