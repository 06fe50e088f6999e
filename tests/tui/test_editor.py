"""Which command line opens an editor at a line, and what happens when it does not work."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from quizapp.errors import UsageError
from quizapp.tui.app import QuizApp
from quizapp.workspace import Workspace
from quizapp.workspace.editor import editor_command
from tests.tui.conftest import app_on, running, text


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("vi", ["vi", "+7", "a b.yaml"]),
        ("/usr/bin/nvim", ["/usr/bin/nvim", "+7", "a b.yaml"]),
        ("nano -w", ["nano", "-w", "+7", "a b.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "a b.yaml"]),
        ("code", ["code", "-g", "a b.yaml:7", "-w"]),
        ("'/opt/my editor/run' --fast", ["/opt/my editor/run", "--fast", "a b.yaml"]),
    ],
)
def test_the_editor_opens_at_the_line(named: str, words: list[str]) -> None:
    """Where it is known how; any other editor opens the file."""
    assert words == editor_command(named, "a b.yaml", 7)


@pytest.mark.parametrize("named", ["", "  ", "'open"])
def test_no_editor_is_a_clear_message(named: str) -> None:
    """It says what to set."""
    with pytest.raises(UsageError) as caught:
        editor_command(named, "a.yaml", 1)

    assert "EDITOR" in caught.value.hint


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal to hand over: tests have none."""
    monkeypatch.setattr(QuizApp, "suspend", lambda app: nullcontext())


def script(tmp_path: Path, body: str) -> str:
    """A program that can be named in $EDITOR."""
    program = tmp_path / "editor"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.usefixtures("terminal")
async def test_an_edit_is_on_the_card_at_once(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor gets the concept file; what it saved is shown when it is closed."""
    monkeypatch.setenv("EDITOR", script(tmp_path, 'sed -i "s/filled from above/fed from the top/" "$1"'))
    app = app_on(workspace)
    async with running(app) as pilot:
        await pilot.press("e")

        assert "Which kind of water wheel is fed from the top?" in text(app)


@pytest.mark.parametrize(
    ("body", "message"), [("exit 3", "ended with code 3"), (None, "cannot be run: No such file or directory")]
)
@pytest.mark.usefixtures("terminal")
async def test_a_failing_editor_loses_nothing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str | None, message: str
) -> None:
    """The card stays, and a message says what happened."""
    monkeypatch.setenv("VISUAL", script(tmp_path, body) if body else str(tmp_path / "missing"))
    app = app_on(workspace)
    async with running(app, (120, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()

        assert message in " ".join(text(app).split())
        assert "water wheel is filled from above?" in text(app)


async def test_a_terminal_that_cannot_be_handed_over(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a browser: the message names file and line."""
    monkeypatch.setenv("EDITOR", "vi")
    app = app_on(workspace)
    async with running(app, (120, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()

        assert "This terminal cannot be handed to an editor." in text(app)
        assert "line 3, by hand." in text(app)
