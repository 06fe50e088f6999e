"""All that is known of one concept."""

from pathlib import Path

import pytest

from quizapp.core.concept import ConceptId
from quizapp.core.memory import Rating
from quizapp.errors import UsageError
from quizapp.workspace import Workspace
from quizapp.workspace.pages import Relation, concept_called, page
from quizapp.workspace.review import Question
from tests.conftest import Opener, write_concept

SPRING = ConceptId("tides/spring-tide")


@pytest.fixture
def space(opened: Opener) -> Workspace:
    """The tides, taken in."""
    return opened(show_pages=False)


@pytest.mark.parametrize("said", ["tides/neap-tide", "neap-tide", "Neap tide", " neap TIDE ", "neap", "/nea"])
def test_a_concept_is_found_by_a_part_of_its_name(space: Workspace, said: str) -> None:
    """As long as only one concept has it."""
    assert concept_called(space, said) == "tides/neap-tide"


def test_a_whole_name_is_no_part_of_another(space: Workspace, decks: Path) -> None:
    """`tide` is a concept, though others have it in their names."""
    write_concept(decks, "tides/tide.yaml", "title: Tide\naliases: [the sea's breath]\n")
    space.refresh()

    assert concept_called(space, "tide") == concept_called(space, "sea's breath") == "tides/tide"


@pytest.mark.parametrize(
    ("said", "message"), [("tide", "may be 2 concepts"), ("ebb", "no concept"), ("", "no concept")]
)
def test_an_unclear_name_is_a_clear_message(space: Workspace, said: str, message: str) -> None:
    """It says what to do."""
    with pytest.raises(UsageError, match=message) as caught:
        concept_called(space, said)

    assert caught.value.hint


def test_a_page_has_the_cards_with_what_was_learnt(space: Workspace) -> None:
    """Schedules, histories, and how well it is known now."""
    review = space.review()
    assert isinstance(review.state, Question)
    asked = review.state.card
    review.reveal()
    review.grade(Rating.EASY)
    found = page(space, SPRING)
    learnt = {record.card.id: len(record.events) for record in found.records if record.schedule.reps}

    assert [record.card for record in found.records] == [card for card in space.cards() if card.concept_id == SPRING]
    assert learnt == {asked.id: 1}
    assert found.mastery(space.now().day) == pytest.approx(1 / len(found.records))


def test_a_page_leads_to_its_neighbours(space: Workspace, decks: Path) -> None:
    """In the deck's order, and as the author says; what leads nowhere is left out."""
    write_concept(
        decks,
        "tides/03-tide.yaml",
        "title: Tide\nrequires: [Neap tide]\nrelated: [spring-tide, nowhere]\nconfusable_with: [tides/neap-tide]\n",
    )
    space.refresh()
    found = page(space, ConceptId("tides/tide"))

    assert [(each.relation, each.title) for each in found.neighbours] == [
        (Relation.PREVIOUS, "Neap tide"),
        (Relation.REQUIRES, "Neap tide"),
        (Relation.RELATED, "Spring tide"),
        (Relation.CONFUSABLE, "Neap tide"),
    ]
    assert [each.relation for each in page(space, SPRING).neighbours] == [Relation.NEXT]


def test_a_page_that_is_gone_is_told(space: Workspace, decks: Path) -> None:
    """Its file was deleted meanwhile."""
    (decks / "tides/01-spring-tide.yaml").unlink()
    space.refresh()

    with pytest.raises(UsageError, match="gone"):
        page(space, SPRING)
