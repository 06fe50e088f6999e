"""A concept with all that it makes and all that is known of it."""

from collections.abc import Callable, Iterable
from textwrap import indent

from quizapp.core.card import Card, CardId
from quizapp.core.concept import Concept
from quizapp.core.day import Moment
from quizapp.listing.records import schedule_object
from quizapp.listing.schedules import mastery_text, standing_text
from quizapp.listing.words import counted, json_text, resource_line, safe
from quizapp.workspace.draft import Sketch
from quizapp.workspace.pages import Page

_STEP = "  "


def page_text(page: Page, now: Moment) -> str:
    """What the author wrote, then every card with its schedule, then the neighbours."""
    cards = [card_text(record.card, standing_text(record.schedule, now)) for record in page.records]
    known = f"{counted(len(cards), 'card')}, mastery: {mastery_text(page.mastery(now.day))}"
    neighbours = [f"{each.relation.capitalize()}: {each.title}  ({each.concept})" for each in page.neighbours]
    return _joined([_heading(page.concept), *_prose(page.concept), known, *cards, "\n".join(neighbours)])


def sketch_text(sketch: Sketch, standing: Callable[[CardId], str]) -> str:
    """What a file makes while it is being written. What is wrong with it comes last: there a terminal shows it.

    Args:
        standing: what is known of a card's schedule.
    """
    parts: list[str] = []
    for concept in sketch.concepts:
        cards = [card for card in sketch.cards if card.concept_id == concept.id]
        parts += [_heading(concept), *_prose(concept), counted(len(cards), "card")]
        parts += [card_text(card, standing(card.id)) for card in cards]
    return _joined([*parts, "\n".join(str(problem) for problem in sketch.problems)])


def page_json(page: Page, now: Moment) -> str:
    """An object: the concept, its cards with their schedules, and its neighbours."""
    concept = page.concept
    return json_text(
        {
            "id": concept.id,
            "deck": page.deck_title,
            "deck_id": concept.deck,
            "section": concept.section,
            "title": concept.title,
            "path": concept.path,
            "tagline": concept.tagline,
            "aliases": list(concept.aliases),
            "what_it_is": concept.what_it_is,
            "why_it_matters": concept.why_it_matters,
            "resources": [
                {"title": item.title, "url": item.url, "site": item.site, "about": item.about, "minutes": item.minutes}
                for item in concept.resources
            ],
            "mastery": round(page.mastery(now.day), 4),
            "cards": [
                {
                    "id": record.card.id,
                    "kind": record.card.kind,
                    "line": record.card.line,
                    "prompt": record.card.prompt,
                    "answer": record.card.answer,
                    "options": list(record.card.options),
                    "accept": list(record.card.accept),
                    "explain": record.card.explain,
                    "recall": round(record.schedule.recall(now.day), 4),
                    "schedule": schedule_object(record.schedule),
                }
                for record in page.records
            ],
            "neighbours": [
                {"relation": each.relation, "id": each.concept, "title": each.title} for each in page.neighbours
            ],
        }
    )


def card_text(card: Card, standing: str) -> str:
    """A card as a person reads it: kind, prompt, options, answer, and how it stands."""
    return "\n".join(
        [
            f"[{card.kind}] {_hung(card.prompt)}",
            *(f"{_STEP}· {_hung(option)}" for option in card.options),
            f"{_STEP}{_hung(card.answer)}",
            f"{_STEP}({standing})",
        ]
    )


def _heading(concept: Concept) -> str:
    return f"{concept.section} › {concept.title}  ({concept.id})\n{concept.path}:{concept.line}"


def _prose(concept: Concept) -> list[str]:
    reading = [f"• {resource_line(item)}{f'  {item.url}' if item.url else ''}" for item in concept.resources]
    parts = {
        "What it is": concept.what_it_is,
        "Why it matters": concept.why_it_matters,
        "Read more": "\n".join(reading),
    }
    return [concept.tagline, *(f"{title}\n{indent(text.strip(), _STEP)}" for title, text in parts.items() if text)]


def _hung(text: str) -> str:
    """`text` with its further lines below its first."""
    return text.replace("\n", f"\n{_STEP}")


def _joined(parts: Iterable[str]) -> str:
    return safe("\n\n".join(part for part in parts if part))
