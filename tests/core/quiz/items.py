"""Questions for the tests of marking and sittings."""

from quizapp.core.card import CardId, ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.quiz.item import Item, Round


def item(kind: ItemKind = ItemKind.CHOICE, card: str = "sky/mars#tagline#", **facts: object) -> Item:
    """A question about Mars, or whatever the facts say."""
    concept = card.partition("#")[0]
    fields: dict[str, object] = {
        "kind": kind,
        "card": CardId(card),
        "concept_id": ConceptId(concept),
        "concept": concept.partition("/")[2].title(),
        "section": "Planets",
        "prompt": "Which concept does this line sum up? The red planet.",
        "answer": "Mars",
        "guess": 0.0,
    }
    return Item(**{**fields, **facts})  # type: ignore[arg-type]  # the tests name the fields


def choice(**facts: object) -> Item:
    """A choice of three planets."""
    named = ("sky/venus", "sky/mars", "sky/earth")
    return item(options=("Venus", "Mars", "Earth"), named=named, guess=1 / 3, **facts)


def match() -> Item:
    """Three planets with their lines."""
    return item(
        ItemKind.MATCH,
        pairs=(("Mars", "red"), ("Venus", "hot"), ("Earth", "wet")),
        cards=("sky/mars#tagline#", "sky/venus#tagline#", "sky/earth#tagline#"),
    )


def rounds(*cards: str) -> tuple[Round, ...]:
    """For each card a choice, that comes back as a typed question."""
    return tuple(Round(choice(card=card), item(ItemKind.TYPED, card=card)) for card in cards)
