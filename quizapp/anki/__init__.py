"""Anki: the only door to its packages and to a running Anki."""
