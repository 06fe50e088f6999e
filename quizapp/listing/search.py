"""What a search has found."""

from dataclasses import asdict

from quizapp.listing.words import json_text, safe
from quizapp.storage.search import Found, Hit


def found_text(found: Found) -> str:
    """A line a concept; below it those of its cards that were found."""
    if not found.hits:
        return "Nothing found."
    lines = [line for hit in found.hits for line in _lines(hit)]
    if not found.is_all:
        lines += ["", "There is more: look for something narrower, or use --limit."]
    return safe("\n".join(lines))


def found_json(found: Found) -> str:
    """An object: an array of concepts, each with those of its cards that were found; and whether that is all."""
    return json_text({"concepts": [asdict(hit) for hit in found.hits], "all": found.is_all})


def _lines(hit: Hit) -> list[str]:
    cards = [f"  [{card.kind}] {' '.join(card.prompt.split())}" for card in hit.cards]
    return [f"{hit.section} › {hit.title}  ({hit.concept})", *cards]
