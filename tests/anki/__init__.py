"""Tests of the anki room."""
