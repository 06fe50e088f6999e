"""What the commands print about quizzes, as text for people and as JSON for scripts."""

from collections.abc import Iterable, Mapping, Sequence

from quizapp.core.card import Card, ItemKind
from quizapp.core.concept import ConceptId
from quizapp.core.day import day_date
from quizapp.core.generate.draft import TRUE
from quizapp.core.quiz.confusions import Confusion
from quizapp.core.quiz.item import Item
from quizapp.core.quiz.wish import Wish
from quizapp.listing.words import counted, json_text, safe


def questions_json(items: Iterable[Item]) -> str:
    """An array of questions with their answers, in the order in which they would be asked."""
    return json_text(
        [
            {
                "id": item.id,
                "kind": item.kind.value,
                "prompt": item.prompt,
                "answer": _answer(item),
                "options": item.pairs or item.options,
                "concept": item.concept,
                "concept_id": item.concept_id,
                "card": item.card,
                "explain": item.explain or item.source,
            }
            for item in items
        ]
    )


def no_questions_text(wish: Wish, cards: Sequence[Card]) -> str:
    """Why none of the questions wished for can be made of the cards of the chosen decks, and what to do."""
    if not cards:
        return (
            "There are no cards to ask. `quizapp decks` lists the decks, `quizapp check` what is wrong in their files."
        )
    if len(wish.kinds) < len(ItemKind):
        kinds = " or ".join(sorted(kind.value for kind in wish.kinds))
        return f"These cards make no question of the kind {kinds}. Leave out --kind, or choose more decks."
    return (
        "No question can be made of these cards. Wrong options come from other concepts with a tagline: write some, "
        "or choose more decks. Suspended cards are not asked."
    )


def confusions_text(confusions: Sequence[Confusion], titles: Mapping[ConceptId, str]) -> str:
    """A line a pair: how often, when last, and whether a quiz will ask for the difference."""
    lines = [
        f"{titles[pair.concept]} and {titles[pair.other]}: {counted(pair.times, 'time')}, last on "
        f"{day_date(pair.last_day)}{'; the next quiz asks for the difference' if pair.is_to_be_told_apart else ''}"
        for pair in confusions
    ]
    return safe("\n".join(lines) or "You have not taken any concept for another. Quizzes notice when you do.")


def confusions_json(confusions: Sequence[Confusion], titles: Mapping[ConceptId, str]) -> str:
    """An array of pairs; `last` is the study day of the last time."""
    return json_text(
        [
            {
                "concept": titles[pair.concept],
                "concept_id": pair.concept,
                "other": titles[pair.other],
                "other_id": pair.other,
                "times": pair.times,
                "last": str(day_date(pair.last_day)),
                "tell_apart": pair.is_to_be_told_apart,
            }
            for pair in confusions
        ]
    )


def _answer(item: Item) -> object:
    """What is right, in the shape of its kind."""
    match item.kind:
        case ItemKind.MATCH:
            return dict(item.pairs)
        case ItemKind.ORDER:
            return item.right_order
        case ItemKind.TRUE_FALSE:
            return item.answer == TRUE
        case _:
            return item.answer
