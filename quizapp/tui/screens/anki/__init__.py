"""Handing decks to Anki: what is chosen, and how it goes."""
