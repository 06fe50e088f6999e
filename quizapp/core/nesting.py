"""Decks within decks: an id is the path of a folder, with `/` between its parts."""

from collections.abc import Collection


def is_within(deck: str, decks: Collection[str]) -> bool:
    """Whether a deck is one of these or below one of them; none named: all."""
    return not decks or any(deck == name or deck.startswith(f"{name}/") for name in decks)
