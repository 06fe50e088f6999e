"""The learner's editor, at a line of a file."""

import shlex
from pathlib import Path, PurePath

from quizapp.config import editor
from quizapp.errors import UsageError

_PLUS_LINE = frozenset("vi vim nvim nano emacs emacsclient micro hx helix kak joe".split())
_FILE_AND_LINE = frozenset("code codium".split())

_HINT = "Name your editor in the environment, as in EDITOR=nano."


def run_editor(path: Path, line: int) -> None:
    """Open `path` at `line` in the terminal that this process has, and wait until the editor is closed.

    Raises:
        UsageError: no editor is named, it cannot be run, or it reported a failure.
    """
    import subprocess  # only a few people edit in the middle of a review

    command = editor_command(editor(), str(path), line)
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise UsageError(f"The editor `{command[0]}` cannot be run: {error.strerror}.", _HINT) from error
    if code:
        raise UsageError(f"The editor `{command[0]}` ended with code {code}.", "What it saved is taken in.")


def editor_command(named: str, path: str, line: int) -> list[str]:
    """The words of the command that opens `path` at `line`.

    Args:
        named: a program, perhaps with arguments, as in $EDITOR.

    Raises:
        UsageError: `named` holds no program, or an open quotation mark.
    """
    try:
        program, *arguments = shlex.split(named)
    except ValueError as error:
        raise UsageError("No editor is set." if not named.strip() else f"`{named}` is no command.", _HINT) from error
    name = PurePath(program).name.removesuffix(".exe")
    if name in _PLUS_LINE:
        return [program, *arguments, f"+{line}", path]
    if name in _FILE_AND_LINE:
        return [program, *arguments, "-g", f"{path}:{line}", "-w"]
    return [program, *arguments, path]
