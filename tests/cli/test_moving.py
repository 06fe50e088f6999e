"""Notes of other people's packages, from the command line."""

from tests.processes import Home


def test_notes_move_in_where_a_deck_is_named(home: Home) -> None:
    """A person with no decks yet takes a package: files are written and named, cards are there; the second time adds
    nothing."""
    home.run("export", "anki", "-o", "tides.apkg")
    stranger = ["--decks", "new", "--db", "new.db"]
    left = home.run(*stranger, "import", "tides.apkg", "--deck", "mine")
    again = home.run(*stranger, "import", "tides.apkg", "--deck", "mine")

    assert left.returncode == again.returncode == 0
    assert "Written: mine/01-kinds-of-tide.yaml" in left.stdout
    assert "moved in with 0 cards" in again.stdout
    assert "What is a neap tide?" in home.run(*stranger, "cards").stdout
    assert home.run(*stranger, "check").returncode in (0, 1)


def test_without_a_deck_they_are_left_alone(home: Home) -> None:
    """The way to take them in is told."""
    home.run("export", "anki", "-o", "tides.apkg")
    left = home.run("--db", "new.db", "import", "tides.apkg")

    assert "that quizapp did not export: left alone.\nName a deck with --deck" in left.stdout
