"""Cards, and what an edit did to them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizapp.listing.words import counted, json_text, safe

if TYPE_CHECKING:  # `quizapp due` needs none of these, and starts in a blink
    from quizapp.core.card import Card
    from quizapp.storage.sync import Synced


def cards_text(cards: "Iterable[Card]") -> str:
    """Every card under its concept: prompt, options, answer."""
    lines: list[str] = []
    concept = ""
    for card in cards:
        if card.concept_id != concept:
            concept = card.concept_id
            lines += ["", f"{card.section} › {card.concept}  ({concept})"]
        lines += ["", f"  [{card.kind}] {_indented(card.prompt)}"]
        lines += [f"    · {option}" for option in card.options]
        lines += [f"    {_indented(card.answer)}"]
    return safe("\n".join(lines).strip("\n") or "There are no cards yet.")


def cards_json(cards: "Iterable[Card]") -> str:
    """An array of cards; `rank` orders the cloze cards of a concept, a blank is `____`."""
    return json_text(
        [
            {
                "id": card.id,
                "kind": card.kind,
                "prompt": card.prompt,
                "answer": card.answer,
                "options": list(card.options),
                "concept": card.concept,
                "concept_id": card.concept_id,
                "section": card.section,
                "rank": card.rank,
            }
            for card in cards
        ]
    )


def synced_lines(synced: "Synced") -> list[str]:
    """What an edit did to cards."""
    done = {
        "new": len(synced.added),
        "changed": len(synced.changed),
        "renamed": len(synced.renamed),
        "retired": len(synced.retired),
        "returned": len(synced.returned),
    }
    counts = ", ".join(f"{number} {name}" for name, number in done.items() if number)
    renames = [f"Renamed with its history: {old} -> {new}" for old, new in synced.renamed]
    return [safe(line) for line in ([f"Cards: {counts}."] if counts else []) + renames]


def problems_line(count: int) -> str:
    """That something could not be read, and who knows more."""
    return f"{counted(count, 'problem')} in concept files: run `quizapp check`."


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")
