"""Commands without processes: for tests of what a command says and does, not of how a process begins and ends."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from quizapp.cli import main
from tests.processes import Home


class InThisProcess(Home):
    """A home whose commands run here: that saves Python its start, a third of a second each time."""

    def run(
        self, *arguments: str, typed: str = "", env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end."""
        typing, said, talked = stream(typed), stream(), stream()
        with ExitStack() as stack:
            stack.enter_context(patch.dict(os.environ, self.environment(**(env or {})), clear=True))
            stack.enter_context(patch.object(sys, "stdin", typing))
            stack.enter_context(chdir(cwd or self.folder))
            stack.enter_context(redirect_stdout(said))
            stack.enter_context(redirect_stderr(talked))
            ended = stack.enter_context(pytest.raises(SystemExit))
            main([str(argument) for argument in arguments], prog_name="quizapp")
        return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), written(said), written(talked))


def stream(text: str = "") -> TextIOWrapper:
    """A stream as a process has it: bytes below, UTF-8 above."""
    return TextIOWrapper(BytesIO(text.encode()), encoding="utf-8")


def written(to: TextIOWrapper) -> str:
    """All that was written to a stream."""
    to.seek(0)
    return to.read()
