"""A home whose commands need no process, and one whose commands do."""

import pytest

from tests.commands import InThisProcess
from tests.processes import Home


@pytest.fixture
def home(home: Home) -> Home:
    """What is said and done is looked at here, not how a process begins and ends."""
    return InThisProcess(home.folder, home.decks)


@pytest.fixture
def processes(home: Home) -> Home:
    """The same home, for what only processes of their own can show."""
    return Home(home.folder, home.decks)
