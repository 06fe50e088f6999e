"""Handing the terminal to the learner's editor, at a line of a concept file."""

from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from quizapp.config import editor
from quizapp.errors import UsageError
from quizapp.workspace.editor import editor_command, run_editor


def edit_file(app: App[Any], path: Path, line: int) -> None:
    """Open `path` at `line` and wait until the editor is closed.

    Raises:
        UsageError: no editor is named, it cannot be run, or it reported a failure.
    """
    editor_command(editor(), str(path), line)  # the screen does not flicker where there is no editor
    try:
        with app.suspend():
            run_editor(path, line)
    except SuspendNotSupported as error:
        raise UsageError(
            "This terminal cannot be handed to an editor.", f"Open {path}, line {line}, by hand."
        ) from error
