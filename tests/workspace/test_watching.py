"""Looking at a concept file while somebody writes it."""

from pathlib import Path

import pytest

from quizapp.workspace import watching
from quizapp.workspace.draft import Draft
from tests.conftest import Opener

PATH = "tides/02-neap-tide.yaml"


def test_each_save_is_seen_and_none_is_taken_in(opened: Opener, decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Away, empty, broken, whole again: each is shown once it has settled, and no card is retired meanwhile."""
    space, file = opened(), decks / PATH
    whole = file.read_text(encoding="utf-8")
    cards = len(space.cards())
    saves = iter(
        [
            file.unlink,
            lambda: file.write_text("", encoding="utf-8"),
            lambda: None,
            lambda: file.write_text(whole[:60], encoding="utf-8"),
            lambda: file.write_text("title: [half", encoding="utf-8"),
            lambda: None,
            lambda: file.write_text(whole.replace("calmest", "flattest"), encoding="utf-8"),
            lambda: None,
        ]
    )
    monkeypatch.setattr(watching, "sleep", lambda _: next(saves)())
    seen = []
    with pytest.raises(RuntimeError):  # the saves have come to their end
        for sketch in watching.sketches(Draft(space.db, str(decks), PATH), file):
            seen.append(([problem.code for problem in sketch.problems], len(sketch.concepts)))
            assert len(space.cards()) == cards

    assert seen == [([], 1), (["empty-file"], 1), (["yaml-syntax"], 1), ([], 1)]
