"""What is imported, and so how fast things start. Times are for the benchmark; here only what must not be loaded."""

import subprocess
import sys

import pytest

from tests.processes import Home

HEAVY = ("textual", "pydantic", "genanki", "sqlite_utils", "yaml", "fsrs", "rapidfuzz")

REPORT = """
import sys, click
from quizapp.cli import main
try:
    main({arguments!r}, standalone_mode=False)
except SystemExit:
    pass
print("LOADED", *sorted(set({heavy!r}) & set(sys.modules)))
"""


def loaded(home: Home, *arguments: str) -> str:
    """Which heavy modules a command brought in."""
    script = REPORT.format(arguments=list(arguments), heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script], env=home.environment(), capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.splitlines()[-1]


def test_a_glance_knows_no_card() -> None:
    """The modules of a count are few: texts, concepts and scheduling take longer to load than the count itself."""
    script = (
        "import sys, quizapp.listing.today; "
        "print(*{'quizapp.core.text', 'quizapp.core.load'}.intersection(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout == "\n"


@pytest.mark.parametrize("command", [("due",), ("due", "--json"), ("decks",), ("history",)])
def test_a_glance_loads_nothing_heavy(home: Home, command: tuple[str, ...]) -> None:
    """With nothing changed on the disk, a shell prompt pays for click and sqlite3 only."""
    home.run("due")

    assert loaded(home, *command) == "LOADED"


def test_a_changed_file_pays_for_itself(home: Home) -> None:
    """Only then are yaml and pydantic needed, to parse it."""
    assert "pydantic" in loaded(home, "due")


def test_help_loads_no_room() -> None:
    """`quizapp --help` needs nothing but click."""
    script = "import sys, quizapp.cli; print(*[name for name in sys.modules if name.startswith('quizapp.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)

    assert {"cli", "errors"} == {name.split(".")[1] for name in done.stdout.split()}


def test_the_app_opens_without_what_only_reading_and_writing_need(home: Home) -> None:
    """Markdown, the text field and the screens that use them are loaded on entry."""
    script = (
        "import sys, quizapp.tui.app, quizapp.tui.screens.today, quizapp.tui.screens.review; "
        "print(*sorted({'textual.widgets._markdown', 'textual.widgets._text_area', 'markdown_it', 'pygments', "
        "'quizapp.core.formulas', 'quizapp.core.planning', 'quizapp.core.quiz.typed', 'quizapp.core.stats', "
        "'quizapp.core.training', 'quizapp.workspace.draft', 'quizapp.workspace.leeches'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=home.environment(), capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.split() == []
