"""What all tests share: a decks folder, a workspace on it, and a clock that stands still."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

from quizapp.config import Places, Settings
from quizapp.workspace import Workspace
from tests.planets import PLANETS
from tests.processes import Home

# A slow machine is no failure. The gate tries the same cases on every run; a developer's machine tries new ones.
settings.register_profile("developer", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "developer")

NOON = datetime.fromisoformat("2026-11-23T12:00:00+01:00")

Opener = Callable[..., Workspace]

DEAR = ("cache", "choices", "everything", "exported", "found", "journey", "pages")
"""Fixtures of a module or more that take seconds to make."""


@pytest.hookimpl(tryfirst=True)  # before xdist looks for the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is dear is made once: all tests that use it run in one process."""
    for item in items:
        for name in set(DEAR).intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(name))


def write_concept(decks: Path, path: str, text: str) -> Path:
    """Write a concept file below the decks folder."""
    file = decks / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return file


@pytest.fixture(autouse=True, scope="session")
def findings_are_kept_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test leaves anything in the cache of whoever runs it."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quizapp.config.cache_folder", lambda: folder)
        yield


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    """A decks folder with one deck of two concepts."""
    folder = tmp_path / "decks"
    write_concept(folder, "tides/deck.yaml", "title: Tides\n")
    write_concept(
        folder,
        "tides/01-spring-tide.yaml",
        """
        title: Spring tide
        section: Kinds of tide
        tagline: The sea at its most extreme, twice a month
        what_it_is: |
          A spring tide is the largest rise and fall of the sea in a lunar month. It comes when sun, earth and moon
          stand in **one line**, so that their pulls add up.
        why_it_matters: |
          Harbours plan for it, because the water then stands highest and lowest.
        resources:
          - {title: Reading the sea, site: example.org, minutes: 12}
        facts:
          - {q: At which moon phases does the largest range occur?, a: new and full}
        """,
    )
    write_concept(
        folder,
        "tides/02-neap-tide.yaml",
        """
        title: Neap tide
        section: Kinds of tide
        tagline: The calmest range of all
        what_it_is: |
          A neap tide is the smallest rise and fall of the sea in a lunar month. It comes when sun and moon pull at a
          **right angle** as seen from the earth.
        why_it_matters: |
          Divers choose it, because currents are then at their weakest.
        """,
    )
    return folder


@pytest.fixture
def home(tmp_path: Path, decks: Path) -> Home:
    """A person's empty home with the decks folder, for commands run as processes."""
    folder = tmp_path / "home"
    folder.mkdir()
    return Home(folder, decks)


@pytest.fixture
def planets(home: Home) -> Home:
    """A home with a second deck, of which every kind of question can be made; both are read in already."""
    for name, text in PLANETS.items():
        write_concept(home.decks, f"planets/{name}", text)
    home.run("due")
    return home


@pytest.fixture
def opened(tmp_path: Path, decks: Path) -> Iterator[Opener]:
    """Opens workspaces on the decks folder, at any fixed time and with any settings, and closes them."""
    spaces: list[Workspace] = []

    def open_at(now: datetime | None = NOON, **settings: object) -> Workspace:
        places = Places(decks, tmp_path / "quizapp.db", tmp_path / "settings.toml", own_decks=False)
        space = Workspace(places, Settings(**settings), now)  # type: ignore[arg-type]  # the keywords are Settings' own
        space.refresh()
        spaces.append(space)
        return space

    yield open_at
    for space in spaces:
        space.db.close()
