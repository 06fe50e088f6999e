"""How fast quizapp is, as ratios to a yardstick taken in the same minute: `uv run python -m tests.bench`."""
