"""Questions about the rivers of these tests, and quizzes of them, left before their first answer."""

from typing import Any

from quizapp.config import Places
from quizapp.core.card import CardId, ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.quiz.item import Item, Round
from quizapp.core.quiz.saved import dump
from quizapp.core.quiz.sitting import Sitting
from quizapp.core.quiz.wish import Wish
from quizapp.storage import quizzes
from quizapp.workspace import Workspace
from tests.tui.conftest import workspace_at

AMAZON = CardId("rivers/amazon#fact#which-river-carries-more-water-than-any-other")
NILE = CardId("rivers/nile#choice#into-which-sea-does-the-nile-flow")
DANUBE = CardId("rivers/danube#steps#")
WHEEL = CardId("mills/water-wheel#fact#which-kind-of-water-wheel-is-filled-from-above")

_NAMES = {
    AMAZON: ("Amazon", "South America", 17),
    NILE: ("Nile", "Africa", 4),
    DANUBE: ("Danube", "Europe", 3),
    WHEEL: ("Water wheel", "Mills", 3),
}


def item(kind: ItemKind, card: CardId, prompt: str, answer: str = "", **facts: Any) -> Item:
    """A question about one of the cards of these tests."""
    concept, section, line = _NAMES[card]
    return Item(
        kind=kind,
        card=card,
        concept_id=ConceptId(card.partition("#")[0]),
        concept=concept,
        section=section,
        prompt=prompt,
        answer=answer,
        line=line,
        **facts,
    )


CHOICE = item(
    ItemKind.CHOICE,
    NILE,
    "Which river does this line sum up? It flows north through a desert.",
    "Nile",
    options=("Amazon", "Nile", "Danube"),
    named=("rivers/amazon", "rivers/nile", "rivers/danube"),
    explain="Its delta lies **north** of Cairo.",
    source="The Nile crosses the Sahara from south to north.",
    guess=1 / 3,
)

CONTRAST = item(
    ItemKind.CONTRAST,
    AMAZON,
    "Amazon and Nile: how do they differ in the season of their floods, and in what their water has met on its way?",
    "The first swells when snow melts in the Andes and rain falls on the forest; the second rose in late summer.",
    options=(
        "The first never floods, since half of its basin always has a dry season; the second floods every day.",
        "The first swells when snow melts in the Andes and rain falls on the forest; the second rose in late summer.",
        "Both are fed by glaciers alone, and both rise at the same time of the year as the lakes that they leave.",
    ),
    named=("", "rivers/amazon", ""),
    other="rivers/nile",
    source="The Amazon rises in the Andes and crosses a continent.",
    guess=1 / 3,
)

TRUE_FALSE = item(
    ItemKind.TRUE_FALSE,
    AMAZON,
    "True or false? The Nile carries more water than any other river.",
    "False",
    source="The Amazon carries about a fifth of all river water.",
    guess=0.5,
)

TYPED = item(
    ItemKind.TYPED,
    AMAZON,
    "Which river carries more water than any other?",
    "Amazon",
    accept=("Amazonas",),
    explain="Its flow is larger than that of the next seven rivers **together**.",
    source="It carries about a fifth of all river water.",
)

CLOZE = item(
    ItemKind.CLOZE,
    WHEEL,
    "Water wheel — A wheel that is filled from above is called an ____ wheel, and it wastes the least water.",
    "overshot",
    source="A wheel that is filled from above is called an overshot wheel, and it wastes the least water.",
)

MATCH = item(
    ItemKind.MATCH,
    AMAZON,
    "Which line belongs to which river?",
    pairs=(
        ("Nile", "It flows north through a desert"),
        ("Amazon", "The river that outweighs all others, and reaches the sea without a single bridge across it"),
        ("Danube", "It passes more capitals than any other"),
    ),
    cards=(NILE, AMAZON, DANUBE),
)
"""As they are shown: Danube's, Nile's and Amazon's lines are 2, 1 and 3."""

ORDER = item(
    ItemKind.ORDER,
    DANUBE,
    "In which order does the Danube pass these cities?",
    "Ulm → Vienna → Budapest → Belgrade",
    options=("Belgrade", "Vienna", "Ulm", "Budapest"),
    guess=1 / 24,
)


def rounds(*items: Item) -> tuple[Round, ...]:
    """Each question; if it is missed, it comes back as it was."""
    return tuple(Round(each, each) for each in items)


def leave(workspace: Workspace, *items: Item, wish: Wish | None = None) -> None:
    """Leave a quiz of these questions before the first answer; the app offers to go on with it."""
    with workspace.db.transaction():
        quizzes.keep(workspace.db, dump(wish or Wish(), Sitting(rounds(*items))))


def left(places: Places, *items: Item, wish: Wish | None = None) -> None:
    """The same, on another run of the app."""
    with workspace_at(places) as workspace:
        leave(workspace, *items, wish=wish)
