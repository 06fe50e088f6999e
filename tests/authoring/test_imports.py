"""What the quick paths do not load."""

import subprocess
import sys

import pytest

SLOW = ("yaml", "pydantic", "rapidfuzz")


@pytest.mark.parametrize("module", ["quizapp.authoring", "quizapp.authoring.folder", "quizapp.authoring.read"])
def test_nothing_slow_is_loaded_until_a_file_is_parsed(module: str) -> None:
    """Looking for changed files costs no YAML and no schema."""
    script = f"import sys, {module}; print(*(set({SLOW!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""
