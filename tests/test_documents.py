"""README, the reference, CONTRIBUTING and the guide for authors say what is true."""

import re
import shlex
from dataclasses import fields
from pathlib import Path
from urllib.parse import unquote

import pytest

from quizapp.authoring.read import read_file
from quizapp.cli import main
from quizapp.config import Settings
from quizapp.tui.commands import COMMANDS, Group
from tests.conftest import write_concept
from tests.guide import with_tables
from tests.processes import Home

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "decks" / "README.md").read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    """The contents of the code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def shown_commands() -> list[str]:
    """Every `quizapp ...` line of the README's shell blocks."""
    lines = [line.partition("#")[0].strip() for block in fenced(README, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("quizapp")]


@pytest.mark.parametrize("line", shown_commands())
def test_every_command_of_the_readme_runs(home: Home, line: str) -> None:
    """As it stands there, with nothing prepared but the decks."""
    done = home.run(*shlex.split(line)[1:], typed="q\nn\n")

    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_command() -> None:
    """Nobody has to guess what there is."""
    assert all(f"quizapp {name}" in README for name in main.commands)


def test_the_five_lines_become_those_cards(home: Home) -> None:
    """The sample file and what it makes, word for word."""
    [sample] = fenced(README, "yaml")
    for file in (home.decks / "tides").iterdir():
        file.unlink()
    write_concept(home.decks, "tides/deck.yaml", "title: Tides\n")
    write_concept(home.decks, "tides/01-neap-tide.yaml", sample)

    assert home.run("cards", "tides").stdout.strip() == fenced(README, "text")[0].strip()


def test_the_key_table_is_the_list_of_commands() -> None:
    """Keys of Today, of the review, and of quizzes, as the app itself shows them."""
    quiz = (Group.SETUP, Group.CHOICE, Group.TRUE_FALSE, Group.ARRANGED, Group.FEEDBACK, Group.RESULT)
    library = (Group.LIBRARY, Group.CONCEPT, Group.EDITOR)
    rows = [
        f"| `{command.shown}` | {command.help} |"
        for group in (
            Group.TODAY,
            Group.REVIEW,
            *library,
            *quiz,
            Group.STATS,
            Group.FITTING,
            Group.ANKI,
            Group.HANDING,
            Group.HISTORY,
            Group.LOAD,
            Group.ANYWHERE,
        )
        for command in COMMANDS[group]
    ]
    missing = [row for row in rows if row not in REFERENCE]

    assert missing == []


def test_the_settings_table_is_the_settings() -> None:
    """Each name with its default."""
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", REFERENCE, re.MULTILINE))
    defaults = Settings()

    assert {field.name: toml(getattr(defaults, field.name)) for field in fields(Settings)} == rows


def toml(value: object) -> str:
    """A default as it would be written in the settings file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(toml(item) for item in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def test_pictures_are_snapshots() -> None:
    """A picture is the baseline of a test, so it cannot drift."""
    pictures = [unquote(target) for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)]

    assert pictures and all((ROOT / picture).is_file() and "__snapshots__" in picture for picture in pictures)


@pytest.mark.parametrize(
    "document", ["README.md", "docs/reference.md", "CONTRIBUTING.md", "CHANGELOG.md", "decks/README.md"]
)
def test_links_lead_somewhere(document: str) -> None:
    """Every link to a file of the project."""
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = [
        unquote(target)
        for target in re.findall(r"\]\(([^)]+)\)", text)
        if "://" not in target and not target.startswith("#")
    ]

    assert [
        target for target in targets if not (ROOT / document).parent.joinpath(target.partition("#")[0]).exists()
    ] == []


@pytest.mark.parametrize("sample", fenced(GUIDE, "yaml"))
def test_every_sample_of_the_authors_guide_is_valid(tmp_path: Path, sample: str) -> None:
    """What we tell authors to write, `check` accepts."""
    name = "deck.yaml" if sample.startswith("# deck.yaml") else "01-sample.yaml"
    write_concept(tmp_path, f"sample/{name}", sample)

    assert read_file(str(tmp_path), f"sample/{name}").problems == ()


def test_the_tables_of_the_guide_are_the_schema() -> None:
    """Run `python -m tests.guide` after a field was changed."""
    assert with_tables(GUIDE) == GUIDE


def test_the_first_hour_of_the_guide_works(home: Home) -> None:
    """Its commands, one after the other, with nothing prepared."""
    [block] = fenced(GUIDE, "sh")
    for line in block.splitlines():
        done = home.run(*shlex.split(line.partition("#")[0])[1:], typed="q\n")

        assert done.returncode == 0, done.stderr


def test_contributing_names_every_room() -> None:
    """A new room is put on the map."""
    house = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = [
        path.name
        for path in (ROOT / "quizapp").iterdir()
        if not path.name.startswith("__") and path.name != "errors.py"
    ]

    assert [room for room in rooms if f"`{room}" not in house and f"{room}/`" not in house] == []


def test_every_dependency_has_its_reason() -> None:
    """In CONTRIBUTING, beside what it costs."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["optimize"]]
    names = [re.split(r"[<>=;\[ ]", entry)[0] for entry in wanted]
    house = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert [name for name in names if f"| {name}" not in house] == []
